import { describe, expect, it } from 'vitest';
import { mapError } from './map-error.ts';

function map(status: number, type: string, message = '', headers: Record<string, string> = {}) {
  const body = JSON.stringify({ type: 'error', error: { type, message }, request_id: 'req_1' });
  return mapError({ status, headers, body: Buffer.from(body) });
}

describe('an error of Anthropic', () => {
  it.each([
    [400, 'invalid_request_error', 'upstream_rejected'],
    [401, 'authentication_error', 'upstream_auth'],
    [402, 'billing_error', 'upstream_auth'],
    [403, 'permission_error', 'upstream_auth'],
    [404, 'not_found_error', 'upstream_model'],
    [413, 'request_too_large', 'upstream_rejected'],
    [429, 'rate_limit_error', 'rate_limited'],
    [500, 'api_error', 'upstream_error'],
    [504, 'timeout_error', 'upstream_timeout'],
    [529, 'overloaded_error', 'upstream_overloaded'],
    [302, 'api_error', 'upstream_redirect'],
  ])('%i %s is %s (case 93)', (status, type, code) => {
    expect(map(status, type)).toMatchObject({ code, status });
  });

  it('says that the context is full (case 96)', () => {
    for (const message of [
      'prompt is too long: 209000 tokens > 200000 maximum',
      'input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000',
    ]) {
      expect(map(400, 'invalid_request_error', message).code).toBe('context_length_exceeded');
    }
  });

  it('says that the account is empty, which comes as a bad request', () => {
    const message = 'Your credit balance is too low to access the Anthropic API.';
    expect(map(400, 'invalid_request_error', message)).toEqual({
      code: 'upstream_auth',
      cause: 'quota-exhausted',
      status: 400,
    });
  });

  it('keeps the request id and the wait (cases 95, 98)', () => {
    expect(map(429, 'rate_limit_error', '', { 'request-id': 'req_011', 'retry-after': '12' })).toMatchObject({
      upstreamRequestId: 'req_011',
      retryAfterS: 12,
    });
  });

  it('reads a web page of a proxy by its status alone (case 94)', () => {
    expect(mapError({ status: 502, headers: {}, body: Buffer.from('<html>cloudflare</html>') })).toEqual({
      code: 'upstream_error',
      cause: 'http-502',
      status: 502,
    });
  });

  it('never repeats what the upstream wrote (case 97)', () => {
    expect(JSON.stringify(map(400, 'secret', 'secret'))).not.toContain('secret');
  });
});
