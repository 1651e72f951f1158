import { isUnusual } from './normalise.ts';
import type { TextSpan } from './text-span.ts';

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
  /**
   * Whether 12 or more letters of base64 stand in a row (RFC 4648, both alphabets) with a digit or an inner capital
   * among them: what says anything has one, and nearly no word does.
   */
  readonly hasLongRun: boolean;
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
  /** Where runs of digits begin. */
  readonly digitRuns: readonly number[];
  /** Runs of 16 or more letters, digits, `_` and `-` that hold a digit or are 24 long: where a key could be. */
  readonly tokens: readonly TextSpan[];
  /** Where words begin that have a capital (or may: letters outside Latin-1 are not told apart here). */
  readonly capitals: readonly number[];
}

export interface ScannedText {
  readonly traits: TextTraits;
  readonly numbers: readonly TextSpan[];
  readonly digitRuns: readonly number[];
  readonly tokens: readonly TextSpan[];
  readonly capitals: readonly number[];
  /** By owner (an index that the lexicon was built with). */
  readonly hits: readonly (readonly number[] | undefined)[];
}

/** Words that wake signals: for each word, the indexes of its owners. */
export interface Lexicon {
  readonly owners: ReadonlyMap<string, readonly number[]>;
  /** A set bit for every hash that a word has: nearly all words of a text are refused by one look here. */
  readonly bloom: Uint8Array;
  /** By the four letters that a long word may end in; empty where nobody asks. */
  readonly endings: ReadonlyMap<string, readonly number[]>;
  readonly endingBloom: Uint8Array;
  readonly size: number;
}

const BLOOM_MASK = 0xffff;
const ENDING_MASK = 0xfff;
const ENDING_LENGTH = 4;
/** Shorter words end by chance as a technical term does. */
const MIN_ENDED_WORD = 7;
/** Digits further apart than this belong to different numbers. */
const MAX_DIGIT_GAP = 3;
const MIN_DIGITS = 5;
/** How far a stretch reaches beyond its digits, for the letters of an identity such as `RSSMRA85T10A562S`. */
const MARGIN = 14;
const MIN_TOKEN = 16;
const MIN_TOKEN_WITHOUT_DIGIT = 24;
const MAX_WORD = 40;
/** As {@link TextTraits.hasLongRun} says. */
const MIN_RUN = 12;

const OTHER = 0;
const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;
const JOINER = 4;
const FOREIGN = 5;
/** What kind of character each UTF-16 code unit is. */
const KINDS = new Uint8Array(0x10000).fill(FOREIGN, 0x80);
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

export function buildLexicon(wordsByOwner: readonly (readonly string[])[]): Lexicon {
  const owners = new Map<string, number[]>();
  const bloom = new Uint8Array(BLOOM_MASK + 1);
  const endings = new Map<string, number[]>();
  const endingBloom = new Uint8Array(ENDING_MASK + 1);
  wordsByOwner.forEach((words, owner) => {
    for (const word of words) {
      if (word.startsWith('-')) {
        const ending = word.slice(1);
        const wanting = endings.get(ending);
        if (wanting === undefined) endings.set(ending, [owner]);
        else if (!wanting.includes(owner)) wanting.push(owner);
        endingBloom[endingHash(ending, ENDING_LENGTH)] = 1;
        continue;
      }
      const known = owners.get(word);
      if (known === undefined) owners.set(word, [owner]);
      else if (!known.includes(owner)) known.push(owner);
      bloom[hashOf(word)] = 1;
    }
  });
  return { owners, bloom, endings, endingBloom, size: wordsByOwner.length };
}

const EMPTY_HASH = 17;

function hashOf(word: string): number {
  let hash = EMPTY_HASH;
  for (let index = 0; index < word.length; index += 1) hash = mix(hash, word.charCodeAt(index));
  return hash & BLOOM_MASK;
}

