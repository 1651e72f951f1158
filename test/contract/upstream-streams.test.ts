import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StreamPart } from '../../src/domain/stream-part.ts';
import { anthropic } from '../../src/providers/anthropic/index.ts';
import { embedded } from '../../src/providers/embedded/index.ts';
import {
  llamaCpp,
  lmStudio,
  openai,
  openaiCompatible,
  vllm,
} from '../../src/providers/openai-compatible/index.ts';
import { grammarFault } from '../../src/providers/stream-grammar.fixture.ts';
import { recorded, replay, replayByteByByte, summary } from './replay.ts';

/** What is made of each recorded stream. */
const STREAMS = [
  {
    name: 'openai-text.sse',
    codec: openai,
    usage: { inputTokens: 1184, cachedInputTokens: 1024, outputTokens: 71, reasoningTokens: 64 },
    says: [
      'start:chatcmpl-C3kLx0q9 gpt-5.5-2026-04-23',
      'text:Grüße aus Köln, 👩‍👩‍👧!\n\ndata: [DONE]',
      'finish:stop',
    ],
  },
  {
    name: 'openai-tools.sse',
    codec: openai,
    usage: { inputTokens: 90, outputTokens: 44 },
    says: [
      'start:chatcmpl-C3kLx0q9 gpt-5.5-2026-04-23',
      'call call_x7Bq get_weather {"city":"Köln","big":9007199254740993}',
      'call call_p2Zs now {}',
      'finish:tool-calls',
    ],
  },
  {
    name: 'vllm-reasoning.sse',
    codec: vllm,
    usage: { inputTokens: 20, outputTokens: 40 },
    says: [
      'start:chatcmpl-5f1c2a Qwen/Qwen3-8B',
      'reasoning:Okay, the user…',
      'text:\n\nDie Antwort ist 42.',
      'finish:stop-sequence END',
    ],
  },
  {
    name: 'vllm-tools.sse',
    codec: vllm,
    usage: { inputTokens: 200, outputTokens: 25 },
    says: [
      'start:chatcmpl-5f1c2a Qwen/Qwen3-8B',
      'call chatcmpl-tool-9a search {"q": "Größe"}',
      'finish:tool-calls',
    ],
  },
  {
    name: 'vllm-error-mid-stream.sse',
    codec: vllm,
    usage: undefined,
    says: ['start:chatcmpl-5f1c2a Qwen/Qwen3-8B', 'text:Half an', 'failure:upstream_error http-500'],
  },
  {
    name: 'llama-cpp-reasoning.sse',
    codec: llamaCpp,
    usage: { inputTokens: 30, cachedInputTokens: 18, outputTokens: 12 },
    says: ['start:chatcmpl-DHvcEyFobkuV4Xu1 gpt-oss-20b', 'reasoning:We need', 'text:Ja 🦙.', 'finish:stop'],
  },
  {
    name: 'llama-cpp-think-tags.sse',
    codec: embedded,
    usage: { inputTokens: 3, outputTokens: 9 },
    says: ['start:chatcmpl-DHvcEyFobkuV4Xu1 gpt-oss-20b', 'reasoning:\nHm…', 'text:Ja.', 'finish:length'],
  },
  {
    name: 'lm-studio-tools.sse',
    codec: lmStudio,
    usage: { inputTokens: 263, outputTokens: 41 },
    says: [
      'start:chatcmpl-ae1v1858fbl6xpqzsqctmb qwen/qwen3-8b',
      'reasoning:Erst suchen.',
      'call 365174485 search {"q":"Größe"}',
      'finish:tool-calls',
    ],
  },
  {
    name: 'ollama-tools.sse',
    codec: openaiCompatible,
    usage: { inputTokens: 161, outputTokens: 35 },
    says: [
      'start:chatcmpl-838 qwen3:8b',
      'reasoning:Two calls.',
      'call call_hk81qg8b run {"command":"ls"}',
      'call call_rk2xye1l run {"command":"ls -l"}',
      'finish:tool-calls',
    ],
  },
  {
    name: 'ollama-old-finish.sse',
    codec: openaiCompatible,
    usage: undefined,
    says: ['start:chatcmpl-838 qwen3:8b', 'text:Hallo', 'finish:stop'],
  },
  {
    name: 'openrouter-comments.sse',
    codec: openaiCompatible,
    usage: undefined,
    says: ['start:gen-17 x/y', 'text:Hi', 'failure:upstream_error http-502'],
  },
  {
    name: 'anthropic-thinking-tools.sse',
    codec: anthropic,
    usage: {
      inputTokens: 2060,
      cacheWriteTokens: 2048,
      cachedInputTokens: 0,
      outputTokens: 89,
      reasoningTokens: 31,
    },
    says: [
      'start:msg_01XFDUDYJgAACzvnptvVoYEL claude-opus-5',
      'reasoning:Der Wetterdienst…',
      'signature:EqQBCg',
      'redacted:EmwKAh',
      'text:Ich sehe nach 🌦.',
      'call toolu_01T1x1fJ34qAmk2tNTrN7Up6 get_weather {"city": "Köln", "big": 9007199254740993}',
      'call toolu_02 now {}',
      'finish:tool-calls',
    ],
  },
  {
    name: 'anthropic-refusal.sse',
    codec: anthropic,
    usage: { inputTokens: 40, outputTokens: 4 },
    says: ['start:msg_01XFDUDYJgAACzvnptvVoYEL claude-opus-5', 'finish:refusal'],
  },
  {
    name: 'anthropic-overloaded.sse',
    codec: anthropic,
    usage: { inputTokens: 40 },
    says: [
      'start:msg_01XFDUDYJgAACzvnptvVoYEL claude-opus-5',
      'text:Half',
      'failure:upstream_overloaded overloaded',
    ],
  },
];

