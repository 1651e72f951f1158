import type { ModelResponse } from '../domain/model-response.ts';
import type { StreamDecoder } from '../domain/provider-codec.ts';
import type { StreamPart } from '../domain/stream-part.ts';
import type { UpstreamFailure } from '../domain/upstream-failure.ts';
import { responseParts } from './response-parts.ts';
import { type SseEvent, SseReader, type SseResult } from './sse-reader.ts';

/** What one shape makes of its events. */
export interface EventDecoder {
  /** The parts of one event. A `failure` part ends the stream. */
  event(event: SseEvent): StreamPart[];
  /** The upstream closed: whatever was held back, and a `failure` unless the answer was complete. */
  end(): StreamPart[];
}

export interface StreamDecoderOptions {
  readonly events: EventDecoder;
  readonly decodeResponse: (body: Uint8Array) => ModelResponse | UpstreamFailure;
  /** Largest whole body accepted in place of a stream, in bytes. */
  readonly maxWholeBytes?: number;
}

const MAX_WHOLE_BYTES = 16 * 1024 * 1024;

const OPENING_BRACE = 0x7b;
const LESS_THAN = 0x3c;

type Mode = 'unknown' | 'events' | 'whole' | 'over';

/**
 * Frames a streamed answer. Server-sent events are the rule; a body that begins with `{` is a whole answer from an
 * upstream that ignored `stream`, and is turned into a stream of one go; a body that begins with `<` is a web page.
 */
export function createStreamDecoder(options: StreamDecoderOptions): StreamDecoder {
  return new FramedStreamDecoder(options);
}

class FramedStreamDecoder implements StreamDecoder {
  readonly #options: StreamDecoderOptions;
  readonly #maxWholeBytes: number;
  readonly #reader = new SseReader();
  #mode: Mode = 'unknown';
  #whole: Uint8Array[] = [];
  #wholeBytes = 0;

  constructor(options: StreamDecoderOptions) {
    this.#options = options;
    this.#maxWholeBytes = options.maxWholeBytes ?? MAX_WHOLE_BYTES;
  }

  push(chunk: Uint8Array): StreamPart[] {
    if (this.#mode === 'unknown') return this.#begin(chunk);
    if (this.#mode === 'events') return this.#fromEvents(this.#reader.push(chunk));
    return this.#mode === 'whole' ? this.#collect(chunk) : [];
  }

  /** White space and a byte order mark say nothing yet; they may also begin a stream of events. */
  #begin(chunk: Uint8Array): StreamPart[] {
    const first = chunk.findIndex((byte) => !isPreamble(byte));
    if (chunk[first] === OPENING_BRACE) {
      this.#mode = 'whole';
      return this.#collect(chunk.subarray(first));
    }
    if (chunk[first] === LESS_THAN) return this.#fail({ code: 'upstream_protocol', cause: 'html' });
    if (first >= 0) this.#mode = 'events';
    return this.#fromEvents(this.#reader.push(chunk));
  }

  end(): StreamPart[] {
    if (this.#mode === 'over') return [];
    if (this.#mode === 'whole') {
      const response = this.#options.decodeResponse(Buffer.concat(this.#whole));
      this.#mode = 'over';
      return 'cause' in response ? [{ type: 'failure', failure: response }] : responseParts(response);
    }
    const parts = this.#fromEvents(this.#reader.end());
    if (parts.at(-1)?.type !== 'failure') parts.push(...this.#options.events.end());
    this.#mode = 'over';
    return parts;
  }

  #fromEvents(result: SseResult): StreamPart[] {
    const parts: StreamPart[] = [];
    for (const event of result.events) {
      parts.push(...this.#options.events.event(event));
      if (parts.at(-1)?.type === 'failure') {
        this.#mode = 'over';
        return parts;
      }
    }
    if (result.fault === undefined) return parts;
    const code = result.fault === 'line-too-long' ? 'upstream_too_large' : 'upstream_protocol';
    return [...parts, ...this.#fail({ code, cause: result.fault })];
  }

  #fail(failure: UpstreamFailure): StreamPart[] {
    this.#mode = 'over';
    return [{ type: 'failure', failure }];
  }

  #collect(chunk: Uint8Array): StreamPart[] {
    this.#wholeBytes += chunk.length;
    if (this.#wholeBytes > this.#maxWholeBytes) {
      this.#whole = [];
      return this.#fail({ code: 'upstream_too_large', cause: 'body-too-large' });
    }
    // The chunk may be a view of a buffer that its owner uses again.
    this.#whole.push(Uint8Array.from(chunk));
    return [];
  }
}

function isPreamble(byte: number): boolean {
  return byte <= 0x20 || byte === 0xef || byte === 0xbb || byte === 0xbf;
}
