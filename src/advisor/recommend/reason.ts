import type { QuestionId } from '../interview/answers.ts';

/** Why something is recommended, and on whose answer it rests. */
export interface Reason {
  readonly words: string;
  readonly cites: readonly QuestionId[];
}

export function reason(words: string, ...cites: readonly QuestionId[]): Reason {
  return { words, cites };
}
