import { lastAtMost } from '../sorted-search.ts';
import type { TextSpan } from '../text-span.ts';
import { base64Runs, decodeBase64, decodeSextets, readSextets } from './base64-runs.ts';
import { BREAK, isReadable, readableIn, readableStart, startsReadable } from './readable-bytes.ts';
import type { RewrittenText } from './rewritten-text.ts';

/** A stretch of a text that is another text in disguise. */
export interface DecodedSegment extends TextSpan {
  readonly text: string;
  /** How much of the text before the stretch is kept before what it says: the words that name a number. */
  readonly lead: number;
}

/** Nine digits in hexadecimal: a social security number without its hyphens. */
const MIN_HEX = 18;
/** How far text that follows a separator is read out of step with its run. */
const MAX_TAIL = 96;
const MIN_TAIL = 12;
/** Bytes that are a text from first to last by chance once in a million times. */
const MIN_WHOLE = 16;
/** A run as short as this could be one number, whose name stands before it. */
const MAX_SHORT = 64;
const MAX_LEAD = 40;

/**
 * What the base64 and hexadecimal runs of a text decode to where that is readable, in one text; undefined when there
 * is nothing. Stops with the run that exceeds `maxCharacters`: an answer longer than that may not be whole.
 */
export function decodeText(
  text: string,
  runs: readonly TextSpan[],
  maxCharacters: number,
): RewrittenText | undefined {
  const segments: DecodedSegment[] = [];
  const starts: number[] = [];
  let length = 0;
  for (const segment of decodeSegments(text, runs)) {
    if (segments.length > 0) length += BREAK.length;
    segments.push(segment);
    starts.push(length);
    length += segment.lead + segment.text.length;
    if (length > maxCharacters) break;
  }
  if (segments.length === 0) return undefined;
  const originalOf = (offset: number, edge: 'start' | 'end'): number => {
    const index = lastAtMost(starts, offset);
    const segment = segments[index]!;
    const before = offset - starts[index]! - segment.lead;
    if (before >= 0) return segment[edge];
    return segment.start + before + (edge === 'end' ? 1 : 0);
  };
  return {
    text: segments.map(({ text: said, start, lead }) => text.slice(start - lead, start) + said).join(BREAK),
    toOriginal: ({ start, end }) => {
      const from = originalOf(start, 'start');
      return { start: from, end: end > start ? Math.max(from, originalOf(end - 1, 'end')) : from };
    },
  };
}

/** The readable contents of each run, however the run is out of step with what surrounds it. */
export function* decodeSegments(text: string, runs: readonly TextSpan[]): Generator<DecodedSegment> {
  let bytes = ROOM;
  let sextets = ROOM_OF_SEXTETS;
  let covered = 0;
  for (const run of base64Runs(text, runs)) {
    const { start, end, rows } = run;
    if (bytes.length < end - start) {
      bytes = new Uint8Array(2 * (end - start));
      sextets = new Uint8Array(2 * (end - start));
    }
    const reading: Reading = { text, bytes, sextets, found: [] };
    inEveryStep(reading, run);
    for (const row of rows) {
      if (rows.length > 1) inEveryStep(reading, row);
      besideSeparators(reading, row);
      inHexadecimal(reading, row);
    }
    const lead = end - start > MAX_SHORT ? 0 : Math.min(start - covered, MAX_LEAD);
    for (const plain of reading.found) yield { start, end, text: plain, lead };
    covered = end;
  }
}

/** For runs that are no longer: each is read before the next. */
const ROOM = new Uint8Array(1_024);
const ROOM_OF_SEXTETS = new Uint8Array(1_024);

interface Reading {
  readonly text: string;
  /** Room for what is decoded, and for the values of its letters. */
  readonly bytes: Uint8Array;
  readonly sextets: Uint8Array;
  readonly found: string[];
}

function keep(found: string[], plain: string): void {
  if (plain !== '' && found[found.length - 1] !== plain) found.push(plain);
}

/**
 * Four letters are three bytes: whatever stands before the base64, one of four beginnings is in step with it. Where
 * one of them makes a text of all, what the others make of a few bytes is chance.
 */
function inEveryStep({ text, bytes, sextets, found }: Reading, span: TextSpan): void {
  const plains: string[] = [];
  const count = readSextets(text, span, sextets);
  for (let skip = 0; skip < 4; skip += 1) {
    const length = decodeSextets(sextets, skip, count, bytes);
    const plain = readableIn(bytes, length);
    if (length >= MIN_WHOLE && isReadable(bytes, length)) {
      keep(found, plain);
      return;
    }
    if (plain !== '') plains.push(plain);
  }
  found.push(...plains);
}

/**
 * `/` and `-` are base64 letters and separators as well: in `/users/x/QUtJQ…` the letters before are taken for bytes
 * right beside the secret. What begins after one, or ends before one, is read by itself.
 */
function besideSeparators({ text, bytes, found }: Reading, { start, end }: TextSpan): void {
  const separators: number[] = [];
  for (let at = start; at < end; at += 1) if (isSeparator(text.charCodeAt(at))) separators.push(at);
  if (separators.length === 0) return;
  for (let index = 0; index <= separators.length; index += 1) {
    const from = index === 0 ? start : separators[index - 1]! + 1;
    if (end - from < MIN_TAIL) return;
    if (!startsReadable(bytes, decodeBase64(text, from, from + MIN_TAIL, bytes))) continue;
    if (index > 0) {
      keep(found, readableStart(bytes, decodeBase64(text, from, Math.min(end, from + MAX_TAIL), bytes)));
    }
    const next = separators[index] ?? end;
    if (next - from >= MIN_TAIL) keep(found, readableStart(bytes, decodeBase64(text, from, next, bytes)));
  }
}

function isSeparator(code: number): boolean {
  return code === 0x2f || code === 0x2d || code === 0x5f || code === 0x2b;
}

function inHexadecimal({ text, bytes, found }: Reading, { start, end }: TextSpan): void {
  for (let at = start; at < end; at += 1) {
    const from = at;
    while (at < end && hexValue(text.charCodeAt(at)) >= 0) at += 1;
    if (at - from < MIN_HEX) continue;
    for (const skip of [0, 1]) keep(found, readableIn(bytes, decodeHex(text, from + skip, at, bytes)));
  }
}

function decodeHex(text: string, start: number, end: number, bytes: Uint8Array): number {
  let length = 0;
  for (let at = start; at + 1 < end; at += 2) {
    bytes[length] = (hexValue(text.charCodeAt(at)) << 4) | hexValue(text.charCodeAt(at + 1));
    length += 1;
  }
  return length;
}

/** The value of a hexadecimal digit, negative when it is none. */
function hexValue(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
