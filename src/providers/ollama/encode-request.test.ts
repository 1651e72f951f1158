import { describe, expect, it } from 'vitest';
import type { ChatRequest } from '../../domain/model-request.ts';
import {
  bodyOf,
  calls,
  holds,
  results,
  sampleDeployment,
  sampleRequest,
  sampleTool,
  says,
} from '../sample-request.fixture.ts';
import { encodeRequest } from './encode-request.ts';

type Fields = Partial<Omit<ChatRequest, 'source'>>;

function encode(fields: Fields, contextTokens?: number) {
  const there = sampleDeployment();
  const deployment = { ...there, capabilities: { ...there.capabilities, contextTokens } };
  return encodeRequest(sampleRequest('openai-chat', fields), deployment);
}

const body = (fields: Fields, contextTokens?: number) => bodyOf(encode(fields, contextTokens));
const messages = (...list: ChatRequest['messages']) => body({ messages: list })['messages'];
const unsupported = (param: string) => expect.objectContaining({ code: 'unsupported_parameter', param });

describe('a request by the native API', () => {
  it('says no more than it was asked, but always whether to stream and never to cut', () => {
    const encoded = encode({});
    expect(encoded.path).toBe('/api/chat');
    expect(encoded.dropped).toEqual([]);
    expect(bodyOf(encoded)).toEqual({
      model: 'model-there',
      messages: [{ role: 'user', content: 'Hi' }],
      truncate: false,
      shift: false,
      stream: false,
    });
    expect(body({ stream: true })['stream']).toBe(true);
  });

  it('asks for log-probabilities where Demarc or the caller does', () => {
    const source = '{"model":"a","messages":[],"logprobs":true,"top_logprobs":3}';
    const wanted = encodeRequest(
      sampleRequest('openai-chat', { wantsLogprobs: true }, source),
      sampleDeployment(),
    );
    expect(bodyOf(wanted)).toMatchObject({ logprobs: true });
    expect(wanted.dropped).toEqual(['top_logprobs']);
    const asked = encodeRequest(sampleRequest('openai-chat'), sampleDeployment(), { asksLogprobs: true });
    expect(bodyOf(asked)).toMatchObject({ logprobs: true });
  });

  it('says how much the model reads, where that is known (case 96)', () => {
    expect(body({}, 32_768)['options']).toEqual({ num_ctx: 32_768 });
    expect(body({})).not.toHaveProperty('options');
  });

  it('puts every limit and sampling parameter in its place (cases 65 to 67)', () => {
    const sampling = {
      temperature: 0,
      topP: 0.9,
      topK: 40,
      seed: 7,
      presencePenalty: 0.5,
      frequencyPenalty: -0.5,
    };
    expect(
      body({ sampling, maxOutputTokens: 5, stopSequences: ['a', 'b', 'c', 'd', 'e'] })['options'],
    ).toEqual({
      num_predict: 5,
      temperature: 0,
      top_p: 0.9,
      top_k: 40,
      seed: 7,
      stop: ['a', 'b', 'c', 'd', 'e'],
      presence_penalty: 0.5,
      frequency_penalty: -0.5,
    });
  });

  it.each([
    ['none', false],
    ['minimal', 'low'],
    ['low', 'low'],
    ['medium', 'medium'],
    ['high', 'high'],
    ['xhigh', 'max'],
  ] as const)('says the effort %s as think %s (case 86)', (effort, think) => {
    expect(body({ reasoning: { effort } })['think']).toBe(think);
    expect(encode({ reasoning: { effort, budgetTokens: 1 } }).dropped).toEqual([]);
  });

  it('drops a budget with a note, since a model that cannot reason would refuse (case 86)', () => {
    const encoded = encode({ reasoning: { budgetTokens: 4096 } });
    expect(bodyOf(encoded)).not.toHaveProperty('think');
    expect(encoded.dropped).toEqual(['reasoning']);
    expect(encode({ reasoning: {} }).dropped).toEqual([]);
  });

  it('asks for JSON, or for the schema as written (case 108)', () => {
    expect(body({ responseFormat: { type: 'json-object' } })['format']).toBe('json');
    const schemaJson = '{"type":"object","$defs":{"a":{"const":1e400}}}';
    const responseFormat = { type: 'json-schema', name: 'a', schemaJson, strict: true } as const;
    expect(encode({ responseFormat }).body).toContain(`"format":${schemaJson}`);
  });
});

