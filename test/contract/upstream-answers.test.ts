import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anthropic } from '../../src/providers/anthropic/index.ts';
import { llamaCpp, openai, openaiCompatible, vllm } from '../../src/providers/openai-compatible/index.ts';
import { grammarFault } from '../../src/providers/stream-grammar.fixture.ts';
import { recorded, replay, summary } from './replay.ts';

const ANSWERS = [
  {
    name: 'openai.answer',
    codec: openai,
    parts: [{ type: 'tool-call', id: 'call_1', name: 'get_weather', argumentsJson: '{"city":"K\\u00f6ln"}' }],
    reason: 'tool-calls',
    usage: { inputTokens: 90, cachedInputTokens: 64, outputTokens: 20, reasoningTokens: 0 },
  },
  {
    name: 'vllm.answer',
    codec: vllm,
    parts: [
      { type: 'reasoning', text: 'Hm' },
      { type: 'text', text: '\n\n42' },
    ],
    reason: 'stop',
    usage: { inputTokens: 20, outputTokens: 11 },
  },
  {
    name: 'llama-cpp.answer',
    codec: llamaCpp,
    parts: [{ type: 'tool-call', id: 'Ux4vqKZVXdpYcE1AnRgN', name: 'now', argumentsJson: '{}' }],
    reason: 'tool-calls',
    usage: { inputTokens: 40, outputTokens: 6 },
  },
  {
    name: 'ollama.answer',
    codec: openaiCompatible,
    parts: [
      { type: 'reasoning', text: 'Hm' },
      { type: 'text', text: 'Hallo' },
    ],
    reason: 'stop',
    usage: { inputTokens: 11, outputTokens: 20 },
  },
  {
    name: 'anthropic.answer',
    codec: anthropic,
    parts: [
      { type: 'reasoning', text: 'Hm', signature: 'EqQB' },
      { type: 'text', text: 'Ja.' },
      { type: 'tool-call', id: 'toolu_1', name: 'get_weather', argumentsJson: '{"city": "Köln"}' },
    ],
    reason: 'tool-calls',
    usage: { inputTokens: 105, cachedInputTokens: 100, cacheWriteTokens: 0, outputTokens: 30 },
  },
];

describe.each(ANSWERS)('the recorded answer $name', ({ name, codec, parts, reason, usage }) => {
  const bytes = recorded(name);

  it('is read whole', () => {
    const response = codec.decodeResponse(bytes, codec.format);
    expect(response).toMatchObject({ parts, finish: { reason }, usage: { ...usage, source: 'upstream' } });
  });

  it('is read also where a stream was asked for (F41)', () => {
    const streamed = replay(codec, bytes);
    expect(grammarFault(streamed)).toBeUndefined();
    expect(summary(streamed).at(-1)).toBe(`finish:${reason}`);
    expect(replay(codec, bytes, [0, 1, 7, 100])).toEqual(streamed);
  });

  it('is a failure when it is cut anywhere (F13)', () => {
    for (let length = 0; length < bytes.lastIndexOf('}'); length += 1) {
      expect(codec.decodeResponse(bytes.subarray(0, length), codec.format)).toHaveProperty('cause');
    }
  });

  it('never throws when bytes are damaged', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (place, byte) => {
        const damaged = Uint8Array.from(bytes);
        damaged[place] = byte;
        const response = codec.decodeResponse(damaged, codec.format);
        expect('cause' in response || Array.isArray(response.parts)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
