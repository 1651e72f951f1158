import type Anthropic from '@anthropic-ai/sdk';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DemarcError } from '../../domain/error-catalogue.ts';
import { JsonSyntaxError } from '../../domain/json/json-syntax-error.ts';
import { tokeniseText } from '../../domain/json/tokenise.ts';
import type { ChatRequest } from '../../domain/model-request.ts';
import { UNSIGNED } from '../../domain/unsigned-thinking.ts';
import { mutatedBodies } from '../mutated-body.fixture.ts';
import { decodeRequest } from './decode-request.ts';

type Params = Anthropic.MessageCreateParams;

const MINIMAL: Params = { model: 'auto', max_tokens: 100, messages: [{ role: 'user', content: 'hi' }] };

function decode(body: unknown): ChatRequest {
  return decodeRequest(tokeniseText(JSON.stringify(body)));
}

/** A body that the official client's types allow, around the minimum. */
function withFields(fields: Partial<Params>): ChatRequest {
  return decode({ ...MINIMAL, ...fields });
}

function withMessages(...messages: Anthropic.MessageParam[]): ChatRequest['messages'] {
  return withFields({ messages }).messages;
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

describe('a Messages request', () => {
  it('needs no more than a model, a bound and a message (case 65)', () => {
    expect(decode(MINIMAL)).toMatchObject({
      requestedModel: 'auto',
      messages: [{ role: 'user', parts: [{ type: 'text', text: 'hi' }] }],
      tools: [],
      maxOutputTokens: 100,
      stream: false,
      includeStreamUsage: true,
      source: { format: 'anthropic-messages' },
    });
    expect(faultOf({ ...MINIMAL, max_tokens: undefined })).toMatchObject({
      code: 'invalid_request',
      param: 'max_tokens',
    });
  });

  it('takes bounds of one token and of none (case 121)', () => {
    expect(withFields({ max_tokens: 1 }).maxOutputTokens).toBe(1);
    expect(withFields({ max_tokens: 0 }).maxOutputTokens).toBe(0);
  });

  it('keeps its source, unknown fields included (case 30)', () => {
    const document = tokeniseText(
      '{"model":"m","max_tokens":1,"messages":[{"role":"user","content":"x"}],"betas":["a"],"__proto__":{"stream":true}}',
    );
    const request = decodeRequest(document);
    expect(request.source.document).toBe(document);
    expect(request.stream).toBe(false);
  });

  it('reads every setting', () => {
    const body = {
      ...MINIMAL,
      temperature: 0.5,
      top_p: 1,
      top_k: 40,
      metadata: { user_id: 'u' },
      stream: true,
    };
    expect(decode({ ...body, stop_sequences: ['a', '', 'b', 'c', 'd', 'e'] })).toMatchObject({
      sampling: { temperature: 0.5, topP: 1, topK: 40 },
      stopSequences: ['a', 'b', 'c', 'd', 'e'],
      endUserId: 'u',
      stream: true,
    });
  });

  it('reads how much to think (case 86)', () => {
    expect(withFields({}).reasoning).toBeUndefined();
    expect(withFields({ thinking: { type: 'disabled' } }).reasoning).toEqual({ effort: 'none' });
    expect(withFields({ thinking: { type: 'enabled', budget_tokens: 2048 } }).reasoning).toEqual({
      effort: undefined,
      budgetTokens: 2048,
    });
    expect(
      withFields({ thinking: { type: 'adaptive' }, output_config: { effort: 'max' } }).reasoning,
    ).toEqual({
      effort: 'xhigh',
    });
    expect(withFields({ output_config: { effort: 'low' } }).reasoning).toEqual({ effort: 'low' });
    expect(faultOf({ ...MINIMAL, thinking: { type: 'enabled' } }).param).toBe('thinking.budget_tokens');
  });

  it('reads the format of the answer by its current and its former name (case 108)', () => {
    const text = (field: string) =>
      `{"model":"m","max_tokens":1,"messages":[{"role":"user","content":"x"}],${field}}`;
    const format = '{"type":"json_schema","schema":{ "maximum" : 9007199254740993 }}';
    for (const field of [`"output_config":{"format":${format}}`, `"output_format":${format}`]) {
      expect(decodeRequest(tokeniseText(text(field))).responseFormat).toEqual({
        type: 'json-schema',
        name: 'answer',
        schemaJson: '{ "maximum" : 9007199254740993 }',
        strict: true,
      });
    }
    expect(withFields({ output_config: { format: null } }).responseFormat).toBeUndefined();
  });
});

describe('system and content', () => {
  it('keeps a system prompt in its blocks, with their marks for caching (cases 56, 57, 115)', () => {
    expect(withFields({ system: 'be brief' }).messages[0]).toEqual({
      role: 'system',
      parts: [{ type: 'text', text: 'be brief', cacheControl: undefined }],
    });
    const text =
      '{"model":"m","max_tokens":1,"messages":[{"role":"user","content":"x"}],"system":[{"type":"text","text":"a","cache_control":{ "type":"ephemeral","ttl":"1h" }},{"type":"text","text":"b"}]}';
    expect(decodeRequest(tokeniseText(text)).messages[0]?.parts).toEqual([
      { type: 'text', text: 'a', cacheControl: '{ "type":"ephemeral","ttl":"1h" }' },
      { type: 'text', text: 'b', cacheControl: undefined },
    ]);
    for (const system of ['', [], null]) expect(decode({ ...MINIMAL, system }).messages).toHaveLength(1);
  });

  it('keeps a system message where it stands in the conversation (case 56)', () => {
    const messages = withMessages(
      { role: 'user', content: 'a' },
      { role: 'system', content: 'b' },
      { role: 'user', content: 'c' },
    );
    expect(messages.map(({ role }) => role)).toEqual(['user', 'system', 'user']);
  });

  it('keeps an assistant message at the end for a prefill (case 60)', () => {
    const messages = withMessages({ role: 'user', content: 'a' }, { role: 'assistant', content: 'It is ' });
    expect(messages[1]).toEqual({
      role: 'assistant',
      parts: [{ type: 'text', text: 'It is ', cacheControl: undefined }],
    });
  });

  it('reads images and documents from every source (cases 70, 74)', () => {
    const parts = withMessages({
      role: 'user',
      content: [
        { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'AAAA' } },
        { type: 'image', source: { type: 'url', url: 'https://example.com/a.png' } },
        { type: 'image', source: { type: 'file', file_id: 'file_1' } },
        {
          type: 'document',
          source: { type: 'base64', media_type: 'application/pdf', data: 'JVBE' },
          title: 'a',
        },
        { type: 'document', source: { type: 'text', media_type: 'text/plain', data: 'plain' } },
        { type: 'document', source: { type: 'content', content: 'inline' } },
        { type: 'document', source: { type: 'content', content: [{ type: 'text', text: 'block' }] } },
      ],
    })[0]?.parts;
    expect(parts).toEqual([
      { type: 'image', image: { kind: 'base64', mediaType: 'image/png', data: 'AAAA' } },
      { type: 'image', image: { kind: 'url', url: 'https://example.com/a.png' } },
      { type: 'image', image: { kind: 'provider-file', id: 'file_1' } },
      {
        type: 'file',
        file: { kind: 'base64', mediaType: 'application/pdf', data: 'JVBE' },
        filename: 'a',
      },
      { type: 'text', text: 'plain', cacheControl: undefined },
      { type: 'text', text: 'inline', cacheControl: undefined },
      { type: 'text', text: 'block', cacheControl: undefined },
    ]);
  });

  it('refuses an image address that some server would open on its own machine (case 71)', () => {
    const content = [{ type: 'image', source: { type: 'url', url: 'file:///etc/passwd' } }];
    const fault = faultOf({ ...MINIMAL, messages: [{ role: 'user', content }] });
    expect(fault.param).toBe('messages[0].content[0].source.url');
    expect(fault.message).not.toContain('passwd');
  });

  it('keeps blocks that only this shape knows (cases 30, 51)', () => {
    const content = [
      { type: 'server_tool_use', id: 's', name: 'web_search', input: {} },
      { type: 'search_result', source: 'x', title: 'y', content: [] },
    ];
    expect(
      decode({ ...MINIMAL, messages: [{ role: 'assistant', content }] }).messages[0]?.parts,
    ).toMatchObject([
      { type: 'unknown', name: 'server_tool_use' },
      { type: 'unknown', name: 'search_result' },
    ]);
  });

  it('reads thinking with its signature, and knows the marker of its own (cases 80, 81, 84)', () => {
    const parts = withMessages({
      role: 'assistant',
      content: [
        { type: 'thinking', thinking: 'a', signature: 'c2ln' },
        { type: 'thinking', thinking: 'b', signature: UNSIGNED },
        { type: 'thinking', thinking: 'c', signature: '' },
        { type: 'redacted_thinking', data: 'opaque' },
      ],
    })[0]?.parts;
    const sealStart = expect.any(Number) as number;
    expect(parts).toEqual([
      { type: 'reasoning', text: 'a', signature: 'c2ln', sealStart },
      { type: 'reasoning', text: 'b', signature: undefined, sealStart },
      { type: 'reasoning', text: 'c', signature: undefined, sealStart },
      { type: 'reasoning', text: '', redactedData: 'opaque', sealStart },
    ]);
  });
});

