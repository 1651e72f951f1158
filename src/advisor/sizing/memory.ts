import { assertNever } from '../../domain/assert-never.ts';
import type { KeyValueShape, ModelEntry } from '../catalog/model-entry.ts';
import type { Quantisation } from './quantisation.ts';

const BITS_PER_BYTE = 8;
/** The runner itself and its libraries on the card. Demarc's own figure: what runners report lies around it. */
const RUNTIME_BYTES = 600e6;
/** Scratch space for the step at hand, over the weights. Demarc's own figure. */
const ACTIVATION_SHARE = 0.03;
const KEY_AND_VALUE = 2;

export interface MemoryQuestion {
  readonly model: Pick<ModelEntry, 'parameters' | 'layers' | 'keyValue'>;
  readonly quantisation: Quantisation;
  /** Input and output tokens that one request may hold. */
  readonly contextTokens: number;
  /** Requests whose keys and values are kept at once. */
  readonly concurrent: number;
  /** Of one number of keys and values; 2 unless told otherwise. */
  readonly keyValueBytes?: number | undefined;
}

/** In bytes. */
export interface MemoryNeed {
  readonly weightsBytes: number;
  readonly keyValueBytes: number;
  readonly activationsBytes: number;
  readonly runtimeBytes: number;
  readonly totalBytes: number;
}

export function weightsBytes(parameters: number, quantisation: Quantisation): number {
  return (parameters * quantisation.bitsPerWeight) / BITS_PER_BYTE;
}

export function memoryNeed(question: MemoryQuestion): MemoryNeed {
  const { model, quantisation, contextTokens, concurrent } = question;
  const weights = weightsBytes(model.parameters.value, quantisation);
  const perRequest = keyValueBytes(model, contextTokens, question.keyValueBytes);
  const activations = weights * ACTIVATION_SHARE;
  const keyValue = perRequest * concurrent;
  return {
    weightsBytes: weights,
    keyValueBytes: keyValue,
    activationsBytes: activations,
    runtimeBytes: RUNTIME_BYTES,
    totalBytes: weights + keyValue + activations + RUNTIME_BYTES,
  };
}

/** What the past tokens of one request take, in bytes. */
export function keyValueBytes(
  { layers, keyValue }: Pick<ModelEntry, 'layers' | 'keyValue'>,
  tokens: number,
  bytesEach = 2,
): number {
  return numbersKept(keyValue.value, layers.value, tokens) * bytesEach;
}

function numbersKept(shape: KeyValueShape, layers: number, tokens: number): number {
  switch (shape.kind) {
    case 'grouped':
      return KEY_AND_VALUE * layers * shape.keyValueHeads * shape.headSize * tokens;
    case 'latent':
      return layers * shape.latentSize * tokens;
    case 'windowed': {
      const perLayer = KEY_AND_VALUE * shape.keyValueHeads * shape.headSize;
      const windowed = layers - shape.fullLayers;
      return perLayer * (shape.fullLayers * tokens + windowed * Math.min(tokens, shape.windowTokens));
    }
    default:
      return assertNever(shape);
  }
}

/** How many requests of that context fit beside the weights; 0 where not even the weights do. */
export function concurrentThatFit(memoryBytes: number, question: Omit<MemoryQuestion, 'concurrent'>): number {
  const empty = memoryNeed({ ...question, concurrent: 0 }).totalBytes;
  const each = keyValueBytes(question.model, question.contextTokens, question.keyValueBytes);
  if (empty > memoryBytes) return 0;
  return each === 0 ? Number.MAX_SAFE_INTEGER : Math.floor((memoryBytes - empty) / each);
}