function mix(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

/** Of the last four letters before `end`; the case of ASCII letters is laid aside. */
function endingHash(text: string, end: number): number {
  const a = text.charCodeAt(end - 1) | 32;
  const b = text.charCodeAt(end - 2) | 32;
  const c = text.charCodeAt(end - 3) | 32;
  return (a + (b << 3) + (c << 6) + ((text.charCodeAt(end - 4) | 32) << 8)) & ENDING_MASK;
}

/** Lower case of a letter outside ASCII, for the scripts whose words the lexicon may hold; 0 when it is no letter. */
function foldLetter(code: number): number {
  if (code < 0xc0 || code === 0xd7 || code === 0xf7) return code === 0xaa || code === 0xba ? code : 0;
  if (code <= 0xde) return code + 32;
  if (code >= 0x391 && code <= 0x3a9) return code + 32;
  if (code >= 0x410 && code <= 0x42f) return code + 32;
  if ((code >= 0x2000 && code <= 0x2bff) || (code >= 0x3000 && code <= 0x303f)) return 0;
  if (code >= 0xff00 || (code >= 0xd800 && code <= 0xf8ff)) return 0;
  return code;
}

/** Reads the text once: linear, no allocation but for what it finds. */
export function viewText(text: string, lexicon: Lexicon): ScannedText {
  const hits: (number[] | undefined)[] = [];
  const numbers = createNumbers(text.length);
  const tokens: TextSpan[] = [];
  const capitals: number[] = [];
  const { length } = text;
  // What the loop counts stays out of reach of every closure, so that it is kept in registers.
  let digits = 0;
  let upperCase = 0;
  let lines = 1;
  let marks = 0;
  let hasNonAscii = false;
  let hasUnusual = false;
  let hasLongRun = false;
  let wordStart = -1;
  let hash = EMPTY_HASH;
  /** Where a word of camelCase was cut in two. */
  let cut = -1;
  let tokenStart = -1;
  let tokenHasDigit = false;
  let runStart = 0;
  let runIsMixed = false;
  let index = 0;
  while (index < length) {
    let code = text.charCodeAt(index);
    const kind = KINDS[code]!;
    if (kind === LOWER) {
      if (wordStart < 0) wordStart = index;
      if (tokenStart < 0) tokenStart = index;
      // Most of most texts: the rest of a word in small letters has a loop of its own.
      do {
        hash = (Math.imul(hash, 31) + code) | 0;
        index += 1;
        if (index === length) break;
        code = text.charCodeAt(index);
      } while (KINDS[code] === LOWER);
      // camelCase: `dbPassword` holds the word `password`.
      if (index < length && KINDS[code] === UPPER) {
        endWord(hits, text, wordStart, index, hash, lexicon);
        wordStart = -1;
        hash = EMPTY_HASH;
        cut = index;
      }
      continue;
    }
    if (kind === UPPER) {
      upperCase += 1;
      if (index > runStart) runIsMixed = true;
      if (wordStart < 0) {
        wordStart = index;
        if (cut !== index) capitals.push(index);
      }
      if (tokenStart < 0) tokenStart = index;
      hash = (Math.imul(hash, 31) + code + 32) | 0;
      index += 1;
      continue;
    }
    if (kind === FOREIGN) {
      hasNonAscii = true;
      if (!hasUnusual) hasUnusual = isUnusual(code);
      if (tokenStart >= 0) {
        addToken(tokens, tokenStart, index, tokenHasDigit);
        tokenStart = -1;
        tokenHasDigit = false;
      }
      if (runIsMixed && index - runStart >= MIN_RUN) hasLongRun = true;
      runStart = index + 1;
      runIsMixed = false;
      const folded = foldLetter(code);
      if (folded !== 0) {
        if (wordStart < 0) {
          wordStart = index;
          // Of the rest of Latin-1, the small letters.
          if (code < 0xdf || code > 0xff) capitals.push(index);
        }
        hash = (Math.imul(hash, 31) + folded) | 0;
        index += 1;
        if (index < length && KINDS[text.charCodeAt(index)] === UPPER) {
          endWord(hits, text, wordStart, index, hash, lexicon);
          wordStart = -1;
          hash = EMPTY_HASH;
          cut = index;
        }
        continue;
      }
    }
    if (wordStart >= 0) {
      endWord(hits, text, wordStart, index, hash, lexicon);
      wordStart = -1;
      hash = EMPTY_HASH;
    }
    if (kind === DIGIT) {
      digits += 1;
      runIsMixed = true;
      tokenHasDigit = true;
      if (tokenStart < 0) tokenStart = index;
      numbers.add(index);
    } else if (kind === JOINER) {
      if (tokenStart < 0) {
        tokenStart = index;
        tokenHasDigit = false;
      }
    } else if (kind === OTHER) {
      if (tokenStart >= 0) {
        if (index - tokenStart >= MIN_TOKEN) addToken(tokens, tokenStart, index, tokenHasDigit);
        tokenStart = -1;
      }
      tokenHasDigit = false;
      const mark = MARKS[code]!;
      marks |= mark;
      if (code === 0x0a) lines += 1;
      if ((mark & IN_RUN) === 0) {
        if (runIsMixed && index - runStart >= MIN_RUN) hasLongRun = true;
        runStart = index + 1;
        runIsMixed = false;
      }
    }
    index += 1;
  }
  if (wordStart >= 0) endWord(hits, text, wordStart, length, hash, lexicon);
  if (tokenStart >= 0) addToken(tokens, tokenStart, length, tokenHasDigit);
  if (runIsMixed && length - runStart >= MIN_RUN) hasLongRun = true;
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
    hasUnusual,
    hasLongRun,
  };
  return { traits, numbers: numbers.finish(), digitRuns: numbers.runs, tokens, capitals, hits };
}

