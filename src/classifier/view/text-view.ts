import { isUnusual } from '../disguises/normalise.ts';
import type { TextSpan } from '../text-span.ts';
import { LETTERS } from '../words/letters.ts';
import { codeUnitsOf } from './code-units.ts';
import {
  EMPTY_HASH,
  endingHash,
  HASH_FACTOR,
  HASH_MASK,
  type Lexicon,
  mayHave,
  NOBODY,
  stemHash,
} from './lexicon.ts';
import { MIN_DIGITS, numbersOf } from './numbers-of-text.ts';

/** What one pass over a text tells every signal, so that none has to look for itself whether it is concerned. */
export interface TextTraits {
  readonly length: number;
  readonly digits: number;
  readonly upperCase: number;
  readonly lines: number;
  readonly hasAt: boolean;
  readonly hasSlash: boolean;
  readonly hasColon: boolean;
  readonly hasEquals: boolean;
  readonly hasPercent: boolean;
  readonly hasBackslash: boolean;
  readonly hasAmpersand: boolean;
  readonly hasNonAscii: boolean;
  /** Whether a character stands in it that may be another in disguise: full-width, invisible, composed. */
  readonly hasUnusual: boolean;
}

/** `data`: a text that nobody in the conversation said, such as what a tool returned. */
export type Provenance = 'said' | 'data';

export interface TextView {
  readonly traits: TextTraits;
  readonly provenance: Provenance;
  /** Where the asking signal's own words stand, ascending. */
  readonly hits: readonly number[];
  /** Stretches around five or more digits that stand close together: where a numbered identity could be. */
  readonly numbers: readonly TextSpan[];
  /** Where runs of digits begin and end, in turns, ascending. */
  readonly digitRuns: readonly number[];
  /** Runs of 16 or more letters, digits, `_` and `-` that hold a digit or are 24 long: where a key could be. */
  readonly tokens: readonly TextSpan[];
  /** Where words begin that have a capital (or may: letters outside Latin-1 are not told apart here). */
  readonly capitals: readonly number[];
}

export interface ScannedText {
  readonly traits: TextTraits;
  /** Where runs of digits begin and end, in turns, ascending. */
  readonly digitRuns: readonly number[];
  /**
   * Runs of 12 or more letters of base64 (RFC 4648, both alphabets) with a digit or an inner capital among them: what
   * says anything has one, and nearly no word does.
   */
  readonly encodedRuns: readonly TextSpan[];
  /** Where code units stand that may be others in disguise, and where escapes could begin; ascending. */
  readonly unusual: readonly number[];
  readonly escapes: readonly number[];
  readonly numbers: readonly TextSpan[];
  readonly tokens: readonly TextSpan[];
  readonly capitals: readonly number[];
  /** By owner (an index that the lexicon was built with). */
  readonly hits: readonly (readonly number[] | undefined)[];
}

const NO_SPANS: readonly TextSpan[] = [];
/** Shorter words end, and begin, by chance as a technical term does. */
const MIN_ENDED_WORD = 7;
const MIN_TOKEN = 16;
const MIN_TOKEN_WITHOUT_DIGIT = 24;
/** As {@link ScannedText.encodedRuns} says. */
const MIN_RUN = 12;

const SPACE = 0x20;

const OTHER = 0;
const LOWER = 1;
const UPPER = 2;
/** A letter outside ASCII. */
const FOREIGN = 3;
const DIGIT = 4;
const JOINER = 5;
/** What is neither ASCII nor a letter. */
const SIGN = 6;
/** What kind of character each UTF-16 code unit is. */
const KINDS = new Uint8Array(0x10000);
for (let unit = 0x80; unit < KINDS.length; unit += 1) KINDS[unit] = LETTERS[unit] === 0 ? SIGN : FOREIGN;
KINDS.fill(LOWER, 0x61, 0x7b);
KINDS.fill(UPPER, 0x41, 0x5b);
KINDS.fill(DIGIT, 0x30, 0x3a);
KINDS[0x5f] = JOINER;
KINDS[0x2d] = JOINER;

