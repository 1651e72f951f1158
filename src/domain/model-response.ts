import type { RawJson } from './json/write-json.ts';
import type { Usage } from './usage.ts';

/** Why a model stopped. `refusal` is an answer, not an outage. */
export type FinishReason =
  | 'stop'
  | 'stop-sequence'
  | 'length'
  | 'tool-calls'
  | 'refusal'
  | 'content-filter'
  | 'context-exceeded'
  | 'pause'
  | 'unknown';

export interface Finish {
  readonly reason: FinishReason;
  /** Which stop sequence, where the upstream says so. */
  readonly stopSequence?: string | undefined;
}

export type OutputPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'reasoning'; readonly text: string; readonly signature?: string | undefined }
  | { readonly type: 'redacted-reasoning'; readonly data: string }
  | { readonly type: 'refusal'; readonly text: string }
  /** `argumentsJson` is JSON text as the model wrote it, `{}` when it gave none. A weak model may write invalid JSON. */
  | {
      readonly type: 'tool-call';
      readonly id: string;
      readonly name: string;
      readonly argumentsJson: string;
    };

/** A vector as the upstream wrote it: a JSON array of numbers with all their digits, or the base64 of 32-bit floats. */
export type Vector =
  | { readonly kind: 'float'; readonly json: RawJson; readonly dimensions: number }
  | { readonly kind: 'base64'; readonly data: string; readonly dimensions: number };

/** A whole answer, free of any vendor's shape. */
export interface ModelResponse {
  /** The upstream's id of the answer, where it gave one. */
  readonly id: string | undefined;
  /** The model that the upstream says answered. */
  readonly model: string | undefined;
  readonly parts: readonly OutputPart[];
  readonly finish: Finish;
  /** Undefined when the upstream gave none. */
  readonly usage: Usage | undefined;
  /** What a request for embeddings is answered with, in the order of its inputs; the parts are empty then. */
  readonly vectors?: readonly Vector[] | undefined;
  /** Token log-probabilities as the upstream wrote them, for callers of the same shape. */
  readonly logprobs?: RawJson | undefined;
}
