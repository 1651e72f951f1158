import { codeUnitsOf } from '../view/code-units.ts';
import { FOLDED } from './fold-letters.ts';
import { alternativesOf, beginningsOf, type WordBeginning } from './word-beginnings.ts';

/**
 * Looks in one text, from its beginning to its end, for words of many patterns around numbers: every character near
 * a number is read once, whatever the number of patterns, and a pattern is tried only where one of its words begins.
 */
export interface WordsAround {
  /** Reads what stands around a span of which the parts are to be asked about in any order. */
  read(start: number, end: number): void;
  /**
   * Whether a word of any pattern stands between `radius` characters before `start` and as many behind `end`. To be
   * asked before the others are asked of a span that begins there; in ascending order where nothing was read before.
   */
  stand(start: number, end: number): boolean;
  /** Whether a word of this pattern does. */
  mayName(pattern: number, end: number): boolean;
  /**
   * How far the nearest word of a pattern stands from the span; one behind it counts as `behindPenalty` characters
   * further off. `NOWHERE` when none stands within the radius.
   */
  distance(pattern: number, start: number, end: number): number;
}

export const NOWHERE = -1;

export interface WordSearch {
  readonly radius: number;
  readonly behindPenalty: number;
}

/** A way in which a word of a pattern begins. */
interface Beginning {
  readonly pattern: number;
  /** The three letters behind the first three, and how much of them counts. */
  readonly next: number;
  readonly mask: number;
}

/** `patterns`: of which every alternative begins with a letter, or with `\b` and a letter. */
export function createWordsAround(
  patterns: readonly RegExp[],
  { radius, behindPenalty }: WordSearch,
): (text: string) => WordsAround {
  const stickies = patterns.map(({ source, flags }) => new RegExp(source, `${flags.replace('g', '')}y`));
  const { atWords, within, places, table } = tableOf(patterns);

  /** Adds pattern, start and end of every word that begins from `from` on and before `to`. */
  function read(text: string, from: number, to: number, found: number[]): void {
    const units = codeUnitsOf(text);
    const { length } = text;
    // What stands behind the 0 that ends the text is of other texts.
    let second = from < length ? columnOf(units[from + 1]!) : 0;
    let beginning = (columnOf(units[from]!) << COLUMN_BITS) | second;
    for (let at = from; at < to; at += 1) {
      second = at + 2 < length ? columnOf(units[at + 2]!) : 0;
      beginning = ((beginning << COLUMN_BITS) | second) & (BEGINNINGS - 1);
      const bit = 1 << beginning;
      if ((atWords[beginning >> 5]! & bit) === 0) continue;
      if ((within[beginning >> 5]! & bit) === 0 && at > 0 && isWordCode(units[at - 1]!)) continue;
      const letters = columnsAt(text, at + LOOKED_AT);
      let matched = NOWHERE;
      for (let entry = places[beginning]!; table[entry] !== END; entry += ENTRY) {
        const pattern = table[entry]!;
        if (pattern === matched || (letters & table[entry + 2]!) !== table[entry + 1]) continue;
        const sticky = stickies[pattern]!;
        sticky.lastIndex = at;
        if (!sticky.test(text)) continue;
        found.push(pattern, at, sticky.lastIndex);
        matched = pattern;
      }
    }
  }

  return (text) => {
    const found: number[] = [];
    /** The first word that a number still to come could have before it. */
    let first = 0;
    let readTo = 0;
    const readAround = (start: number, end: number): void => {
      const from = Math.max(readTo, start - radius);
      const to = Math.min(text.length, end + radius);
      if (to <= from) return;
      read(text, from, to, found);
      readTo = to;
    };
    return {
      read: readAround,
      stand: (start, end) => {
        readAround(start, end);
        while (first < found.length && found[first + 1]! < start - radius) first += 3;
        while (first > 0 && found[first - 2]! >= start - radius) first -= 3;
        return first < found.length && found[first + 1]! < end + radius;
      },
      mayName: (pattern, end) => {
        for (let word = first; word < found.length && found[word + 1]! < end + radius; word += 3) {
          if (found[word] === pattern) return true;
        }
        return false;
      },
      distance: (pattern, start, end) => {
        let nearest = NOWHERE;
        // Words behind the reach are never looked at: there may be as many as there are numbers.
        for (let word = first; word < found.length && found[word + 1]! < end + radius; word += 3) {
          if (found[word] !== pattern) continue;
          const wordStart = found[word + 1]!;
          const wordEnd = found[word + 2]!;
          if (wordStart < start - radius || wordEnd > end + radius) continue;
          if (wordStart < end && wordEnd > start) continue;
          const off = wordEnd <= start ? start - wordEnd : wordStart - end + behindPenalty;
          if (nearest === NOWHERE || off < nearest) nearest = off;
        }
        return nearest;
      },
    };
  };
}

/** Of an entry in the table: the pattern, the letters behind the first three, and how much of them counts. */
const ENTRY = 3;
const END = -1;
/** What 16 bits can tell the place of. */
const MAX_TABLE = 0xffff;

