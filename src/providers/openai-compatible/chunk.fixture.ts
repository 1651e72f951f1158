import type { StreamPart } from '../../domain/stream-part.ts';
import { grammarFault } from '../stream-grammar.fixture.ts';
import { type ChatTraits, OPENAI_COMPATIBLE } from './chat-traits.ts';
import { createChatStreamDecoder } from './decode-stream.ts';

/** A `chat.completion.chunk` with one choice. */
export function chunk(delta: object, finish_reason: string | null = null, extra: object = {}): object {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    model: 'm',
    choices: [{ index: 0, delta, finish_reason, ...extra }],
  };
}

export const DONE = '[DONE]';

/** Parts of a stream of these events; an object is written as JSON. Throws when they are out of order. */
export function decodeEvents(
  events: readonly (object | string)[],
  traits: ChatTraits = OPENAI_COMPATIBLE,
): StreamPart[] {
  const text = events.map(
    (event) => `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`,
  );
  return decodeText(text.join(''), traits);
}

export function decodeText(text: string | Uint8Array, traits: ChatTraits = OPENAI_COMPATIBLE): StreamPart[] {
  const decoder = createChatStreamDecoder(traits);
  const parts = [...decoder.push(Buffer.from(text)), ...decoder.end()];
  const fault = grammarFault(parts);
  if (fault !== undefined) throw new Error(fault);
  return parts;
}

/** What a stream said, collected: the arguments of each call, the text, the reasoning. */
export function collect(parts: readonly StreamPart[]) {
  const calls: { id: string; name: string; argumentsJson: string }[] = [];
  let [text, reasoning, refusal] = ['', '', ''];
  for (const part of parts) {
    if (part.type === 'text-delta') text += part.text;
    if (part.type === 'reasoning-delta') reasoning += part.text;
    if (part.type === 'refusal-delta') refusal += part.text;
    if (part.type === 'tool-call-start')
      calls[part.index] = { id: part.id, name: part.name, argumentsJson: '' };
    if (part.type === 'tool-call-delta') calls[part.index]!.argumentsJson += part.argumentsDelta;
  }
  const last = parts.at(-1);
  return {
    text,
    reasoning,
    refusal,
    calls,
    finish: last?.type === 'finish' ? last.finish.reason : undefined,
    failure: last?.type === 'failure' ? last.failure : undefined,
  };
}
