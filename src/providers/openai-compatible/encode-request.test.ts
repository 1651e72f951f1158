import { describe, expect, it } from 'vitest';
import { tokeniseText } from '../../domain/json/tokenise.ts';
import type { ChatRequest } from '../../domain/model-request.ts';
import {
  bodyOf,
  calls,
  holds,
  results,
  sampleAids,
  sampleDeployment,
  sampleRequest,
  sampleTool,
  says,
} from '../sample-request.fixture.ts';
import { type ChatTraits, OPENAI, OPENAI_COMPATIBLE } from './chat-traits.ts';
import { encodeRequest } from './encode-request.ts';

type Fields = Partial<Omit<ChatRequest, 'source'>>;

function encode(fields: Fields, traits: ChatTraits = OPENAI_COMPATIBLE, source?: string) {
  return encodeRequest(sampleRequest('anthropic-messages', fields, source), sampleDeployment(), {
    traits,
    aids: sampleAids,
  });
}
const body = (fields: Fields, traits?: ChatTraits) => bodyOf(encode(fields, traits));
const messages = (...list: ChatRequest['messages']) => body({ messages: list })['messages'];
const png = { kind: 'base64', mediaType: 'image/png', data: 'iVBORw0=' } as const;
const unsupported = (param: string) => expect.objectContaining({ code: 'unsupported_parameter', param });

function splice(source: string, options: { stream?: boolean; retention?: 'none'; traits?: ChatTraits } = {}) {
  const request = sampleRequest('openai-chat', { stream: options.stream ?? false }, source);
  const deployment = sampleDeployment(options.retention ? { retention: { kind: 'none' } } : {});
  return encodeRequest(request, deployment, { traits: options.traits ?? OPENAI_COMPATIBLE, aids: sampleAids })
    .body;
}

