import { describe, expect, it } from 'vitest';
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
import { DEFAULT_MAX_TOKENS, encodeRequest } from './encode-request.ts';

type Fields = Partial<Omit<ChatRequest, 'source'>>;

const OLD = 'claude-sonnet-4-5-20250929';
const MIDDLE = 'claude-opus-4-6';
const NEW = 'claude-opus-5';

function encode(fields: Fields, options: { model?: string; maxOutputTokens?: number; source?: string } = {}) {
  const deployment = sampleDeployment({ model: OLD, ...options });
  return encodeRequest(sampleRequest('openai-chat', fields, options.source), deployment, sampleAids);
}
const body = (fields: Fields, model: string = OLD) => bodyOf(encode(fields, { model }));
const messages = (...list: ChatRequest['messages']) => body({ messages: list })['messages'];
const text = (value: string) => ({ type: 'text', text: value }) as const;
const unsupported = (param: string) => expect.objectContaining({ code: 'unsupported_parameter', param });

const splice = (source: string, fields: Fields = {}, terms: Parameters<typeof sampleDeployment>[0] = {}) =>
  encodeRequest(sampleRequest('anthropic-messages', fields, source), sampleDeployment(terms), sampleAids)
    .body;

describe('a request of another shape, as Messages', () => {
  it('goes to the path below the provider, with the version and the model of the deployment', () => {
    const encoded = encode({ maxOutputTokens: 100 });
    expect(encoded.path).toBe('/messages');
    expect(encoded.headers).toEqual({ 'anthropic-version': '2023-06-01' });
    expect(bodyOf(encoded)).toEqual({
      model: OLD,
      max_tokens: 100,
      messages: [{ role: 'user', content: [text('Hi')] }],
    });
    expect(encoded.dropped).toEqual([]);
  });

  it('takes system messages to the top, each a block with its mark for caching (cases 55 to 57, 115)', () => {
    const cached = holds('system', {
      type: 'text',
      text: 'b',
      cacheControl: '{"type":"ephemeral","ttl":"1h"}',
    });
    expect(body({ messages: [says('system', 'a'), says('user', 'Hi'), cached] })).toMatchObject({
      system: [text('a'), { ...text('b'), cache_control: { type: 'ephemeral', ttl: '1h' } }],
      messages: [{ role: 'user' }],
    });
  });

  it('puts n results into one user turn directly after their calls (cases 34, 44)', () => {
    const written = messages(
      says('user', 'go'),
      holds('assistant', text('I look.'), calls('a', 'f', '{"n":1}'), calls('b')),
      holds('tool', results('b', '2', true)),
      holds('tool', results('a', '1')),
      says('user', 'and?'),
    );
    expect(written).toEqual([
      { role: 'user', content: [text('go')] },
      {
        role: 'assistant',
        content: [
          text('I look.'),
          { type: 'tool_use', id: 'a', name: 'f', input: { n: 1 } },
          { type: 'tool_use', id: 'b', name: 'look_up', input: {} },
        ],
      },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: 'a', content: [text('1')] },
          { type: 'tool_result', tool_use_id: 'b', content: [text('2')], is_error: true },
          text('and?'),
        ],
      },
    ]);
  });

  it('fills in a result for a call that was never answered (case 53)', () => {
    const written = messages(says('user', 'go'), holds('assistant', calls('a')), says('user', 'stop'));
    expect(written).toMatchObject([
      { role: 'user' },
      { role: 'assistant' },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'a', is_error: true }, text('stop')] },
    ]);
  });

  it('begins with a user turn and has at least one (case 58)', () => {
    expect(messages(says('assistant', 'Hello'), says('user', 'Hi'))).toMatchObject([
      { role: 'user' },
      { role: 'assistant' },
      { role: 'user' },
    ]);
    expect(messages(says('system', 'a'))).toMatchObject([{ role: 'user' }]);
  });

  it('has no texts of white space alone, and no turns of nothing (case 59)', () => {
    expect(messages(says('user', ' \n'), says('assistant', ' '), says('user', 'Hi'))).toEqual([
      { role: 'user', content: [text('(continue)')] },
      { role: 'user', content: [text('Hi')] },
    ]);
    expect(body({ messages: [says('system', ' '), says('user', 'Hi')] })).not.toHaveProperty('system');
  });

  it('trims the white space at the end of an answer that the caller began (cases 59, 60)', () => {
    expect(messages(says('user', 'Hi'), says('assistant', 'The answer is \n'))).toMatchObject([
      {},
      { role: 'assistant', content: [text('The answer is')] },
    ]);
    expect(messages(says('user', 'Hi'), says('assistant', 'Yes '), says('user', 'And?'))).toMatchObject([
      {},
      { content: [text('Yes ')] },
      {},
    ]);
  });

  it('keeps arguments byte for byte where they are an object (case 37)', () => {
    const args = '{ "n": 9007199254740993, "e": 1e400, "s": "\\u00e4" }';
    expect(encode({ messages: [holds('assistant', calls('a', 'f', args))] }).body).toContain(
      `"input":${args}`,
    );
  });

  it('hands on arguments that are no object as text inside one, never as {} (case 38)', () => {
    const input = (args: string) => {
      const written = messages(says('user', 'go'), holds('assistant', calls('a', 'f', args))) as {
        content: { input: object }[];
      }[];
      return written[1]?.content[0]?.input;
    };
    expect(input('{"x": oops')).toEqual({ invalid_arguments: '{"x": oops' });
    expect(input('[1]')).toEqual({ invalid_arguments: '[1]' });
    expect(input('')).toEqual({});
  });

  it('renames an id outside the grammar, at the call and at its result alike (case 43)', () => {
    const written = messages(
      says('user', 'go'),
      holds('assistant', calls('call:1')),
      holds('tool', results('call:1', '1')),
    ) as {
      content: { id?: string; tool_use_id?: string }[];
    }[];
    const id = written[1]?.content[0]?.id;
    expect(id).toMatch(/^[a-zA-Z0-9_-]+$/);
    expect(written[2]?.content[0]?.tool_use_id).toBe(id);
  });

  it('writes images and documents as sources (cases 70, 74, 75)', () => {
    const png = { kind: 'base64', mediaType: 'image/png', data: 'iVBORw0=' } as const;
    const pdf = { kind: 'base64', mediaType: 'application/pdf', data: 'JVBERi0=' } as const;
    const note = {
      kind: 'base64',
      mediaType: 'text/markdown',
      data: Buffer.from('# Grüße').toString('base64'),
    } as const;
    const url = { kind: 'url', url: 'https://a.test/b' } as const;
    const content = (part: Parameters<typeof holds>[1]) =>
      (messages(holds('user', part)) as { content: object[] }[])[0]?.content[0];
    expect(content({ type: 'image', image: png })).toEqual({
      type: 'image',
      source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0=' },
    });
    expect(content({ type: 'image', image: url })).toEqual({
      type: 'image',
      source: { type: 'url', url: url.url },
    });
    expect(content({ type: 'file', file: pdf, filename: 'a.pdf' })).toEqual({
      type: 'document',
      title: 'a.pdf',
      source: { type: 'base64', media_type: 'application/pdf', data: 'JVBERi0=' },
    });
    expect(content({ type: 'file', file: note })).toMatchObject({
      source: { type: 'text', data: '# Grüße' },
    });
    expect(content({ type: 'file', file: url })).toMatchObject({ source: { type: 'url' } });
    for (const part of [
      { type: 'image', image: { kind: 'provider-file', id: 'f' } },
      { type: 'file', file: { kind: 'provider-file', id: 'f' } },
      { type: 'file', file: { kind: 'base64', mediaType: 'application/zip', data: '' } },
    ] as const) {
      expect(() => content(part)).toThrow(unsupported('messages'));
    }
  });

  it('never sends reasoning of another model (cases 81, 84)', () => {
    const thought = holds('assistant', { type: 'reasoning', text: 'hm' }, { type: 'text', text: 'yes' });
    const encoded = encode({ messages: [says('user', 'Hi'), thought] });
    expect(encoded.body).not.toContain('hm');
    expect(encoded.dropped).toEqual(['messages.reasoning']);
  });

  it('writes tools with their schema as written (cases 54, 109)', () => {
    const schema = '{"type":"object","properties":{"n":{"maximum":1e400}},"$defs":{}}';
    const tools = [
      sampleTool('f', { description: 'Does.', parametersJson: schema, strict: true }),
      sampleTool('g', { parametersJson: undefined }),
    ];
    const encoded = encode({ tools });
    expect(encoded.body).toContain(`"input_schema":${schema}`);
    expect(bodyOf(encoded)['tools']).toMatchObject([
      { name: 'f', description: 'Does.', strict: true },
      { name: 'g', input_schema: { type: 'object', properties: {} } },
    ]);
  });

  it('writes the choice among tools (cases 47, 48)', () => {
    const tools = [sampleTool('f')];
    const choice = (fields: Fields) => body({ tools, ...fields })['tool_choice'];
    expect(choice({})).toBeUndefined();
    expect(choice({ toolChoice: { type: 'auto' } })).toEqual({ type: 'auto' });
    expect(choice({ toolChoice: { type: 'none' }, parallelToolCalls: false })).toEqual({ type: 'none' });
    expect(choice({ toolChoice: { type: 'required' } })).toEqual({ type: 'any' });
    expect(choice({ toolChoice: { type: 'tool', name: 'f' } })).toEqual({ type: 'tool', name: 'f' });
    expect(choice({ parallelToolCalls: false })).toEqual({ type: 'auto', disable_parallel_tool_use: true });
    expect(choice({ parallelToolCalls: true })).toBeUndefined();
    expect(body({ toolChoice: { type: 'auto' } })).not.toHaveProperty('tool_choice');
  });

  it('refuses tools of the vendor and names outside the grammar (cases 49, 51)', () => {
    expect(() => encode({ tools: [sampleTool('s', { isServerSide: true })] })).toThrow(
      unsupported('tools[0]'),
    );
    expect(() => encode({ tools: [sampleTool('a.b')] })).toThrow(unsupported('tools[0].name'));
  });

  it('always limits the output: by the request, the model, or a stated default (case 65)', () => {
    const limit = (maxOutputTokens?: number, most?: number) =>
      bodyOf(encode({ maxOutputTokens }, most === undefined ? {} : { maxOutputTokens: most }))['max_tokens'];
    expect(limit()).toBe(DEFAULT_MAX_TOKENS);
    expect(limit(undefined, 64_000)).toBe(64_000);
    expect(limit(10, 64_000)).toBe(10);
    expect(limit(100_000, 64_000)).toBe(64_000);
    expect(limit(100_000)).toBe(100_000);
  });

  it('takes any number of stop sequences, but none of white space alone (case 66)', () => {
    expect(body({ stopSequences: ['1', '2', '3', '4', '5'] })['stop_sequences']).toHaveLength(5);
    expect(() => encode({ stopSequences: ['\n'] })).toThrow(unsupported('stop'));
  });

  it('clamps the temperature and notes what it drops (cases 67, 68)', () => {
    const hot = encode({
      sampling: { temperature: 1.5, seed: 1, presencePenalty: 0.5, frequencyPenalty: 0 },
    });
    expect(bodyOf(hot)).toMatchObject({ temperature: 1 });
    expect(hot.dropped).toEqual(['seed', 'presence_penalty', 'temperature above 1']);
    const both = encode({ sampling: { temperature: 0.2, topP: 0.9, topK: 5 } });
    expect(bodyOf(both)).toMatchObject({ temperature: 0.2, top_k: 5 });
    expect(bodyOf(both)).not.toHaveProperty('top_p');
    expect(both.dropped).toEqual(['top_p']);
    expect(body({ sampling: { topP: 0.9 } })).toMatchObject({ top_p: 0.9 });
  });

  it('does not send sampling to models that refuse it (case 68)', () => {
    const encoded = encode({ sampling: { temperature: 0.2, topP: 0.9 } }, { model: NEW });
    expect(bodyOf(encoded)).not.toHaveProperty('temperature');
    expect(encoded.dropped).toEqual(['temperature', 'top_p']);
    expect(body({ sampling: { temperature: 0.2 } }, MIDDLE)).toMatchObject({ temperature: 0.2 });
  });

  it('asks for structured output in the shape itself, with the schema as written (cases 108, 110)', () => {
    const schemaJson = '{"type":"object","additionalProperties":false}';
    const encoded = encode({ responseFormat: { type: 'json-schema', name: 'a', schemaJson, strict: true } });
    expect(encoded.body).toContain(
      `"output_config":{"format":{"type":"json_schema","schema":${schemaJson}}}`,
    );
    expect(bodyOf(encoded)).not.toHaveProperty('tools');
    expect(encode({ responseFormat: { type: 'json-object' } }).dropped).toEqual(['response_format']);
  });

  it('gives the end user a pseudonym (case 69)', () => {
    expect(body({ endUserId: 'ada' })['metadata']).toEqual({ user_id: sampleAids.pseudonym('ada') });
  });

  it('sends nothing that it does not know (A6)', () => {
    const encoded = encode(
      {},
      { source: '{"model":"a","messages":[],"logit_bias":{"secret":1},"odd":"secret"}' },
    );
    expect(encoded.body).not.toContain('secret');
    expect(encoded.dropped).toEqual(['logit_bias', 'unknown fields']);
  });
});