const lastUsage = (parts: readonly StreamPart[]) => parts.findLast((part) => part.type === 'usage')?.usage;

describe.each(STREAMS)('the recorded stream $name', ({ name, codec, says, usage }) => {
  const bytes = recorded(name);
  const whole = replay(codec, bytes);

  it('says what was said, in an order that is allowed', () => {
    expect(summary(whole)).toEqual(says);
    expect(grammarFault(whole)).toBeUndefined();
  });

  it('counts what was counted', () => {
    if (usage === undefined) expect(lastUsage(whole)).toBeUndefined();
    else expect(lastUsage(whole)).toMatchObject({ ...usage, source: 'upstream' });
  });

  it('gives the same parts byte by byte and however it is cut (cases 21, 23)', () => {
    expect(replayByteByByte(codec, bytes)).toEqual(whole);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 30 }), (cuts) => {
        expect(replay(codec, bytes, cuts)).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same parts with CRLF, comments, and a byte order mark (case 22)', () => {
    const text = bytes.toString('utf8').replaceAll('\r\n', '\n');
    const dressed = `\uFEFF: hello\n${text.replaceAll('\ndata: {', '\ndata:{')}`.replaceAll('\n', '\r\n');
    expect(replay(codec, Buffer.from(dressed.replaceAll('\r\n\r\n', '\r\n: beat\r\n\r\n')))).toEqual(whole);
  });

  it('is never taken as complete when it is cut before its end (case 9, F31, F32)', () => {
    const complete = summary(whole);
    for (let length = 0; length < bytes.length; length += 1) {
      const parts = replay(codec, bytes.subarray(0, length));
      expect(grammarFault(parts)).toBeUndefined();
      // Whatever counts as complete has said everything that the whole stream says.
      if (parts.at(-1)?.type === 'finish') expect(summary(parts)).toEqual(complete);
    }
  });

  it('never throws and never breaks the order when bytes are damaged (F35, F36)', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 8 }), (damages) => {
        const damaged = Uint8Array.from(bytes);
        for (const [place, byte] of damages) damaged[place] = byte;
        const parts = replay(codec, damaged);
        expect(grammarFault(parts)).toBeUndefined();
        expect(replay(codec, damaged, [1, 2, 3, 50, 51, 400])).toEqual(parts);
      }),
      { numRuns: 150 },
    );
  });

  it('ignores whatever follows its end (F39)', () => {
    expect(replay(codec, Buffer.concat([bytes, bytes, Buffer.from('<html>')]))).toEqual(whole);
  });
});
