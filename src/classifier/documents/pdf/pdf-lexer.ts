import { PdfFault } from './pdf-fault.ts';
import { PdfName, PdfReference, PdfString, type PdfValue } from './pdf-value.ts';

/** A word that is no object: `obj`, `endstream`, an operator of a content stream. */
export class PdfWord {
  readonly word: string;

  constructor(word: string) {
    this.word = word;
  }
}

export interface LexerOptions {
  /** Whether `1 0 R` is a reference; content streams have none. */
  readonly hasReferences: boolean;
  /** Told of every comment. */
  readonly onComment?: (bytes: Uint8Array) => void;
}

const MAX_DEPTH = 64;
/** Longer words are no names of anything (ISO 32000-1, annex C: 127 bytes). */
const MAX_WORD = 1_024;

const SPACE = 1;
const DELIMITER = 2;
const KIND = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) KIND[code] = SPACE;
for (const character of '()<>[]{}/%') KIND[character.charCodeAt(0)] = DELIMITER;

const BACKSLASH = 0x5c;
const NUMBER = /^[+-]?(?:\d{1,40}\.?\d{0,40}|\.\d{1,40})$/;
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

export function isSpace(code: number | undefined): boolean {
  return code !== undefined && KIND[code] === SPACE;
}

/** Reads objects out of bytes, one after the other (ISO 32000-1, 7.2 and 7.3). @throws PdfFault `malformed`. */
export class PdfLexer {
  readonly bytes: Uint8Array;
  position: number;
  readonly #options: LexerOptions;

  constructor(bytes: Uint8Array, position: number, options: LexerOptions) {
    this.bytes = bytes;
    this.position = position;
    this.#options = options;
  }

  skipSpace(): void {
    const { bytes } = this;
    while (this.position < bytes.length) {
      const code = bytes[this.position]!;
      if (KIND[code] === SPACE) this.position += 1;
      else if (code === 0x25) this.#comment();
      else return;
    }
  }

  get isAtEnd(): boolean {
    this.skipSpace();
    return this.position >= this.bytes.length;
  }

  /** The next object or word. */
  next(depth = 0): PdfValue | PdfWord {
    if (depth > MAX_DEPTH || this.isAtEnd) throw new PdfFault('malformed');
    const code = this.bytes[this.position]!;
    switch (String.fromCharCode(code)) {
      case '/':
        return this.#name();
      case '(':
        return this.#literalString();
      case '<':
        return this.bytes[this.position + 1] === 0x3c ? this.#dictionary(depth) : this.#hexString();
      case '[':
        return this.#array(depth);
      default:
        return this.#numberOrWord();
    }
  }

  /** The next object. */
  value(depth = 0): PdfValue {
    const next = this.next(depth);
    if (next instanceof PdfWord) throw new PdfFault('malformed');
    return next;
  }

  /** Goes past this word. */
  expect(word: string): void {
    const next = this.next();
    if (!(next instanceof PdfWord) || next.word !== word) throw new PdfFault('malformed');
  }

  integer(): number {
    const next = this.next();
    if (typeof next !== 'number' || !Number.isInteger(next)) throw new PdfFault('malformed');
    return next;
  }

