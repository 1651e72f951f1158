import { describe, expect, it } from 'vitest';
import { openRunner } from './open-runner.ts';
import { sampleProvider, scripted } from './runner.fixture.ts';

const list = (type: string, answers: Readonly<Record<string, unknown>>) =>
  openRunner(sampleProvider('http://127.0.0.1:1', { type, path: '/v1' }), scripted(answers)).listModels();
const fault = (kind: string) => expect.objectContaining({ name: 'RunnerError', kind });

describe('runners that tell what they have', () => {
  it('vLLM: everything it lists is loaded', async () => {
    const answer = { object: 'list', data: [{ id: 'Qwen/Qwen3-8B', max_model_len: 32_768, root: 'x' }] };
    expect(await list('vllm', { '/v1/models': answer })).toEqual([
      expect.objectContaining({
        name: 'Qwen/Qwen3-8B',
        isLoaded: true,
        contextTokens: 32_768,
        loadedContextTokens: 32_768,
      }),
    ]);
  });

  it('llama.cpp: what one conversation may hold stands beside what the model could', async () => {
    const meta = { n_ctx_train: 131_072, n_params: 8_030_261_312, size: 4_912_898_304 };
    const models = { data: [{ id: '/models/llama.gguf', meta }] };
    const expected = { parameters: '8.0B', sizeBytes: 4_912_898_304, contextTokens: 131_072, isLoaded: true };
    expect(
      await list('llama.cpp', {
        '/v1/models': models,
        '/props': { default_generation_settings: { n_ctx: 8192 } },
      }),
    ).toEqual([expect.objectContaining({ ...expected, loadedContextTokens: 8192 })]);
    expect(await list('llama.cpp', { '/v1/models': models })).toEqual([
      expect.objectContaining({ ...expected, loadedContextTokens: undefined }),
    ]);
  });

  it('llama.cpp as a router: each model has a status', async () => {
    const data = ['loaded', 'unloaded', 'loading', 'failed'].map((value) => ({
      id: value,
      status: { value },
    }));
    const listed = await list('llama.cpp', { '/v1/models': { data } });
    expect(listed.map(({ isLoaded }) => isLoaded)).toEqual([true, false, false, false]);
  });

  it('LM Studio: its own list where it has one, else the one that it copies', async () => {
    const own = {
      data: [
        {
          id: 'a',
          state: 'loaded',
          quantization: '4bit',
          max_context_length: 32_768,
          loaded_context_length: 4096,
        },
        { id: 'b', state: 'not-loaded', max_context_length: 131_072 },
      ],
    };
    expect(await list('lm-studio', { '/api/v0/models': own })).toEqual([
      expect.objectContaining({ name: 'a', isLoaded: true, loadedContextTokens: 4096, quantization: '4bit' }),
      expect.objectContaining({ name: 'b', isLoaded: false, contextTokens: 131_072 }),
    ]);
    expect(await list('lm-studio', { '/v1/models': { data: [{ id: 'c' }] } })).toEqual([
      expect.objectContaining({ name: 'c', isLoaded: undefined }),
    ]);
  });

  it('an unknown server that copies OpenAI’s list: names and nothing else', async () => {
    expect(await list('openai-compatible', { '/v1/models': { data: [{ id: 'm' }, {}, 'x', null] } })).toEqual(
      [expect.objectContaining({ name: 'm', isLoaded: undefined, digest: undefined })],
    );
  });

  it('show one of them, and cannot fetch another', async () => {
    const runner = openRunner(
      sampleProvider('http://127.0.0.1:1', { type: 'vllm' }),
      scripted({ '/v1/models': { data: [{ id: 'm' }] } }),
    );
    expect(await runner.showModel('m')).toMatchObject({ name: 'm', capabilities: [] });
    await expect(runner.showModel('n')).rejects.toEqual(fault('not-found'));
    await expect(runner.showModel('n')).rejects.toThrow('house has no model n; it has m');
    expect(runner.pullModel).toBeUndefined();
  });

  it('are none of a type that nobody knows', () => {
    for (const type of ['anthropic', '__proto__']) {
      expect(() => openRunner(sampleProvider('http://127.0.0.1:1', { type }), scripted({}))).toThrow(
        fault('not-supported'),
      );
    }
  });
});
