import { type Cleaning, cleaningName } from '../domain/cleaning.ts';
import type { Deployment } from '../domain/deployment.ts';
import type { Label } from '../domain/label.ts';
import { type ClearedRequest, clear } from '../egress/guard.ts';
import type { AttemptSubject } from './attempt-subject.ts';
import type { CleanedRequest } from './cleaned-request.ts';

/** The form in which a deployment may see a request, cleared for it. */
export interface ClearedForm {
  readonly cleared: ClearedRequest;
  readonly label: Label;
  /** Undefined for the request as it is. */
  readonly cleaned: CleanedRequest | undefined;
}

/**
 * Asks the law for the request as it is, and where the answer is no and the rule says so, for the request as cleaned: a
 * request of its own, with a label of its own. Undefined where neither may go. Asked for every attempt, so that a
 * fallback inside has the original again.
 */
export function clearForm(
  subject: AttemptSubject,
  { deployment, cleaning }: { readonly deployment: Deployment; readonly cleaning?: Cleaning | undefined },
): ClearedForm | undefined {
  const question = {
    deployment,
    sender: subject.facts.principal,
    law: subject.policy.law,
    needs: subject.facts.needs,
  };
  const { classified } = subject;
  const asItIs = clear({ ...question, classified });
  if (asItIs.kind === 'cleared')
    return { cleared: asItIs.request, label: subject.facts.label, cleaned: undefined };
  const cleaned = cleaning === undefined ? undefined : subject.cleanings.get(cleaningName(cleaning));
  if (cleaned?.kind !== 'cleaned') return undefined;
  const clearance = clear({ ...question, classified: cleaned.classified });
  if (clearance.kind === 'refused') return undefined;
  return { cleared: clearance.request, label: cleaned.classified.classification.label, cleaned };
}