describe('a request of another shape, as Chat Completions', () => {
  it('goes to the path below the provider, with the model of the deployment', () => {
    const encoded = encode({});
    expect(encoded.path).toBe('/chat/completions');
    expect(bodyOf(encoded)).toEqual({ model: 'model-there', messages: [{ role: 'user', content: 'Hi' }] });
    expect(encoded.dropped).toEqual([]);
  });

  it('has one leading system message (cases 55, 56)', () => {
    expect(messages(says('system', 'a'), says('user', 'Hi'), says('system', 'b'))).toEqual([
      { role: 'system', content: 'a\n\nb' },
      { role: 'user', content: 'Hi' },
    ]);
  });

  it('writes calls and each result as a message of its own, directly after (cases 34, 44)', () => {
    const written = messages(
      says('user', 'go'),
      holds(
        'assistant',
        { type: 'text', text: 'I look.' },
        calls('a', 'f', '{"n":9007199254740993}'),
        calls('b'),
      ),
      holds('tool', results('a', '1'), results('b', '2', true)),
      says('user', 'and?'),
    );
    expect(written).toEqual([
      { role: 'user', content: 'go' },
      {
        role: 'assistant',
        content: 'I look.',
        tool_calls: [
          { id: 'a', type: 'function', function: { name: 'f', arguments: '{"n":9007199254740993}' } },
          { id: 'b', type: 'function', function: { name: 'look_up', arguments: '{}' } },
        ],
      },
      { role: 'tool', tool_call_id: 'a', content: '1' },
      { role: 'tool', tool_call_id: 'b', content: '2' },
      { role: 'user', content: 'and?' },
    ]);
  });

  it('says "{}" for a call without arguments, and null for a message without text (cases 35, 59)', () => {
    const written = messages(holds('assistant', calls('a', 'f', '')), holds('tool', results('a', '')));
    expect(written).toEqual([
      {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'a', type: 'function', function: { name: 'f', arguments: '{}' } }],
      },
      { role: 'tool', tool_call_id: 'a', content: '' },
    ]);
  });

  it('renames an id that is too long, at the call and at its result alike (case 43)', () => {
    const long = 'x'.repeat(65);
    const written = messages(holds('assistant', calls(long)), holds('tool', results(long, '1'))) as {
      tool_calls?: { id: string }[];
      tool_call_id?: string;
    }[];
    expect(written[0]?.tool_calls?.[0]?.id).toMatch(/^call_[0-9a-f]{32}$/);
    expect(written[1]?.tool_call_id).toBe(written[0]?.tool_calls?.[0]?.id);
  });

  it('moves what a tool message cannot hold into the user message after it (cases 45, 75)', () => {
    const shot = {
      type: 'tool-result',
      toolCallId: 'a',
      content: [{ type: 'image', image: png }],
      isError: false,
    } as const;
    expect(messages(holds('assistant', calls('a')), holds('tool', shot))).toMatchObject([
      { role: 'assistant' },
      { role: 'tool', content: expect.stringContaining('next message') },
      {
        role: 'user',
        content: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0=' } }],
      },
    ]);
  });

  it('writes images as data URLs or as the address they came with (cases 70, 71)', () => {
    const url = { kind: 'url', url: 'https://a.test/b.png' } as const;
    expect(
      messages(holds('user', { type: 'image', image: url, detail: 'low' }, { type: 'text', text: 'What?' })),
    ).toEqual([
      {
        role: 'user',
        content: [
          { type: 'image_url', image_url: { url: 'https://a.test/b.png', detail: 'low' } },
          { type: 'text', text: 'What?' },
        ],
      },
    ]);
  });

  it('writes a file as its bytes, and refuses one that it would have to fetch (case 74)', () => {
    const pdf = { kind: 'base64', mediaType: 'application/pdf', data: 'JVBERi0=' } as const;
    expect(messages(holds('user', { type: 'file', file: pdf, filename: 'a.pdf' }))).toMatchObject([
      {
        content: [
          { type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,JVBERi0=' } },
        ],
      },
    ]);
    const remote = { type: 'file', file: { kind: 'url', url: 'https://a.test/a.pdf' } } as const;
    expect(() => messages(holds('user', remote))).toThrow(unsupported('messages'));
  });

  it('refuses ids of files at another provider (case 74)', () => {
    const image = { kind: 'provider-file', id: 'file_1' } as const;
    expect(() => messages(holds('user', { type: 'image', image }))).toThrow(unsupported('messages'));
  });

  it('leaves reasoning of earlier answers out and says so (cases 80, 81)', () => {
    const thought = holds(
      'assistant',
      { type: 'reasoning', text: 'hm', signature: 'EqQB' },
      { type: 'text', text: 'yes' },
    );
    const encoded = encode({ messages: [thought] });
    expect(encoded.body).not.toContain('hm');
    expect(encoded.body).not.toContain('EqQB');
    expect(encoded.dropped).toEqual(['messages.reasoning']);
  });

  it('keeps a refusal as what was said (case 90)', () => {
    expect(messages(holds('assistant', { type: 'refusal', text: 'No.' }))).toEqual([
      { role: 'assistant', content: 'No.' },
    ]);
  });

  it('writes tools with their schema as written, and the choice among them (cases 47, 48, 54, 109)', () => {
    const schema = '{"type":"object","properties":{"n":{"const":9007199254740993,"maximum":1e400}}}';
    const tools = [
      sampleTool('f', { description: 'Does.', parametersJson: schema, strict: true }),
      sampleTool('g', { parametersJson: undefined }),
    ];
    const encoded = encode({ tools, toolChoice: { type: 'tool', name: 'f' }, parallelToolCalls: false });
    expect(encoded.body).toContain(schema);
    expect(bodyOf(encoded)).toMatchObject({
      tools: [
        { type: 'function', function: { name: 'f', description: 'Does.', strict: true } },
        { type: 'function', function: { name: 'g' } },
      ],
      tool_choice: { type: 'function', function: { name: 'f' } },
      parallel_tool_calls: false,
    });
    for (const type of ['auto', 'none', 'required'] as const) {
      expect(body({ tools, toolChoice: { type } })['tool_choice']).toBe(type);
    }
  });

  it('says nothing of a choice where there are no tools', () => {
    expect(body({ toolChoice: { type: 'auto' }, parallelToolCalls: true })).not.toHaveProperty('tool_choice');
    expect(body({ parallelToolCalls: true })).not.toHaveProperty('parallel_tool_calls');
  });

  it('refuses tools of the vendor and names outside the grammar (cases 49, 51)', () => {
    expect(() => encode({ tools: [sampleTool('s', { isServerSide: true })] })).toThrow(
      unsupported('tools[0]'),
    );
    expect(() => encode({ tools: [sampleTool('a.b')] })).toThrow(unsupported('tools[0].name'));
  });

  it('limits the output by the name that the server knows (case 65)', () => {
    expect(body({ maxOutputTokens: 5 })).toMatchObject({ max_tokens: 5 });
    expect(body({ maxOutputTokens: 5 }, OPENAI)).toMatchObject({ max_completion_tokens: 5 });
    expect(body({})).not.toHaveProperty('max_tokens');
  });

  it('takes four stop sequences and refuses a fifth (case 66)', () => {
    expect(body({ stopSequences: ['1', '2', '3', '4'] })['stop']).toHaveLength(4);
    expect(() => encode({ stopSequences: ['1', '2', '3', '4', '5'] })).toThrow(unsupported('stop_sequences'));
  });

  it('passes sampling on, and drops top_k with a note (case 67)', () => {
    const encoded = encode({ sampling: { temperature: 0.5, topP: 0.9, topK: 40, seed: 7 } });
    expect(bodyOf(encoded)).toMatchObject({ temperature: 0.5, top_p: 0.9, seed: 7 });
    expect(encoded.body).not.toContain('top_k');
    expect(encoded.dropped).toEqual(['top_k']);
  });

  it('turns a budget into an effort where the server takes one, and drops it elsewhere with a note (case 86)', () => {
    const effort = (budgetTokens: number) =>
      body({ reasoning: { budgetTokens } }, OPENAI)['reasoning_effort'];
    expect([effort(1024), effort(2048), effort(4096), effort(32_000)]).toEqual([
      'low',
      'low',
      'medium',
      'high',
    ]);
    expect(body({ reasoning: { effort: 'xhigh', budgetTokens: 1024 } }, OPENAI)['reasoning_effort']).toBe(
      'xhigh',
    );
    const local = encode({ reasoning: { budgetTokens: 4096 } });
    expect(bodyOf(local)).not.toHaveProperty('reasoning_effort');
    expect(local.dropped).toEqual(['reasoning']);
  });

  it('asks for structured output with the schema as written (cases 108, 109)', () => {
    const schemaJson = '{"type":"object","$defs":{"a":{"const":1e400}}}';
    const encoded = encode({
      responseFormat: { type: 'json-schema', name: 'answer', schemaJson, strict: true },
    });
    expect(encoded.body).toContain(`"schema":${schemaJson}`);
    expect(bodyOf(encoded)).toMatchObject({
      response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true } },
    });
    expect(body({ responseFormat: { type: 'json-object' } })['response_format']).toEqual({
      type: 'json_object',
    });
  });

  it('gives the end user a pseudonym (case 69)', () => {
    expect(body({ endUserId: 'ada' })).toMatchObject({ user: sampleAids.pseudonym('ada') });
    expect(body({ endUserId: 'ada' }, OPENAI)).toMatchObject({
      safety_identifier: sampleAids.pseudonym('ada'),
    });
  });

  it('always asks a stream for its usage (case 7)', () => {
    expect(body({ stream: true })).toMatchObject({ stream: true, stream_options: { include_usage: true } });
    expect(body({ stream: false })).not.toHaveProperty('stream_options');
  });

  it('forbids storing where zero retention is agreed', () => {
    const request = sampleRequest('anthropic-messages');
    const encoded = encodeRequest(request, sampleDeployment({ retention: { kind: 'none' } }), {
      traits: OPENAI,
      aids: sampleAids,
    });
    expect(bodyOf(encoded)['store']).toBe(false);
    expect(body({})).not.toHaveProperty('store');
  });

  it('sends nothing that it does not know (A6)', () => {
    const encoded = encode({}, OPENAI, '{"model":"a","messages":[],"container":"secret","odd":"secret"}');
    expect(encoded.body).not.toContain('secret');
    expect(encoded.dropped).toEqual(['container', 'unknown fields']);
  });
});

