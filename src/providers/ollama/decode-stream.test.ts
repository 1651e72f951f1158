import { describe, expect, it } from 'vitest';
import type { StreamPart } from '../../domain/stream-part.ts';
import { readChatObject } from './chat-object.ts';
import { decodeResponse } from './decode-response.ts';
import { createOllamaStreamDecoder } from './decode-stream.ts';

function decode(...lines: readonly (object | string)[]): StreamPart[] {
  const decoder = createOllamaStreamDecoder(readChatObject);
  const text = lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
  return [...decoder.push(Buffer.from(text)), ...decoder.end()];
}

const piece = (message: object, extra: object = {}) => ({
  model: 'm',
  created_at: 't',
  message,
  done: false,
  ...extra,
});
const done = (extra: object = {}) => piece({ role: 'assistant', content: '' }, { done: true, ...extra });
const call = (name: unknown, args?: unknown) => ({ function: { name, arguments: args } });
const last = (...lines: readonly (object | string)[]) => decode(...lines).at(-1);
const finishOf = (...lines: readonly object[]) => {
  const part = last(...lines);
  return part?.type === 'finish' ? part.finish.reason : part;
};

describe('the end of a stream', () => {
  it.each([
    ['stop', 'stop'],
    ['length', 'length'],
    ['something new', 'unknown'],
    ['', 'unknown'],
    [undefined, 'unknown'],
  ])('%s is %s (cases 88, 89)', (done_reason, reason) => {
    expect(finishOf(piece({ content: 'a' }), done({ done_reason }))).toBe(reason);
  });

  it('is a call where one was made, but not where the answer was cut (case 40)', () => {
    const called = piece({ content: '', tool_calls: [call('f', {})] });
    expect(finishOf(called, done({ done_reason: 'stop' }))).toBe('tool-calls');
    expect(finishOf(called, done())).toBe('tool-calls');
    expect(finishOf(called, done({ done_reason: 'length' }))).toBe('length');
  });

  it.each(['load', 'unload'])('%s is no answer (case 89)', (done_reason) => {
    expect(last(done({ done_reason }))).toMatchObject({ failure: { cause: 'broken-finish' } });
  });

  it('may come without a message', () => {
    expect(finishOf(piece({ content: 'a' }), { model: 'm', done: true, done_reason: 'stop' })).toBe('stop');
  });

  it('does not count what was not counted (case 104)', () => {
    const usage = (counters: object) => decode(done(counters)).find((part) => part.type === 'usage');
    expect(usage({ prompt_eval_count: 0, eval_count: 3, load_duration: 9 })).toEqual({
      type: 'usage',
      usage: { inputTokens: undefined, outputTokens: 3, source: 'upstream' },
    });
    expect(usage({ load_duration: 5_000_000_000 })).toBeUndefined();
    expect(usage({ prompt_eval_count: -1, eval_count: 1.5 })).toBeUndefined();
  });
});

describe('what is no stream', () => {
  it.each([
    ['nothing', [], 'upstream_incomplete', 'empty-stream'],
    ['a stream without an end', [piece({ content: 'a' })], 'upstream_incomplete', 'no-terminator'],
    ['a page', ['<html></html>'], 'upstream_protocol', 'html'],
    ['a broken line', ['{"model":'], 'upstream_protocol', 'bad-json-line'],
    ['another object', [{ status: 'pulling manifest' }], 'upstream_protocol', 'wrong-shape'],
    ['a list', [[]], 'upstream_protocol', 'wrong-shape'],
    [
      'a nameless call',
      [piece({ tool_calls: [call('', {})] })],
      'upstream_protocol',
      'tool-call-without-name',
    ],
  ])('%s', (_, lines, code, cause) => {
    expect(last(...lines)).toEqual({ type: 'failure', failure: { code, cause } });
  });

  it('an endless line', () => {
    const decoder = createOllamaStreamDecoder(readChatObject);
    const chunk = Buffer.alloc(1024 * 1024, 0x20);
    let parts: StreamPart[] = [];
    for (let megabytes = 0; megabytes < 17 && parts.length === 0; megabytes += 1) parts = decoder.push(chunk);
    expect(parts).toEqual([
      { type: 'failure', failure: { code: 'upstream_too_large', cause: 'line-too-long' } },
    ]);
    expect(decoder.end()).toEqual([]);
  });

  it('bytes that are no text', () => {
    const decoder = createOllamaStreamDecoder(readChatObject);
    expect(decoder.push(Uint8Array.of(0x7b, 0xff, 0x0a))).toEqual([
      { type: 'failure', failure: { code: 'upstream_protocol', cause: 'invalid-utf8' } },
    ]);
  });
});

describe('calls', () => {
  const argumentsOf = (args?: unknown) =>
    decode(piece({ tool_calls: [call('f', args)] }), done()).find((part) => part.type === 'tool-call-delta');

  it('have arguments as JSON text, whether an object, a text or nothing (cases 33, 35)', () => {
    expect(argumentsOf({ a: 1 })).toMatchObject({ argumentsDelta: '{"a":1}' });
    expect(argumentsOf('{"a":1}')).toMatchObject({ argumentsDelta: '{"a":1}' });
    for (const nothing of [undefined, null, '', {}]) {
      expect(argumentsOf(nothing)).toMatchObject({ argumentsDelta: '{}' });
    }
  });

  it('are counted over the whole stream (case 32)', () => {
    const starts = decode(
      piece({ tool_calls: [call('f', {}), call('f', {})] }),
      piece({ content: 'and' }),
      piece({ tool_calls: [call('f', {})] }),
      done(),
    ).filter((part) => part.type === 'tool-call-start');
    expect(starts.map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(new Set(starts.map(({ id }) => id)).size).toBe(3);
  });

  it('are never more than anybody would make', () => {
    const many = Array.from({ length: 1025 }, () => call('f', {}));
    expect(last(piece({ tool_calls: many }))).toMatchObject({ type: 'failure' });
  });
});

describe('a whole answer', () => {
  const read = (body: string) => decodeResponse(Buffer.from(body), readChatObject);

  it('must be done', () => {
    expect(read(JSON.stringify(piece({ content: 'a' })))).toEqual({
      code: 'upstream_incomplete',
      cause: 'not-done',
    });
  });

  it.each([
    ['', 'empty-body'],
    ['<html>', 'html'],
    ['{"done":', 'bad-json'],
    ['{"error":"CUDA error"}', 'error-object'],
    ['{}', 'wrong-shape'],
  ])('%s is none', (body, cause) => {
    expect(read(body)).toHaveProperty('cause', cause);
  });
});

describe('log-probabilities', () => {
  const logprobs = [{ token: 'a', logprob: -0.25, bytes: [97] }];

  it('stand with the text they belong to, in the shape of OpenAI', () => {
    const parts = decode(piece({ content: 'a' }, { logprobs }), done({ logprobs: [] }));
    const [text] = parts.filter(({ type }) => type === 'text-delta');
    expect(text).toMatchObject({ text: 'a', logprobs: { text: JSON.stringify({ content: logprobs }) } });
    const whole = decodeResponse(
      Buffer.from(JSON.stringify({ ...done({ logprobs }), message: { content: 'a' } })),
      readChatObject,
    );
    expect(whole).toMatchObject({ logprobs: { text: JSON.stringify({ content: logprobs }) } });
  });

  it('are not there where none came', () => {
    expect(decode(piece({ content: 'a' }), done())[1]).toEqual({ type: 'text-delta', text: 'a' });
  });
});
