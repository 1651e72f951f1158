import type { GrammarSchema } from './grammar-schema.ts';

export interface GenerationOptions {
  /** Most tokens to produce; the caller has made sure that they fit behind the prompt. */
  readonly maxTokens: number;
  /** 0 always takes the likeliest token. */
  readonly temperature: number;
  readonly topP: number;
  readonly seed: number | undefined;
  readonly frequencyPenalty: number | undefined;
  readonly presencePenalty: number | undefined;
  /** Texts that end the answer and are not part of it. */
  readonly stop: readonly string[];
  /** When given, the answer is JSON of this shape. */
  readonly schema: GrammarSchema | undefined;
  readonly signal: AbortSignal;
  readonly onText: (text: string) => void;
}

export interface Generation {
  readonly text: string;
  /** Every token that was sampled, those of a stop text included. */
  readonly outputTokens: number;
  readonly finish: 'stop' | 'length';
}

/** A loaded model that continues token sequences, one at a time. */
export interface TextEngine {
  readonly contextTokens: number;
  readonly endOfTurnToken: number;
  /** Plain text to tokens; text that spells a control token stays text. */
  tokenize(text: string): readonly number[];
  /**
   * Continues the prompt. Rejects with the signal's reason when aborted, and with `UnusableSchema` when no
   * grammar can be made of the schema.
   */
  generate(prompt: readonly number[], options: GenerationOptions): Promise<Generation>;
  dispose(): Promise<void>;
}

export class UnusableSchema extends Error {}
