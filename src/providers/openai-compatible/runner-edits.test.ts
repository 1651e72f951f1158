import { describe, expect, it } from 'vitest';
import type { ChatRequest } from '../../domain/model-request.ts';
import {
  bodyOf,
  sampleAids,
  sampleDeployment,
  sampleRequest,
  sampleTool,
} from '../sample-request.fixture.ts';
import { type ChatTraits, LLAMA_CPP, LM_STUDIO, OPENAI, OPENAI_COMPATIBLE, VLLM } from './chat-traits.ts';
import { encodeRequest } from './encode-request.ts';

const ALL = [OPENAI, OPENAI_COMPATIBLE, VLLM, LLAMA_CPP, LM_STUDIO];
const RUNNERS = [VLLM, LLAMA_CPP, LM_STUDIO];
const named = (list: readonly ChatTraits[]) => list.map((traits) => [traits.type, traits] as const);

function splice(traits: ChatTraits, source: string): string {
  const request = sampleRequest('openai-chat', {}, source);
  return encodeRequest(request, sampleDeployment(), { traits, aids: sampleAids }).body;
}

function encode(traits: ChatTraits, fields: Partial<Omit<ChatRequest, 'source'>>) {
  const request = sampleRequest('anthropic-messages', fields);
  return encodeRequest(request, sampleDeployment(), { traits, aids: sampleAids });
}

const unsupported = expect.objectContaining({ code: 'unsupported_parameter', param: 'tool_choice' });

describe('the role developer (case 55)', () => {
  const rest =
    '"messages":[{"role":"user","content":"developer"},{"content":[{"role":"developer"}],"role" : ';

  it.each(named(RUNNERS))('is system at %s, and every other byte stays', (_, traits) => {
    expect(splice(traits, `{${rest}"developer"}],"model":"a"}`)).toBe(
      `{${rest}"system"}],"model":"model-there"}`,
    );
  });

  it.each(named([OPENAI, OPENAI_COMPATIBLE]))('stays what it is at %s', (_, traits) => {
    expect(splice(traits, `{${rest}"developer"}],"model":"a"}`)).toContain(`${rest}"developer"}`);
  });
});

describe('a tool that must be called (case 47)', () => {
  const choice = '{"type":"function","function":{"name":"f"}}';
  const one = '[{"type":"function","function":{"name":"f"}}]';
  const body = (tools: string, word = choice) => `{"model":"a","tools":${tools},"tool_choice":${word}}`;
  const fields = (count: number) => ({
    tools: ['f', 'g'].slice(0, count).map((name) => sampleTool(name)),
    toolChoice: { type: 'tool', name: 'f' } as const,
  });

  it.each(named([LLAMA_CPP, LM_STUDIO]))('is any tool at %s where there is one only', (_, traits) => {
    expect(splice(traits, body(one))).toContain('"tool_choice":"required"');
    expect(bodyOf(encode(traits, fields(1)))['tool_choice']).toBe('required');
    expect(() => splice(traits, body(`[${one.slice(1, -1)},${one.slice(1, -1)}]`))).toThrow(unsupported);
    expect(() => encode(traits, fields(2))).toThrow(unsupported);
  });

  it.each(named([OPENAI, OPENAI_COMPATIBLE, VLLM]))('is named at %s', (_, traits) => {
    expect(splice(traits, body(one))).toContain(`"tool_choice":${choice}`);
    expect(bodyOf(encode(traits, fields(2)))['tool_choice']).toEqual(JSON.parse(choice));
  });

  it.each(named(ALL))('is left to %s where the caller used a word', (_, traits) => {
    expect(splice(traits, body(one, '"auto"'))).toContain('"tool_choice":"auto"');
  });
});

describe('an answer that must be JSON (cases 108, 111)', () => {
  const source = '{"model":"a","response_format":{"type":"json_object"}}';
  const responseFormat = { type: 'json-object' } as const;

  it('is described by a schema at lm-studio', () => {
    const format = { type: 'json_schema', json_schema: { name: 'object', schema: { type: 'object' } } };
    expect(JSON.parse(splice(LM_STUDIO, source))).toMatchObject({ response_format: format });
    expect(bodyOf(encode(LM_STUDIO, { responseFormat }))['response_format']).toEqual(format);
    expect(splice(LM_STUDIO, source.replace('json_object', 'text'))).toContain('{"type":"text"}');
  });

  it.each(named([OPENAI, VLLM, LLAMA_CPP]))('is asked for by its own word at %s', (_, traits) => {
    expect(splice(traits, source)).toContain('"response_format":{"type":"json_object"}');
    expect(bodyOf(encode(traits, { responseFormat }))['response_format']).toEqual({ type: 'json_object' });
  });
});

describe('what only runners take', () => {
  it.each(named(RUNNERS))('%s takes top_k and many stop sequences (cases 66, 67)', (_, traits) => {
    const encoded = encode(traits, { sampling: { topK: 40 }, stopSequences: ['1', '2', '3', '4', '5'] });
    expect(bodyOf(encoded)).toMatchObject({ top_k: 40, stop: ['1', '2', '3', '4', '5'] });
    expect(encoded.dropped).toEqual([]);
  });

  it.each(named(RUNNERS))('%s is told no user and nothing of storing', (_, traits) => {
    const request = sampleRequest('anthropic-messages', { endUserId: 'ada' });
    const there = sampleDeployment({ retention: { kind: 'none' } });
    const body = bodyOf(encodeRequest(request, there, { traits, aids: sampleAids }));
    expect(Object.keys(body)).toEqual(['model', 'messages']);
  });
});