describe('a wish for reasoning, as Messages (case 86)', () => {
  const reason = (fields: Fields, model: string) => {
    const encoded = encode(fields, { model });
    const { thinking, output_config } = bodyOf(encoded);
    return { thinking, output_config, dropped: encoded.dropped };
  };

  it('is a budget below max_tokens for models up to 4.5', () => {
    expect(reason({ reasoning: { effort: 'medium' } }, OLD)).toEqual({
      thinking: { type: 'enabled', budget_tokens: 8192 },
      output_config: undefined,
      dropped: [],
    });
    expect(reason({ reasoning: { effort: 'xhigh' }, maxOutputTokens: 4000 }, OLD).thinking).toEqual({
      type: 'enabled',
      budget_tokens: 3000,
    });
    expect(reason({ reasoning: { budgetTokens: 100 } }, OLD).thinking).toEqual({
      type: 'enabled',
      budget_tokens: 1024,
    });
  });

  it('is dropped where the limit leaves no room for the least budget', () => {
    expect(reason({ reasoning: { effort: 'high' }, maxOutputTokens: 1200 }, OLD)).toEqual({
      thinking: undefined,
      output_config: undefined,
      dropped: ['reasoning_effort'],
    });
  });

  it('excludes sampling, which is dropped while the model thinks', () => {
    const encoded = encode({ reasoning: { effort: 'low' }, sampling: { temperature: 0.3 } });
    expect(bodyOf(encoded)).not.toHaveProperty('temperature');
    expect(encoded.dropped).toEqual(['temperature']);
  });

  it('is dropped where a tool is demanded, which excludes it', () => {
    const forced: Fields = {
      reasoning: { effort: 'low' },
      tools: [sampleTool('f')],
      toolChoice: { type: 'required' },
    };
    expect(reason(forced, OLD)).toMatchObject({ thinking: undefined, dropped: ['reasoning_effort'] });
    expect(reason(forced, NEW)).toMatchObject({ thinking: undefined, output_config: { effort: 'low' } });
  });

  it('is dropped in the middle of tool use that began without a signed thought (case 80)', () => {
    const list = [says('user', 'go'), holds('assistant', calls('a')), holds('tool', results('a', '1'))];
    expect(reason({ reasoning: { effort: 'low' }, messages: list }, OLD)).toMatchObject({
      thinking: undefined,
      dropped: ['reasoning_effort'],
    });
    expect(reason({ reasoning: { effort: 'low' }, messages: list }, NEW).thinking).toEqual({
      type: 'adaptive',
    });
  });

  it('is an effort for models since 4.6, which choose their budget themselves', () => {
    expect(reason({ reasoning: { effort: 'high' } }, MIDDLE)).toMatchObject({
      thinking: { type: 'adaptive' },
      output_config: { effort: 'high' },
    });
    const effort = (wish: NonNullable<ChatRequest['reasoning']>, model: string) =>
      (reason({ reasoning: wish }, model).output_config as { effort?: string } | undefined)?.effort;
    expect(effort({ effort: 'minimal' }, NEW)).toBe('low');
    expect(effort({ effort: 'xhigh' }, NEW)).toBe('xhigh');
    expect(effort({ effort: 'xhigh' }, MIDDLE)).toBe('high');
    expect(effort({ budgetTokens: 8192 }, NEW)).toBe('medium');
    expect(effort({ budgetTokens: 30_000 }, 'a-model-of-tomorrow')).toBe('high');
  });

  it('is said as the least effort where none was wanted and a model thinks unasked', () => {
    expect(reason({ reasoning: { effort: 'none' } }, OLD)).toEqual({
      thinking: undefined,
      output_config: undefined,
      dropped: [],
    });
    expect(reason({ reasoning: { effort: 'none' } }, MIDDLE)).toEqual({
      thinking: undefined,
      output_config: undefined,
      dropped: [],
    });
    expect(reason({ reasoning: { effort: 'none' } }, NEW)).toEqual({
      thinking: undefined,
      output_config: { effort: 'low' },
      dropped: ['reasoning_effort'],
    });
  });
});