describe('a request of the same shape', () => {
  it('keeps every byte but the fields that are ours', () => {
    const rest =
      '"messages" : [ {"role":"user","content":"\\u00e4 \\ud83e\\udd8a"} ],\n "top_k": 40, "x":{"n":9007199254740993,"e":1e400}';
    expect(splice(`{"model": "gpt-4o", ${rest} }`)).toBe(`{"model": "model-there", ${rest} }`);
  });

  it('asks a stream for its usage and keeps the other options (case 7)', () => {
    expect(splice('{"model":"a","stream":true}', { stream: true })).toBe(
      '{"stream_options":{"include_usage":true},"model":"model-there","stream":true}',
    );
    const options = '{"include_obfuscation": false, "include_usage": false}';
    expect(splice(`{"model":"a","stream":true,"stream_options":${options}}`, { stream: true })).toBe(
      '{"model":"model-there","stream":true,"stream_options":{"include_obfuscation": false, "include_usage": true}}',
    );
    expect(splice('{"model":"a","stream":true,"stream_options":null}', { stream: true })).toContain(
      '"stream_options":{"include_usage":true}',
    );
  });

  it('streams or not as the request says, whatever stood in the source', () => {
    expect(splice('{"model":"a","stream":true,"stream_options":{}}')).toBe(
      '{"model":"model-there","stream":false}',
    );
    expect(JSON.parse(splice('{"model":"a"}', { stream: true }))).toMatchObject({ stream: true });
  });

  it('gives the end user a pseudonym under each of its names, and leaves null alone (case 69)', () => {
    expect(JSON.parse(splice('{"model":"a","user":"ada","safety_identifier":"bob"}'))).toMatchObject({
      user: sampleAids.pseudonym('ada'),
      safety_identifier: sampleAids.pseudonym('bob'),
    });
    expect(splice('{"model":"a","user":null}')).toBe('{"model":"model-there","user":null}');
  });

  it('treats the key of the prompt cache likewise, which callers make of the same names', () => {
    expect(splice('{"model":"a","prompt_cache_key":"ada@example.test"}')).toBe(
      `{"model":"model-there","prompt_cache_key":"${sampleAids.pseudonym('ada@example.test')}"}`,
    );
  });

  it.each(['12345', '{"id":"ada"}', '["ada"]', 'true'])('lets no name leave that is no text: %s', (name) => {
    const source = `{"model":"a","user":${name},"safety_identifier":${name},"prompt_cache_key":${name},"x":1}`;
    expect(splice(source)).toBe('{"model":"model-there","x":1}');
  });

  describe('where zero retention is agreed', () => {
    const spliceKept = (field: string) => splice(`{"model":"a",${field},"x":1}`, { retention: 'none' });

    it.each([
      ['background', 'true'],
      ['container', '"cntr_1"'],
      ['previous_response_id', '"resp_1"'],
      ['conversation', '{"id":"conv_1"}'],
      ['mcp_servers', '[{"url":"https://mcp.test"}]'],
    ])('refuses %s, by which the provider keeps what it is sent', (name, value) => {
      expect(() => spliceKept(`"${name}":${value}`)).toThrow(unsupported(name));
      expect(splice(`{"model":"a","${name}":${value}}`)).toContain(`"${name}":${value}`);
    });

    it.each([
      '"background":false',
      '"container":null',
      '"service_tier":"flex"',
      '"prediction":{"type":"content"}',
    ])('lets %s pass, by which nothing is kept', (field) =>
      expect(spliceKept(field)).toBe(`{"store":false,"model":"model-there",${field},"x":1}`),
    );

    it('does not let a caller have the cache kept for longer, and says what it left out', () => {
      const source = '{"model":"a","prompt_cache_retention":"24h","x":1}';
      const request = sampleRequest('openai-chat', {}, source);
      const encoding = { traits: OPENAI, aids: sampleAids };
      const kept = encodeRequest(request, sampleDeployment({ retention: { kind: 'none' } }), encoding);
      expect(kept.body).toBe('{"store":false,"model":"model-there","x":1}');
      expect(kept.dropped).toEqual(['prompt_cache_retention']);
      expect(encodeRequest(request, sampleDeployment(), encoding)).toMatchObject({
        body: '{"model":"model-there","prompt_cache_retention":"24h","x":1}',
        dropped: [],
      });
    });
  });

  it('forbids storing where zero retention is agreed, whatever the caller says', () => {
    expect(splice('{"model":"a","store":true}', { retention: 'none' })).toBe(
      '{"model":"model-there","store":false}',
    );
    expect(splice('{"model":"a","store":true}')).toBe('{"model":"model-there","store":true}');
  });

  it('limits the output by the older name where a server knows no other (case 65)', () => {
    expect(splice('{"model":"a","max_completion_tokens":9007199254740993}')).toBe(
      '{"max_tokens":9007199254740993,"model":"model-there"}',
    );
    const both = '"max_tokens":5,"max_completion_tokens":6';
    expect(splice(`{"model":"a",${both}}`)).toBe(`{"model":"model-there",${both}}`);
    expect(splice('{"model":"a","max_completion_tokens":6}', { traits: OPENAI })).toContain(
      '"max_completion_tokens":6',
    );
    expect(splice('{"model":"a","max_tokens":6}', { traits: OPENAI })).toContain('"max_tokens":6');
  });

  it('is not fooled by fields of the same name further in', () => {
    const inner = '"metadata":{"model":"x","user":"y","store":true,"stream":true}';
    expect(splice(`{${inner},"model":"a"}`)).toBe(`{${inner},"model":"model-there"}`);
  });

  it('writes valid JSON for a model whose name needs escaping', () => {
    const request = sampleRequest('openai-chat', {}, '{"model":"a"}');
    const { body: text } = encodeRequest(request, sampleDeployment({ model: 'a"b\\c' }), {
      traits: OPENAI,
      aids: sampleAids,
    });
    expect(tokeniseText(text).root).toMatchObject({ members: [{ value: { value: 'a"b\\c' } }] });
  });
});