describe('tools', () => {
  it('keeps the bytes of schemas and of what a call was given (case 37)', () => {
    const text =
      '{"model":"m","max_tokens":1,"tools":[{"name":"f","description":"d","input_schema":{ "type":"object" },"strict":true}],"messages":[{"role":"assistant","content":[{"type":"tool_use","id":"a","name":"f","input":{ "n" : 9007199254740993, "m":1e400 }}]}]}';
    const request = decodeRequest(tokeniseText(text));
    expect(request.tools).toEqual([
      {
        name: 'f',
        description: 'd',
        parametersJson: '{ "type":"object" }',
        strict: true,
        isServerSide: false,
      },
    ]);
    expect(request.messages[0]?.parts).toEqual([
      { type: 'tool-call', id: 'a', name: 'f', argumentsJson: '{ "n" : 9007199254740993, "m":1e400 }' },
    ]);
  });

  it('makes one tool message of the results in a turn, before what else it says (cases 44, 45, 75)', () => {
    const messages = withMessages({
      role: 'user',
      content: [
        { type: 'text', text: 'first' },
        { type: 'tool_result', tool_use_id: 'a', content: 'plain' },
        {
          type: 'tool_result',
          tool_use_id: 'b',
          is_error: true,
          content: [
            { type: 'text', text: 'see' },
            { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'AA' } },
          ],
        },
        { type: 'tool_result', tool_use_id: 'c' },
        { type: 'text', text: 'last' },
      ],
    });
    expect(messages).toEqual([
      {
        role: 'tool',
        parts: [
          {
            type: 'tool-result',
            toolCallId: 'a',
            isError: false,
            content: [{ type: 'text', text: 'plain', cacheControl: undefined }],
          },
          {
            type: 'tool-result',
            toolCallId: 'b',
            isError: true,
            content: [
              { type: 'text', text: 'see', cacheControl: undefined },
              { type: 'image', image: { kind: 'base64', mediaType: 'image/png', data: 'AA' } },
            ],
          },
          { type: 'tool-result', toolCallId: 'c', isError: false, content: [] },
        ],
      },
      {
        role: 'user',
        parts: [
          { type: 'text', text: 'first', cacheControl: undefined },
          { type: 'text', text: 'last', cacheControl: undefined },
        ],
      },
    ]);
  });

  it('has no empty user message behind results alone', () => {
    const content = [{ type: 'tool_result' as const, tool_use_id: 'a', content: '' }];
    expect(withMessages({ role: 'user', content }).map(({ role }) => role)).toEqual(['tool']);
  });

  it.each([
    [{ type: 'auto' }, { type: 'auto' }, undefined],
    [{ type: 'any', disable_parallel_tool_use: true }, { type: 'required' }, false],
    [{ type: 'tool', name: 'f', disable_parallel_tool_use: false }, { type: 'tool', name: 'f' }, true],
    [{ type: 'none' }, { type: 'none' }, undefined],
  ] as const)('reads the choice %j (cases 47, 48)', (tool_choice, toolChoice, parallelToolCalls) => {
    expect(withFields({ tool_choice })).toMatchObject({ toolChoice, parallelToolCalls });
  });

  it('marks what only the vendor knows or runs, wherever it is named (case 51)', () => {
    const request = decode({
      ...MINIMAL,
      tools: [
        { type: 'custom', name: 'mine', input_schema: { type: 'object' } },
        { type: 'web_search_20250305', name: 'web_search' },
        { type: 'browser_toolset_20260801' },
      ],
      mcp_servers: [{ type: 'url', url: 'https://example.com', name: 'remote' }],
    });
    expect(request.tools.map(({ name, isServerSide }) => [name, isServerSide])).toEqual([
      ['mine', false],
      ['web_search', true],
      ['browser_toolset_20260801', true],
      ['remote', true],
    ]);
  });
});

