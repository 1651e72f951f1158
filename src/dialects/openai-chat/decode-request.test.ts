import fc from 'fast-check';
import type OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { DemarcError } from '../../domain/error-catalogue.ts';
import { JsonSyntaxError } from '../../domain/json/json-syntax-error.ts';
import { tokeniseText } from '../../domain/json/tokenise.ts';
import type { ChatRequest } from '../../domain/model-request.ts';
import { mutatedBodies } from '../mutated-body.fixture.ts';
import { decodeRequest } from './decode-request.ts';

type Params = OpenAI.ChatCompletionCreateParams;
type MessageParam = OpenAI.ChatCompletionMessageParam;

const MINIMAL: Params = { model: 'auto', messages: [{ role: 'user', content: 'hi' }] };

function decode(body: unknown): ChatRequest {
  return decodeRequest(tokeniseText(JSON.stringify(body)));
}

/** A body that the official client's types allow, around the minimum. */
function withFields(fields: Partial<Params>): ChatRequest {
  return decode({ ...MINIMAL, ...fields });
}

function withMessages(...messages: MessageParam[]): ChatRequest['messages'] {
  return decode({ model: 'auto', messages }).messages;
}

function faultOf(body: unknown): DemarcError {
  try {
    decode(body);
  } catch (error) {
    if (error instanceof DemarcError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('a Chat Completions request', () => {
  it('needs no more than a model and a message', () => {
    expect(decode(MINIMAL)).toMatchObject({
      requestedModel: 'auto',
      messages: [{ role: 'user', parts: [{ type: 'text', text: 'hi' }] }],
      tools: [],
      toolChoice: undefined,
      maxOutputTokens: undefined,
      stopSequences: [],
      responseFormat: undefined,
      reasoning: undefined,
      stream: false,
      includeStreamUsage: false,
      source: { format: 'openai-chat' },
    });
  });

  it('keeps its source, unknown fields included (case 30)', () => {
    const text =
      '{"model":"m","messages":[{"role":"user","content":"x","odd":1}],"vendor":{"n":1e400},"__proto__":{}}';
    const document = tokeniseText(text);
    const request = decodeRequest(document);
    expect(request.source.document).toBe(document);
    expect(request.requestedModel).toBe('m');
  });

  it('reads every setting', () => {
    expect(
      withFields({
        temperature: 1.5,
        top_p: 0.9,
        seed: -5,
        presence_penalty: -2,
        frequency_penalty: 2,
        stop: ['a', '', 'b'],
        parallel_tool_calls: false,
        stream: true,
        stream_options: { include_usage: true },
        safety_identifier: 'new',
        user: 'old',
      }),
    ).toMatchObject({
      sampling: { temperature: 1.5, topP: 0.9, seed: -5, presencePenalty: -2, frequencyPenalty: 2 },
      stopSequences: ['a', 'b'],
      parallelToolCalls: false,
      stream: true,
      includeStreamUsage: true,
      endUserId: 'new',
    });
    expect(withFields({ user: 'old', stop: 'x' })).toMatchObject({ endUserId: 'old', stopSequences: ['x'] });
  });

  it('leaves a seed that a double cannot hold to the source', () => {
    const text = '{"model":"m","messages":[{"role":"user","content":"x"}],"seed":9007199254740993}';
    expect(decodeRequest(tokeniseText(text)).sampling.seed).toBeUndefined();
    expect(faultOf({ ...MINIMAL, seed: 1.5 }).param).toBe('seed');
  });

  it('takes either name for the bound of the output (case 65)', () => {
    expect(withFields({ max_tokens: 5 }).maxOutputTokens).toBe(5);
    expect(withFields({ max_tokens: 5, max_completion_tokens: 7 }).maxOutputTokens).toBe(7);
  });

  it('reads the effort of reasoning (case 86)', () => {
    expect(withFields({ reasoning_effort: 'low' }).reasoning).toEqual({ effort: 'low' });
    expect(withFields({ reasoning_effort: 'max' }).reasoning).toEqual({ effort: 'xhigh' });
    expect(withFields({ reasoning_effort: null }).reasoning).toBeUndefined();
  });

  it('reads response formats, keeping the bytes of a schema (cases 108, 109)', () => {
    expect(withFields({ response_format: { type: 'text' } }).responseFormat).toBeUndefined();
    expect(withFields({ response_format: { type: 'json_object' } }).responseFormat).toEqual({
      type: 'json-object',
    });
    const text =
      '{"model":"m","messages":[{"role":"user","content":"x"}],"response_format":{"type":"json_schema","json_schema":{"name":"n","strict":true,"schema":{ "maximum" : 9007199254740993 }}}}';
    expect(decodeRequest(tokeniseText(text)).responseFormat).toEqual({
      type: 'json-schema',
      name: 'n',
      strict: true,
      schemaJson: '{ "maximum" : 9007199254740993 }',
    });
  });
});

describe('roles and content', () => {
  it('reads developer as system, wherever it stands (cases 55, 56)', () => {
    const messages = withMessages(
      { role: 'developer', content: 'a' },
      { role: 'user', content: 'b' },
      { role: 'system', content: [{ type: 'text', text: 'c' }] },
    );
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user', 'system']);
  });

  it('takes empty, null and missing content of an assistant (case 59)', () => {
    for (const content of ['', null, undefined, []]) {
      expect(decode({ model: 'm', messages: [{ role: 'assistant', content }] }).messages[0]?.parts).toEqual(
        [],
      );
    }
    expect(faultOf({ model: 'm', messages: [{ role: 'user' }] }).param).toBe('messages[0].content');
  });

  it('drops empty text parts and names (cases 59, 61)', () => {
    const content = [
      { type: 'text' as const, text: '' },
      { type: 'text' as const, text: 'x' },
    ];
    expect(withMessages({ role: 'user', name: 'jane', content })).toEqual([
      { role: 'user', parts: [{ type: 'text', text: 'x', cacheControl: undefined }] },
    ]);
  });

  it('takes data URLs apart and keeps web addresses (case 70)', () => {
    const messages = withMessages({
      role: 'user',
      content: [
        { type: 'image_url', image_url: { url: 'data:image/PNG;base64,AAAA', detail: 'low' } },
        { type: 'image_url', image_url: { url: 'https://example.com/a.png' } },
      ],
    });
    expect(messages[0]?.parts).toEqual([
      { type: 'image', image: { kind: 'base64', mediaType: 'image/png', data: 'AAAA' }, detail: 'low' },
      { type: 'image', image: { kind: 'url', url: 'https://example.com/a.png' }, detail: undefined },
    ]);
  });

  it.each([
    'file:///etc/passwd',
    'gopher://x',
    'data:image/png,raw',
    'data:;base64,AA',
    'no scheme',
    ':',
    'data:',
  ])('refuses the image address %s (case 71)', (url) => {
    const fault = faultOf({
      model: 'm',
      messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url } }] }],
    });
    expect(fault).toMatchObject({ code: 'invalid_request', param: 'messages[0].content[0].image_url.url' });
    expect(fault.message).not.toContain('passwd');
  });

  it('reads files by id, by data URL and by bare base64 (case 74)', () => {
    const messages = withMessages({
      role: 'user',
      content: [
        { type: 'file', file: { file_id: 'file-1' } },
        { type: 'file', file: { file_data: 'data:application/pdf;base64,JVBE', filename: 'a.pdf' } },
        { type: 'file', file: { file_data: 'JVBE' } },
      ],
    });
    expect(messages[0]?.parts.map((part) => (part.type === 'file' ? part.file : part))).toEqual([
      { kind: 'provider-file', id: 'file-1' },
      { kind: 'base64', mediaType: 'application/pdf', data: 'JVBE' },
      { kind: 'base64', mediaType: 'application/octet-stream', data: 'JVBE' },
    ]);
    const empty = { model: 'm', messages: [{ role: 'user', content: [{ type: 'file', file: {} }] }] };
    expect(faultOf(empty).param).toBe('messages[0].content[0].file.file_data');
  });

  it('keeps parts that only this shape knows (cases 30, 76)', () => {
    const parts = withMessages({
      role: 'user',
      content: [{ type: 'input_audio', input_audio: { data: 'AA', format: 'wav' } }],
    })[0]?.parts;
    expect(parts).toMatchObject([{ type: 'unknown', name: 'input_audio', node: { kind: 'object' } }]);
  });

  it('keeps marks for caching as they were written (cases 57, 115)', () => {
    const text =
      '{"model":"m","messages":[{"role":"system","content":[{"type":"text","text":"x","cache_control":{ "type":"ephemeral" }}]}]}';
    expect(decodeRequest(tokeniseText(text)).messages[0]?.parts).toEqual([
      { type: 'text', text: 'x', cacheControl: '{ "type":"ephemeral" }' },
    ]);
  });

  it('reads refusals of an assistant, by either place (case 90)', () => {
    const messages = withMessages(
      { role: 'assistant', content: null, refusal: 'no' },
      { role: 'assistant', content: [{ type: 'refusal', refusal: 'never' }] },
    );
    expect(messages.map(({ parts }) => parts)).toEqual([
      [{ type: 'refusal', text: 'no' }],
      [{ type: 'refusal', text: 'never' }],
    ]);
  });

  it('reads reasoning that a client sends back, first of all parts (cases 78, 80)', () => {
    for (const name of ['reasoning_content', 'reasoning']) {
      const message = { role: 'assistant', content: 'so', [name]: 'hm' };
      expect(decode({ model: 'm', messages: [message] }).messages[0]?.parts).toEqual([
        { type: 'reasoning', text: 'hm' },
        { type: 'text', text: 'so' },
      ]);
    }
  });
});

