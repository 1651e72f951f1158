import type { Category, Label } from './label.ts';

/** What becomes of what identifies somebody: a made-up value of the same kind that is put back in the answer, or a mark. */
export const CLEANING_WAYS = ['pseudonymise', 'redact'] as const;
export type CleaningWay = (typeof CLEANING_WAYS)[number];

/** What a rule says is to be taken out of a request before somebody may see it who may not see the request itself. */
export interface Cleaning {
  readonly how: CleaningWay;
  /** Types of findings, for instance `PERSON`; sorted. Undefined, with no categories either, means all there is a way for. */
  readonly types?: readonly string[] | undefined;
  /** Categories whose findings are meant; sorted. */
  readonly categories?: readonly Category[] | undefined;
}

/** One name for each cleaning that can be said, under which it stands among facts and on record. */
export function cleaningName({ how, types = [], categories = [] }: Cleaning): string {
  const only = [...categories, ...types];
  return only.length === 0 ? how : `${how} only ${only.join(', ')}`;
}

/** What came of cleaning a request in one way: the label of what is left, or why it could not be done. */
export type CleanedFact =
  | { readonly cleaning: string; readonly label: Label; readonly left: readonly string[] }
  /** In words that can be shown; free of content. */
  | { readonly cleaning: string; readonly cannot: string };

/** What the record says of a cleaned request; never what was replaced. */
export interface CleaningRecord {
  readonly cleaning: string;
  readonly how: CleaningWay;
  /** How many places were replaced, by type of finding. */
  readonly types: Readonly<Record<string, number>>;
  readonly labelBefore: Label;
  readonly labelAfter: Label;
  /** Keyed commitment to the cleaned body, as the decision's own is to the body that came. */
  readonly commitment: string;
}