describe('what is refused', () => {
  const inUser = (content: unknown) => ({ ...MINIMAL, messages: [{ role: 'user', content }] });
  it.each([
    ['no model', { ...MINIMAL, model: undefined }, 'model'],
    ['no messages', { ...MINIMAL, messages: undefined }, 'messages'],
    ['an empty list of messages', { ...MINIMAL, messages: [] }, 'messages'],
    ['an unknown role (K06)', { ...MINIMAL, messages: [{ role: 'tool', content: 'x' }] }, 'messages[0].role'],
    ['no content', inUser(null), 'messages[0].content'],
    ['a block that is no object', inUser(['x']), 'messages[0].content[0]'],
    ['a block without a type', inUser([{ text: 'x' }]), 'messages[0].content[0].type'],
    ['text that is none', inUser([{ type: 'text', text: 1 }]), 'messages[0].content[0].text'],
    [
      'an unknown source',
      inUser([{ type: 'image', source: { type: 'ftp' } }]),
      'messages[0].content[0].source.type',
    ],
    [
      'a result without its call',
      inUser([{ type: 'tool_result', content: 'x' }]),
      'messages[0].content[0].tool_use_id',
    ],
    [
      'a result in the mouth of the assistant',
      { ...MINIMAL, messages: [{ role: 'assistant', content: [{ type: 'tool_result', tool_use_id: 'a' }] }] },
      'messages[0].content',
    ],
    [
      'a call whose input is no object',
      {
        ...MINIMAL,
        messages: [{ role: 'assistant', content: [{ type: 'tool_use', id: 'a', name: 'f', input: '{}' }] }],
      },
      'messages[0].content[0].input',
    ],
    ['a temperature out of range (case 68)', { ...MINIMAL, temperature: 1.1 }, 'temperature'],
    ['a fraction of tokens', { ...MINIMAL, max_tokens: 1.5 }, 'max_tokens'],
    ['stop sequences that are no list', { ...MINIMAL, stop_sequences: 'x' }, 'stop_sequences'],
    ['a tool without a schema', { ...MINIMAL, tools: [{ name: 'f' }] }, 'tools[0].input_schema'],
    ['an unknown choice of tools', { ...MINIMAL, tool_choice: { type: 'some' } }, 'tool_choice.type'],
    ['an unknown way to think', { ...MINIMAL, thinking: { type: 'hard' } }, 'thinking.type'],
    ['an unknown effort', { ...MINIMAL, output_config: { effort: 'huge' } }, 'output_config.effort'],
    [
      'an unknown format',
      { ...MINIMAL, output_config: { format: { type: 'xml' } } },
      'output_config.format.type',
    ],
  ])('%s', (_name, body, param) => {
    expect(faultOf(body)).toMatchObject({ code: 'invalid_request', status: 400, param });
  });
});

