import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anthropicMessages } from '../../src/dialects/anthropic-messages/index.ts';
import { openaiChat } from '../../src/dialects/openai-chat/index.ts';
import { tokeniseText } from '../../src/domain/json/tokenise.ts';
import { ollama } from '../../src/providers/ollama/index.ts';
import { bodyOf, sampleAids, sampleDeployment } from '../../src/providers/sample-request.fixture.ts';
import { grammarFault } from '../../src/providers/stream-grammar.fixture.ts';
import { recorded, replay, summary } from './replay.ts';

describe('the recorded answer ollama-native.answer', () => {
  const bytes = recorded('ollama-native.answer');

  it('is read whole, with the arguments as the server wrote them (cases 33, 37)', () => {
    expect(ollama.decodeResponse(bytes, ollama.format)).toEqual({
      id: undefined,
      model: 'qwen3:8b',
      parts: [
        { type: 'reasoning', text: 'Hm' },
        { type: 'text', text: '{"age": 22, "available": false}' },
        {
          type: 'tool-call',
          id: 'call_a1b2c3d4',
          name: 'save',
          argumentsJson: '{"city":"K\\u00f6ln", "n":1e400}',
        },
      ],
      finish: { reason: 'tool-calls' },
      usage: { inputTokens: 34, outputTokens: 12, source: 'upstream' },
    });
  });

  it('is read also where a stream was asked for', () => {
    const streamed = replay(ollama, bytes);
    expect(grammarFault(streamed)).toBeUndefined();
    expect(summary(streamed).at(-1)).toBe('finish:tool-calls');
    expect(replay(ollama, bytes, [0, 1, 7, 100])).toEqual(streamed);
  });

  it('is a failure when it is cut anywhere', () => {
    for (let length = 0; length < bytes.lastIndexOf('}'); length += 1) {
      expect(ollama.decodeResponse(bytes.subarray(0, length), ollama.format)).toHaveProperty('cause');
    }
  });

  it('never throws when bytes are damaged', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (place, byte) => {
        const damaged = Uint8Array.from(bytes);
        damaged[place] = byte;
        const response = ollama.decodeResponse(damaged, ollama.format);
        expect('cause' in response || Array.isArray(response.parts)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

const there = sampleDeployment({ model: 'qwen3:8b' });
const deployment = { ...there, capabilities: { ...there.capabilities, contextTokens: 32_768 } };

describe('a whole Chat Completions request at Ollama', () => {
  it('says everything that the native API has a word for', () => {
    const body = {
      model: 'auto',
      messages: [
        { role: 'developer', content: 'Be short.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is this?' },
            { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0=', detail: 'low' } },
          ],
        },
        {
          role: 'assistant',
          content: null,
          tool_calls: [
            {
              id: 'call_1',
              type: 'function',
              function: { name: 'look', arguments: '{"n":9007199254740993}' },
            },
          ],
        },
        { role: 'tool', tool_call_id: 'call_1', content: 'two' },
      ],
      tools: [{ type: 'function', function: { name: 'look', parameters: { type: 'object' }, strict: true } }],
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'answer', schema: { type: 'object', properties: { age: { type: 'integer' } } } },
      },
      reasoning_effort: 'low',
      max_completion_tokens: 500,
      stop: ['END'],
      temperature: 0.5,
      seed: 7,
      user: 'ada@example.test',
      logit_bias: { 50256: -100 },
    };
    const request = openaiChat.decodeRequest(tokeniseText(JSON.stringify(body)));
    const encoded = ollama.encodeRequest(request, deployment, sampleAids);
    expect(encoded.path).toBe('/api/chat');
    expect(encoded.body).toContain('{"n":9007199254740993}');
    expect(encoded.body).not.toContain('example.test');
    expect(encoded.dropped).toEqual(['logit_bias', 'tools.strict']);
    expect(bodyOf(encoded)).toEqual({
      model: 'qwen3:8b',
      messages: [
        { role: 'system', content: 'Be short.' },
        { role: 'user', content: 'What is this?', images: ['iVBORw0='] },
        {
          role: 'assistant',
          content: '',
          tool_calls: [{ id: 'call_1', function: { name: 'look', arguments: { n: 9007199254740992 } } }],
        },
        { role: 'tool', content: 'two', tool_name: 'look', tool_call_id: 'call_1' },
      ],
      tools: [{ type: 'function', function: { name: 'look', parameters: { type: 'object' } } }],
      format: { type: 'object', properties: { age: { type: 'integer' } } },
      think: 'low',
      options: { num_ctx: 32_768, num_predict: 500, temperature: 0.5, seed: 7, stop: ['END'] },
      truncate: false,
      shift: false,
      stream: false,
    });
  });
});

describe('a whole Messages request at Ollama', () => {
  it('loses only what belongs to another model', () => {
    const body = {
      model: 'auto',
      max_tokens: 900,
      stream: true,
      system: [{ type: 'text', text: 'Be short.', cache_control: { type: 'ephemeral' } }],
      messages: [
        { role: 'user', content: 'Look.' },
        {
          role: 'assistant',
          content: [
            { type: 'thinking', thinking: 'hm', signature: 'EqQB' },
            { type: 'tool_use', id: 'toolu_1', name: 'look', input: { n: 1 } },
          ],
        },
        {
          role: 'user',
          content: [
            {
              type: 'tool_result',
              tool_use_id: 'toolu_1',
              content: [
                { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0=' } },
              ],
            },
            { type: 'text', text: 'And?' },
          ],
        },
      ],
      tools: [{ name: 'look', input_schema: { type: 'object' } }],
      thinking: { type: 'enabled', budget_tokens: 4096 },
      metadata: { user_id: 'ada@example.test' },
      top_k: 5,
    };
    const request = anthropicMessages.decodeRequest(tokeniseText(JSON.stringify(body)));
    const encoded = ollama.encodeRequest(request, deployment, sampleAids);
    expect(encoded.dropped).toEqual(['reasoning', 'messages.reasoning']);
    expect(encoded.body).not.toMatch(/EqQB|example\.test|cache_control/);
    expect(bodyOf(encoded)).toMatchObject({
      messages: [
        { role: 'system', content: 'Be short.' },
        { role: 'user', content: 'Look.' },
        { role: 'assistant', tool_calls: [{ id: 'toolu_1', function: { arguments: { n: 1 } } }] },
        { role: 'tool', tool_name: 'look', content: expect.stringContaining('next message') as string },
        { role: 'user', content: 'And?', images: ['iVBORw0='] },
      ],
      options: { num_ctx: 32_768, num_predict: 900, top_k: 5 },
      stream: true,
    });
    expect(bodyOf(encoded)).not.toHaveProperty('think');
  });
});
