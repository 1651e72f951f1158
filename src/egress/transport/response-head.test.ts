import { describe, expect, it } from 'vitest';
import { declaredBytes, headRefusal, isEncoded, responseHead, withEvidence } from './response-head.ts';

describe('a response head', () => {
  it('joins repeated headers', () => {
    const head = responseHead(200, { 'x-a': ['1', '2'], 'x-b': '3', 'x-c': undefined });
    expect(head).toEqual({ status: 200, headers: { 'x-a': '1, 2', 'x-b': '3' } });
  });

  it.each([
    [undefined, false],
    ['', false],
    ['identity', false],
    ['Identity ', false],
    ['gzip', true],
    ['identity, gzip', true],
    ['br', true],
  ])('with content-encoding %j is encoded: %s', (encoding, expected) => {
    expect(isEncoded(responseHead(200, { 'content-encoding': encoding }))).toBe(expected);
  });

  it.each([
    [200, 'application/json', undefined],
    [200, 'text/event-stream', undefined],
    [200, undefined, undefined],
    [200, 'text/html', 'html'],
    [200, ' Text/HTML; charset=utf-8', 'html'],
    [200, 'application/xhtml+xml', 'html'],
    [201, 'application/json', 'unexpected-status'],
    [204, undefined, 'unexpected-status'],
    [206, 'application/json', 'unexpected-status'],
    [301, 'text/html', 'redirect'],
    [304, undefined, 'redirect'],
  ])('with status %i and content-type %j is refused as %j', (status, type, cause) => {
    expect(headRefusal(responseHead(status, { 'content-type': type }))?.cause).toBe(cause);
  });

  it.each([
    ['12', 12],
    ['0', 0],
    ['-1', undefined],
    ['1e3', undefined],
    ['12, 12', undefined],
    ['9'.repeat(40), undefined],
    [undefined, undefined],
  ])('that declares %j bytes declares %j', (text, bytes) => {
    expect(declaredBytes(responseHead(200, { 'content-length': text }))).toBe(bytes);
  });

  it('lends its evidence to a failure, and keeps what the failure has', () => {
    const head = responseHead(502, { 'request-id': 'req_1' });
    const failure = { code: 'upstream_error', cause: 'x' } as const;
    expect(withEvidence(failure, head)).toEqual({ ...failure, status: 502, upstreamRequestId: 'req_1' });
    const known = { ...failure, status: 500, upstreamRequestId: 'req_0' };
    expect(withEvidence(known, head)).toEqual(known);
  });

  it.each(['a b', 'x'.repeat(129), '<script>', 'Grüße', ''])('takes no request id from %j', (id) => {
    const failure = { code: 'upstream_error', cause: 'x' } as const;
    expect(withEvidence(failure, responseHead(500, { 'x-request-id': id }))).toEqual({
      ...failure,
      status: 500,
    });
  });
});
