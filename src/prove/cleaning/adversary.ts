import type { ModelResponse, OutputPart } from '../../domain/model-response.ts';
import type { StreamPart } from '../../domain/stream-part.ts';
import type { UpstreamAnswer } from '../../egress/door.ts';
import type { SeededRandom } from '../seeded-random.ts';
import type { Manner } from './cleaning-case.ts';

/** What a model says to what it was told, in its manner. The text says what is told to it last. */
export function say(manner: Manner, told: string, everything: string, before: string): string {
  switch (manner) {
    case 'echo':
    case 'call-tool':
      return told;
    case 'quote':
      return `You said: “${told}” — **${told}**`;
    case 'upper':
      return told.toUpperCase();
    case 'lower':
      return told.toLowerCase();
    case 'spaced':
      return Array.from(told).join(' ');
    case 'reversed':
      return told.split(' ').reverse().join(' ');
    case 'halved':
      return told.replace(/\S+/g, (word) => word.slice(0, Math.ceil(word.length / 2)));
    case 'joined':
      return told.replaceAll(' ', '');
    case 'inflected':
      return told.replace(/\p{Lu}\p{Ll}{3,}/gu, (word) => `${word}s`);
    case 'everything':
      return everything;
    case 'somebody-else':
      return before;
  }
}

/** An answer that says this, whole or in pieces that are cut anywhere. */
export function answerWith(
  text: string,
  {
    manner,
    stream,
    random,
  }: { readonly manner: Manner; readonly stream: boolean; readonly random: SeededRandom },
): UpstreamAnswer {
  const isCall = manner === 'call-tool';
  const argumentsJson = JSON.stringify({ text });
  if (!stream) {
    const part: OutputPart = isCall
      ? { type: 'tool-call', id: 'call_1', name: 'write', argumentsJson }
      : { type: 'text', text };
    const response: ModelResponse = {
      id: 'a',
      model: 'm',
      parts: [part],
      finish: { reason: isCall ? 'tool-calls' : 'stop' },
      usage: { inputTokens: 1, outputTokens: 1, source: 'upstream' },
    };
    return { kind: 'whole', response };
  }
  const pieces = cut(isCall ? argumentsJson : text, random);
  const parts: StreamPart[] = isCall
    ? [
        { type: 'tool-call-start', index: 0, id: 'call_1', name: 'write' },
        ...pieces.map(
          (argumentsDelta): StreamPart => ({ type: 'tool-call-delta', index: 0, argumentsDelta }),
        ),
        { type: 'tool-call-end', index: 0 },
        { type: 'finish', finish: { reason: 'tool-calls' } },
      ]
    : [
        ...pieces.map((piece): StreamPart => ({ type: 'text-delta', text: piece })),
        { type: 'finish', finish: { reason: 'stop' } },
      ];
  return { kind: 'stream', parts: batches(parts, random.chance(0.5)) };
}

async function* batches(
  parts: readonly StreamPart[],
  areSingle: boolean,
): AsyncGenerator<readonly StreamPart[]> {
  const size = areSingle ? 1 : 5;
  for (let at = 0; at < parts.length; at += size) yield await Promise.resolve(parts.slice(at, at + size));
}

function cut(text: string, random: SeededRandom): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    const size = 1 + random.below(random.chance(0.5) ? 3 : 24);
    pieces.push(text.slice(at, at + size));
    at += size;
  }
  return pieces;
}