/** All that is looked at before a pattern is tried, close together: most of it is looked at for every number. */
function tableOf(patterns: readonly RegExp[]) {
  /** A bit for every three letters that a word begins with, and for those that one within a word begins with. */
  const atWords = new Int32Array(BEGINNINGS / 32);
  const within = new Int32Array(BEGINNINGS / 32);
  const byLetters = new Map<number, Beginning[]>();
  patterns.forEach(({ source }, pattern) => {
    for (const { isAtWord, letters } of beginningsOfWords(source)) {
      const beginning = { pattern, ...nextOf(letters.slice(LOOKED_AT)) };
      for (const first of beginningsWith(letters.slice(0, LOOKED_AT))) {
        atWords[first >> 5]! |= 1 << first;
        if (!isAtWord) within[first >> 5]! |= 1 << first;
        byLetters.set(first, [...(byLetters.get(first) ?? []), beginning]);
      }
    }
  });
  const places = new Uint16Array(BEGINNINGS);
  const table: number[] = [];
  for (const [first, beginnings] of byLetters) {
    places[first] = table.length;
    for (const { pattern, next, mask } of beginnings) table.push(pattern, next, mask);
    table.push(END);
  }
  if (table.length > MAX_TABLE) throw new Error('too many words for one table');
  return { atWords, within, places, table: Int32Array.from(table) };
}

/** By how many letters a word is told at one look; as many more are compared before a pattern is tried. */
const LOOKED_AT = 3;
/** Each letter is one of few columns: 0 none, 1 to 26 of the Latin alphabet, the rest for all others. */
const COLUMN_BITS = 5;
const COLUMNS = 1 << COLUMN_BITS;
const FIRST_OTHER = 27;
const BEGINNINGS = 1 << (COLUMN_BITS * LOOKED_AT);
const ASCII_COLUMNS = new Uint8Array(128);
for (let letter = 1; letter < FIRST_OTHER; letter += 1) {
  ASCII_COLUMNS[0x40 + letter] = letter;
  ASCII_COLUMNS[0x60 + letter] = letter;
}

function columnAt(text: string, at: number): number {
  return at >= text.length ? 0 : columnOf(text.charCodeAt(at));
}

function columnOf(code: number): number {
  return code < 0x80 ? ASCII_COLUMNS[code]! : otherColumn(code);
}

/** Accents do not count. Letters of scripts without capitals are what stands behind those that have them, but signs. */
function otherColumn(code: number): number {
  const folded = FOLDED[code]!;
  if (folded === 0 && (code < FIRST_WITHOUT_CAPITALS || (code >= FIRST_SIGN && code <= LAST_SIGN))) return 0;
  const letter = folded === 0 ? code : folded;
  return letter < 0x80 ? ASCII_COLUMNS[letter]! : FIRST_OTHER + (letter % (COLUMNS - FIRST_OTHER));
}

/** Hebrew, Arabic, Thai, Hangul, Han. */
const FIRST_WITHOUT_CAPITALS = 0x590;
const FIRST_SIGN = 0x2000;
const LAST_SIGN = 0x25ff;

/** The columns of three letters from `at` on. */
function columnsAt(text: string, at: number): number {
  return (
    (columnAt(text, at) << (2 * COLUMN_BITS)) |
    (columnAt(text, at + 1) << COLUMN_BITS) |
    columnAt(text, at + 2)
  );
}

/** Letters that stand behind the first three, at most three of them. */
function nextOf(letters: string) {
  const free = COLUMN_BITS * (LOOKED_AT - Math.min(letters.length, LOOKED_AT));
  const mask = ((BEGINNINGS - 1) >> free) << free;
  return { next: columnsAt(letters, 0) & mask, mask };
}

/** Everything that may be read at a place where `letters` stand. */
function beginningsWith(letters: string): number[] {
  let beginnings = [0];
  for (let index = 0; index < LOOKED_AT; index += 1) {
    const next = index < letters.length ? [columnAt(letters, index)] : columnsBehind(letters);
    beginnings = beginnings.flatMap((before) => next.map((column) => (before << COLUMN_BITS) | column));
  }
  return beginnings;
}

/** Where a letter is a syllable, words go on behind short ones; a short word of Latin ends before another script. */
function columnsBehind(letters: string): number[] {
  const isSyllable = isWithoutCapitals(letters.charCodeAt(0));
  return Array.from({ length: COLUMNS }, (_, column) => column).filter(
    (column) => isSyllable || column === 0 || column >= FIRST_OTHER,
  );
}

/** How the words of a pattern begin. */
function beginningsOfWords(source: string): { letters: string; isAtWord: boolean }[] {
  return alternativesOf(source).flatMap((alternative) => {
    const isAtWord = alternative.startsWith('\\b');
    const words = isAtWord ? alternative.slice(2) : alternative;
    return beginningsOrLetters(words).map(({ letters, isWhole }) => {
      if (letters.length < LOOKED_AT && !isWhole) throw new Error(`a word begins with too little: ${source}`);
      return { letters, isAtWord };
    });
  });
}

/** Words of scripts without capitals are written as they stand. */
function beginningsOrLetters(source: string): readonly Pick<WordBeginning, 'letters' | 'isWhole'>[] {
  return isWithoutCapitals(source.charCodeAt(0))
    ? [{ letters: source, isWhole: source.length < LOOKED_AT }]
    : beginningsOf(source, 2 * LOOKED_AT);
}

function isWithoutCapitals(code: number): boolean {
  return code >= FIRST_WITHOUT_CAPITALS && FOLDED[code] === 0;
}

function isWordCode(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}