const AT = 1;
const SLASH = 2;
const COLON = 4;
const EQUALS = 8;
const PERCENT = 16;
const BACKSLASH = 32;
const AMPERSAND = 64;
/** `+` and `/`: letters of base64. */
const IN_RUN = 128;
/** What escapes of JSON, HTML and URLs begin with. */
const ESCAPES = BACKSLASH | AMPERSAND | PERCENT;
const MARKS = new Uint8Array(128);
for (const [character, mark] of Object.entries({
  '@': AT,
  '/': SLASH | IN_RUN,
  '+': IN_RUN,
  ':': COLON,
  '=': EQUALS,
  '%': PERCENT,
  '\\': BACKSLASH,
  '&': AMPERSAND,
})) {
  MARKS[character.charCodeAt(0)] = mark;
}

/** Reads the text once: linear, no allocation but for what it finds. */
export function viewText(text: string, lexicon: Lexicon): ScannedText {
  const units = codeUnitsOf(text);
  const { length } = text;
  const { words, endings, stems, awoken } = lexicon;
  const hits = lexicon.noHits.slice();
  const digitRuns: number[] = [];
  const encodedRuns: TextSpan[] = [];
  const unusual: number[] = [];
  const escapes: number[] = [];
  const tokens: TextSpan[] = [];
  const capitals: number[] = [];
  // What the loop counts stays out of reach of every closure, so that it is kept in registers, as far as those go.
  let digits = 0;
  let upperCase = 0;
  let lines = 1;
  let marks = 0;
  let hasNonAscii = false;
  let tokenStart = 0;
  let runStart = 0;
  /** Where a word of camelCase was cut in two. */
  let cut = -1;
  let at = 0;
  // The 0 behind the last unit ends whatever the last is a part of.
  while (at <= length) {
    let unit = units[at]!;
    let kind = KINDS[unit]!;
    if (kind === LOWER || kind === UPPER || kind === FOREIGN) {
      // A word: capitals, then small letters. A capital after one begins another: `dbPassword` holds `password`.
      const start = at;
      let hash = EMPTY_HASH;
      let isSmall = false;
      // Of the letters outside ASCII, only the small ones of Latin-1 are told apart.
      if (kind !== LOWER && (kind === UPPER ? start !== cut : unit < 0xdf || unit > 0xff)) {
        capitals.push(start);
      }
      for (;;) {
        while (kind === UPPER && !isSmall) {
          upperCase += 1;
          hash = (Math.imul(hash, HASH_FACTOR) + unit + 32) | 0;
          at += 1;
          unit = units[at]!;
          kind = KINDS[unit]!;
        }
        if (kind === LOWER) {
          isSmall = true;
          do {
            hash = (Math.imul(hash, HASH_FACTOR) + unit) | 0;
            at += 1;
            unit = units[at]!;
          } while (unit >= 0x61 && unit <= 0x7a);
          kind = KINDS[unit]!;
        }
        if (kind !== FOREIGN) break;
        hasNonAscii = true;
        if (isUnusual(unit)) unusual.push(at);
        if (at - runStart >= MIN_RUN) {
          addToken(tokens, tokenStart, at, digitRuns);
          addEncodedRun(encodedRuns, units, { start: runStart, end: at }, digitRuns);
        }
        tokenStart = at + 1;
        runStart = at + 1;
        const letter = LETTERS[unit]!;
        isSmall ||= letter === unit;
        hash = (Math.imul(hash, HASH_FACTOR) + letter) | 0;
        at += 1;
        unit = units[at]!;
        kind = KINDS[unit]!;
      }
      if (kind === UPPER) cut = at;
      if (mayHave(words, hash & HASH_MASK))
        addHits(hits, start, awoken, lexicon.rowOf(hash, units, start, at));
      if (at - start >= MIN_ENDED_WORD) {
        const ending = endingHash(units, at);
        if (mayHave(endings, ending))
          addHits(hits, start, awoken, lexicon.rowOfEnding(ending, units, start, at));
        const stem = stemHash(units, start);
        if (mayHave(stems, stem)) addHits(hits, start, awoken, lexicon.rowOfStem(stem, units, start, at));
      }
    }
    if (kind === DIGIT) {
      digitRuns.push(at);
      const start = at;
      do at += 1;
      while (KINDS[units[at]!] === DIGIT);
      digitRuns.push(at);
      digits += at - start;
      continue;
    }
    if (unit === SPACE && at - runStart < MIN_RUN) {
      // What nearly every word ends with; no run of either kind was long enough.
      at += 1;
      tokenStart = at;
      runStart = at;
    } else if (kind === OTHER || kind === SIGN) {
      // A run holds all that a token does, and more.
      if (at - runStart >= MIN_RUN) addToken(tokens, tokenStart, at, digitRuns);
      tokenStart = at + 1;
      let mark = 0;
      if (kind === OTHER) {
        mark = MARKS[unit]!;
        marks |= mark;
        if ((mark & ESCAPES) !== 0) escapes.push(at);
        if (unit === 0x0a) lines += 1;
      } else {
        hasNonAscii = true;
        if (isUnusual(unit)) unusual.push(at);
      }
      if ((mark & IN_RUN) === 0) {
        if (at - runStart >= MIN_RUN)
          addEncodedRun(encodedRuns, units, { start: runStart, end: at }, digitRuns);
        runStart = at + 1;
      }
      at += 1;
    } else if (kind === JOINER) at += 1;
  }
  const traits: TextTraits = {
    length,
    digits,
    upperCase,
    lines,
    hasAt: (marks & AT) !== 0,
    hasSlash: (marks & SLASH) !== 0,
    hasColon: (marks & COLON) !== 0,
    hasEquals: (marks & EQUALS) !== 0,
    hasPercent: (marks & PERCENT) !== 0,
    hasBackslash: (marks & BACKSLASH) !== 0,
    hasAmpersand: (marks & AMPERSAND) !== 0,
    hasNonAscii,
    hasUnusual: unusual.length > 0,
  };
  const numbers = digits < MIN_DIGITS ? NO_SPANS : numbersOf(digitRuns, length);
  return { traits, numbers, digitRuns, encodedRuns, unusual, escapes, tokens, capitals, hits };
}

