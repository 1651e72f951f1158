import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../domain/deployment.ts';
import { requestTarget } from './request-target.ts';

const at = (url: string): Endpoint => ({ kind: 'url', url: new URL(url) });

describe('the target of a request', () => {
  it.each([
    ['http://127.0.0.1:8080', '/chat/completions', 'http://127.0.0.1:8080', '/chat/completions'],
    ['http://127.0.0.1:8080/', '/v1/messages', 'http://127.0.0.1:8080', '/v1/messages'],
    ['https://api.example/v1', '/chat/completions', 'https://api.example', '/v1/chat/completions'],
    ['https://api.example/v1/', '/chat/completions', 'https://api.example', '/v1/chat/completions'],
    ['https://a.example/x?api-version=3', '/chat', 'https://a.example', '/x/chat?api-version=3'],
    [
      'https://a.example/x?api-version=3',
      '/chat?alt=sse',
      'https://a.example',
      '/x/chat?alt=sse&api-version=3',
    ],
    ['https://a.example', '/models/org%2Fname:run', 'https://a.example', '/models/org%2Fname:run'],
  ])('%s and %s', (url, path, origin, joined) => {
    expect(requestTarget(at(url), { path })).toEqual({ origin, path: joined });
  });

  it.each([
    ['http://127.0.0.1:8080/v1', '/infill'],
    ['http://127.0.0.1:8080/v1/', '/infill'],
    ['http://127.0.0.1:8080', '/infill'],
    ['http://127.0.0.1:8080/house/v1', '/house/infill'],
    ['http://127.0.0.1:8080/v1/house', '/v1/house/infill'],
    ['http://127.0.0.1:8080/apiv1', '/apiv1/infill'],
  ])('leaves the version out for a path that stands beside it: %s', (url, joined) => {
    const target = requestTarget(at(url), { path: '/infill', isUnversioned: true });
    expect(target).toEqual({ origin: 'http://127.0.0.1:8080', path: joined });
  });

  it('keeps the path on a local socket', () => {
    const target = requestTarget(
      { kind: 'socket', path: '/tmp/model.sock' },
      {
        path: '/v1/chat/completions',
      },
    );
    expect(target).toEqual({ origin: 'http://localhost', path: '/v1/chat/completions' });
  });

  it.each([
    'chat',
    '',
    '//evil.example/chat',
    '/a//b',
    '/../admin',
    '/a/../b',
    '/a/%2e%2e/b',
    '/a/.%2E/b',
    '/a%2f..%2fb',
    '/a%2F%2e%2e%2Fb',
    '/./a',
    'http://evil.example/',
    'https:/evil.example',
    '/a\\b',
    '/a b',
    '/a\r\nx: y',
    '/a#b',
    '/a@b\u0000',
    '/ä',
  ])('refuses %j', (path) => {
    expect(() => requestTarget(at('https://api.example/v1'), { path })).toThrow('not a plain path');
  });

  it('never takes user names from the endpoint into the origin', () => {
    expect(requestTarget(at('https://user:pass@api.example/v1'), { path: '/x' }).origin).toBe(
      'https://api.example',
    );
  });
});
