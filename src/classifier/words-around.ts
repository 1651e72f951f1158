import { FOLDED } from './names/fold-letters.ts';
import { alternativesOf, beginningsOf, type WordBeginning } from './word-beginnings.ts';

/**
 * Looks in one text, from its beginning to its end, for words of many patterns around numbers: every character near
 * a number is read once, whatever the number of patterns, and a pattern is tried only where one of its words begins.
 */
export interface WordsAround {
  /**
   * Whether a word of any pattern stands between `radius` characters before `start` and as many behind `end`. To be
   * asked before the others are asked of a span that begins there, and in ascending order, but within what was asked.
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

/** A pattern by its place among all, in the form that is tried at one place, of which a word begins with three letters. */
interface Pattern {
  readonly index: number;
  readonly sticky: RegExp;
  /** The three letters behind, one of which has to stand there, and how much of each counts. */
  readonly next: { readonly letters: number; readonly mask: number }[];
}

/** Patterns of which a word may begin with certain letters. */
interface Tried {
  readonly patterns: Pattern[];
  /** Whether none of the words begins within another. */
  isAtWord: boolean;
}

/** `patterns`: of which every alternative begins with a letter, or with `\b` and a letter. */
export function createWordsAround(
  patterns: readonly RegExp[],
  { radius, behindPenalty }: WordSearch,
): (text: string) => WordsAround {
  /** A bit for every three letters that a word begins with: nearly all places are refused by one look here. */
  const begins = new Int32Array(BEGINNINGS / 32);
  const tried = new Map<number, Tried>();
  patterns.forEach(({ source, flags }, index) => {
    const sticky = new RegExp(source, `${flags.replace('g', '')}y`);
    for (const { isAtWord, letters } of beginningsOfWords(source)) {
      for (const beginning of beginningsWith(letters.slice(0, LOOKED_AT))) {
        begins[beginning >> 5]! |= 1 << beginning;
        const begun = tried.get(beginning) ?? { patterns: [], isAtWord: true };
        tried.set(beginning, begun);
        begun.isAtWord &&= isAtWord;
        let pattern = begun.patterns.find((each) => each.index === index);
        if (pattern === undefined) {
          pattern = { index, sticky, next: [] };
          begun.patterns.push(pattern);
        }
        pattern.next.push(nextOf(letters.slice(LOOKED_AT)));
      }
    }
  });

  /** Adds pattern, start and end of every word that begins from `from` on and before `to`. */
  function read(text: string, from: number, to: number, found: number[]): void {
    let beginning = (columnAt(text, from) << COLUMN_BITS) | columnAt(text, from + 1);
    for (let at = from; at < to; at += 1) {
      beginning = ((beginning << COLUMN_BITS) | columnAt(text, at + 2)) & (BEGINNINGS - 1);
      if ((begins[beginning >> 5]! & (1 << beginning)) === 0) continue;
      const begun = tried.get(beginning)!;
      if (begun.isAtWord && at > 0 && isWordCode(text.charCodeAt(at - 1))) continue;
      const letters = columnsAt(text, at + LOOKED_AT);
      for (const { index, sticky, next } of begun.patterns) {
        if (!goesOn(next, letters)) continue;
        sticky.lastIndex = at;
        if (sticky.test(text)) found.push(index, at, sticky.lastIndex);
      }
    }
  }

  return (text) => {
    const found: number[] = [];
    /** The first word that a number still to come could have before it. */
    let first = 0;
    let readTo = 0;
    return {
      stand: (start, end) => {
        const from = Math.max(readTo, start - radius);
        const to = Math.min(text.length, end + radius);
        if (to > from) {
          read(text, from, to, found);
          readTo = to;
        }
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
        for (let word = first; word < found.length; word += 3) {
          if (found[word] !== pattern) continue;
          const wordStart = found[word + 1]!;
          const wordEnd = found[word + 2]!;
          if (wordEnd > end + radius) break;
          if (wordStart < start - radius || (wordStart < end && wordEnd > start)) continue;
          const off = wordEnd <= start ? start - wordEnd : wordStart - end + behindPenalty;
          if (nearest === NOWHERE || off < nearest) nearest = off;
        }
        return nearest;
      },
    };
  };
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
  if (at >= text.length) return 0;
  const code = text.charCodeAt(at);
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
  return { letters: columnsAt(letters, 0) & mask, mask };
}

function goesOn(next: Pattern['next'], letters: number): boolean {
  for (let index = 0; index < next.length; index += 1) {
    if ((letters & next[index]!.mask) === next[index]!.letters) return true;
  }
  return false;
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