/** Adds a word for all in the row. One that wakes an owner twice, by itself and by its ending, is one hit. */
function addHits(hits: (number[] | undefined)[], start: number, awoken: Uint8Array, row: number): void {
  for (let at = row; awoken[at] !== NOBODY; at += 1) {
    const owner = awoken[at]!;
    const own = hits[owner];
    if (own === undefined) hits[owner] = [start];
    else if (own[own.length - 1] !== start) own.push(start);
  }
}

/** A run of letters, digits and joiners that ends before `end`, if it is long enough. */
function addToken(tokens: TextSpan[], start: number, end: number, digitRuns: readonly number[]): void {
  if (end - start < MIN_TOKEN) return;
  if (end - start >= MIN_TOKEN_WITHOUT_DIGIT || hasDigitSince(digitRuns, start)) tokens.push({ start, end });
}

/** A run of letters of base64, if there is a digit or an inner capital in it. */
function addEncodedRun(
  runs: TextSpan[],
  units: Uint16Array,
  run: TextSpan,
  digitRuns: readonly number[],
): void {
  let hasSign = hasDigitSince(digitRuns, run.start);
  for (let at = run.start + 1; at < run.end && !hasSign; at += 1) hasSign = KINDS[units[at]!] === UPPER;
  if (hasSign) runs.push(run);
}

/** Whether a run of digits that was read ends behind `start`. */
function hasDigitSince(digitRuns: readonly number[], start: number): boolean {
  return digitRuns.length > 0 && digitRuns[digitRuns.length - 1]! > start;
}
