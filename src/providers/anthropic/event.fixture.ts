import type { StreamPart } from '../../domain/stream-part.ts';
import { grammarFault } from '../stream-grammar.fixture.ts';
import { createMessageStreamDecoder } from './decode-stream.ts';

type Event = { readonly type: string };

export const START = {
  type: 'message_start',
  message: {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude-there',
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { input_tokens: 10, cache_creation_input_tokens: 3, cache_read_input_tokens: 5, output_tokens: 1 },
  },
};

export const STOP = { type: 'message_stop' };

export function open(index: number, content_block: object): Event & object {
  return { type: 'content_block_start', index, content_block } as Event;
}

export function delta(index: number, fields: object): Event & object {
  return { type: 'content_block_delta', index, delta: fields } as Event;
}

export function close(index: number): Event & object {
  return { type: 'content_block_stop', index } as Event;
}

export function ended(
  stop_reason: string | null,
  usage: object = { output_tokens: 7 },
  stop_sequence: string | null = null,
) {
  return { type: 'message_delta', delta: { stop_reason, stop_sequence }, usage };
}

export function textBlock(index: number, ...texts: string[]): Event[] {
  return [
    open(index, { type: 'text', text: '' }),
    ...texts.map((text) => delta(index, { type: 'text_delta', text })),
    close(index),
  ];
}

/** Parts of a stream of these events. Throws when they are out of order. */
export function decodeEvents(...events: readonly Event[]): StreamPart[] {
  return decodeText(
    events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join(''),
  );
}

export function decodeText(text: string): StreamPart[] {
  const decoder = createMessageStreamDecoder();
  const parts = [...decoder.push(Buffer.from(text)), ...decoder.end()];
  const fault = grammarFault(parts);
  if (fault !== undefined) throw new Error(fault);
  return parts;
}
