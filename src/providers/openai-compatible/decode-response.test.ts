import { describe, expect, it } from 'vitest';
import type { ModelResponse } from '../../domain/model-response.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import { OPENAI, OPENAI_COMPATIBLE } from './chat-traits.ts';
import { decodeResponse } from './decode-response.ts';

function decodeText(text: string, traits = OPENAI_COMPATIBLE): ModelResponse | UpstreamFailure {
  return decodeResponse(Buffer.from(text), traits);
}

function decode(message: object, finish_reason: string | null = 'stop', choice: object = {}): ModelResponse {
  const body = { id: 'c', model: 'm', choices: [{ index: 0, message, finish_reason, ...choice }] };
  const response = decodeText(JSON.stringify(body));
  if ('cause' in response) throw new Error(response.cause);
  return response;
}

const called = (...calls: object[]) => ({ role: 'assistant', content: null, tool_calls: calls });
const failure = (text: string) => decodeText(text);

describe('an answer of Chat Completions', () => {
  it('is read with its id, model, text and usage', () => {
    const body = {
      id: 'c',
      model: 'm',
      choices: [{ index: 0, message: { content: 'Hello' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 5, completion_tokens: 3, completion_tokens_details: { reasoning_tokens: 2 } },
    };
    expect(decodeText(JSON.stringify(body))).toEqual({
      id: 'c',
      model: 'm',
      parts: [{ type: 'text', text: 'Hello' }],
      finish: { reason: 'stop' },
      usage: { inputTokens: 5, outputTokens: 3, reasoningTokens: 2, source: 'upstream' },
    });
  });

  it('has no parts where the model said nothing', () => {
    expect(decode({ role: 'assistant', content: '' }).parts).toEqual([]);
  });

  it('takes content in parts as one text', () => {
    expect(
      decode({
        content: [
          { type: 'text', text: 'a' },
          { type: 'text', text: 'b' },
        ],
      }).parts,
    ).toEqual([{ type: 'text', text: 'ab' }]);
  });

  it('puts reasoning before text, from either field or from tags (cases 78, 85)', () => {
    const expected = [
      { type: 'reasoning', text: 'hm' },
      { type: 'text', text: 'yes' },
    ];
    expect(decode({ content: 'yes', reasoning_content: 'hm' }).parts).toEqual(expected);
    expect(decode({ content: 'yes', reasoning: 'hm', reasoning_content: null }).parts).toEqual(expected);
    expect(decode({ content: '<think>hm</think>\n\nyes' }).parts).toEqual(expected);
  });

  it('leaves tags alone at an API that separates reasoning itself', () => {
    const body = { choices: [{ message: { content: '<think>a</think>' }, finish_reason: 'stop' }] };
    expect(decodeText(JSON.stringify(body), OPENAI)).toMatchObject({ parts: [{ text: '<think>a</think>' }] });
  });

  it('keeps the arguments of a call as the model wrote them (cases 37, 38)', () => {
    const args = '{"n":9007199254740993,"e":1e400,"s":"\\u00e4","n":1} oops';
    const { parts, finish } = decode(
      called({ id: 'a', function: { name: 'f', arguments: args } }),
      'tool_calls',
    );
    expect(parts).toEqual([{ type: 'tool-call', id: 'a', name: 'f', argumentsJson: args }]);
    expect(finish.reason).toBe('tool-calls');
  });

  it('takes arguments that are an object byte for byte (case 33)', () => {
    const text =
      '{"choices":[{"message":{"tool_calls":[{"id":"a","function":{"name":"f","arguments":{"n": 1e400}}}]},"finish_reason":"stop"}]}';
    expect(decodeText(text)).toMatchObject({ parts: [{ argumentsJson: '{"n": 1e400}' }] });
  });

  it('gives {} for a call without arguments (case 35)', () => {
    for (const args of ['', null, undefined]) {
      const { parts } = decode(called({ id: 'a', function: { name: 'f', arguments: args } }));
      expect(parts).toMatchObject([{ argumentsJson: '{}' }]);
    }
  });

  it('makes ids for calls without one, stable and distinct (case 42)', () => {
    const message = called({ function: { name: 'f', arguments: '{}' } }, { id: '', function: { name: 'f' } });
    const ids = () => decode(message).parts.map((part) => (part.type === 'tool-call' ? part.id : ''));
    expect(ids()).toEqual(ids());
    expect(new Set(ids()).size).toBe(2);
  });

  it('takes the call of the API before tools (case 50)', () => {
    const { parts, finish } = decode({ function_call: { name: 'f', arguments: '{}' } }, 'function_call');
    expect(parts).toMatchObject([{ type: 'tool-call', name: 'f' }]);
    expect(finish.reason).toBe('tool-calls');
  });

  it('finishes with tool-calls although the upstream said stop, but not when it was cut (case 40)', () => {
    const message = called({ id: 'a', function: { name: 'f', arguments: '{}' } });
    expect(decode(message, 'stop').finish.reason).toBe('tool-calls');
    expect(decode(message, 'length').finish.reason).toBe('length');
    expect(decode({ content: 'a' }, 'tool_calls').finish.reason).toBe('stop');
  });

  it('takes a refusal as an answer (case 90)', () => {
    const { parts, finish } = decode({ content: null, refusal: 'No.' });
    expect(parts).toEqual([{ type: 'refusal', text: 'No.' }]);
    expect(finish.reason).toBe('refusal');
  });

  it('names the stop sequence where vLLM does (case 88)', () => {
    expect(decode({ content: 'a' }, 'stop', { stop_reason: 'END' }).finish).toEqual({
      reason: 'stop-sequence',
      stopSequence: 'END',
    });
    expect(decode({ content: 'a' }, 'stop', { stop_reason: 128009 }).finish).toEqual({ reason: 'stop' });
  });

  it('passes log-probabilities on as they stand', () => {
    const raw = '{"content":[{"token":"H","logprob":-1.0e-07}]}';
    const text = `{"choices":[{"message":{"content":"H"},"logprobs":${raw},"finish_reason":"stop"}]}`;
    const response = decodeText(text);
    expect('logprobs' in response && response.logprobs?.text).toBe(raw);
  });

  it('survives absurd usage (F20)', () => {
    const body = {
      choices: [{ message: { content: 'a' } }],
      usage: { prompt_tokens: 1e30, completion_tokens: 2 },
    };
    expect(decodeText(JSON.stringify(body))).toMatchObject({ usage: { outputTokens: 2 } });
  });
});

describe('a body that is no answer', () => {
  it('is a failure that says what it was', () => {
    expect(failure('')).toEqual({ code: 'upstream_protocol', cause: 'empty-body' });
    expect(failure('<html>Bad gateway</html>')).toEqual({ code: 'upstream_protocol', cause: 'html' });
    expect(failure('OK')).toEqual({ code: 'upstream_protocol', cause: 'bad-json' });
    expect(failure('{"choices":[]}')).toEqual({ code: 'upstream_protocol', cause: 'wrong-shape' });
    expect(failure('{"choices":[{"text":"a"}]}')).toEqual({
      code: 'upstream_protocol',
      cause: 'wrong-shape',
    });
    expect(failure('[]')).toEqual({ code: 'upstream_protocol', cause: 'wrong-shape' });
    expect(failure('{"choices":{"a":1}}')).toEqual({ code: 'upstream_protocol', cause: 'wrong-shape' });
  });

  it('is a failure when it is too deep (F19)', () => {
    expect(failure('{"a":'.repeat(10_000))).toMatchObject({ cause: 'bad-json' });
  });

  it('is the failure that an error object in a 200 tells of (F18, case 94)', () => {
    expect(failure('{"error":{"message":"x","type":"invalid_request_error"}}')).toMatchObject({
      code: 'upstream_rejected',
    });
    expect(failure('{"error":{"message":"x","code":503}}')).toMatchObject({
      code: 'upstream_error',
      status: 503,
    });
    expect(failure('{"error":"boom"}')).toMatchObject({ code: 'upstream_error' });
    expect(failure('{"object":"error","message":"x","type":"NotFoundError","code":404}')).toMatchObject({
      code: 'upstream_model',
    });
  });

  it('is a failure when the upstream only loaded a model (case 89)', () => {
    const body = '{"choices":[{"message":{"role":"assistant","content":""},"finish_reason":"load"}]}';
    expect(failure(body)).toMatchObject({ code: 'upstream_error', cause: 'broken-finish' });
  });

  it('is a failure when a call names no tool', () => {
    const body = '{"choices":[{"message":{"tool_calls":[{"id":"a","function":{"arguments":"{}"}}]}}]}';
    expect(failure(body)).toMatchObject({ cause: 'tool-call-without-name' });
  });

  it('never repeats what stood in it', () => {
    for (const body of ['{"secret":1}', '{"error":{"message":"secret","code":"secret"}}', '<p>secret']) {
      expect(JSON.stringify(failure(body))).not.toContain('secret');
    }
  });
});
