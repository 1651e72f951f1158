import { describe, expect, it } from 'vitest';
import { decodeResponse } from './decode-response.ts';

const decodeText = (text: string) => decodeResponse(Buffer.from(text));

function decode(content: object[], fields: object = {}) {
  const message = {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude',
    content,
    stop_reason: 'end_turn',
  };
  return decodeText(JSON.stringify({ ...message, ...fields }));
}

describe('an answer of Messages', () => {
  it('is read with its id, model, blocks and usage; cached tokens are counted in (case 99)', () => {
    const usage = {
      input_tokens: 10,
      cache_read_input_tokens: 5,
      cache_creation_input_tokens: 3,
      output_tokens: 2,
    };
    expect(decode([{ type: 'text', text: 'Hi' }], { usage })).toEqual({
      id: 'msg_1',
      model: 'claude',
      parts: [{ type: 'text', text: 'Hi' }],
      finish: { reason: 'stop' },
      usage: {
        inputTokens: 18,
        cachedInputTokens: 5,
        cacheWriteTokens: 3,
        outputTokens: 2,
        source: 'upstream',
      },
    });
  });

  it('keeps thinking with its signature, and redacted thinking (cases 79, 80)', () => {
    const response = decode([
      { type: 'thinking', thinking: 'hm', signature: 'EqQB' },
      { type: 'redacted_thinking', data: 'EmwK' },
      { type: 'thinking', thinking: 'local', signature: '' },
    ]);
    expect(response).toMatchObject({
      parts: [
        { type: 'reasoning', text: 'hm', signature: 'EqQB' },
        { type: 'redacted-reasoning', data: 'EmwK' },
        { type: 'reasoning', text: 'local' },
      ],
    });
  });

  it('keeps the input of a call byte for byte (cases 33, 37)', () => {
    const input = '{ "n": 9007199254740993, "e": 1e400, "s": "\\u00e4" }';
    const text = `{"content":[{"type":"tool_use","id":"t","name":"f","input":${input}}],"stop_reason":"tool_use"}`;
    expect(decodeText(text)).toMatchObject({
      parts: [{ type: 'tool-call', id: 't', name: 'f', argumentsJson: input }],
      finish: { reason: 'tool-calls' },
    });
  });

  it('skips blocks that only tools of the vendor make (case 30)', () => {
    expect(
      decode([
        { type: 'web_search_tool_result', content: [] },
        { type: 'text', text: 'a' },
      ]),
    ).toMatchObject({
      parts: [{ type: 'text', text: 'a' }],
    });
  });

  it('takes a refusal without content as an answer (case 90)', () => {
    expect(decode([], { stop_reason: 'refusal' })).toMatchObject({
      parts: [],
      finish: { reason: 'refusal' },
    });
  });

  it('has no usage where none was given', () => {
    expect(decode([])).toMatchObject({ usage: undefined });
  });
});

describe('a body that is no message', () => {
  it('is a failure that says what it was (F16 to F19)', () => {
    expect(decodeText('')).toMatchObject({ cause: 'empty-body' });
    expect(decodeText('<html>')).toMatchObject({ code: 'upstream_protocol', cause: 'html' });
    expect(decodeText('{"a":1}')).toMatchObject({ code: 'upstream_protocol', cause: 'wrong-shape' });
    expect(decodeText('['.repeat(100_000))).toMatchObject({ cause: 'bad-json' });
    expect(decodeText('{"type":"error","error":{"type":"overloaded_error","message":"secret"}}')).toEqual({
      code: 'upstream_overloaded',
      cause: 'overloaded',
    });
  });

  it('is a failure when a call has no id', () => {
    expect(decode([{ type: 'tool_use', name: 'f', input: {} }])).toMatchObject({
      cause: 'tool-call-without-name',
    });
  });
});
