/** One line of newline-delimited JSON, without its end. */
export interface NdjsonLine {
  readonly text: string;
  /** The stream ended before the newline: the line may be cut. */
  readonly isUnterminated: boolean;
}

export type NdjsonFault = 'line-too-long' | 'invalid-utf8';

/** What some bytes amounted to. Lines that were whole before a fault are still given. */
export interface NdjsonResult {
  readonly lines: readonly NdjsonLine[];
  readonly fault: NdjsonFault | undefined;
}

/** Longest line, in bytes. A server that was asked to stream and did not sends its whole answer in one. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;

const LF = 0x0a;
const FIRST_CAPACITY = 4096;

/**
 * Reads newline-delimited JSON from bytes, however they are cut. Lines are collected as bytes and decoded whole, so
 * that a character split over two chunks survives and broken UTF-8 is noticed. Empty lines are passed over; after a
 * fault it gives nothing more.
 */
export class NdjsonReader {
  readonly #maxLineBytes: number;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #held: Buffer = Buffer.alloc(FIRST_CAPACITY);
  #heldBytes = 0;
  #isFirstLine = true;
  #fault: NdjsonFault | undefined;

  constructor(maxLineBytes: number = MAX_LINE_BYTES) {
    this.#maxLineBytes = maxLineBytes;
  }

  push(chunk: Uint8Array): NdjsonResult {
    const lines: NdjsonLine[] = [];
    let at = 0;
    while (at < chunk.length && this.#fault === undefined) {
      const newline = chunk.indexOf(LF, at);
      const end = newline < 0 ? chunk.length : newline;
      this.#hold(chunk.subarray(at, end));
      if (newline >= 0 && this.#fault === undefined) lines.push(...this.#take(false));
      at = end + 1;
    }
    return { lines, fault: this.#fault };
  }

  /** The stream closed: a line that only lacks its newline is given, marked as such. */
  end(): NdjsonResult {
    return { lines: this.#fault === undefined ? this.#take(true) : [], fault: this.#fault };
  }

  #hold(bytes: Uint8Array): void {
    const needed = this.#heldBytes + bytes.length;
    if (needed > this.#maxLineBytes) {
      this.#fault = 'line-too-long';
      return;
    }
    if (needed > this.#held.length) {
      const larger = Buffer.alloc(Math.max(needed, this.#held.length * 2));
      this.#held.copy(larger, 0, 0, this.#heldBytes);
      this.#held = larger;
    }
    this.#held.set(bytes, this.#heldBytes);
    this.#heldBytes = needed;
  }

  #take(isUnterminated: boolean): NdjsonLine[] {
    let text: string;
    try {
      text = this.#decoder.decode(this.#held.subarray(0, this.#heldBytes));
    } catch {
      this.#fault = 'invalid-utf8';
      return [];
    }
    this.#heldBytes = 0;
    if (this.#isFirstLine && text.startsWith('\uFEFF')) text = text.slice(1);
    text = text.trim();
    if (text === '') return [];
    this.#isFirstLine = false;
    return [{ text, isUnterminated }];
  }
}
