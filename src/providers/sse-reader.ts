/** One dispatched server-sent event. */
export interface SseEvent {
  /** The `event:` field; empty when the stream gave none. */
  readonly name: string;
  readonly data: string;
  /** The stream ended before the blank line that closes the event: its data may be cut. */
  readonly isUnterminated: boolean;
}

export type SseFault = 'line-too-long' | 'invalid-utf8';

/** What some bytes amounted to. Events that were whole before a fault are still given. */
export interface SseResult {
  readonly events: readonly SseEvent[];
  readonly fault: SseFault | undefined;
}

/** Longest line and longest data of one event, in bytes: an upstream that never ends a line must not fill memory. */
export const MAX_SSE_LINE_BYTES = 1024 * 1024;

const LF = 0x0a;
const CR = 0x0d;
const FIRST_CAPACITY = 4096;

/**
 * Reads server-sent events (WHATWG HTML §9.2.6) from bytes, however they are cut. Lines are collected as bytes and
 * decoded whole, so that a character split over two chunks survives and broken UTF-8 is noticed. After a fault it
 * gives nothing more.
 */
export class SseReader {
  readonly #maxLineBytes: number;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #line: Buffer = Buffer.alloc(FIRST_CAPACITY);
  #lineBytes = 0;
  #afterCr = false;
  #isFirstLine = true;
  #name = '';
  #data: string[] = [];
  #dataLength = 0;
  #fault: SseFault | undefined;
  #events: SseEvent[] = [];

  constructor(maxLineBytes: number = MAX_SSE_LINE_BYTES) {
    this.#maxLineBytes = maxLineBytes;
  }

  push(chunk: Uint8Array): SseResult {
    let at = 0;
    while (at < chunk.length && this.#fault === undefined) {
      if (this.#afterCr) {
        this.#afterCr = false;
        if (chunk[at] === LF) {
          at += 1;
          continue;
        }
      }
      const end = lineEnd(chunk, at);
      this.#append(chunk.subarray(at, end));
      if (end === chunk.length) break;
      this.#afterCr = chunk[end] === CR;
      this.#endLine();
      at = end + 1;
    }
    return this.#take();
  }

  /** The stream closed: an event that only lacks its blank line is given, marked as such. */
  end(): SseResult {
    if (this.#fault === undefined && this.#lineBytes > 0) this.#endLine();
    if (this.#fault === undefined) this.#dispatch(true);
    return this.#take();
  }

  #append(bytes: Uint8Array): void {
    const needed = this.#lineBytes + bytes.length;
    if (needed > this.#maxLineBytes) {
      this.#fault = 'line-too-long';
      return;
    }
    if (needed > this.#line.length) {
      const larger = Buffer.alloc(Math.max(needed, this.#line.length * 2));
      this.#line.copy(larger, 0, 0, this.#lineBytes);
      this.#line = larger;
    }
    this.#line.set(bytes, this.#lineBytes);
    this.#lineBytes = needed;
  }

  #endLine(): void {
    if (this.#fault !== undefined) return;
    let line: string;
    try {
      line = this.#decoder.decode(this.#line.subarray(0, this.#lineBytes));
    } catch {
      this.#fault = 'invalid-utf8';
      return;
    }
    this.#lineBytes = 0;
    if (this.#isFirstLine) {
      this.#isFirstLine = false;
      if (line.startsWith('\uFEFF')) line = line.slice(1);
    }
    if (line === '') this.#dispatch(false);
    else this.#field(line);
  }

  /** A comment, such as the heartbeats of proxies, has an empty field name and falls through like any unknown one. */
  #field(line: string): void {
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const raw = colon < 0 ? '' : line.slice(colon + 1);
    const value = raw.startsWith(' ') ? raw.slice(1) : raw;
    if (field === 'event') this.#name = value;
    if (field !== 'data') return;
    this.#dataLength += value.length + 1;
    if (this.#dataLength > this.#maxLineBytes) this.#fault = 'line-too-long';
    else this.#data.push(value);
  }

  #dispatch(isUnterminated: boolean): void {
    if (this.#data.length > 0) {
      this.#events.push({ name: this.#name, data: this.#data.join('\n'), isUnterminated });
    }
    this.#name = '';
    this.#data = [];
    this.#dataLength = 0;
  }

  #take(): SseResult {
    const events = this.#events;
    this.#events = [];
    return { events, fault: this.#fault };
  }
}

/** Offset of the next CR or LF at or after `from`; the length of the chunk when there is none. */
function lineEnd(chunk: Uint8Array, from: number): number {
  for (let at = from; at < chunk.length; at += 1) {
    const byte = chunk[at];
    if (byte === LF || byte === CR) return at;
  }
  return chunk.length;
}
