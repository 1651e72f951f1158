/** The class of an error: what a dialect turns into its own `type`. */
export type ErrorKind =
  | 'invalid-request'
  | 'authentication'
  | 'permission'
  | 'not-found'
  | 'too-large'
  | 'rate-limit'
  | 'overloaded'
  | 'timeout'
  | 'api';

export interface CatalogueEntry {
  readonly status: number;
  readonly kind: ErrorKind;
  /** Whether trying again later can help. Sent as `x-should-retry`, which the vendors' clients obey. */
  readonly retryable: boolean;
  /** What the caller is told when the place of the error has nothing more precise to say. */
  readonly message: string;
}

const entry = (status: number, kind: ErrorKind, retryable: boolean, message: string): CatalogueEntry => ({
  status,
  kind,
  retryable,
  message,
});

/** Every error a caller can see. Codes are stable: clients may branch on them. Explained in `docs/errors.md`. */
export const ERROR_CATALOGUE = {
  invalid_json: entry(400, 'invalid-request', false, 'the body is not valid JSON'),
  invalid_request: entry(400, 'invalid-request', false, 'the request is not valid'),
  unsupported_parameter: entry(
    400,
    'invalid-request',
    false,
    'the request uses a parameter that is not supported',
  ),
  too_complex: entry(400, 'invalid-request', false, 'the body is nested too deeply or holds too many values'),
  context_length_exceeded: entry(
    400,
    'invalid-request',
    false,
    'the request is longer than the model can read',
  ),
  upstream_rejected: entry(400, 'invalid-request', false, 'the model server rejected the request as invalid'),
  invalid_header: entry(400, 'invalid-request', false, 'a request header is not valid'),
  invalid_api_key: entry(401, 'authentication', false, 'the API key is missing or not valid'),
  model_not_allowed: entry(403, 'permission', false, 'this API key may not use the model asked for'),
  policy_denied: entry(
    403,
    'permission',
    false,
    'the policy does not let this request go where it was asked to go',
  ),
  admin_only: entry(403, 'permission', false, 'this needs an API key with the admin role'),
  labels_withheld: entry(403, 'permission', false, 'this needs an API key that may see labels'),
  not_found: entry(404, 'not-found', false, 'there is nothing at this address'),
  not_built: entry(404, 'not-found', false, 'this endpoint is planned and not built yet'),
  model_not_found: entry(404, 'not-found', false, 'no model of that name is configured'),
  decision_not_found: entry(404, 'not-found', false, 'no decision with that id is on record'),
  payload_not_found: entry(
    404,
    'not-found',
    false,
    'the content of that request was not kept, or was erased',
  ),
  key_not_found: entry(404, 'not-found', false, 'no API key with that id exists'),
  method_not_allowed: entry(405, 'invalid-request', false, 'this address does not take that method'),
  request_timeout: entry(408, 'timeout', true, 'the request was not received in time'),
  request_too_large: entry(413, 'too-large', false, 'the body is larger than this server accepts'),
  unsupported_media_type: entry(
    415,
    'invalid-request',
    false,
    'send the body as application/json without compression',
  ),
  rate_limited: entry(429, 'rate-limit', true, 'the model server is limiting the rate of requests'),
  client_gone: entry(499, 'invalid-request', false, 'the client closed the connection'),
  internal: entry(500, 'api', false, 'something went wrong inside the gateway'),
  upstream_unreachable: entry(502, 'api', true, 'the model server could not be reached'),
  upstream_tls: entry(502, 'api', false, 'the model server could not prove who it is (TLS)'),
  upstream_blocked: entry(502, 'api', false, 'the model server resolved to an address it must not have'),
  upstream_protocol: entry(502, 'api', true, 'the model server answered in a way that cannot be read'),
  upstream_redirect: entry(
    502,
    'api',
    false,
    'the model server answered with a redirect, which is never followed',
  ),
  upstream_too_large: entry(502, 'api', false, 'the model server sent more than the gateway accepts'),
  upstream_auth: entry(502, 'api', false, "the model server refused the gateway's own credentials"),
  upstream_model: entry(502, 'api', false, 'the model server does not have the configured model'),
  upstream_error: entry(502, 'api', true, 'the model server reported an error'),
  upstream_incomplete: entry(502, 'api', true, 'the model server stopped before the answer was complete'),
  upstream_load_failed: entry(502, 'api', true, 'the model server failed while it was loading the model'),
  upstream_overloaded: entry(503, 'overloaded', true, 'the model server is overloaded'),
  no_cleared_destination: entry(
    503,
    'overloaded',
    true,
    'no destination that may see this request can serve it now',
  ),
  audit_unavailable: entry(
    503,
    'overloaded',
    true,
    'the audit log cannot be written, so nothing may be sent',
  ),
  starting: entry(503, 'overloaded', true, 'the model is still being made ready'),
  shutting_down: entry(503, 'overloaded', true, 'the gateway is shutting down'),
  upstream_timeout: entry(504, 'timeout', true, 'the model server did not answer in time'),
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof ERROR_CATALOGUE;

export interface ErrorDetails {
  /** Says what was wrong, where and what to do. Written by us; never the upstream's words or the prompt. */
  readonly message?: string | undefined;
  /** The field at fault, for instance `messages[0].role`. */
  readonly param?: string | undefined;
  readonly retryAfterS?: number | undefined;
  /** Overrides the catalogue where this case is known never to succeed later. */
  readonly retryable?: boolean | undefined;
  readonly cause?: unknown;
}

/** An error that a caller gets to see, by its code in the catalogue. */
export class DemarcError extends Error {
  readonly code: ErrorCode;
  readonly param: string | undefined;
  readonly retryAfterS: number | undefined;
  readonly retryable: boolean;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(details.message ?? ERROR_CATALOGUE[code].message, { cause: details.cause });
    this.name = 'DemarcError';
    this.code = code;
    this.param = details.param;
    this.retryAfterS = details.retryAfterS;
    this.retryable = details.retryable ?? ERROR_CATALOGUE[code].retryable;
  }

  get status(): number {
    return ERROR_CATALOGUE[this.code].status;
  }

  get kind(): ErrorKind {
    return ERROR_CATALOGUE[this.code].kind;
  }
}