  #comment(): void {
    const start = this.position + 1;
    let end = start;
    while (end < this.bytes.length && this.bytes[end] !== 10 && this.bytes[end] !== 13) end += 1;
    this.position = end;
    this.#options.onComment?.(this.bytes.subarray(start, end));
  }

  #regular(): string {
    const start = this.position;
    let end = start;
    while (end < this.bytes.length && KIND[this.bytes[end]!] === 0) end += 1;
    if (end - start > MAX_WORD) throw new PdfFault('malformed');
    this.position = end;
    return String.fromCharCode(...this.bytes.subarray(start, end));
  }

  #name(): PdfName {
    this.position += 1;
    const written = this.#regular();
    return new PdfName(
      written.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    );
  }

  #numberOrWord(): PdfValue | PdfWord {
    const word = this.#regular();
    if (word === '') {
      // A delimiter that opens nothing.
      const stray = String.fromCharCode(this.bytes[this.position]!);
      this.position += 1;
      return new PdfWord(stray);
    }
    if (NUMBER.test(word)) return this.#referenceOr(Number(word), word);
    if (word === 'true') return true;
    if (word === 'false') return false;
    return word === 'null' ? null : new PdfWord(word);
  }

  #referenceOr(number: number, written: string): PdfValue {
    if (!this.#options.hasReferences || !/^\d{1,10}$/.test(written)) return number;
    const match = /^[\0\t\n\f\r ]{1,4}\d{1,5}[\0\t\n\f\r ]{1,4}R(?![^\0\t\n\f\r ()<>[\]{}/%])/.exec(
      String.fromCharCode(...this.bytes.subarray(this.position, this.position + 16)),
    );
    if (match === null) return number;
    this.position += match[0].length;
    return new PdfReference(number);
  }

  #array(depth: number): PdfValue[] {
    this.position += 1;
    const items: PdfValue[] = [];
    for (;;) {
      if (this.isAtEnd) throw new PdfFault('malformed');
      if (this.bytes[this.position] === 0x5d) break;
      items.push(this.value(depth + 1));
    }
    this.position += 1;
    return items;
  }

  #dictionary(depth: number): Map<string, PdfValue> {
    this.position += 2;
    const members = new Map<string, PdfValue>();
    for (;;) {
      if (this.isAtEnd) throw new PdfFault('malformed');
      if (this.bytes[this.position] === 0x3e) break;
      const key = this.value(depth + 1);
      // Which of two equal keys counts is up to each reader.
      if (!(key instanceof PdfName) || members.has(key.name)) throw new PdfFault('malformed');
      members.set(key.name, this.value(depth + 1));
    }
    if (this.bytes[this.position + 1] !== 0x3e) throw new PdfFault('malformed');
    this.position += 2;
    return members;
  }

  #hexString(): PdfString {
    const start = this.position + 1;
    const end = this.bytes.indexOf(0x3e, start);
    if (end < 0) throw new PdfFault('malformed');
    this.position = end + 1;
    const bytes = new Uint8Array(Math.ceil((end - start) / 2));
    let digits = 0;
    for (let at = start; at < end; at += 1) {
      const code = this.bytes[at]!;
      if (KIND[code] === SPACE) continue;
      const digit = Number.parseInt(String.fromCharCode(code), 16);
      if (Number.isNaN(digit)) throw new PdfFault('malformed');
      bytes[digits >> 1]! |= digits % 2 === 0 ? digit << 4 : digit;
      digits += 1;
    }
    return new PdfString(bytes.subarray(0, (digits + 1) >> 1));
  }

  #literalString(): PdfString {
    const { bytes } = this;
    const out: number[] = [];
    let open = 0;
    for (this.position += 1; this.position < bytes.length; this.position += 1) {
      const code = bytes[this.position]!;
      if (code === BACKSLASH) {
        this.#escape(out);
      } else if (code === 0x29 && open === 0) {
        this.position += 1;
        return new PdfString(Uint8Array.from(out));
      } else {
        if (code === 0x28) open += 1;
        if (code === 0x29) open -= 1;
        out.push(code);
      }
    }
    throw new PdfFault('malformed');
  }

  /** Leaves the position on the last byte of the escape. */
  #escape(out: number[]): void {
    this.position += 1;
    const code = this.bytes[this.position];
    if (code === undefined) throw new PdfFault('malformed');
    const character = String.fromCharCode(code);
    if (character >= '0' && character <= '7') {
      let value = 0;
      let digits = 0;
      for (; digits < 3; digits += 1) {
        const digit = (this.bytes[this.position + digits] ?? 0) - 0x30;
        if (digit < 0 || digit > 7) break;
        value = value * 8 + digit;
      }
      this.position += digits - 1;
      out.push(value & 0xff);
    } else if (code === 13 || code === 10) {
      if (code === 13 && this.bytes[this.position + 1] === 10) this.position += 1;
    } else {
      out.push(ESCAPES[character] ?? code);
    }
  }
}
