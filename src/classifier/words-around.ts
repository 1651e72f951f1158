import { FOLDED } from './names/fold-letters.ts';
import { alternativesOf, beginningsOf, type WordBeginning } from './word-beginnings.ts';

/**
 * Looks in one text, from its beginning to its end, for words of many patterns around numbers: every character near
 * a number is read once, whatever the number of patterns, and a pattern is tried only where one of its words begins.
 */
export interface WordsAround {
  /**
   * Whether a word of any pattern stands between `radius` characters before `start` and as many behind `end`. To be
   * asked in ascending order of `start`, and before the others are asked of a span that begins there.
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

/** A pattern by its place among all, in the form that is tried at one place. */
interface Pattern {
  readonly index: number;
  readonly sticky: RegExp;
}

/** By how many letters a word is told before a pattern is tried. */
const LOOKED_AT = 3;
const MASK = 0x3fff;
/** A word of a pattern may begin so at the beginning of a word, or within one. */
const AT_WORD = 1;
const WITHIN = 2;

/** `patterns`: of which every alternative begins with a letter, or with `\b` and a letter. */
export function createWordsAround(
  patterns: readonly RegExp[],
  { radius, behindPenalty }: WordSearch,
): (text: string) => WordsAround {
  const marks = new Uint8Array(MASK + 1);
  const byHash = new Map<number, Pattern[]>();
  patterns.forEach(({ source, flags }, index) => {
    const pattern = { index, sticky: new RegExp(source, `${flags.replace('g', '')}y`) };
    for (const { isAtWord, letters } of beginningsOfWords(source)) {
      const hash = hashOf(letterAt(letters, 0), letterAt(letters, 1), letterAt(letters, 2));
      marks[hash]! |= isAtWord ? AT_WORD : AT_WORD | WITHIN;
      const tried = byHash.get(hash);
      if (tried === undefined) byHash.set(hash, [pattern]);
      else if (!tried.includes(pattern)) tried.push(pattern);
    }
  });

  /** Adds pattern, start and end of every word that begins from `from` on and before `to`. */
  function read(text: string, from: number, to: number, found: number[]): void {
    let first = letterAt(text, from);
    let second = letterAt(text, from + 1);
    for (let at = from; at < to; at += 1) {
      const third = letterAt(text, at + 2);
      const hash = hashOf(first, second, third);
      const mark = marks[hash]!;
      first = second;
      second = third;
      if (mark === 0 || (mark === AT_WORD && at > 0 && isWordCode(text.charCodeAt(at - 1)))) continue;
      for (const { index, sticky } of byHash.get(hash)!) {
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

/** How the words of a pattern begin. */
function beginningsOfWords(source: string): { letters: string; isAtWord: boolean }[] {
  return alternativesOf(source).flatMap((alternative) => {
    const isAtWord = alternative.startsWith('\\b');
    const words = isAtWord ? alternative.slice(2) : alternative;
    return beginningsOrLetters(words).map(({ letters, isWhole }) => {
      if (letters.length < LOOKED_AT && !isWhole) throw new Error(`a word begins with too little: ${source}`);
      return { letters: letters.slice(0, LOOKED_AT), isAtWord };
    });
  });
}

/** Of scripts that have no capitals as they are written, of others with their letters folded. */
function beginningsOrLetters(source: string): readonly Pick<WordBeginning, 'letters' | 'isWhole'>[] {
  return isFoldedAway(source.charCodeAt(0))
    ? [{ letters: source, isWhole: source.length < LOOKED_AT }]
    : beginningsOf(source);
}

function isFoldedAway(code: number): boolean {
  return code >= FIRST_WITHOUT_CAPITALS && FOLDED[code] === 0;
}

/** Hebrew, Arabic, Thai, Hangul, Han: the letters behind those that have capitals. */
const FIRST_WITHOUT_CAPITALS = 0x590;
const FIRST_SIGN = 0x2000;
const LAST_SIGN = 0x2bff;

/** The letter at a place, folded; 0 where none stands. */
function letterAt(text: string, at: number): number {
  if (at >= text.length) return 0;
  const code = text.charCodeAt(at);
  const folded = FOLDED[code]!;
  if (folded !== 0 || code < FIRST_WITHOUT_CAPITALS) return folded;
  return code >= FIRST_SIGN && code <= LAST_SIGN ? 0 : code;
}

/**
 * Different for nearly any three letters of ASCII; what belongs to another script than the first is no letter. Two
 * say enough where a letter is a syllable.
 */
function hashOf(first: number, second: number, third: number): number {
  if (first >= FIRST_WITHOUT_CAPITALS) return (Math.imul(first, 961) + Math.imul(second, 31)) & MASK;
  const middle = second < FIRST_WITHOUT_CAPITALS ? second : 0;
  const last = third < FIRST_WITHOUT_CAPITALS ? third : 0;
  return (Math.imul(first, 961) + Math.imul(middle, 31) + last) & MASK;
}

function isWordCode(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}
