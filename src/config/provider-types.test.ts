import { describe, expect, it } from 'vitest';
import { findProviderCodec } from '../providers/registry.ts';
import { baseAddress, isLoopback } from './provider-address.ts';
import { PROVIDER_TYPE_NAMES, PROVIDER_TYPES } from './provider-types.ts';

describe('provider types', () => {
  it.each(PROVIDER_TYPE_NAMES)('%s has a codec that speaks to it', (name) => {
    expect(findProviderCodec(PROVIDER_TYPES[name].codec)?.type).toBe(PROVIDER_TYPES[name].codec);
  });

  it.each(PROVIDER_TYPE_NAMES)('%s is placed by its type or at its usual address', (name) => {
    const { url, placement, isVersioned } = PROVIDER_TYPES[name];
    if (url === undefined) return expect(['openai-compatible', 'embedded']).toContain(name);
    expect(placement !== undefined || isLoopback(new URL(url))).toBe(true);
    expect(new URL(url).pathname).toBe(isVersioned ? '/v1' : '/');
  });
});

describe('isLoopback', () => {
  it.each(['http://127.0.0.1:1', 'http://127.9.9.9', 'http://localhost:80', 'http://[::1]:80'])(
    '%s is this machine',
    (url) => {
      expect(isLoopback(new URL(url))).toBe(true);
    },
  );

  it.each([
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://10.0.0.1',
    'http://[::2]',
    'http://128.0.0.1',
  ])('%s is not', (url) => {
    expect(isLoopback(new URL(url))).toBe(false);
  });
});

describe('the base address', () => {
  const base = (url: string, isVersioned: boolean) => baseAddress(new URL(url), { isVersioned }).href;

  it.each([
    ['http://127.0.0.1:8000', 'http://127.0.0.1:8000/v1'],
    ['http://127.0.0.1:8000/', 'http://127.0.0.1:8000/v1'],
    ['http://llm.example/api/v1', 'http://llm.example/api/v1'],
    ['http://llm.example/v2', 'http://llm.example/v2'],
    ['http://llm.example?key=1', 'http://llm.example/v1?key=1'],
  ])('has a version where the API has one: %s', (given, expected) =>
    expect(base(given, true)).toBe(expected),
  );

  it.each([
    ['http://127.0.0.1:11434', 'http://127.0.0.1:11434/'],
    ['http://127.0.0.1:11434/v1', 'http://127.0.0.1:11434/'],
    ['http://127.0.0.1:11434/v1/', 'http://127.0.0.1:11434/'],
    ['http://llm.example/house/v1', 'http://llm.example/house'],
    ['http://llm.example/house', 'http://llm.example/house'],
    ['http://llm.example/v1?key=1', 'http://llm.example/?key=1'],
    ['http://llm.example/v10', 'http://llm.example/v10'],
  ])('has none where it has none: %s', (given, expected) => expect(base(given, false)).toBe(expected));
});
