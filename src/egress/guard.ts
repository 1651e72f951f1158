import { type ClassifiedRequest, isClassified } from '../domain/classified-request.ts';
import type { ClearanceRefusal } from '../domain/decision.ts';
import type { Deployment } from '../domain/deployment.ts';
import type { Need, PrincipalFacts } from '../domain/facts.ts';
import type { Law } from '../domain/law.ts';
import { refusalsFor } from './verdict.ts';

declare const cleared: unique symbol;

/**
 * Leave to send one request to one deployment, once. Only {@link clear} makes one: the type has a brand that no
 * literal can carry, lint forbids asserting it, and the door looks it up at run time.
 */
export interface ClearedRequest {
  readonly [cleared]: true;
  readonly classified: ClassifiedRequest;
  readonly deployment: Deployment;
}

export type Clearance =
  | { readonly kind: 'cleared'; readonly request: ClearedRequest }
  | { readonly kind: 'refused'; readonly refusals: readonly ClearanceRefusal[] };

export interface ClearanceQuestion {
  readonly classified: ClassifiedRequest;
  readonly deployment: Deployment;
  readonly sender: Pick<PrincipalFacts, 'maxOutboundLevel'>;
  readonly law: Law;
  readonly needs: readonly Need[];
}

// Membership is the proof. A set that this file alone can write to cannot be reproduced by a cast, by copying the
// object, or by text that happens to have the right shape.
const unused = new WeakSet<object>();

/**
 * The law's answer for exactly this request and this deployment. Asked anew for every attempt: retry, fallback,
 * escalation, shadow, judge and embedder all come through here.
 */
export function clear({ classified, deployment, sender, law, needs }: ClearanceQuestion): Clearance {
  if (!isClassified(classified)) throw new Error('a request must be classified before it can be cleared');
  const { label } = classified.classification;
  const { destination } = deployment.provider;
  const refusals = refusalsFor({ label, sender, destination, law, needs });
  if (refusals.length > 0) return { kind: 'refused', refusals };
  const request = Object.freeze({ classified, deployment }) as ClearedRequest;
  unused.add(request);
  return { kind: 'cleared', request };
}

/**
 * Uses the clearance up. @throws when it was not minted by {@link clear} or was used before: a second attempt
 * needs a second clearance.
 */
export function redeem(request: ClearedRequest): void {
  if (!unused.delete(request)) throw new Error('refused to send: this clearance is forged or already used');
}
