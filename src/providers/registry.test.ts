import { describe, expect, it } from 'vitest';
import { findProviderCodec, PROVIDER_TYPES } from './registry.ts';

describe('the registry', () => {
  it('knows every type once and finds its codec', () => {
    expect([...PROVIDER_TYPES].sort()).toEqual([
      'anthropic',
      'embedded',
      'llama.cpp',
      'lm-studio',
      'ollama',
      'openai',
      'openai-compatible',
      'vllm',
    ]);
    for (const type of PROVIDER_TYPES) expect(findProviderCodec(type)?.type).toBe(type);
  });

  it('does not know names that objects inherit', () => {
    expect(findProviderCodec('__proto__')).toBeUndefined();
    expect(findProviderCodec('constructor')).toBeUndefined();
  });

  it('puts a credential where its shape wants it, and none on the socket (case 119)', () => {
    const headersOf = (type: string) => findProviderCodec(type)?.credentialHeaders('k');
    expect(headersOf('openai')).toEqual({ authorization: 'Bearer k' });
    expect(headersOf('anthropic')).toEqual({ 'x-api-key': 'k' });
    expect(headersOf('ollama')).toEqual({ authorization: 'Bearer k' });
    expect(headersOf('embedded')).toEqual({});
  });
});
