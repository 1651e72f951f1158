import { describe, expect, it } from 'vitest';
import { mapError } from './map-error.ts';

function map(status: number, body: unknown = '', headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return mapError({ status, headers, body: Buffer.from(text) });
}

const openai = (error: object) => ({
  error: { message: '', type: 'invalid_request_error', param: null, code: null, ...error },
});

describe('an error of an upstream that speaks Chat Completions', () => {
  it.each([
    [400, 'upstream_rejected'],
    [401, 'upstream_auth'],
    [402, 'upstream_auth'],
    [403, 'upstream_auth'],
    [404, 'upstream_model'],
    [408, 'upstream_timeout'],
    [409, 'upstream_error'],
    [413, 'upstream_rejected'],
    [422, 'upstream_rejected'],
    [429, 'rate_limited'],
    [500, 'upstream_error'],
    [502, 'upstream_error'],
    [503, 'upstream_error'],
    [504, 'upstream_timeout'],
    [529, 'upstream_overloaded'],
    [301, 'upstream_redirect'],
    [307, 'upstream_redirect'],
  ])('%i without a readable body is %s (F21 to F30)', (status, code) => {
    for (const body of ['', '<html>nginx</html>', '{"error":', '[]']) {
      expect(map(status, body)).toEqual({ code, status, cause: `http-${status}` });
    }
  });

  it.each([
    ['OpenAI', 400, openai({ code: 'context_length_exceeded' })],
    [
      'vLLM before 0.16',
      400,
      {
        object: 'error',
        message: "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens",
        type: 'BadRequestError',
        code: 400,
      },
    ],
    [
      'vLLM since 0.16',
      400,
      {
        error: {
          message:
            "You passed 1015 input tokens and requested 10 output tokens. However, the model's context length is only 1024 tokens",
          type: 'BadRequestError',
          param: 'input_tokens',
          code: 400,
        },
      },
    ],
    [
      'vLLM, prompt alone',
      400,
      {
        error: {
          message: 'The decoder prompt (length 9000) is longer than the maximum model length of 8192.',
          type: 'BadRequestError',
          code: 400,
        },
      },
    ],
    [
      'llama.cpp',
      400,
      {
        error: {
          code: 400,
          message: 'the request exceeds the available context size, try increasing it',
          type: 'exceed_context_size_error',
          n_prompt_tokens: 1407,
          n_ctx: 256,
        },
      },
    ],
    [
      'llama.cpp, older',
      500,
      {
        error: {
          code: 500,
          message: 'the request exceeds the available context size.',
          type: 'server_error',
        },
      },
    ],
    ['LM Studio', 400, { error: 'Trying to keep the first 5000 tokens when context the overflows.' }],
    [
      'SGLang',
      400,
      {
        object: 'error',
        message: "The input (9000 tokens) is longer than the model's context length (8192 tokens).",
        code: 400,
      },
    ],
    ['too large a body', 413, openai({ message: 'Please reduce the length of the messages or completion.' })],
  ])('says that the context is full as %s does (case 96, F26)', (_, status, body) => {
    expect(map(status, body)).toEqual({ code: 'context_length_exceeded', cause: 'context-length', status });
  });

  it('does not take a full context from an answer about something else', () => {
    expect(map(401, openai({ message: 'maximum context length' })).code).toBe('upstream_auth');
    expect(map(429, openai({ message: 'maximum context length' })).code).toBe('rate_limited');
  });

  it('tells an empty account from a limit on the rate', () => {
    expect(map(429, openai({ type: 'insufficient_quota', code: 'insufficient_quota' }))).toMatchObject({
      code: 'upstream_auth',
      cause: 'quota-exhausted',
    });
    expect(map(429, openai({ type: 'requests', code: 'rate_limit_exceeded' })).code).toBe('rate_limited');
  });

  it('tells a server that loads its model or is full from one that broke', () => {
    for (const type of ['unavailable_error', undefined])
      expect(map(503, { error: { code: 503, message: 'Loading model', type } })).toMatchObject({
        code: 'starting',
        cause: 'model-loading',
      });
    expect(
      map(503, { error: 'server busy, please try again.  maximum pending requests exceeded' }).code,
    ).toBe('upstream_overloaded');
  });

  it('believes the status more than a family of errors', () => {
    expect(map(404, openai({ message: 'The model does not exist' })).code).toBe('upstream_model');
    expect(map(401, openai({})).code).toBe('upstream_auth');
    expect(map(400, openai({ code: 'model_not_found' })).code).toBe('upstream_model');
  });

  it('keeps known words for the record and no others (F22)', () => {
    expect(map(400, openai({ code: 'invalid_image_url' })).cause).toBe('invalid-image-url');
    expect(map(400, openai({ code: 'sk-live-abc' })).cause).toBe('http-400');
    expect(map(400, openai({ code: '__proto__', type: 'constructor' })).cause).toBe('http-400');
  });

  it('passes on how long to wait, in whole seconds (F27, F28, case 95)', () => {
    const wait = (headers: Record<string, string>) => map(429, '', headers).retryAfterS;
    expect(wait({ 'retry-after': '3' })).toBe(3);
    expect(wait({ 'Retry-After': '1.2' })).toBe(2);
    expect(wait({ 'retry-after-ms': '1500', 'retry-after': '9' })).toBe(2);
    expect(wait({ 'retry-after': '999999999' })).toBe(86_400);
    expect(wait({})).toBeUndefined();
    expect(wait({ 'retry-after': 'soon' })).toBeUndefined();
    expect(wait({ 'retry-after': '-5' })).toBeUndefined();
  });

  it('measures a date against the date of the response itself', () => {
    const retryAfter = 'Wed, 21 Oct 2026 07:28:30 GMT';
    const wait = (headers: Record<string, string>) => map(503, '', headers).retryAfterS;
    expect(wait({ 'retry-after': retryAfter, date: 'Wed, 21 Oct 2026 07:28:00 GMT' })).toBe(30);
    expect(wait({ 'retry-after': retryAfter, date: 'Wed, 21 Oct 2026 07:29:00 GMT' })).toBe(0);
    expect(wait({ 'retry-after': retryAfter })).toBeUndefined();
  });

  it('keeps the request id of the upstream when it looks like one (case 98)', () => {
    expect(map(500, '', { 'X-Request-Id': 'req_abc-1' }).upstreamRequestId).toBe('req_abc-1');
    expect(map(500, '', { 'x-request-id': 'a b\n' }).upstreamRequestId).toBeUndefined();
    expect(map(500, '', { 'x-request-id': 'x'.repeat(129) }).upstreamRequestId).toBeUndefined();
  });

  it('lets another model serve what llama.cpp can make no grammar of', () => {
    const unsupported = { code: 'unsupported_parameter', cause: 'grammar-unsupported', status: 400 };
    for (const message of ['Failed to initialize samplers: std::exception', 'failed to parse grammar']) {
      expect(map(400, { error: { code: 400, message, type: 'invalid_request_error' } })).toEqual(unsupported);
    }
  });

  it('never repeats what the upstream wrote (F24, case 97)', () => {
    const body = {
      error: {
        message: 'Incorrect API key: sk-secret',
        type: 'sk-secret',
        code: 'sk-secret',
        param: 'sk-secret',
      },
    };
    for (const status of [400, 401, 404, 429, 500])
      expect(JSON.stringify(map(status, body))).not.toContain('secret');
  });
});