function endWord(
  hits: (number[] | undefined)[],
  text: string,
  start: number,
  end: number,
  hash: number,
  { bloom, owners, endings, endingBloom }: Lexicon,
): void {
  if (bloom[hash & BLOOM_MASK] === 1 && end - start <= MAX_WORD) {
    addHits(hits, start, owners.get(text.slice(start, end).toLowerCase()));
  }
  if (end - start >= MIN_ENDED_WORD && endingBloom[endingHash(text, end)] === 1) {
    addHits(hits, start, endings.get(text.slice(end - ENDING_LENGTH, end).toLowerCase()));
  }
}

/** A word that wakes an owner twice, by itself and by its ending, is one hit. */
function addHits(hits: (number[] | undefined)[], start: number, owners: readonly number[] | undefined): void {
  if (owners === undefined) return;
  for (const owner of owners) {
    const own = (hits[owner] ??= []);
    if (own[own.length - 1] !== start) own.push(start);
  }
}

function addToken(tokens: TextSpan[], start: number, end: number, hasDigit: boolean): void {
  const size = end - start;
  if (size >= MIN_TOKEN && (hasDigit || size >= MIN_TOKEN_WITHOUT_DIGIT)) tokens.push({ start, end });
}

/** Gathers the places of digits, ascending, into runs and into stretches of several runs. */
function createNumbers(length: number) {
  const runs: number[] = [];
  const stretches: { start: number; end: number }[] = [];
  let first = -1;
  let last = -1;
  let count = 0;
  const close = (): void => {
    if (count < MIN_DIGITS) return;
    const start = Math.max(0, first - MARGIN);
    const end = Math.min(length, last + 1 + MARGIN);
    const before = stretches[stretches.length - 1];
    if (before !== undefined && start <= before.end) before.end = end;
    else stretches.push({ start, end });
  };
  return {
    runs,
    add: (index: number): void => {
      if (last < 0 || index > last + 1) runs.push(index);
      if (last >= 0 && index - last - 1 <= MAX_DIGIT_GAP) count += 1;
      else {
        close();
        first = index;
        count = 1;
      }
      last = index;
    },
    finish: (): readonly TextSpan[] => {
      close();
      return stretches;
    },
  };
}
