import { errors } from 'undici';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import { ConnectFailure } from './connect-failure.ts';

/** How far a response had come when the connection failed. */
export type ResponsePhase = 'before-response' | 'in-head' | 'in-body';

type Verdict = readonly [code: UpstreamFailure['code'], cause: string];

/** Errors of name lookup, connecting and undici that mean the same at any time. */
const VERDICTS: Readonly<Record<string, Verdict>> = {
  ECONNREFUSED: ['upstream_unreachable', 'connection-refused'],
  ENOENT: ['upstream_unreachable', 'no-socket'],
  EACCES: ['upstream_unreachable', 'socket-access-denied'],
  ENOTFOUND: ['upstream_unreachable', 'name-not-found'],
  EAI_AGAIN: ['upstream_unreachable', 'name-lookup-failed'],
  EAI_FAIL: ['upstream_unreachable', 'name-lookup-failed'],
  EAI_NODATA: ['upstream_unreachable', 'name-not-found'],
  EHOSTUNREACH: ['upstream_unreachable', 'no-route'],
  ENETUNREACH: ['upstream_unreachable', 'no-route'],
  EADDRNOTAVAIL: ['upstream_unreachable', 'no-route'],
  ETIMEDOUT: ['upstream_unreachable', 'connect-timeout'],
  UND_ERR_CONNECT_TIMEOUT: ['upstream_unreachable', 'connect-timeout'],
  UND_ERR_HEADERS_OVERFLOW: ['upstream_protocol', 'headers-too-large'],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['upstream_incomplete', 'short-body'],
  UND_ERR_DESTROYED: ['shutting_down', 'transport-closed'],
  UND_ERR_CLOSED: ['shutting_down', 'transport-closed'],
  CERT_HAS_EXPIRED: ['upstream_tls', 'certificate-expired'],
  CERT_NOT_YET_VALID: ['upstream_tls', 'certificate-not-yet-valid'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['upstream_tls', 'certificate-name'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['upstream_tls', 'certificate-self-signed'],
  SELF_SIGNED_CERT_IN_CHAIN: ['upstream_tls', 'certificate-self-signed'],
  EPROTO: ['upstream_tls', 'handshake'],
};

const OTHER_TLS_CODE = /^(?:CERT_|UNABLE_TO_|ERR_TLS_|CRL_|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH)/;

/**
 * The failure behind an error of the connection. Goes by codes, and by undici's own fixed words where it has no code: an unexpected 1xx
 * is a socket error, told apart by its message alone. No message is passed on: it may quote what the upstream sent.
 */
export function failureOfError(error: unknown, phase: ResponsePhase): UpstreamFailure {
  if (error instanceof ConnectFailure) return error.failure;
  if (isMalformed(error, phase)) return { code: 'upstream_protocol', cause: 'malformed-http' };
  const code = codeOf(error);
  const verdict = VERDICTS[code];
  if (verdict !== undefined) return { code: verdict[0], cause: verdict[1] };
  if (code.startsWith('ERR_SSL_')) return { code: 'upstream_tls', cause: 'handshake' };
  if (OTHER_TLS_CODE.test(code)) return { code: 'upstream_tls', cause: 'certificate-untrusted' };
  if (code === 'UND_ERR_SOCKET' && error instanceof Error && error.message.startsWith('bad '))
    return { code: 'upstream_protocol', cause: 'unexpected-status' };
  return cutOff(phase);
}

/** Bytes that are no HTTP. In a body, an end of file where more was promised is not that but a connection cut. */
function isMalformed(error: unknown, phase: ResponsePhase): boolean {
  if (error instanceof errors.HTTPParserError) return phase !== 'in-body' || !error.message.includes('EOF');
  // undici's word for a head with a length and chunks at once.
  return error instanceof errors.ResponseContentLengthMismatchError && phase === 'in-head';
}

/** A connection that ended early, whatever the words for it. */
function cutOff(phase: ResponsePhase): UpstreamFailure {
  switch (phase) {
    case 'before-response':
      return { code: 'upstream_unreachable', cause: 'connection-reset' };
    case 'in-head':
      return { code: 'upstream_protocol', cause: 'half-response-head' };
    case 'in-body':
      return { code: 'upstream_incomplete', cause: 'connection-reset' };
  }
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
