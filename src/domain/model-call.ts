import type { DeploymentName } from './ids.ts';

/**
 * Asks a model something short on behalf of one request: what helps to decide obeys the law as much as what answers.
 * The pipeline carries it out, through the same guard and door, with the label of the request that the question is
 * made of. Never rejects.
 */
export type ModelCall = (question: ModelQuestion) => Promise<ModelReply>;

export interface ModelQuestion {
  readonly deployment: DeploymentName;
  /** What the model is to do, in words that hold nothing of the request. */
  readonly instructions: string;
  /** Made of the request's content, and as sensitive. */
  readonly text: string;
  readonly maxOutputTokens: number;
  /** For everything, from finding a place to the last word. */
  readonly timeoutMs: number;
}

export type ModelReply =
  | { readonly kind: 'answered'; readonly text: string }
  /** The law does not let the model see the request, or the model lies off the premises. */
  | { readonly kind: 'not-cleared' }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'failed' }
  /** The caller left. */
  | { readonly kind: 'aborted' };
