import { DemarcError, type ErrorCode } from '../domain/error-catalogue.ts';
import { OPERATIONS } from '../domain/model-request.ts';
import type { UpstreamFailure } from '../domain/upstream-failure.ts';
import type { Recorded } from './stages.ts';

/** How long a caller is asked to wait when the upstream did not say. */
const DEFAULT_RETRY_AFTER_S = 5;

/** Faults after which another destination would have been tried, had one been cleared. */
const OUTAGES: ReadonlySet<ErrorCode> = new Set([
  'upstream_unreachable',
  'upstream_tls',
  'upstream_protocol',
  'upstream_error',
  'upstream_incomplete',
  'upstream_load_failed',
  'upstream_overloaded',
  'upstream_timeout',
  'upstream_auth',
  'upstream_model',
  'no_cleared_destination',
]);

/** Why a request with an empty plan goes nowhere. Deterministic, so that trying again is not suggested. */
export function refusalError({ facts, decision, principal, requestId }: Recorded): DemarcError {
  const { candidates, route } = decision;
  const unfit = candidates.flatMap(({ verdict }) => (verdict.kind === 'unfit' ? [verdict] : []));
  if (unfit.length > 0) {
    const lacks = unfit.flatMap((verdict) => verdict.lacks);
    const needs: ReadonlySet<string> = new Set([...facts.needs, ...OPERATIONS]);
    // What is lacking and is neither a need nor what was asked is room: where one deployment lacks only that, a shorter request is served.
    const onlyTooLong = unfit.some((verdict) => verdict.lacks.every((lack) => !needs.has(lack)));
    return new DemarcError(onlyTooLong ? 'context_length_exceeded' : 'unsupported_parameter', {
      message: `no deployment that may serve this request offers what it needs: ${[...new Set(lacks)].join(', ')}`,
    });
  }
  const detail = principal.seesLabels ? reasonsOf(decision) : '';
  const explained = `${detail}; see decision ${requestId}`;
  if (route.kind === 'named') {
    return new DemarcError('policy_denied', {
      message: `the policy does not let this request go to the model it names${explained}`,
      param: 'model',
    });
  }
  return new DemarcError('no_cleared_destination', {
    message: `no destination in the policy's rule may see this request${explained}`,
    retryable: false,
  });
}

function reasonsOf(decision: Recorded['decision']): string {
  const reasons = decision.candidates.flatMap(({ deployment, verdict }) =>
    verdict.kind === 'refused' ? verdict.refusals.map(({ reason }) => `${deployment} ${reason}`) : [],
  );
  return reasons.length === 0 ? '' : ` (${reasons.join('; ')})`;
}

/** What the caller is told when the last attempt failed and there is no further one. */
export function failureError(failure: UpstreamFailure, recorded: Recorded): DemarcError {
  const { candidates } = recorded.decision;
  const heldBack =
    recorded.facts.label.level === 'restricted' ||
    candidates.some(({ verdict }) => verdict.kind === 'refused');
  const retryAfterS = failure.retryAfterS ?? DEFAULT_RETRY_AFTER_S;
  if (heldBack && OUTAGES.has(failure.code))
    return new DemarcError('no_cleared_destination', { retryAfterS });
  const error = new DemarcError(failure.code);
  return error.status === 429 || error.status === 503
    ? new DemarcError(failure.code, { retryAfterS })
    : error;
}
