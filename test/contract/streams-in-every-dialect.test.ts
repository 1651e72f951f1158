import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DIALECTS } from '../../src/dialects/registry.ts';
import type { RequestId } from '../../src/domain/ids.ts';
import type { ProviderCodec } from '../../src/domain/provider-codec.ts';
import type { StreamPart } from '../../src/domain/stream-part.ts';
import { anthropic } from '../../src/providers/anthropic/index.ts';
import { ollama } from '../../src/providers/ollama/index.ts';
import { openaiCompatible } from '../../src/providers/openai-compatible/index.ts';
import { recorded, replay, summary } from './replay.ts';

const STREAMS = readdirSync(new URL('./upstreams/', import.meta.url)).filter((name) =>
  /\.(?:sse|ndjson)$/.test(name),
);
/** The dialects of conversations, each with a codec that reads what it writes. */
const CODECS: ReadonlyMap<string, ProviderCodec> = new Map([
  ['openai-chat', openaiCompatible],
  ['anthropic-messages', anthropic],
]);
const CHAT_DIALECTS = DIALECTS.filter(({ format }) => CODECS.has(format));

function codecOf(name: string) {
  if (name.endsWith('.ndjson')) return ollama;
  return name.startsWith('anthropic') ? anthropic : openaiCompatible;
}

/** What a client would read, without what a shape has no place for: signatures, ids and the sequence that matched. */
function said(parts: readonly StreamPart[]): string[] {
  return summary(parts)
    .filter((line) => /^(?:text|reasoning|call|finish)/.test(line))
    .map((line) => line.replace('finish:stop-sequence END', 'finish:stop'));
}

describe.each(STREAMS)('the recorded stream %s', (name) => {
  const codec = codecOf(name);
  const parts = replay(codec, recorded(name));
  const isComplete = parts.at(-1)?.type === 'finish';

  it.each(CHAT_DIALECTS.map((dialect) => [dialect.name, dialect] as const))(
    'says the same in %s',
    (_, dialect) => {
      const encoder = dialect.createStreamEncoder({
        requestId: 'req_1' as RequestId,
        requestedModel: 'asked-for',
        createdS: 1,
        includeStreamUsage: true,
        estimatedInputTokens: 1,
      });
      const told = encoder.encode(parts.filter((part) => part.type !== 'failure'));
      const bytes = Buffer.from(told + (isComplete ? encoder.end() : ''));
      const heard = replay(CODECS.get(dialect.format)!, bytes);
      // A refusal has a word of its own at Anthropic only; elsewhere it is an answer that ended.
      const expected = said(parts).filter((line) => isComplete || !line.startsWith('finish'));
      const isRefusal = expected.includes('finish:refusal');
      if (isRefusal && dialect.format === 'openai-chat') expect(heard.at(-1)?.type).toBe('finish');
      else expect(said(heard)).toEqual(expected);
      // What an upstream left unfinished must never read as an answer.
      expect(heard.at(-1)?.type).toBe(isComplete ? 'finish' : 'failure');
    },
  );
});
