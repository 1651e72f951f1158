import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StreamPart } from '../../src/domain/stream-part.ts';
import { ollama } from '../../src/providers/ollama/index.ts';
import { grammarFault } from '../../src/providers/stream-grammar.fixture.ts';
import { recorded, replay, replayByteByByte, summary } from './replay.ts';

/** What is made of each recorded stream. */
const STREAMS = [
  {
    name: 'ollama-native-text.ndjson',
    usage: { inputTokens: 26, outputTokens: 17 },
    says: [
      'start:undefined qwen3:8b',
      'text:Grüße aus Köln, 👩‍👩‍👧!\n\ndata: [DONE]\n{"done":true}',
      'finish:stop',
    ],
  },
  {
    name: 'ollama-native-tools.ndjson',
    usage: { inputTokens: 169, outputTokens: 44 },
    says: [
      'start:undefined qwen3:8b',
      'reasoning:Zwei Aufrufe.',
      'text:Ich sehe nach.',
      'call call_hk81qg8b get_weather {"city":"Köln","big":9007199254740993}',
      'call call_rk2xye1l now {}',
      'finish:tool-calls',
    ],
  },
  {
    // The prompt was cached, so it was not counted (case 104), and calls had no ids yet (case 42).
    name: 'ollama-native-old-tools.ndjson',
    usage: { inputTokens: undefined, outputTokens: 15 },
    says: [
      'start:undefined llama3.2',
      expect.stringMatching(/^call call_[0-9a-f]{24} get_weather \{"city":"Tokyo"\}$/) as string,
      'finish:tool-calls',
    ],
  },
  {
    name: 'ollama-native-thinking.ndjson',
    usage: { inputTokens: 20, outputTokens: 64 },
    says: ['start:undefined qwen3:8b', 'reasoning:Hm… 6·7 🦙', 'text:42', 'finish:length'],
  },
  {
    name: 'ollama-native-error.ndjson',
    usage: undefined,
    says: ['start:undefined qwen3:8b', 'text:Half an', 'failure:upstream_error error-object'],
  },
  {
    name: 'ollama-native-cold-start.ndjson',
    usage: { inputTokens: 11, outputTokens: 3 },
    says: ['start:undefined qwen3:8b', 'text:Ja.', 'finish:stop'],
  },
  {
    // The model was only loaded: nobody answered (case 89).
    name: 'ollama-native-load.ndjson',
    usage: undefined,
    says: ['failure:upstream_error broken-finish'],
  },
];

const lastUsage = (parts: readonly StreamPart[]) => parts.findLast((part) => part.type === 'usage')?.usage;

it('replays every recorded stream of the native API', () => {
  const stored = readdirSync(new URL('./upstreams/', import.meta.url)).filter((name) =>
    name.endsWith('.ndjson'),
  );
  expect(stored.sort()).toEqual(STREAMS.map(({ name }) => name).sort());
});

describe.each(STREAMS)('the recorded stream $name', ({ name, says, usage }) => {
  const bytes = recorded(name);
  const whole = replay(ollama, bytes);
  const isComplete = whole.at(-1)?.type === 'finish';

  it('says what was said, in an order that is allowed', () => {
    expect(summary(whole)).toEqual(says);
    expect(grammarFault(whole)).toBeUndefined();
  });

  it('counts what was counted, and durations are nobody’s tokens (case 104)', () => {
    if (usage === undefined) expect(lastUsage(whole)).toBeUndefined();
    else expect(lastUsage(whole)).toEqual({ ...usage, source: 'upstream' });
  });

  it('gives the same parts byte by byte and however it is cut (cases 20, 21, 23)', () => {
    expect(replayByteByByte(ollama, bytes)).toEqual(whole);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 30 }), (cuts) => {
        expect(replay(ollama, bytes, cuts)).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same parts with CRLF, empty lines, a byte order mark and no last newline', () => {
    const text = bytes.toString('utf8');
    const dressed = `\uFEFF\n${text.trimEnd().replaceAll('\n', '\r\n\r\n')}`;
    expect(replay(ollama, Buffer.from(dressed))).toEqual(whole);
  });

  it('is never taken as complete when it is cut before its end (case 9)', () => {
    for (let length = 0; length < bytes.length; length += 1) {
      const parts = replay(ollama, bytes.subarray(0, length));
      expect(grammarFault(parts)).toBeUndefined();
      if (parts.at(-1)?.type === 'finish') {
        expect(isComplete).toBe(true);
        expect(summary(parts)).toEqual(summary(whole));
      }
    }
  });

  it('never throws and never breaks the order when bytes are damaged', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 8 }), (damages) => {
        const damaged = Uint8Array.from(bytes);
        for (const [place, byte] of damages) damaged[place] = byte;
        const parts = replay(ollama, damaged);
        expect(grammarFault(parts)).toBeUndefined();
        expect(replay(ollama, damaged, [1, 2, 3, 50, 51, 400])).toEqual(parts);
      }),
      { numRuns: 150 },
    );
  });

  it('ignores whatever follows its end', () => {
    expect(replay(ollama, Buffer.concat([bytes, bytes, Buffer.from('<html>')]))).toEqual(whole);
  });
});

describe('a call without an id', () => {
  it('has the same one whenever the same answer is read, and another in another answer (case 42)', () => {
    const text = recorded('ollama-native-old-tools.ndjson').toString('utf8');
    const idOf = (stream: string) =>
      replay(ollama, Buffer.from(stream)).find((part) => part.type === 'tool-call-start')?.id;
    expect(idOf(text)).toBe(idOf(text));
    expect(idOf(text)).not.toBe(idOf(text.replace('19.184789Z', '20.184789Z')));
  });
});
