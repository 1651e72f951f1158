import { isUtf8 } from 'node:buffer';
import type {
  JsonArray,
  JsonDocument,
  JsonMember,
  JsonNode,
  JsonNumber,
  JsonObject,
  JsonString,
} from './json-node.ts';
import { type JsonFault, JsonSyntaxError } from './json-syntax-error.ts';

export interface JsonLimits {
  /** Deepest nesting accepted. `JSON.parse` takes five million levels, `JSON.stringify` dies at ten thousand. */
  readonly maxDepth: number;
  /** Most values (objects, arrays, strings, numbers, literals) accepted: 15 MB of `{}` block a process for a second. */
  readonly maxValues: number;
}

export const DEFAULT_JSON_LIMITS: JsonLimits = { maxDepth: 128, maxValues: 250_000 };

/**
 * Reads a JSON text (RFC 8259) once into a tree with source offsets. Stricter than `JSON.parse` where leniency
 * would let two readers see two different things: duplicate keys, a byte order mark and broken UTF-8 are refused.
 *
 * @throws JsonSyntaxError with the fault and its place; never with the content.
 */
export function tokenise(bytes: Uint8Array, limits: JsonLimits = DEFAULT_JSON_LIMITS): JsonDocument {
  if (bytes.length === 0) throw new JsonSyntaxError('empty');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    throw new JsonSyntaxError('byte-order-mark');
  if (!isUtf8(bytes)) throw new JsonSyntaxError('invalid-utf8');
  return tokeniseText(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'), limits);
}

/** {@link tokenise} for text that is already decoded. */
export function tokeniseText(text: string, limits: JsonLimits = DEFAULT_JSON_LIMITS): JsonDocument {
  return new Tokeniser(text, limits).document();
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

class Tokeniser {
  readonly #text: string;
  readonly #limits: JsonLimits;
  readonly #control = /[\u0000-\u001f]/g;
  readonly #number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
  #at = 0;
  #values = 0;
  // The next backslash and the next control character at or after the position are searched natively and
  // remembered, so that a long string without either costs one search for its closing quote.
  #nextBackslash = -1;
  #nextControl = -1;

  constructor(text: string, limits: JsonLimits) {
    this.#text = text;
    this.#limits = limits;
  }

  document(): JsonDocument {
    this.#skipSpace();
    const root = this.#value(1);
    this.#skipSpace();
    if (this.#at < this.#text.length) throw this.#fault('syntax');
    return { text: this.#text, root };
  }

  #value(depth: number): JsonNode {
    this.#values += 1;
    if (this.#values > this.#limits.maxValues) throw this.#fault('too-many-values');
    switch (this.#text.charCodeAt(this.#at)) {
      case 0x7b:
        return this.#object(depth);
      case 0x5b:
        return this.#array(depth);
      case QUOTE:
        return this.#string();
      case 0x74:
        return this.#literal('true', true);
      case 0x66:
        return this.#literal('false', false);
      case 0x6e:
        return this.#literal('null', null);
      default:
        return this.#numeral();
    }
  }

  #object(depth: number): JsonObject {
    if (depth > this.#limits.maxDepth) throw this.#fault('too-deep');
    const start = this.#at;
    const members: JsonMember[] = [];
    const names = new Set<string>();
    this.#at += 1;
    this.#skipSpace();
    if (this.#takes('}')) return { kind: 'object', start, end: this.#at, members };
    for (;;) {
      if (this.#text.charCodeAt(this.#at) !== QUOTE) throw this.#fault('syntax');
      const key = this.#string();
      if (names.has(key.value)) throw this.#fault('duplicate-key', key.start);
      names.add(key.value);
      this.#skipSpace();
      if (!this.#takes(':')) throw this.#fault('syntax');
      this.#skipSpace();
      members.push({ key, value: this.#value(depth + 1) });
      this.#skipSpace();
      if (this.#takes('}')) return { kind: 'object', start, end: this.#at, members };
      if (!this.#takes(',')) throw this.#fault('syntax');
      this.#skipSpace();
    }
  }

  #array(depth: number): JsonArray {
    if (depth > this.#limits.maxDepth) throw this.#fault('too-deep');
    const start = this.#at;
    const items: JsonNode[] = [];
    this.#at += 1;
    this.#skipSpace();
    if (this.#takes(']')) return { kind: 'array', start, end: this.#at, items };
    for (;;) {
      items.push(this.#value(depth + 1));
      this.#skipSpace();
      if (this.#takes(']')) return { kind: 'array', start, end: this.#at, items };
      if (!this.#takes(',')) throw this.#fault('syntax');
      this.#skipSpace();
    }
  }

  #string(): JsonString {
    const start = this.#at;
    let close = this.#text.indexOf('"', start + 1);
    if (close < 0) throw this.#fault('syntax', start);
    if (this.#backslashFrom(start) > close && this.#controlFrom(start) > close) {
      this.#at = close + 1;
      return { kind: 'string', start, end: this.#at, value: this.#text.slice(start + 1, close) };
    }
    while (this.#isEscaped(close)) {
      close = this.#text.indexOf('"', close + 1);
      if (close < 0) throw this.#fault('syntax', start);
    }
    this.#at = close + 1;
    return { kind: 'string', start, end: this.#at, value: this.#unescape(start, this.#at) };
  }

  #unescape(start: number, end: number): string {
    try {
      return JSON.parse(this.#text.slice(start, end)) as string;
    } catch {
      throw this.#fault('syntax', start);
    }
  }

  /** A quote is part of the string when an odd number of backslashes stands before it. */
  #isEscaped(quote: number): boolean {
    let first = quote;
    while (this.#text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
    return (quote - first) % 2 === 1;
  }

  #backslashFrom(from: number): number {
    if (this.#nextBackslash < from) {
      const found = this.#text.indexOf('\\', from);
      this.#nextBackslash = found < 0 ? Number.POSITIVE_INFINITY : found;
    }
    return this.#nextBackslash;
  }

  #controlFrom(from: number): number {
    if (this.#nextControl < from) {
      this.#control.lastIndex = from;
      this.#nextControl = this.#control.test(this.#text)
        ? this.#control.lastIndex - 1
        : Number.POSITIVE_INFINITY;
    }
    return this.#nextControl;
  }

  #literal(word: string, value: true | false | null): JsonNode {
    const start = this.#at;
    if (!this.#text.startsWith(word, start)) throw this.#fault('syntax');
    this.#at += word.length;
    return { kind: 'literal', start, end: this.#at, value };
  }

  #numeral(): JsonNumber {
    const start = this.#at;
    this.#number.lastIndex = start;
    const found = this.#number.exec(this.#text);
    if (found === null) throw this.#fault('syntax');
    this.#at += found[0].length;
    return { kind: 'number', start, end: this.#at, raw: found[0] };
  }

  #takes(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #skipSpace(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at += 1;
    }
  }

  #fault(fault: JsonFault, offset: number = this.#at): JsonSyntaxError {
    return new JsonSyntaxError(fault, { text: this.#text, offset });
  }
}