describe('tools', () => {
  it('keeps the bytes of schemas (case 37)', () => {
    const text =
      '{"model":"m","messages":[{"role":"user","content":"x"}],"tools":[{"type":"function","function":{"name":"f","description":"d","strict":true,"parameters":{ "type":"object","maximum":1e400 }}}]}';
    expect(decodeRequest(tokeniseText(text)).tools).toEqual([
      {
        name: 'f',
        description: 'd',
        strict: true,
        parametersJson: '{ "type":"object","maximum":1e400 }',
        isServerSide: false,
      },
    ]);
  });

  it.each([
    ['none', { type: 'none' }],
    ['auto', { type: 'auto' }],
    ['required', { type: 'required' }],
    [
      { type: 'function', function: { name: 'f' } },
      { type: 'tool', name: 'f' },
    ],
  ] as const)('reads the choice %j (case 47)', (tool_choice, expected) => {
    expect(withFields({ tool_choice }).toolChoice).toEqual(expected);
  });

  it('offers only the tools that are allowed', () => {
    const tool = (name: string) => ({ type: 'function' as const, function: { name } });
    const request = withFields({
      tools: [tool('a'), tool('b')],
      tool_choice: { type: 'allowed_tools', allowed_tools: { mode: 'required', tools: [tool('b')] } },
    });
    expect(request.tools.map(({ name }) => name)).toEqual(['b']);
    expect(request.toolChoice).toEqual({ type: 'required' });
  });

  it('reads functions as tools (case 50)', () => {
    const request = decode({
      model: 'm',
      functions: [{ name: 'f', parameters: { type: 'object' } }],
      function_call: { name: 'f' },
      messages: [
        { role: 'user', content: 'x' },
        { role: 'assistant', content: null, function_call: { name: 'f', arguments: '{"a":1}' } },
        { role: 'function', name: 'f', content: 'r1' },
        { role: 'assistant', content: null, function_call: { name: 'f', arguments: '' } },
        { role: 'function', name: 'f', content: 'r2' },
        { role: 'function', name: 'never-called', content: 'r3' },
      ],
    });
    expect(request.tools).toMatchObject([{ name: 'f', parametersJson: '{"type":"object"}' }]);
    expect(request.toolChoice).toEqual({ type: 'tool', name: 'f' });
    const ids = request.messages.flatMap(({ parts }) =>
      parts.map((part) => ('toolCallId' in part ? part.toolCallId : 'id' in part ? part.id : part.type)),
    );
    expect(ids).toEqual([
      'text',
      'call_legacy_0',
      'call_legacy_0',
      'call_legacy_1',
      'call_legacy_1',
      'call_legacy_2',
    ]);
  });

  it('reads calls and their results, one message each (cases 35, 38, 44)', () => {
    const messages = withMessages(
      {
        role: 'assistant',
        content: 'let me see',
        tool_calls: [
          { id: 'a', type: 'function', function: { name: 'f', arguments: '{"n":9007199254740993}' } },
          { id: 'b', type: 'function', function: { name: 'g', arguments: '' } },
          { id: 'c', type: 'function', function: { name: 'h', arguments: '{"broken' } },
        ],
      },
      { role: 'tool', tool_call_id: 'a', content: 'one' },
      { role: 'tool', tool_call_id: 'b', content: [{ type: 'text', text: 'two' }] },
    );
    expect(messages).toEqual([
      {
        role: 'assistant',
        parts: [
          { type: 'text', text: 'let me see' },
          { type: 'tool-call', id: 'a', name: 'f', argumentsJson: '{"n":9007199254740993}' },
          { type: 'tool-call', id: 'b', name: 'g', argumentsJson: '{}' },
          { type: 'tool-call', id: 'c', name: 'h', argumentsJson: '{"broken' },
        ],
      },
      {
        role: 'tool',
        parts: [
          { type: 'tool-result', toolCallId: 'a', content: [{ type: 'text', text: 'one' }], isError: false },
        ],
      },
      {
        role: 'tool',
        parts: [
          { type: 'tool-result', toolCallId: 'b', content: [{ type: 'text', text: 'two' }], isError: false },
        ],
      },
    ]);
  });

  it('marks what a vendor runs by itself (case 51)', () => {
    const request = decode({ ...MINIMAL, tools: [{ type: 'web_search_preview' }], web_search_options: {} });
    expect(request.tools.map(({ name, isServerSide }) => [name, isServerSide])).toEqual([
      ['web_search_preview', true],
      ['web_search_options', true],
    ]);
  });

  it('refuses tools with free-text input, offered or called (case 52)', () => {
    expect(faultOf({ ...MINIMAL, tools: [{ type: 'custom', custom: { name: 'x' } }] })).toMatchObject({
      code: 'unsupported_parameter',
      param: 'tools[0].type',
    });
    const tool_calls = [{ id: 'a', type: 'custom', custom: { name: 'x', input: 'y' } }];
    expect(faultOf({ model: 'm', messages: [{ role: 'assistant', tool_calls }] })).toMatchObject({
      code: 'unsupported_parameter',
      param: 'messages[0].tool_calls[0].type',
    });
  });
});

