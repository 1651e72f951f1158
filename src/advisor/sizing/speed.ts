import type { AcceleratorEntry } from '../catalog/accelerator-entry.ts';
import type { ModelEntry } from '../catalog/model-entry.ts';
import { keyValueBytes, weightsBytes } from './memory.ts';
import type { Quantisation } from './quantisation.ts';

/**
 * What a runner makes of an accelerator. `streaming` is one that serves few requests at a time (llama.cpp, Ollama, LM
 * Studio); `batching` one that packs many into each step (vLLM, TensorRT-LLM). The figures are fitted to published
 * tables; see docs/benchmarks/advisor.md for what they miss.
 */
export interface RunnerTraits {
  /** Of the memory's bandwidth, what the best case reaches. */
  readonly bandwidthShare: number;
  /** A single stream cannot fill a very wide memory: at this bandwidth it reaches half of it. Bytes a second. */
  readonly halfBandwidth: number;
  /** Of the arithmetic, what the best case reaches. */
  readonly arithmeticShare: number;
  /** Operations a second at which half is reached, likewise. */
  readonly halfArithmetic: number;
  /** What starting a layer's work takes, in seconds. */
  readonly secondsPerLayer: number;
  /** What one exchange between cards takes, in seconds; two of them a layer. */
  readonly secondsPerExchange: number;
  /** Whether several cards work on one token at once, or one after the other. */
  readonly splits: 'tensor' | 'layers';
}

export const RUNNERS: Readonly<Record<'streaming' | 'batching', RunnerTraits>> = {
  streaming: {
    bandwidthShare: 1,
    halfBandwidth: 3_000e9,
    arithmeticShare: 0.85,
    halfArithmetic: 200e12,
    secondsPerLayer: 40e-6,
    secondsPerExchange: 0,
    splits: 'layers',
  },
  batching: {
    bandwidthShare: 0.75,
    halfBandwidth: Number.POSITIVE_INFINITY,
    arithmeticShare: 0.5,
    halfArithmetic: Number.POSITIVE_INFINITY,
    secondsPerLayer: 25e-6,
    secondsPerExchange: 10e-6,
    splits: 'tensor',
  },
};
export type RunnerKind = keyof typeof RUNNERS;

/** What was measured, over what is reckoned without it. 1 is no correction. */
export interface SpeedCorrection {
  readonly prefill: number;
  readonly decode: number;
}

export const NO_CORRECTION: SpeedCorrection = { prefill: 1, decode: 1 };

export interface SpeedQuestion {
  readonly model: Pick<ModelEntry, 'parameters' | 'activeParameters' | 'layers' | 'keyValue'>;
  readonly quantisation: Quantisation;
  readonly accelerator: Pick<AcceleratorEntry, 'bandwidthBytesPerSecond' | 'flops16' | 'flops8'>;
  readonly accelerators: number;
  readonly runner: RunnerKind;
  /** Requests in each step. */
  readonly batch: number;
  /** Tokens that a request holds on average while it is answered. */
  readonly heldTokens: number;
  /** Of one number of keys and values; 2 unless told otherwise. */
  readonly keyValueBytes?: number | undefined;
  readonly correction?: SpeedCorrection | undefined;
}

/** In tokens a second, of all requests of the batch together. */
export interface Speed {
  readonly decode: number;
  /** What one of them sees. */
  readonly decodePerRequest: number;
  /** Undefined where the accelerator's arithmetic is unknown. */
  readonly prefill: number | undefined;
  readonly boundBy: 'memory' | 'arithmetic';
}

const OPERATIONS_PER_WEIGHT = 2;

/** The roofline: a step takes as long as what it reads or what it reckons, whichever is slower. */
export function speedOf(question: SpeedQuestion): Speed {
  const { batch, correction = NO_CORRECTION } = question;
  const { memorySeconds, arithmeticSeconds, fixedSeconds } = stepOf(question);
  const seconds = Math.max(memorySeconds, arithmeticSeconds) + fixedSeconds;
  const decode = (batch / seconds) * correction.decode;
  const prefill = prefillOf(question);
  return {
    decode,
    decodePerRequest: decode / batch,
    prefill: prefill === undefined ? undefined : prefill * correction.prefill,
    boundBy: arithmeticSeconds > memorySeconds ? 'arithmetic' : 'memory',
  };
}

/**
 * Tokens a second, input and output together, of requests like these one after another in a full batch: what a machine
 * does day and night. Undefined where the speed of reading is unknown.
 */
export function mixedTokensPerSecond(
  { decode, prefill }: Speed,
  { inputTokens, outputTokens }: { readonly inputTokens: number; readonly outputTokens: number },
): number | undefined {
  if (prefill === undefined) return undefined;
  return (inputTokens + outputTokens) / (inputTokens / prefill + outputTokens / decode);
}

function stepOf(question: SpeedQuestion) {
  const { model, batch, heldTokens, accelerators, runner } = question;
  const traits = RUNNERS[runner];
  const bandwidth = reached(question.accelerator.bandwidthBytesPerSecond.value, traits.bandwidthShare, {
    half: traits.halfBandwidth,
  });
  const read = touchedBytes(question) + batch * keyValueBytes(model, heldTokens, question.keyValueBytes);
  const arithmetic = arithmeticOf(question);
  const operations = OPERATIONS_PER_WEIGHT * activeOf(model) * batch;
  // Cards that work one after the other are no faster for one token than one of them.
  const atOnce = traits.splits === 'tensor' ? accelerators : 1;
  const exchanges = accelerators > 1 ? 2 * traits.secondsPerExchange : 0;
  return {
    memorySeconds: read / (bandwidth * atOnce),
    arithmeticSeconds: arithmetic === undefined ? 0 : operations / (arithmetic * atOnce),
    fixedSeconds: model.layers.value * (traits.secondsPerLayer + exchanges),
  };
}

function prefillOf(question: SpeedQuestion): number | undefined {
  const arithmetic = arithmeticOf(question);
  if (arithmetic === undefined) return undefined;
  const atOnce = RUNNERS[question.runner].splits === 'tensor' ? question.accelerators : 1;
  return (arithmetic * atOnce) / (OPERATIONS_PER_WEIGHT * activeOf(question.model));
}

function arithmeticOf({ accelerator, quantisation, runner }: SpeedQuestion): number | undefined {
  const { flops8, flops16 } = accelerator;
  const known = quantisation.computeBits === 8 ? (flops8 ?? flops16) : flops16;
  if (known === undefined) return undefined;
  const { arithmeticShare, halfArithmetic } = RUNNERS[runner];
  return reached(known.value, arithmeticShare, { half: halfArithmetic });
}

/** Of a mixture of experts, a larger batch wakes more of them: each token draws its own. */
function touchedBytes({ model, quantisation, batch }: SpeedQuestion): number {
  const all = model.parameters.value;
  const share = activeOf(model) / all;
  const touched = share >= 1 ? 1 : 1 - (1 - share) ** batch;
  return weightsBytes(all * touched, quantisation);
}

function activeOf({ parameters, activeParameters }: SpeedQuestion['model']): number {
  return (activeParameters ?? parameters).value;
}

function reached(peak: number, share: number, { half }: { readonly half: number }): number {
  return (peak * share) / (1 + peak / half);
}
