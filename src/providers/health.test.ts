import { describe, expect, it } from 'vitest';
import type { ProbeAnswer, ProbedModel } from '../domain/health-probe.ts';
import { findProviderCodec, PROVIDER_TYPES } from './registry.ts';

const answer = (status: number, body: unknown): ProbeAnswer => ({
  status,
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});
const health = (type: string) => findProviderCodec(type)!.health!;
const DIGEST = 'a2af6cc3eb7fa8be8504abaf9b04e88f17a119ec3f04a3addf55f92841195f5a';

describe('what is asked to learn of a server’s health', () => {
  it('is an address without anything of a request, of every type but the starter', () => {
    const asked = PROVIDER_TYPES.filter((type) => type !== 'embedded').map((type) => [
      type,
      health(type).paths,
      health(type).fromRoot,
    ]);
    expect(asked).toEqual([
      ['anthropic', ['/models'], false],
      ['llama.cpp', ['/health'], true],
      ['lm-studio', ['/models'], false],
      ['ollama', ['/api/tags', '/api/ps'], true],
      ['openai', ['/models'], false],
      ['openai-compatible', ['/models'], false],
      ['vllm', ['/health'], true],
    ]);
    expect(findProviderCodec('embedded')?.health).toBeUndefined();
  });
});

describe('a server that answers by its status', () => {
  const read = (status: number, body: unknown = '') =>
    health('llama.cpp').read([answer(status, body)], { model: 'm', digest: undefined });

  it.each([
    [200, { status: 'ok' }, 'ready'],
    // Where there is no such address somebody answers all the same.
    [404, '', 'ready'],
    [503, { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } }, 'loading'],
    // vLLM, whose engine is dead.
    [503, '', 'ill'],
    [500, '', 'ill'],
    [401, '', 'ill'],
    [307, '', 'ill'],
  ])('%i %j is %s', (status, body, state) => expect(read(status, body).state).toBe(state));

  it('tells the status it was ill by', () => {
    expect(read(502)).toEqual({ state: 'ill', cause: 'http-502' });
  });
});

describe('an Ollama', () => {
  const entry = (model: string, digest = DIGEST) => ({ name: model, model, digest });
  const read = (tags: unknown, running: unknown, sought: Partial<ProbedModel> = {}) =>
    health('ollama').read([answer(200, tags), answer(200, running)], {
      model: 'qwen3:8b',
      digest: undefined,
      ...sought,
    });
  const HAS = { models: [entry('qwen3:8b'), entry('gemma3:latest')] };

  it('says whether the model is in memory', () => {
    expect(read(HAS, { models: [entry('qwen3:8b')] })).toEqual({ state: 'ready', isLoaded: true });
    expect(read(HAS, { models: [entry('gemma3:latest')] })).toEqual({ state: 'ready', isLoaded: false });
    expect(read(HAS, { models: [entry('gemma3:latest')] }, { model: 'gemma3' })).toMatchObject({
      isLoaded: true,
    });
    expect(read(HAS, 'no JSON')).toEqual({ state: 'ready', isLoaded: undefined });
  });

  it('is ill without the model, and believed where its list cannot be read', () => {
    expect(read({ models: [] }, { models: [] })).toEqual({ state: 'ill', cause: 'model-not-found' });
    expect(read('<html>', '<html>').state).toBe('ready');
  });

  it('may not serve other weights than those pinned', () => {
    const none = { models: [] };
    for (const digest of [DIGEST, `sha256:${DIGEST}`, DIGEST.slice(0, 12).toUpperCase()])
      expect(read(HAS, none, { digest }).state).toBe('ready');
    for (const digest of ['f'.repeat(64), DIGEST.slice(0, 11), 'sha256:'])
      expect(read(HAS, none, { digest }).state).toBe('other-weights');
    // What is in memory is what answers, whatever the name means by now.
    expect(read(HAS, { models: [entry('qwen3:8b', 'f'.repeat(64))] }, { digest: DIGEST }).state).toBe(
      'other-weights',
    );
  });
});
