import type { AcceleratorEntry } from '../catalog/accelerator-entry.ts';
import type { ModelEntry } from '../catalog/model-entry.ts';
import { concurrentThatFit, type MemoryNeed, memoryNeed } from './memory.ts';
import type { Quantisation } from './quantisation.ts';
import { type QueueAnswer, queueAt } from './queue.ts';
import { mixedTokensPerSecond, type RunnerKind, type Speed, type SpeedCorrection, speedOf } from './speed.ts';

/** A model on accelerators of one kind. */
export interface Box {
  readonly model: ModelEntry;
  readonly quantisation: Quantisation;
  readonly accelerator: AcceleratorEntry;
  readonly accelerators: number;
  readonly runner: RunnerKind;
  /** Tokens that one request may hold. */
  readonly contextTokens: number;
  readonly correction?: SpeedCorrection | undefined;
}

/** What comes at the peak. */
export interface PeakLoad {
  readonly requestsPerSecond: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface BoxAnswer {
  /** With as many requests at once as there are places. */
  readonly memory: MemoryNeed;
  readonly memoryBytes: number;
  readonly fits: boolean;
  /** Requests answered at once; 0 where the model does not fit. */
  readonly places: number;
  readonly alone: Speed;
  readonly full: Speed;
  /** Input and output tokens a second at this mix with all places taken; undefined where the arithmetic is unknown. */
  readonly tokensPerSecond: number | undefined;
  /** Undefined without a load, or without a known speed. */
  readonly queue: QueueAnswer | undefined;
  /** Undefined where it cannot be told. */
  readonly carries: boolean | undefined;
  readonly why: string;
}

/** Runners start with so many places; more of them make each answer slow long before memory ends. */
const MOST_PLACES: Readonly<Record<RunnerKind, number>> = { streaming: 8, batching: 256 };
/** Beyond it a little more traffic makes the line long. */
const CEILING = 0.8;
const LONGEST_WAIT_SECONDS = 10;

export function sizeBox(box: Box, load: PeakLoad): BoxAnswer {
  const { accelerator, accelerators, runner, model, quantisation, contextTokens } = box;
  const memoryBytes = accelerator.memoryBytes.value * accelerators;
  const asked = { model, quantisation, contextTokens };
  const places = Math.min(MOST_PLACES[runner], concurrentThatFit(memoryBytes, asked));
  const memory = memoryNeed({ ...asked, concurrent: Math.max(1, places) });
  const heldTokens = Math.min(contextTokens, load.inputTokens + load.outputTokens / 2);
  const speedWith = (batch: number) => speedOf({ ...box, batch, heldTokens });
  const full = speedWith(Math.max(1, places));
  const common = { memory, memoryBytes, places, alone: speedWith(1), full };
  if (places === 0) {
    return {
      ...common,
      fits: false,
      tokensPerSecond: undefined,
      queue: undefined,
      carries: false,
      why: `${model.name} at ${quantisation.id} needs ${gigabytes(memory.totalBytes)}, there are ${gigabytes(memoryBytes)}`,
    };
  }
  const tokensPerSecond = mixedTokensPerSecond(full, load);
  const queue =
    tokensPerSecond === undefined || !(tokensPerSecond > 0)
      ? undefined
      : queueAt({
          arrivalsPerSecond: load.requestsPerSecond,
          servers: places,
          serviceSeconds: (places * (load.inputTokens + load.outputTokens)) / tokensPerSecond,
        });
  return { ...common, fits: true, tokensPerSecond, queue, ...judge(queue) };
}

function judge(queue: QueueAnswer | undefined): Pick<BoxAnswer, 'carries' | 'why'> {
  if (queue === undefined) {
    return {
      carries: undefined,
      why: 'how fast it reads is unknown: the catalogue has no operations a second for it; measure it',
    };
  }
  const percent = `${Math.round(queue.utilisation * 100)} %`;
  if (queue.kind === 'overloaded') {
    return {
      carries: false,
      why: `the peak asks for ${percent} of what it can do: the line grows without end`,
    };
  }
  if (queue.wait95Seconds > LONGEST_WAIT_SECONDS) {
    return {
      carries: false,
      why: `at the peak 5 of 100 requests wait longer than ${queue.wait95Seconds.toFixed(0)} s for a place`,
    };
  }
  return queue.utilisation > CEILING
    ? {
        carries: false,
        why: `at the peak it is ${percent} busy; above ${CEILING * 100} % a little more makes long lines`,
      }
    : { carries: true, why: `at the peak it is ${percent} busy` };
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
