import { isUtf8 } from 'node:buffer';
import type { CanonicalValue } from '../domain/audit-entry.ts';

/** Longest line in bytes, without its LF. A record is metadata; more than this is a fault of whoever built it. */
export const MAX_LINE_BYTES = 65_536;

const MAX_DEPTH = 32;

export type CanonicalObject = Readonly<Record<string, CanonicalValue>>;

/** A value has no canonical spelling, or stored bytes are not the canonical one. The message is free of content. */
export class NotCanonicalError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotCanonicalError';
  }
}

/**
 * Writes an object in the one spelling the log accepts: RFC 8785 without fractions. Members are sorted by UTF-16
 * code units, numbers are integers within ±(2^53−1), strings are well-formed Unicode.
 *
 * @throws NotCanonicalError for anything else, for nesting beyond 32 and for a line over {@link MAX_LINE_BYTES}.
 */
export function canonicalLine(value: CanonicalObject): string {
  const line = writeObject(value, 0);
  // `JSON.stringify` spells a lone surrogate as an escape; only a line with such text needs the slow look.
  if (line.includes('\\ud')) refuseLoneSurrogates(value);
  if (line.length > MAX_LINE_BYTES || Buffer.byteLength(line) > MAX_LINE_BYTES) {
    throw new NotCanonicalError(`a line is longer than ${MAX_LINE_BYTES} bytes`);
  }
  return line;
}

/**
 * Reads stored bytes (one line without its LF), accepting nothing but the canonical spelling: duplicate members,
 * other number forms, white space, needless escapes and broken UTF-8 would let two readers see two records.
 *
 * @throws NotCanonicalError
 */
export function parseCanonicalLine(bytes: Uint8Array): CanonicalObject {
  if (bytes.length > MAX_LINE_BYTES) {
    throw new NotCanonicalError(`a line is longer than ${MAX_LINE_BYTES} bytes`);
  }
  if (!isUtf8(bytes)) throw new NotCanonicalError('a line is not valid UTF-8');
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  const value = parseJson(text);
  if (!isObject(value)) throw new NotCanonicalError('a line is not a JSON object');
  if (canonicalLine(value) !== text) throw new NotCanonicalError('a line is not in its canonical spelling');
  return value;
}

function parseJson(text: string): CanonicalValue {
  try {
    // Whatever JSON can express is checked by writing it again.
    return JSON.parse(text) as CanonicalValue;
  } catch {
    throw new NotCanonicalError('a line is not JSON');
  }
}

export function isObject(value: CanonicalValue | undefined): value is CanonicalObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: CanonicalValue): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}

function writeValue(value: CanonicalValue, depth: number): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      return writeInteger(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth >= MAX_DEPTH) throw new NotCanonicalError(`a value is nested deeper than ${MAX_DEPTH}`);
      return isList(value) ? writeList(value, depth) : writeObject(value, depth);
    default:
      throw new NotCanonicalError(`a value of type ${typeof value} has no canonical spelling`);
  }
}

/** Text that JSON spells as it stands; nearly all of a record is, and looking is cheaper than asking `stringify`. */
const PLAIN = /^[ !#-[\]-~]*$/;

function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

function writeInteger(value: number): string {
  if (!Number.isSafeInteger(value)) {
    throw new NotCanonicalError('a number is not an integer within ±(2^53−1)');
  }
  return String(value);
}

function writeList(list: readonly CanonicalValue[], depth: number): string {
  let text = '';
  for (const item of list) text += `${text === '' ? '' : ','}${writeValue(item, depth + 1)}`;
  return `[${text}]`;
}

function writeObject(object: CanonicalObject, depth: number): string {
  let text = '';
  for (const name of sortedNames(object)) {
    const member = object[name] as CanonicalValue;
    text += `${text === '' ? '' : ','}${quoted(name)}:${writeValue(member, depth + 1)}`;
  }
  return `{${text}}`;
}

/** Sorted by UTF-16 code units, as RFC 8785 §3.2.3 asks; what was read from a log mostly is already. */
function sortedNames(object: CanonicalObject): string[] {
  const names = Object.keys(object);
  for (let at = 1; at < names.length; at += 1) {
    if (names[at]! < names[at - 1]!) return names.sort();
  }
  return names;
}

function refuseLoneSurrogates(value: CanonicalValue): void {
  if (typeof value === 'string') {
    if (/\p{Surrogate}/u.test(value)) throw new NotCanonicalError('a text is not well-formed Unicode');
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      refuseLoneSurrogates(name);
      refuseLoneSurrogates(member);
    }
  }
}
