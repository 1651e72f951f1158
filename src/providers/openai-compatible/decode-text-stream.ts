import type { Finish } from '../../domain/model-response.ts';
import type { StreamDecoder } from '../../domain/provider-codec.ts';
import type { StreamPart } from '../../domain/stream-part.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import type { Usage } from '../../domain/usage.ts';
import type { SseEvent } from '../sse-reader.ts';
import { createStreamDecoder, type EventDecoder } from '../stream-decoder.ts';
import { parseUpstreamJson } from '../upstream-json.ts';
import { decodeText } from './decode-text.ts';
import type { ReadTextPiece, TextPiece } from './text-piece.ts';

/** Reads a completed text that is streamed, in whichever shape `read` reads. */
export function createTextStreamDecoder(read: ReadTextPiece): StreamDecoder {
  return createStreamDecoder({
    events: new TextEvents(read),
    decodeResponse: (body) => decodeText(body, read),
  });
}

class TextEvents implements EventDecoder {
  readonly #read: ReadTextPiece;
  #isStarted = false;
  #isDone = false;
  #hasText = false;
  #usage: Usage | undefined;
  /** Kept back until the stream ends: usage follows it. */
  #finish: Finish | undefined;

  constructor(read: ReadTextPiece) {
    this.#read = read;
  }

  event(event: SseEvent): StreamPart[] {
    if (this.#isDone) return [];
    if (event.data.trim() === '[DONE]') return this.#complete();
    const document = parseUpstreamJson(event.data);
    if (document === undefined) {
      return event.isUnterminated
        ? this.#fail({ code: 'upstream_incomplete', cause: 'cut-event' })
        : this.#fail({ code: 'upstream_protocol', cause: 'bad-json-line' });
    }
    const piece = this.#read(document);
    return 'cause' in piece ? this.#fail(piece) : this.#take(piece);
  }

  end(): StreamPart[] {
    if (this.#isDone) return [];
    // Servers exist that never send `[DONE]`; a finish reason says as much.
    if (this.#finish !== undefined) return this.#complete();
    const cause = this.#isStarted ? 'no-terminator' : 'empty-stream';
    return this.#fail({ code: 'upstream_incomplete', cause });
  }

  #take({ id, model, text, logprobs, finish, usage, isLast }: TextPiece): StreamPart[] {
    this.#usage = usage ?? this.#usage;
    const parts: StreamPart[] = [];
    if (text !== undefined && !this.#isStarted) {
      this.#isStarted = true;
      parts.push({ type: 'start', id, model });
    }
    // A token that ends inside a character has log-probabilities and no text yet.
    if (text !== undefined && (text !== '' || (logprobs !== undefined && this.#hasText))) {
      this.#hasText = true;
      parts.push({ type: 'text-delta', text, ...(logprobs === undefined ? {} : { logprobs }) });
    }
    this.#finish = finish ?? this.#finish;
    return isLast ? [...parts, ...this.#complete()] : parts;
  }

  #complete(): StreamPart[] {
    if (!this.#isStarted) return this.#fail({ code: 'upstream_incomplete', cause: 'empty-stream' });
    this.#isDone = true;
    return [
      ...(this.#hasText ? [{ type: 'block-end' } as const] : []),
      ...this.#usageParts(),
      { type: 'finish', finish: this.#finish ?? { reason: 'unknown' } },
    ];
  }

  #usageParts(): StreamPart[] {
    return this.#usage === undefined ? [] : [{ type: 'usage', usage: this.#usage }];
  }

  /** What was counted until then is still charged. */
  #fail(failure: UpstreamFailure): StreamPart[] {
    this.#isDone = true;
    return [...this.#usageParts(), { type: 'failure', failure }];
  }
}