describe('any JSON', () => {
  it('is tried around a body that is good', () => {
    expect(decode(FULL).messages.map(({ role }) => role)).toEqual([
      'system',
      'user',
      'assistant',
      'tool',
      'user',
      'system',
    ]);
  });

  it('is decoded or refused with an error that names a field and no content', () => {
    fc.assert(
      fc.property(mutatedBodies(FULL), (text) => {
        try {
          decodeRequest(tokeniseText(text));
        } catch (error) {
          if (error instanceof JsonSyntaxError) return;
          expect(error).toBeInstanceOf(DemarcError);
          expect((error as DemarcError).code).toBe('invalid_request');
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
  max_tokens: 5,
  system: [{ type: 'text', text: 'CANARY', cache_control: { type: 'ephemeral' } }],
  messages: [
    {
      role: 'user',
      content: [
        { type: 'text', text: 'CANARY', cache_control: { type: 'ephemeral' } },
        { type: 'image', source: { type: 'base64', media_type: 'CANARY', data: 'CANARY' } },
        { type: 'image', source: { type: 'url', url: 'https://CANARY' } },
        { type: 'document', title: 'CANARY', source: { type: 'file', file_id: 'CANARY' } },
        { type: 'document', source: { type: 'text', media_type: 'text/plain', data: 'CANARY' } },
        { type: 'document', source: { type: 'content', content: [{ type: 'text', text: 'CANARY' }] } },
        { type: 'CANARY' },
      ],
    },
    {
      role: 'assistant',
      content: [
        { type: 'thinking', thinking: 'CANARY', signature: 'CANARY' },
        { type: 'redacted_thinking', data: 'CANARY' },
        { type: 'tool_use', id: 'CANARY', name: 'CANARY', input: { CANARY: 'CANARY' } },
      ],
    },
    {
      role: 'user',
      content: [
        {
          type: 'tool_result',
          tool_use_id: 'CANARY',
          is_error: true,
          content: [
            { type: 'text', text: 'CANARY' },
            { type: 'image', source: { type: 'base64', media_type: 'CANARY', data: 'CANARY' } },
          ],
        },
        { type: 'text', text: 'CANARY' },
      ],
    },
    { role: 'system', content: 'CANARY' },
  ],
  tools: [
    { name: 'CANARY', description: 'CANARY', strict: true, input_schema: { CANARY: 1 } },
    { type: 'CANARY', name: 'CANARY' },
  ],
  mcp_servers: [{ name: 'CANARY' }],
  tool_choice: { type: 'tool', name: 'CANARY', disable_parallel_tool_use: true },
  stop_sequences: ['CANARY'],
  temperature: 1,
  top_p: 1,
  top_k: 1,
  thinking: { type: 'enabled', budget_tokens: 1024 },
  output_config: { effort: 'low', format: { type: 'json_schema', schema: { CANARY: 1 } } },
  output_format: { type: 'json_schema', schema: { CANARY: 1 } },
  metadata: { user_id: 'CANARY' },
  stream: true,
};
