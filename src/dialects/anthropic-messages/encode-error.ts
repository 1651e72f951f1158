import type { DemarcError, ErrorKind } from '../../domain/error-catalogue.ts';
import type { RequestId } from '../../domain/ids.ts';
import { writeJson } from '../../domain/json/write-json.ts';
import type { EncodedError } from '../dialect.ts';
import type { MessagesErrorType } from './schema.ts';

const TYPES: Readonly<Record<ErrorKind, MessagesErrorType>> = {
  'invalid-request': 'invalid_request_error',
  authentication: 'authentication_error',
  permission: 'permission_error',
  'not-found': 'not_found_error',
  'too-large': 'request_too_large',
  'rate-limit': 'rate_limit_error',
  overloaded: 'overloaded_error',
  timeout: 'timeout_error',
  api: 'api_error',
};

/** Anthropic's own status for a model that has no room; 503 stays for what only this gateway knows of. */
const OVERLOADED_STATUS = 529;

/**
 * Anthropic's error object as JSON text, alike for a body and for an `error` event. The stable code stands in
 * `details.error_code`, where the official client reads it.
 */
export function errorEnvelope(error: DemarcError, requestId: RequestId): string {
  return writeJson({
    type: 'error',
    error: {
      type: TYPES[error.kind],
      message: error.message,
      details: { error_code: error.code, param: error.param },
    },
    request_id: requestId,
  });
}

export function encodeError(error: DemarcError, requestId: RequestId): EncodedError {
  const status = error.code === 'upstream_overloaded' ? OVERLOADED_STATUS : error.status;
  return { status, body: errorEnvelope(error, requestId) };
}
