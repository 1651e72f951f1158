import { describe, expect, it } from 'vitest';
import { findProviderCodec } from '../providers/registry.ts';
import { isLoopback } from './provider-address.ts';
import { PROVIDER_TYPE_NAMES, PROVIDER_TYPES } from './provider-types.ts';

describe('provider types', () => {
  it.each(PROVIDER_TYPE_NAMES)('%s has a codec that speaks to it', (name) => {
    expect(findProviderCodec(PROVIDER_TYPES[name].codec)?.type).toBe(PROVIDER_TYPES[name].codec);
  });

  it.each(PROVIDER_TYPE_NAMES)('%s is placed by its type or at its usual address', (name) => {
    const { url, placement } = PROVIDER_TYPES[name];
    if (url === undefined) return expect(['openai-compatible', 'embedded']).toContain(name);
    expect(placement !== undefined || isLoopback(new URL(url))).toBe(true);
    expect(new URL(url).pathname).toBe('/v1');
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
