import type { RejectedResponse } from '../../domain/provider-codec.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import { classifyError, type ErrorClass, type ErrorWords } from '../classify-error.ts';
import { type ErrorEvidence, readErrorBody } from '../error-evidence.ts';
import { readErrorHeaders } from '../error-headers.ts';

const QUOTA: ErrorClass = { code: 'upstream_auth', cause: 'quota-exhausted' };

/** Anthropic's error types. Most say what their status says; where there is none, as in a stream, they decide. */
const WORDS: ErrorWords = {
  precise: {
    billing_error: QUOTA,
    overloaded_error: { code: 'upstream_overloaded', cause: 'overloaded' },
    timeout_error: { code: 'upstream_timeout', cause: 'timeout' },
  },
  general: {
    authentication_error: { code: 'upstream_auth', cause: 'invalid-key' },
    permission_error: { code: 'upstream_auth', cause: 'not-permitted' },
    not_found_error: { code: 'upstream_model', cause: 'model-not-found' },
    rate_limit_error: { code: 'rate_limited', cause: 'rate-limit' },
    request_too_large: { code: 'upstream_rejected', cause: 'request-too-large' },
    invalid_request_error: { code: 'upstream_rejected', cause: 'invalid-request' },
    api_error: { code: 'upstream_error', cause: 'server-error' },
  },
};

/** An empty account is answered with 400 and the type of a bad request; only its text tells. */
const NO_CREDIT = 'credit balance is too low';

/** The failure behind an answer with a status of 300 or more. */
export function mapError(response: RejectedResponse): UpstreamFailure {
  const evidence = readErrorBody(response.body, response.status);
  return { ...mapErrorObject(evidence), ...readErrorHeaders(response.headers) };
}

/** The failure behind an error object where an answer should be: in a 200 or in the middle of a stream. */
export function mapErrorObject(evidence: ErrorEvidence): UpstreamFailure {
  const failure = classifyError(evidence, WORDS);
  return failure.code === 'upstream_rejected' && evidence.message.includes(NO_CREDIT)
    ? { ...failure, ...QUOTA }
    : failure;
}
