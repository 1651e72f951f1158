import { describe, expect, it } from 'vitest';
import { mapError, mapErrorObject } from './map-error.ts';

const failureOf = (status: number, error: unknown, headers = {}) =>
  mapError({ status, headers, body: Buffer.from(typeof error === 'string' ? error : JSON.stringify(error)) });

describe('errors of Ollama', () => {
  it.each([
    [404, "model 'qwen3:8b' not found", 'upstream_model', 'model-not-found'],
    [404, 'model "x" not found, try pulling it first', 'upstream_model', 'model-not-found'],
    [400, '"llama3.2" does not support thinking', 'unsupported_parameter', 'thinking-unsupported'],
    [
      400,
      'registry.ollama.ai/library/gemma:2b does not support tools',
      'unsupported_parameter',
      'tools-unsupported',
    ],
    [400, 'm does not support vision', 'unsupported_parameter', 'images-unsupported'],
    [400, '"nomic-embed-text" does not support chat', 'upstream_model', 'no-chat-model'],
    [400, 'the input length exceeds the context length', 'context_length_exceeded', 'context-length'],
    [
      400,
      'the prompt is longer than the context length currently available to the model; shorten the prompt',
      'context_length_exceeded',
      'context-length',
    ],
    [
      500,
      'input length (9000 tokens) exceeds the model’s maximum context length (8192 tokens)',
      'context_length_exceeded',
      'context-length',
    ],
    [400, 'model is required', 'upstream_rejected', 'http-400'],
    [401, 'unauthorized', 'upstream_auth', 'http-401'],
    [403, 'ollama cloud is disabled: remote inference is unavailable', 'upstream_auth', 'cloud-disabled'],
    [
      500,
      'model requires more system memory (9.9 GiB) than is available (4 GiB)',
      'upstream_load_failed',
      'out-of-memory',
    ],
    [500, 'llama runner process has terminated: exit status 2', 'upstream_load_failed', 'runner-died'],
    [500, 'llama-server process has terminated: signal: killed', 'upstream_load_failed', 'runner-died'],
    [
      500,
      'timed out waiting for llama runner to start: progress 0.2',
      'upstream_load_failed',
      'load-timeout',
    ],
    [500, 'timed out waiting for llama-server to start - x', 'upstream_load_failed', 'load-timeout'],
    [500, 'error loading model: unknown architecture', 'upstream_load_failed', 'load-error'],
    [500, 'model runner has unexpectedly stopped', 'upstream_error', 'http-500'],
    [
      503,
      'server busy, please try again. maximum pending requests exceeded',
      'upstream_overloaded',
      'overloaded',
    ],
  ])('%i %s', (status, error, code, cause) => {
    expect(failureOf(status, { error })).toEqual({ code, cause, status });
  });

  it('mean the same in the middle of a stream, where there is no status', () => {
    const inStream = (message: string) =>
      mapErrorObject({ status: undefined, type: '', code: '', message: message.toLowerCase() });
    expect(inStream('server busy, please try again')).toEqual({
      code: 'upstream_overloaded',
      cause: 'overloaded',
    });
    expect(inStream('model "x" not found')).toEqual({ code: 'upstream_model', cause: 'model-not-found' });
    expect(inStream('CUDA error')).toEqual({ code: 'upstream_error', cause: 'error-object' });
    expect(inStream('the input length exceeds the context length').code).toBe('context_length_exceeded');
  });

  it('are read by status alone where a proxy wrote a page, and never name what they echo (case 97)', () => {
    expect(failureOf(502, '<html>bad gateway</html>')).toEqual({
      code: 'upstream_error',
      cause: 'http-502',
      status: 502,
    });
    expect(failureOf(302, { error: 'does not support tools' }).code).toBe('upstream_redirect');
    expect(JSON.stringify(failureOf(500, { error: 'secret prompt' }))).not.toContain('secret');
  });

  it('carry how long to wait', () => {
    expect(failureOf(503, { error: 'server busy' }, { 'retry-after': '3' }).retryAfterS).toBe(3);
  });
});
