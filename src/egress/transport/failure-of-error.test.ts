import { errors } from 'undici';
import { describe, expect, it } from 'vitest';
import { ConnectFailure } from './connect-failure.ts';
import { failureOfError, type ResponsePhase } from './failure-of-error.ts';

const coded = (code: string) => Object.assign(new Error('with sk-the-secret in its words'), { code });

describe('the failure behind an error', () => {
  it.each([
    ['ECONNREFUSED', 'upstream_unreachable', 'connection-refused'],
    ['ENOTFOUND', 'upstream_unreachable', 'name-not-found'],
    ['EAI_AGAIN', 'upstream_unreachable', 'name-lookup-failed'],
    ['EHOSTUNREACH', 'upstream_unreachable', 'no-route'],
    ['ENOENT', 'upstream_unreachable', 'no-socket'],
    ['UND_ERR_CONNECT_TIMEOUT', 'upstream_unreachable', 'connect-timeout'],
    ['UND_ERR_HEADERS_OVERFLOW', 'upstream_protocol', 'headers-too-large'],
    ['UND_ERR_DESTROYED', 'shutting_down', 'transport-closed'],
    ['CERT_HAS_EXPIRED', 'upstream_tls', 'certificate-expired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'upstream_tls', 'certificate-name'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'upstream_tls', 'certificate-untrusted'],
    ['CERT_REVOKED', 'upstream_tls', 'certificate-untrusted'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'upstream_tls', 'handshake'],
    ['EPROTO', 'upstream_tls', 'handshake'],
  ])('%s', (code, expected, cause) => {
    expect(failureOfError(coded(code), 'before-response')).toEqual({ code: expected, cause });
  });

  it.each<[ResponsePhase, string, string]>([
    ['before-response', 'upstream_unreachable', 'connection-reset'],
    ['in-head', 'upstream_protocol', 'half-response-head'],
    ['in-body', 'upstream_incomplete', 'connection-reset'],
  ])('of a reset depends on how far the response had come: %s', (phase, code, cause) => {
    for (const error of [coded('ECONNRESET'), coded('EPIPE'), new errors.SocketError('other side closed')])
      expect(failureOfError(error, phase)).toEqual({ code, cause });
  });

  it.each<[ResponsePhase, string, string]>([
    ['in-head', 'upstream_protocol', 'malformed-http'],
    ['in-body', 'upstream_incomplete', 'short-body'],
  ])('of a length that does not fit: %s', (phase, code, cause) => {
    expect(failureOfError(new errors.ResponseContentLengthMismatchError(), phase)).toEqual({ code, cause });
  });

  it('of bytes that are no HTTP', () => {
    const garbage = new errors.HTTPParserError('Response does not match (Invalid character in chunk size)');
    expect(failureOfError(garbage, 'in-body')).toEqual({
      code: 'upstream_protocol',
      cause: 'malformed-http',
    });
    const cut = new errors.HTTPParserError('Response does not match (Invalid EOF state)');
    expect(failureOfError(cut, 'in-body')).toEqual({
      code: 'upstream_incomplete',
      cause: 'connection-reset',
    });
    expect(failureOfError(cut, 'in-head')).toEqual({ code: 'upstream_protocol', cause: 'malformed-http' });
  });

  it('of several addresses is that of the first', () => {
    const error = new AggregateError([coded('ECONNREFUSED'), coded('EHOSTUNREACH')]);
    expect(failureOfError(error, 'before-response')).toMatchObject({ cause: 'connection-refused' });
  });

  it('of our own refusal is what it says', () => {
    const failure = { code: 'upstream_blocked', cause: 'inner-address' } as const;
    expect(failureOfError(new ConnectFailure(failure), 'before-response')).toBe(failure);
  });

  it('never repeats the words of an error', () => {
    for (const error of [
      coded('WHATEVER'),
      coded('ECONNRESET'),
      'sk-the-secret',
      undefined,
      new Error('sk-the-secret'),
    ])
      expect(JSON.stringify(failureOfError(error, 'in-body'))).not.toContain('secret');
  });
});
