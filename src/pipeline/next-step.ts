import type { ErrorCode } from '../domain/error-catalogue.ts';
import type { UpstreamFailure } from '../domain/upstream-failure.ts';

/** What to do after an attempt failed before anything reached the caller. */
export type NextStep =
  /** The same deployment once more, after a pause. */
  | { readonly type: 'retry'; readonly delayMs: number }
  /** The next deployment of the plan. */
  | { readonly type: 'fallback' }
  /** Nobody else could do better: the request itself is at fault, or nobody is waiting. */
  | { readonly type: 'give-up' };

export interface Situation {
  readonly failure: UpstreamFailure;
  /** How often this deployment was tried for this request. */
  readonly tries: number;
  readonly maxRetries: number;
  readonly hasNext: boolean;
  /** Whether the retry budget still allows one. */
  readonly mayRetry: boolean;
  /** In [0, 1): spreads the retries of many callers. */
  readonly random: number;
}

const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 5_000;

/** Faults that may be gone a moment later. */
const PASSING: ReadonlySet<ErrorCode> = new Set([
  'upstream_unreachable',
  'upstream_error',
  'upstream_incomplete',
  'upstream_overloaded',
  'rate_limited',
]);

/** Faults that lie in the request: another deployment would be asked the same wrong thing. */
const OWN_FAULT: ReadonlySet<ErrorCode> = new Set(['upstream_rejected', 'client_gone']);

/** Whether the fault lies in the request or its caller. */
export function liesInRequest({ code }: UpstreamFailure): boolean {
  return OWN_FAULT.has(code);
}

/**
 * A deployment that is cleared for the request and free is better than waiting, so fallback goes before retry.
 * The last one left is retried, politely: within the budget, with growing jittered pauses, and never sooner than
 * the upstream asked for.
 */
export function nextStep(situation: Situation): NextStep {
  const { failure, hasNext } = situation;
  if (liesInRequest(failure)) return { type: 'give-up' };
  if (hasNext) return { type: 'fallback' };
  if (!PASSING.has(failure.code) || situation.tries > situation.maxRetries || !situation.mayRetry)
    return { type: 'give-up' };
  const askedForMs = (failure.retryAfterS ?? 0) * 1_000;
  if (askedForMs > LONGEST_DELAY_MS) return { type: 'give-up' };
  const backoffMs =
    Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (situation.tries - 1)) * (0.5 + situation.random / 2);
  return { type: 'retry', delayMs: Math.max(askedForMs, Math.round(backoffMs)) };
}
