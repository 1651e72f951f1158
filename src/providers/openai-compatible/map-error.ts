import type { RejectedResponse } from '../../domain/provider-codec.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import { classifyError, type ErrorClass, type ErrorWords } from '../classify-error.ts';
import { type ErrorEvidence, readErrorBody } from '../error-evidence.ts';
import { readErrorHeaders } from '../error-headers.ts';

const QUOTA: ErrorClass = { code: 'upstream_auth', cause: 'quota-exhausted' };
const KEY: ErrorClass = { code: 'upstream_auth', cause: 'invalid-key' };
const MODEL: ErrorClass = { code: 'upstream_model', cause: 'model-not-found' };
const LOADING: ErrorClass = { code: 'starting', cause: 'model-loading' };
const FILTERED: ErrorClass = { code: 'upstream_rejected', cause: 'content-filter' };

/** Words of OpenAI, Azure, Groq, llama.cpp and Ollama. A word that is not here never reaches the record. */
const WORDS: ErrorWords = {
  precise: {
    // A 429 that waiting does not cure: the account has no money left.
    insufficient_quota: QUOTA,
    billing_hard_limit_reached: QUOTA,
    billing_not_active: QUOTA,
    invalid_api_key: KEY,
    invalid_authentication: KEY,
    account_deactivated: KEY,
    authentication_error: KEY,
    model_not_found: MODEL,
    DeploymentNotFound: MODEL,
    // llama.cpp answers 503 with this while it reads the model from disk.
    unavailable_error: LOADING,
    // And 501 with this for what its model was not made for: a gap, or vectors.
    not_supported_error: { code: 'unsupported_parameter', cause: 'not-supported' },
    content_filter: FILTERED,
    content_policy_violation: FILTERED,
    invalid_image_url: { code: 'upstream_rejected', cause: 'invalid-image-url' },
    invalid_image_format: { code: 'upstream_rejected', cause: 'invalid-image-format' },
    unsupported_parameter: { code: 'upstream_rejected', cause: 'unsupported-parameter' },
    unsupported_value: { code: 'upstream_rejected', cause: 'unsupported-value' },
    invalid_function_parameters: { code: 'upstream_rejected', cause: 'invalid-tool-schema' },
    string_above_max_length: { code: 'upstream_rejected', cause: 'string-too-long' },
  },
  general: {
    rate_limit_exceeded: { code: 'rate_limited', cause: 'rate-limit' },
    rate_limit_error: { code: 'rate_limited', cause: 'rate-limit' },
    tokens: { code: 'rate_limited', cause: 'rate-limit' },
    requests: { code: 'rate_limited', cause: 'rate-limit' },
    overloaded_error: { code: 'upstream_overloaded', cause: 'overloaded' },
    not_found_error: MODEL,
    NotFoundError: MODEL,
    invalid_request_error: { code: 'upstream_rejected', cause: 'invalid-request' },
    BadRequestError: { code: 'upstream_rejected', cause: 'invalid-request' },
    server_error: { code: 'upstream_error', cause: 'server-error' },
    api_error: { code: 'upstream_error', cause: 'server-error' },
    InternalServerError: { code: 'upstream_error', cause: 'server-error' },
  },
};

/**
 * llama.cpp makes a grammar of a schema and of the tools' schemas, and answers 400 where it cannot: for a keyword that
 * its converter does not know, or a chat template that the grammar does not fit. The request is right, and another
 * model can serve it. In lower case.
 */
const NO_GRAMMAR = ['failed to initialize samplers', 'failed to parse grammar'];

/** The failure behind an answer with a status of 300 or more. */
export function mapError(response: RejectedResponse): UpstreamFailure {
  const evidence = readErrorBody(response.body, response.status);
  return { ...mapErrorObject(evidence), ...readErrorHeaders(response.headers) };
}

/** The failure behind an error object where an answer should be: in a 200 or in the middle of a stream. */
export function mapErrorObject(evidence: ErrorEvidence): UpstreamFailure {
  const { status, message } = evidence;
  const isRefused = status === undefined || status >= 400;
  if (isRefused && NO_GRAMMAR.some((phrase) => message.includes(phrase))) {
    const cause = 'grammar-unsupported';
    return { code: 'unsupported_parameter', cause, ...(status === undefined ? {} : { status }) };
  }
  return classifyError(evidence, WORDS);
}
