import type { Sourced } from '../catalog/sourced.ts';
import { type Quantisation } from './quantisation.ts';
import { mixedTokensPerSecond, type RunnerKind, type Speed, type SpeedQuestion, speedOf } from './speed.ts';

/** A speed that somebody measured and published. */
export interface PublishedPoint {
  readonly model: SpeedQuestion['model'];
  readonly accelerator: SpeedQuestion['accelerator'];
  readonly quantisation: Quantisation;
  readonly accelerators: number;
  readonly runner: RunnerKind;
  readonly batch: number;
  /** `throughput` is output tokens of a whole batch from its first input token on. */
  readonly measures: 'decode' | 'prefill' | 'throughput';
  readonly heldTokens?: number | undefined;
  readonly keyValueBytes?: number | undefined;
  readonly inputTokens?: number | undefined;
  readonly outputTokens?: number | undefined;
  readonly tokensPerSecond: number;
}

/** What the roofline says of the same. Undefined where the accelerator's arithmetic is unknown. */
export function reckonPoint(point: PublishedPoint): number | undefined {
  const { inputTokens = 0, outputTokens = 0, heldTokens } = point;
  const speed: Speed = speedOf({ ...point, heldTokens: heldTokens ?? inputTokens + outputTokens / 2 });
  switch (point.measures) {
    case 'decode':
      return speed.decode;
    case 'prefill':
      return speed.prefill;
    default: {
      const mixed = mixedTokensPerSecond(speed, { inputTokens, outputTokens });
      return mixed === undefined ? undefined : (mixed * outputTokens) / (inputTokens + outputTokens);
    }
  }
}

/** How far two figures are apart, as a factor of 1 or more. */
export function factorApart(one: number, other: number): number {
  return one > other ? one / other : other / one;
}

/** A bare value where no page need be named: the points' own file names it. */
export function unsourced<Value>(value: Value): Sourced<Value> {
  return { value, source: { url: '', title: '', readOn: '', quote: '' } };
}
