import type { ClassifiedRequest } from '../domain/classified-request.ts';
import type { CleanedFact, CleaningRecord } from '../domain/cleaning.ts';
import type { AnswerRestorer } from '../egress/cleaning/restore-answer.ts';

/** A request of which something was taken out, looked at anew and with a label of its own. */
export interface CleanedRequest {
  readonly kind: 'cleaned';
  readonly fact: CleanedFact;
  readonly classified: ClassifiedRequest;
  readonly record: CleaningRecord;
  /** Puts back what was taken out; undefined where nothing comes back. Lives as long as the request. */
  readonly restorer: AnswerRestorer | undefined;
}

export type CleaningResult = CleanedRequest | { readonly kind: 'cannot'; readonly fact: CleanedFact };

export const NO_CLEANINGS: ReadonlyMap<string, CleaningResult> = new Map();
