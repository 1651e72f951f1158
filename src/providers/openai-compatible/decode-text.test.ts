import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WireFormat } from '../../domain/model-request.ts';
import type { StreamPart } from '../../domain/stream-part.ts';
import { llamaCpp } from './index.ts';

const event = (data: object | string) =>
  `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;

function read(format: WireFormat, text: string): StreamPart[] {
  const decoder = llamaCpp.createStreamDecoder(format);
  return [...decoder.push(Buffer.from(text)), ...decoder.end()];
}

const piece = (text: string, finish: string | null = null, more: object = {}) =>
  event({ id: 'cmpl-1', model: 'm', choices: [{ index: 0, text, finish_reason: finish, ...more }] });
const USAGE = { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 };

describe('a streamed completion', () => {
  const good =
    piece('a', null, { logprobs: { tokens: ['a'] } }) +
    piece('b') +
    piece('', 'length') +
    event({ choices: [], usage: USAGE }) +
    event('[DONE]');

  it('is read with its usage and its log-probabilities as they stand', () => {
    expect(read('openai-completions', good)).toEqual([
      { type: 'start', id: 'cmpl-1', model: 'm' },
      { type: 'text-delta', text: 'a', logprobs: { text: '{"tokens":["a"]}' } },
      { type: 'text-delta', text: 'b' },
      { type: 'block-end' },
      { type: 'usage', usage: expect.objectContaining({ inputTokens: 5, outputTokens: 2 }) as object },
      { type: 'finish', finish: { reason: 'length' } },
    ]);
  });

  it('is read alike however its bytes are cut', () => {
    const bytes = Buffer.from(good.replace('"b"', '"🦊"'));
    const whole = read('openai-completions', bytes.toString());
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 6 }), (cuts) => {
        const decoder = llamaCpp.createStreamDecoder('openai-completions');
        const places = [0, ...cuts, bytes.length].sort((a, b) => a - b);
        const parts = places
          .slice(1)
          .flatMap((end, index) => decoder.push(bytes.subarray(places[index], end)));
        expect([...parts, ...decoder.end()]).toEqual(whole);
      }),
    );
  });

  it.each<[string, string, object]>([
    ['is cut', piece('a'), { code: 'upstream_incomplete', cause: 'no-terminator' }],
    ['says nothing', '', { code: 'upstream_incomplete', cause: 'empty-stream' }],
    ['only says that it is over', event('[DONE]'), { code: 'upstream_incomplete', cause: 'empty-stream' }],
    ['gives up', piece('a', 'abort'), { code: 'upstream_error', cause: 'broken-finish' }],
    ['is no JSON', event('{'), { code: 'upstream_protocol', cause: 'bad-json-line' }],
    [
      'breaks off inside a line',
      `${piece('a')}data: {"choices"`,
      { code: 'upstream_incomplete', cause: 'cut-event' },
    ],
    [
      'ends in an error',
      piece('a') + event({ error: { message: 'no', type: 'server_error' } }),
      { code: 'upstream_error', cause: 'server-error' },
    ],
  ])('fails where it %s', (_, text, failure) => {
    const last = read('openai-completions', text).at(-1);
    expect(last).toMatchObject({ type: 'failure', failure });
  });

  it('is whole without the last word once it has said why it ended', () => {
    expect(read('openai-completions', piece('a', 'stop')).at(-1)).toMatchObject({ type: 'finish' });
  });

  it('of a server that does not stream is read as one', () => {
    const whole = JSON.stringify({ choices: [{ index: 0, text: 'ab', finish_reason: 'stop' }] });
    expect(read('openai-completions', whole)).toContainEqual({ type: 'text-delta', text: 'ab' });
  });
});

describe('a streamed gap', () => {
  it('ends with its last object, which repeats the prompt to nobody', () => {
    const last = {
      content: '',
      stop: true,
      stop_type: 'word',
      stopping_word: 'END',
      prompt: 'SECRET',
      tokens_evaluated: 9,
      tokens_predicted: 3,
    };
    const parts = read('llama-cpp-infill', event({ content: 'x', stop: false }) + event(last));
    expect(parts).toEqual([
      { type: 'start', id: undefined, model: undefined },
      { type: 'text-delta', text: 'x' },
      { type: 'block-end' },
      { type: 'usage', usage: { inputTokens: 9, outputTokens: 3, source: 'upstream' } },
      { type: 'finish', finish: { reason: 'stop-sequence', stopSequence: 'END' } },
    ]);
    expect(JSON.stringify(parts)).not.toContain('SECRET');
  });

  it('that is cut is no answer', () => {
    const parts = read('llama-cpp-infill', event({ content: 'x', stop: false }));
    expect(parts.at(-1)).toMatchObject({ type: 'failure', failure: { code: 'upstream_incomplete' } });
  });
});

describe('a whole completion', () => {
  const decode = (body: object, format: WireFormat = 'openai-completions') =>
    llamaCpp.decodeResponse(Buffer.from(JSON.stringify(body)), format);

  it('is read', () => {
    const body = { id: 'c', model: 'm', choices: [{ text: 'a', finish_reason: 'stop' }], usage: USAGE };
    expect(decode(body)).toMatchObject({
      id: 'c',
      model: 'm',
      parts: [{ type: 'text', text: 'a' }],
      finish: { reason: 'stop' },
      usage: { inputTokens: 5, outputTokens: 2 },
    });
    expect(decode({ content: 'a', stop: true, stop_type: 'limit' }, 'llama-cpp-infill')).toMatchObject({
      parts: [{ type: 'text', text: 'a' }],
      finish: { reason: 'length' },
      usage: undefined,
    });
  });

  it.each<[object, object]>([
    [{ choices: [] }, { code: 'upstream_protocol', cause: 'wrong-shape' }],
    [{ choices: [{ message: { content: 'a' } }] }, { code: 'upstream_protocol', cause: 'wrong-shape' }],
    [{ error: { message: 'x', type: 'invalid_request_error' } }, { code: 'upstream_rejected' }],
    [
      { error: { code: 501, message: 'Infill is not supported', type: 'not_supported_error' } },
      { code: 'unsupported_parameter', cause: 'not-supported' },
    ],
  ])('is none: %j', (body, failure) => expect(decode(body)).toMatchObject(failure));
});

describe('embeddings', () => {
  const decode = (body: string) => llamaCpp.decodeResponse(Buffer.from(body), 'openai-embeddings');
  const base64 = Buffer.from(new Float32Array([1, 2]).buffer).toString('base64');

  it('stand in the order of their index, every digit of them', () => {
    const data = '[{"index":1,"embedding":[2.50,-1e-7]},{"index":0,"embedding":[0.1,1]}]';
    expect(decode(`{"data":${data},"model":"m","usage":{"prompt_tokens":4,"total_tokens":4}}`)).toEqual({
      id: undefined,
      model: 'm',
      parts: [],
      vectors: [
        { kind: 'float', json: { text: '[0.1,1]' }, dimensions: 2 },
        { kind: 'float', json: { text: '[2.50,-1e-7]' }, dimensions: 2 },
      ],
      finish: { reason: 'stop' },
      usage: { inputTokens: 4, outputTokens: 0, source: 'upstream' },
    });
  });

  it('may be base64, and without index or usage', () => {
    expect(decode(`{"data":[{"embedding":"${base64}"}]}`)).toMatchObject({
      vectors: [{ kind: 'base64', data: base64, dimensions: 2 }],
      usage: undefined,
    });
  });

  it.each([
    '{"data":[]}',
    '{}',
    '{"data":[{"embedding":[]}]}',
    '{"data":[{"embedding":[1,"2"]}]}',
    '{"data":[{"embedding":[[1]]}]}',
    '{"data":[{"embedding":"AAA="}]}',
    '{"data":[{"embedding":"not base64!"}]}',
    '{"data":[{"index":1,"embedding":[1]}]}',
    '{"data":[{"index":0,"embedding":[1]},{"index":0,"embedding":[2]}]}',
    '{"data":[{"index":-1,"embedding":[1]}]}',
  ])('are none: %s', (body) => {
    expect(decode(body)).toEqual({ code: 'upstream_protocol', cause: 'wrong-shape' });
  });

  it('that are no JSON, or too many numbers, are told apart', () => {
    expect(decode('{"data":[')).toMatchObject({ code: 'upstream_protocol' });
    expect(decode('<html>')).toEqual({ code: 'upstream_protocol', cause: 'html' });
    const many = `{"data":[{"embedding":[${'1,'.repeat(1_000_001)}1]}]}`;
    expect(decode(many)).toEqual({ code: 'upstream_too_large', cause: 'too-many-numbers' });
  });
});
