import type { AcceleratorEntry } from '../catalog/accelerator-entry.ts';
import type { ModelEntry } from '../catalog/model-entry.ts';
import type { Quantisation } from '../sizing/quantisation.ts';
import { type RunnerKind, type SpeedCorrection, speedOf } from '../sizing/speed.ts';
import type { MeasuredSpeed } from './measure-speed.ts';

/** A measurement as it is kept. */
export interface Measurement {
  readonly deployment: string;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly prefill: number | null;
  readonly decode: number | null;
  /** What it corrects, by the catalogue's ids. */
  readonly corrects: {
    readonly model: string;
    readonly accelerator: string;
    readonly correction: SpeedCorrection;
  } | null;
}

export interface MeasuredBox {
  readonly model: ModelEntry;
  readonly accelerator: AcceleratorEntry;
  readonly accelerators: number;
  readonly quantisation: Quantisation;
  readonly runner: RunnerKind;
}

/** A factor outside of it says that something else was measured. */
const MOST_CORRECTION = 100;
const HELD_TOKENS = 80;

/** What was measured over what is reckoned for one request alone. 1 for what could not be measured. */
export function correctionFrom(measured: MeasuredSpeed, box: MeasuredBox): SpeedCorrection {
  const reckoned = speedOf({ ...box, batch: 1, heldTokens: HELD_TOKENS });
  return {
    prefill: ratio(measured.prefill, reckoned.prefill),
    decode: ratio(measured.decode, reckoned.decode),
  };
}

/** The newest one that speaks of this model on this accelerator. */
export function findCorrection(
  measurements: readonly Measurement[],
  model: string,
  accelerator: string,
): SpeedCorrection | undefined {
  return measurements.findLast(
    ({ corrects }) => corrects?.model === model && corrects.accelerator === accelerator,
  )?.corrects?.correction;
}

function ratio(measured: number | undefined, reckoned: number | undefined): number {
  if (measured === undefined || reckoned === undefined || reckoned === 0) return 1;
  return Math.min(MOST_CORRECTION, Math.max(1 / MOST_CORRECTION, measured / reckoned));
}