describe('what is refused', () => {
  const user = { role: 'user', content: 'x' };
  it.each([
    ['no model', { messages: [user] }, 'model'],
    ['an empty model', { model: '', messages: [user] }, 'model'],
    ['no messages', { model: 'm' }, 'messages'],
    ['an empty list of messages', { model: 'm', messages: [] }, 'messages'],
    ['messages that are no list', { model: 'm', messages: {} }, 'messages'],
    ['a message that is no object', { model: 'm', messages: ['x'] }, 'messages[0]'],
    [
      'an unknown role (K06)',
      { model: 'm', messages: [user, user, { role: 'bot', content: 'x' }] },
      'messages[2].role',
    ],
    ['a number as content', { model: 'm', messages: [{ role: 'user', content: 1 }] }, 'messages[0].content'],
    [
      'a part that is no object',
      { model: 'm', messages: [{ role: 'user', content: ['x'] }] },
      'messages[0].content[0]',
    ],
    [
      'a part without a type',
      { model: 'm', messages: [{ role: 'user', content: [{}] }] },
      'messages[0].content[0].type',
    ],
    [
      'a result without its call',
      { model: 'm', messages: [{ role: 'tool', content: 'x' }] },
      'messages[0].tool_call_id',
    ],
    [
      'a call without an id',
      { model: 'm', messages: [{ role: 'assistant', tool_calls: [{ function: { name: 'f' } }] }] },
      'messages[0].tool_calls[0].id',
    ],
    ['a temperature out of range (case 68)', { ...MINIMAL, temperature: 2.1 }, 'temperature'],
    ['a bound of no tokens', { ...MINIMAL, max_tokens: 0 }, 'max_tokens'],
    ['a fraction of tokens', { ...MINIMAL, max_completion_tokens: 1.5 }, 'max_completion_tokens'],
    ['a stream that is no boolean', { ...MINIMAL, stream: 'yes' }, 'stream'],
    ['a stop that is no text', { ...MINIMAL, stop: [1] }, 'stop[0]'],
    ['an unknown format', { ...MINIMAL, response_format: { type: 'xml' } }, 'response_format.type'],
    [
      'a schema without a name',
      { ...MINIMAL, response_format: { type: 'json_schema', json_schema: {} } },
      'response_format.json_schema.name',
    ],
    ['an unknown effort', { ...MINIMAL, reasoning_effort: 'hard' }, 'reasoning_effort'],
    ['an unknown choice of tools', { ...MINIMAL, tool_choice: 'some' }, 'tool_choice'],
    ['a choice of tools that is a number', { ...MINIMAL, tool_choice: 1 }, 'tool_choice'],
    [
      'a tool without a name',
      { ...MINIMAL, tools: [{ type: 'function', function: {} }] },
      'tools[0].function.name',
    ],
    [
      'a schema that is no object',
      { ...MINIMAL, tools: [{ type: 'function', function: { name: 'f', parameters: [] } }] },
      'tools[0].function.parameters',
    ],
  ])('%s', (_name, body, param) => {
    expect(faultOf(body)).toMatchObject({ code: 'invalid_request', status: 400, param });
  });

  it.each([
    ['several choices (case 67)', { ...MINIMAL, n: 2 }, 'n'],
    ['audio as output (case 76)', { ...MINIMAL, modalities: ['text', 'audio'] }, 'modalities[1]'],
  ])('%s', (_name, body, param) => {
    expect(faultOf(body)).toMatchObject({ code: 'unsupported_parameter', status: 400, param });
  });

  it('is said with the place and what is allowed there', () => {
    expect(faultOf({ model: 'm', messages: [{ role: 'Jane Roe' }] }).message).toBe(
      'messages[0].role must be one of "system", "developer", "user", "assistant", "tool", "function"',
    );
  });
});