describe('a request of the same shape', () => {
  it('keeps every byte but the fields that are ours (cases 37, 57, 80, 115)', () => {
    const rest =
      '"system":[{"type":"text","text":"\\u00e4","cache_control":{"type":"ephemeral"}}], "messages" : [{"role":"assistant","content":[' +
      '{"type":"thinking","thinking":"hm","signature":"EqQB"},{"type":"redacted_thinking","data":"EmwK"},' +
      '{"type":"tool_use","id":"t","name":"f","input":{"n":9007199254740993,"e":1e400}}]}],\n"betas":["x"]';
    expect(splice(`{ "model": "claude", ${rest} }`)).toBe(`{ "model": "model-there", ${rest} }`);
  });

  it('gives the end user a pseudonym and leaves the rest of the metadata alone (case 69)', () => {
    expect(splice('{"model":"a","metadata":{"user_id":"ada","x":"y"}}')).toBe(
      `{"model":"model-there","metadata":{"user_id":"${sampleAids.pseudonym('ada')}","x":"y"}}`,
    );
    expect(splice('{"model":"a","metadata":{"user_id":null}}')).toBe(
      '{"model":"model-there","metadata":{"user_id":null}}',
    );
  });

  it.each(['12345', '{"id":"ada"}', '["ada"]', 'true'])('lets no name leave that is no text: %s', (name) => {
    expect(splice(`{"model":"a","metadata":{"user_id":${name},"x":"y"}}`)).toBe(
      '{"model":"model-there","metadata":{"x":"y"}}',
    );
  });

  it.each([
    ['container', '"container_1"'],
    ['container', '{"skills":[]}'],
    ['thread', '{"type":"create"}'],
    ['mcp_servers', '[{"type":"url","url":"https://mcp.test","name":"m"}]'],
    ['background', 'true'],
    ['tools', '[{"type":"code_execution_20250825","name":"code_execution"}]'],
  ])('refuses %s where zero retention is agreed: %s', (name, value) => {
    const source = `{"model":"model-there","${name}":${value}}`;
    expect(() => splice(source, {}, { retention: { kind: 'none' } })).toThrow(unsupported(name));
    expect(splice(source, {}, { retention: { kind: 'days', days: 30 } })).toBe(source);
  });

  it.each([
    '"container":null',
    '"mcp_servers":[]',
    '"context_management":{"edits":[]}',
    '"service_tier":"auto"',
    '"cache_control":{"type":"ephemeral"}',
    '"tools":[{"type":"bash_20250124","name":"code_execution"}]',
  ])('lets %s pass, by which nothing is kept', (field) => {
    const source = `{"model":"model-there",${field}}`;
    expect(splice(source, {}, { retention: { kind: 'none' } })).toBe(source);
  });

  it('does not let a caller have the work done outside the region that the operator stated', () => {
    const source = '{"model":"model-there","inference_geo":"global"}';
    expect(() => splice(source, {}, { region: 'us' })).toThrow(unsupported('inference_geo'));
    expect(splice(source)).toBe(source);
    const same = '{"model":"model-there","inference_geo":"us"}';
    expect(splice(same, {}, { region: 'us' })).toBe(same);
    const unsaid = '{"model":"model-there","inference_geo":null}';
    expect(splice(unsaid, {}, { region: 'us' })).toBe(unsaid);
  });

  it('streams or not as the request says', () => {
    expect(splice('{"model":"a","stream":true}')).toBe('{"model":"model-there","stream":false}');
    expect(splice('{"model":"a","stream":true}', { stream: true })).toBe(
      '{"model":"model-there","stream":true}',
    );
  });

  it('takes out thinking that Anthropic did not sign (cases 81, 84)', () => {
    const content = (...blocks: string[]) =>
      `{"model":"model-there","messages":[{"role":"assistant","content":[${blocks.join(',')}]}]}`;
    const signed = '{"type":"thinking","thinking":"a","signature":"EqQB"}';
    const said = '{"type":"text","text":"b"}';
    for (const signature of ['', ',"signature":""', ',"signature":"demarc-unsigned"']) {
      const foreign = `{"type":"thinking","thinking":"hm"${signature}}`;
      expect(splice(content(foreign, said))).toBe(content(said));
      expect(splice(content(signed, foreign, said, foreign))).toBe(content(signed, said));
    }
  });

  it('takes out a message that held nothing but unsigned thinking', () => {
    const user = '{"role":"user","content":"Hi"}';
    const thought = '{"role":"assistant","content":[{"type":"thinking","thinking":"hm","signature":""}]}';
    expect(splice(`{"model":"a","messages":[${user},${thought},${user}]}`)).toBe(
      `{"model":"model-there","messages":[${user},${user}]}`,
    );
  });

  it('leaves what only looks like thinking in a user message alone', () => {
    const source =
      '{"model":"model-there","messages":[{"role":"user","content":[{"type":"thinking","thinking":"hm"}]}]}';
    expect(splice(source)).toBe(source);
  });
});