describe('messages', () => {
  it('begin with one system message (cases 55, 56)', () => {
    expect(messages(says('system', 'a'), says('user', 'Hi'), says('system', 'b'))).toEqual([
      { role: 'system', content: 'a\n\nb' },
      { role: 'user', content: 'Hi' },
    ]);
  });

  it('are never none, by which the server would load a model and answer nothing (case 89)', () => {
    expect(messages(says('user', ''))).toEqual([{ role: 'user', content: '' }]);
  });

  it('carry arguments as an object with their own bytes, also broken ones (cases 33, 37, 38)', () => {
    const history = (argumentsJson: string) =>
      encode({
        messages: [holds('assistant', calls('a', 'f', argumentsJson)), holds('tool', results('a', '1'))],
      }).body;
    expect(history('{"n": 9007199254740993, "e":1e400}')).toContain(
      '"arguments":{"n": 9007199254740993, "e":1e400}',
    );
    expect(history('')).toContain('"arguments":{}');
    expect(history('{"n":')).toContain('"arguments":{"invalid_arguments":"{\\"n\\":"}');
    expect(history('[1]')).toContain('"arguments":{"invalid_arguments":"[1]"}');
  });

  it('name the tool of each result by its call, in the order of the calls (cases 42, 44)', () => {
    const written = messages(
      holds('assistant', calls('a', 'one'), calls('b', 'two')),
      holds('tool', results('b', '2'), results('a', '1')),
      holds('tool', results('odd', '3')),
    );
    expect(written).toMatchObject([
      { role: 'assistant', content: '', tool_calls: [{ id: 'a' }, { id: 'b' }] },
      { role: 'tool', content: '1', tool_name: 'one', tool_call_id: 'a' },
      { role: 'tool', content: '2', tool_name: 'two', tool_call_id: 'b' },
      { role: 'tool', content: '3', tool_call_id: 'odd' },
    ]);
    expect((written as object[])[3]).not.toHaveProperty('tool_name');
  });

  it('carry images as bare base64 beside the text (case 70)', () => {
    const image = {
      type: 'image',
      image: { kind: 'base64', mediaType: 'image/png', data: 'iVBORw0=' },
    } as const;
    const written = messages(
      holds('user', { type: 'text', text: 'a' }, image, { type: 'text', text: 'b' }, image),
    );
    expect(written).toEqual([{ role: 'user', content: 'a\n\nb', images: ['iVBORw0=', 'iVBORw0='] }]);
  });

  it('refuse what the server would have to fetch, or cannot read (cases 71, 74)', () => {
    const image = (source: { kind: 'url'; url: string } | { kind: 'provider-file'; id: string }) =>
      messages(holds('user', { type: 'image', image: source }));
    expect(() => image({ kind: 'url', url: 'https://a.test/b.png' })).toThrow(unsupported('messages'));
    expect(() => image({ kind: 'provider-file', id: 'file_1' })).toThrow(unsupported('messages'));
    const file = { kind: 'base64', mediaType: 'application/pdf', data: 'JVBERi0=' } as const;
    expect(() => messages(holds('user', { type: 'file', file }))).toThrow(unsupported('messages'));
  });

  it('leave out the reasoning of earlier answers, with a note', () => {
    const encoded = encode({
      messages: [
        says('user', 'a'),
        holds('assistant', { type: 'reasoning', text: 'hm' }, { type: 'text', text: 'b' }),
      ],
    });
    expect(encoded.body).not.toContain('hm');
    expect(encoded.dropped).toEqual(['messages.reasoning']);
  });
});

describe('tools', () => {
  const tools = [sampleTool('look.up/2', { description: 'Looks.', strict: true })];

  it('go with their schema, under whatever name, and note that nobody holds the model to it (case 54)', () => {
    const encoded = encode({ tools: [...tools, sampleTool('now', { parametersJson: undefined })] });
    expect(bodyOf(encoded)['tools']).toEqual([
      {
        type: 'function',
        function: { name: 'look.up/2', description: 'Looks.', parameters: { type: 'object' } },
      },
      { type: 'function', function: { name: 'now', parameters: { type: 'object', properties: {} } } },
    ]);
    expect(encoded.dropped).toEqual(['tools.strict']);
  });

  it('are not offered where none may be called, and go as they are where the model decides (case 47)', () => {
    expect(body({ tools, toolChoice: { type: 'none' }, parallelToolCalls: false })).not.toHaveProperty(
      'tools',
    );
    expect(body({ tools, toolChoice: { type: 'auto' } })['tools']).toHaveLength(1);
    expect(body({ tools, toolChoice: { type: 'auto' } })).not.toHaveProperty('tool_choice');
  });

  it('refuse a demand that the server would pass over (cases 47, 48)', () => {
    expect(() => encode({ tools, toolChoice: { type: 'required' } })).toThrow(unsupported('tool_choice'));
    expect(() => encode({ tools, toolChoice: { type: 'tool', name: 'now' } })).toThrow(
      unsupported('tool_choice'),
    );
    expect(() => encode({ tools, parallelToolCalls: false })).toThrow(unsupported('parallel_tool_calls'));
    expect(() => encode({ parallelToolCalls: false })).not.toThrow();
  });

  it('refuse one that a vendor runs itself (case 51)', () => {
    const search = sampleTool('web_search', { isServerSide: true });
    expect(() => encode({ tools: [...tools, search] })).toThrow(unsupported('tools[1]'));
    expect(() => encode({ tools: [search], toolChoice: { type: 'none' } })).toThrow(unsupported('tools[0]'));
  });
});
