import type { QuestionId } from './answers.ts';

export interface Option {
  readonly value: string;
  readonly words: string;
}

/** What an answer looks like. */
export type AnswerKind =
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
  /** Any number of the options. */
  | { readonly kind: 'several'; readonly options: readonly Option[] }
  /** Short words of one's own. */
  | { readonly kind: 'words'; readonly example: string }
  | { readonly kind: 'number'; readonly unit: string; readonly least: number; readonly most: number }
  /** 0 to 1, or percent. */
  | { readonly kind: 'share'; readonly least: number; readonly most: number }
  | { readonly kind: 'dollars' }
  /** The id of a row of a catalogue. */
  | { readonly kind: 'name'; readonly of: 'accelerators' | 'models' | 'prices'; readonly example: string };

export interface Question {
  readonly id: QuestionId;
  /** One of the four that are asked first, in their order, or one of the further ones. */
  readonly rank: 'first' | 'further';
  readonly words: string;
  /** What the answer decides. */
  readonly why: string;
  readonly answer: AnswerKind;
}