describe('any JSON', () => {
  it('is tried around a body that is good', () => {
    expect(decode(FULL).messages).toHaveLength(FULL.messages.length);
  });

  it('is decoded or refused with an error that names a field and no content', () => {
    fc.assert(
      fc.property(mutatedBodies(FULL), (text) => {
        try {
          decodeRequest(tokeniseText(text));
        } catch (error) {
          if (error instanceof JsonSyntaxError) return;
          expect(error).toBeInstanceOf(DemarcError);
          expect((error as DemarcError).code).toMatch(/^(invalid_request|unsupported_parameter)$/);
          expect((error as DemarcError).message).not.toContain('CANARY');
        }
      }),
      { numRuns: 3000 },
    );
  });
});

/** A body with something in every place that is read; every text in it would be recognised in an error. */
const FULL = {
  model: 'CANARY',
  messages: [
    { role: 'developer', content: [{ type: 'text', text: 'CANARY', cache_control: { type: 'ephemeral' } }] },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'CANARY' },
        { type: 'image_url', image_url: { url: 'data:image/png;base64,CANARY', detail: 'CANARY' } },
        { type: 'file', file: { file_data: 'CANARY', filename: 'CANARY' } },
        { type: 'file', file: { file_id: 'CANARY' } },
        { type: 'input_audio', input_audio: { data: 'CANARY', format: 'wav' } },
      ],
    },
    {
      role: 'assistant',
      content: [{ type: 'refusal', refusal: 'CANARY' }],
      refusal: 'CANARY',
      reasoning_content: 'CANARY',
      audio: { id: 'CANARY' },
      tool_calls: [{ id: 'CANARY', type: 'function', function: { name: 'CANARY', arguments: 'CANARY' } }],
      function_call: { name: 'CANARY', arguments: 'CANARY' },
    },
    { role: 'tool', tool_call_id: 'CANARY', content: 'CANARY' },
    { role: 'function', name: 'CANARY', content: 'CANARY' },
  ],
  tools: [
    {
      type: 'function',
      function: { name: 'CANARY', description: 'CANARY', strict: true, parameters: { a: 1 } },
    },
  ],
  functions: [{ name: 'CANARY', parameters: {} }],
  tool_choice: {
    type: 'allowed_tools',
    allowed_tools: { mode: 'auto', tools: [{ function: { name: 'CANARY' } }] },
  },
  function_call: { name: 'CANARY' },
  web_search_options: {},
  parallel_tool_calls: true,
  max_tokens: 5,
  max_completion_tokens: 5,
  stop: ['CANARY'],
  temperature: 1,
  top_p: 1,
  seed: 1,
  presence_penalty: 0,
  frequency_penalty: 0,
  n: 1,
  modalities: ['text'],
  response_format: { type: 'json_schema', json_schema: { name: 'CANARY', strict: true, schema: {} } },
  reasoning_effort: 'low',
  user: 'CANARY',
  safety_identifier: 'CANARY',
  stream: true,
  stream_options: { include_usage: true },
};
