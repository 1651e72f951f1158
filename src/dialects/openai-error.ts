import type { DemarcError, ErrorKind } from '../domain/error-catalogue.ts';
import { writeJson } from '../domain/json/write-json.ts';
import type { EncodedError } from './dialect.ts';

/** The `type` of an error object, by which callers group errors; `code` tells them apart. */
type OpenaiErrorType =
  | 'invalid_request_error'
  | 'authentication_error'
  | 'permission_error'
  | 'not_found_error'
  | 'request_too_large'
  | 'rate_limit_error'
  | 'overloaded_error'
  | 'timeout_error'
  | 'api_error';

const TYPES: Readonly<Record<ErrorKind, OpenaiErrorType>> = {
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

/** OpenAI's error object as JSON text, alike for a body and for an event: its client looks for `error` in both. */
export function errorEnvelope(error: DemarcError): string {
  return writeJson({
    error: {
      message: error.message,
      type: TYPES[error.kind],
      param: error.param ?? null,
      code: error.code,
    },
  });
}

/** The request id travels in a header: this shape has no place for it. */
export function encodeError(error: DemarcError): EncodedError {
  return { status: error.status, body: errorEnvelope(error) };
}
