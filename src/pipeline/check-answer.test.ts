import { describe, expect, it } from 'vitest';
import { decodeRequest } from '../dialects/openai-chat/decode-request.ts';
import { tokeniseText } from '../domain/json/tokenise.ts';
import { RawJson } from '../domain/json/write-json.ts';
import type { ModelResponse, OutputPart } from '../domain/model-response.ts';
import { checkAnswer } from './check-answer.ts';

const SCHEMA = {
  type: 'object',
  properties: { a: { type: 'integer' } },
  required: ['a'],
  additionalProperties: false,
};
const request = (more: object = {}) =>
  decodeRequest(
    tokeniseText(JSON.stringify({ model: 'auto', messages: [{ role: 'user', content: 'x' }], ...more })),
  );
const answer = (parts: readonly OutputPart[], more: Partial<ModelResponse> = {}): ModelResponse => ({
  id: undefined,
  model: undefined,
  parts,
  finish: { reason: 'stop' },
  usage: undefined,
  ...more,
});
const text = (value: string): OutputPart => ({ type: 'text', text: value });
const call = (name: string, argumentsJson: string): OutputPart => ({
  type: 'tool-call',
  id: 'c',
  name,
  argumentsJson,
});

describe('checkAnswer', () => {
  it('holds an answer to the schema that was asked for', () => {
    const asked = request({
      response_format: { type: 'json_schema', json_schema: { name: 's', schema: SCHEMA } },
    });
    expect(checkAnswer(asked, answer([text('{"a":1}')])).invalid).toBe(false);
    for (const wrong of ['{"a":"1"}', '{"a":1,"b":2}', '{"a":1', 'Sure! {"a":1}', '']) {
      expect(checkAnswer(asked, answer([text(wrong)])).invalid).toBe(true);
    }
    expect(
      checkAnswer(request({ response_format: { type: 'json_object' } }), answer([text('no')])).invalid,
    ).toBe(true);
    expect(checkAnswer(request(), answer([text('no JSON was asked for')])).invalid).toBe(false);
  });

  it('takes a property for what it is, whatever it is called', () => {
    const schema = {
      type: 'object',
      properties: { format: { type: 'string' }, pattern: { type: 'string' } },
      additionalProperties: false,
    };
    const asked = request({ response_format: { type: 'json_schema', json_schema: { name: 's', schema } } });
    expect(checkAnswer(asked, answer([text('{"format":"a","pattern":"b"}')])).invalid).toBe(false);
    expect(checkAnswer(asked, answer([text('{"format":1}')])).invalid).toBe(true);
  });

  it('holds tool calls to their tools', () => {
    const asked = request({ tools: [{ type: 'function', function: { name: 'f', parameters: SCHEMA } }] });
    expect(checkAnswer(asked, answer([call('f', '{"a":1}')])).invalid).toBe(false);
    for (const wrong of [call('f', '{"a":'), call('f', '{}'), call('g', '{"a":1}')]) {
      expect(checkAnswer(asked, answer([wrong])).invalid).toBe(true);
    }
  });

  it('misses a call that was required, which a runner without a place for tools leaves out', () => {
    const tools = [{ type: 'function', function: { name: 'look', parameters: { type: 'object' } } }];
    const named = { type: 'function', function: { name: 'look' } };
    for (const [tool_choice, isMissed] of [
      ['required', true],
      [named, true],
      ['auto', false],
      ['none', false],
    ]) {
      const asked = request({ tools, tool_choice });
      expect(checkAnswer(asked, answer([text('It is sunny.')])).invalid).toBe(isMissed);
      expect(checkAnswer(asked, answer([call('look', '{}')])).invalid).toBe(false);
      expect(checkAnswer(asked, answer([], { finish: { reason: 'refusal' } })).invalid).toBe(false);
    }
  });

  it('sees a tool call that a runner left standing in the text', () => {
    const asked = request({
      tools: [{ type: 'function', function: { name: 'look_up', parameters: { type: 'object' } } }],
    });
    for (const written of [
      '<tool_call>\n{"name": "look_up", "arguments": {"a": 1}}\n</tool_call>',
      'Let me see. <function=look_up>{"a": 1}</function>',
      '[TOOL_CALLS][{"name":"look_up","arguments":{}}]',
      '<|python_tag|>look_up.call(a=1)',
    ]) {
      expect(checkAnswer(asked, answer([text(written)])).invalid).toBe(true);
      expect(checkAnswer(request(), answer([text(written)])).invalid).toBe(false);
      expect(checkAnswer(asked, answer([text(written), call('look_up', '{}')])).invalid).toBe(false);
    }
    for (const talk of ['I would call look_up.', 'A model writes <tool_call> before a call.'])
      expect(checkAnswer(asked, answer([text(talk)])).invalid).toBe(false);
  });

  it('takes a refusal for an answer', () => {
    const refused = answer([{ type: 'refusal', text: 'I will not.' }], { finish: { reason: 'refusal' } });
    const asked = request({ response_format: { type: 'json_object' } });
    expect(checkAnswer(asked, refused)).toMatchObject({ invalid: false, empty: false });
  });

  it('sees what is empty, cut or unsure', () => {
    expect(checkAnswer(request(), answer([text(' \n')])).empty).toBe(true);
    expect(checkAnswer(request(), answer([], { finish: { reason: 'length' } })).truncated).toBe(true);
    const logprobs = new RawJson(
      JSON.stringify({ content: [{ logprob: Math.log(0.5) }, { logprob: Math.log(0.125) }] }),
    );
    expect(checkAnswer(request(), answer([text('x')], { logprobs })).confidence).toBeCloseTo(0.25);
    expect(checkAnswer(request(), answer([text('x')])).confidence).toBeUndefined();
  });

  it('is not held up by a schema that was made to hold it up', () => {
    const levels = Object.fromEntries(
      Array.from({ length: 30 }, (_, level) => [
        `d${level}`,
        { allOf: [{ $ref: `#/$defs/d${level + 1}` }, { $ref: `#/$defs/d${level + 1}` }] },
      ]),
    );
    const hostile: [object, string][] = [
      [{ type: 'string', pattern: '^(a+)+$' }, JSON.stringify(`${'a'.repeat(60)}!`)],
      [{ type: 'string', pattern: ['^(a+)+$'] }, JSON.stringify(`${'a'.repeat(60)}!`)],
      [
        { type: 'object', patternProperties: { '^(a+)+$': {} } },
        JSON.stringify({ [`${'a'.repeat(60)}!`]: 1 }),
      ],
      [{ $ref: '#/$defs/d0', $defs: { ...levels, d30: { type: 'object' } } }, '{}'],
      [
        { type: 'array', uniqueItems: true },
        JSON.stringify(Array.from({ length: 50_000 }, (_, index) => ({ index }))),
      ],
      [
        { type: 'array', items: { anyOf: Array.from({ length: 5_000 }, (_, index) => ({ const: index })) } },
        JSON.stringify(Array.from({ length: 20_000 }, () => -1)),
      ],
    ];
    const escaped = JSON.stringify({ $ref: '#/$defs/d0', $defs: { ...levels, d30: {} } }).replaceAll(
      '"$ref"',
      '"\\u0024ref"',
    );
    const startedMs = performance.now();
    checkAnswer(
      decodeRequest(
        tokeniseText(
          `{"model":"auto","messages":[{"role":"user","content":"x"}],"response_format":{"type":"json_schema","json_schema":{"name":"s","schema":${escaped}}}}`,
        ),
      ),
      answer([text('{}')]),
    );
    for (const [schema, said] of hostile) {
      const asked = request({ response_format: { type: 'json_schema', json_schema: { name: 's', schema } } });
      checkAnswer(asked, answer([text(said)]));
      const tooled = request({ tools: [{ type: 'function', function: { name: 'f', parameters: schema } }] });
      checkAnswer(tooled, answer([call('f', said)]));
    }
    expect(performance.now() - startedMs).toBeLessThan(10_000);
  });
});
