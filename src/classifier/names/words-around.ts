import { codeAt } from '../code-at.ts';
import { contextOfHash } from './context-words.ts';
import { FOLDED, hashOfWord, IS_CAPITAL } from './fold-letters.ts';
import { classOfHash, type WordClass } from './word-classes.ts';

/** A word of a text with what lists know of it. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly hash: number;
  readonly wordClass: WordClass;
  /** What it tells of a name beside it; see `contextOfHash`. */
  readonly context: number;
  readonly isCapital: boolean;
}

const NO_WORD: Word = { start: -1, end: -1, hash: 0, wordClass: 0, context: 0, isCapital: false };
/** Words further away than this are no neighbours. */
const MAX_GAP = 12;
const MAX_WORD = 40;
/** A power of two. */
const REMEMBERED = 32;

export const isLetterAt = (text: string, at: number): boolean => FOLDED[codeAt(text, at)] !== 0;
export const isCapitalAt = (text: string, at: number): boolean => IS_CAPITAL[codeAt(text, at)] === 1;
export const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019;

/** Where the word ends that begins at `start`; `start` itself when none does. */
export function endOfWord(text: string, start: number): number {
  const end = endOfLetters(text, start, start);
  // O'Brien, D'Angelo: one word.
  return end === start + 1 && isElision(text, end) ? endOfLetters(text, start, end + 1) : end;
}

function endOfLetters(text: string, start: number, from: number): number {
  const limit = Math.min(text.length, start + MAX_WORD);
  let end = from;
  while (end < limit && FOLDED[text.charCodeAt(end)] !== 0) end += 1;
  return end;
}

function isElision(text: string, apostrophe: number): boolean {
  return isApostrophe(codeAt(text, apostrophe)) && isCapitalAt(text, apostrophe + 1);
}

/** Reads the words of one text, and remembers the last of them: each is a neighbour of its neighbours. */
export class WordReader {
  readonly text: string;
  readonly #remembered: Word[] = new Array<Word>(REMEMBERED).fill(NO_WORD);

  constructor(text: string) {
    this.text = text;
  }

  /** The word that begins at `start`. */
  wordFrom(start: number): Word {
    return this.#read(start, endOfWord(this.text, start));
  }

  /** The next word after `from`; `start` is -1 when none is near. */
  nextWord(from: number): Word {
    const { text } = this;
    const limit = Math.min(text.length, from + MAX_GAP);
    let at = from;
    if (isApostrophe(codeAt(text, at)) && isLetterAt(text, at + 1) && !isLetterAt(text, at + 2)) at += 2;
    while (at < limit && FOLDED[text.charCodeAt(at)] === 0) at += 1;
    return at < limit ? this.#read(at, endOfWord(text, at)) : NO_WORD;
  }

  /** The word before `to`; `start` is -1 when none is near. */
  previousWord(to: number): Word {
    return this.#wordBefore(to, false);
  }

  #wordBefore(to: number, isAfterPossessive: boolean): Word {
    const { text } = this;
    const limit = Math.max(0, to - MAX_GAP);
    let end = to;
    while (end > limit && FOLDED[text.charCodeAt(end - 1)] === 0) end -= 1;
    if (end <= limit) return NO_WORD;
    const first = Math.max(0, end - MAX_WORD);
    let start = end - 1;
    while (start > first && FOLDED[text.charCodeAt(start - 1)] !== 0) start -= 1;
    if (start >= 2 && isApostrophe(text.charCodeAt(start - 1)) && isLetterAt(text, start - 2)) {
      // The `s` of a possessive is no word.
      if (!isAfterPossessive && end - start === 1) return this.#wordBefore(start - 1, true);
      if (isElision(text, start - 1) && !isLetterAt(text, start - 3)) start -= 2;
    }
    return this.#read(start, end);
  }

  #read(start: number, end: number): Word {
    const slot = start & (REMEMBERED - 1);
    const known = this.#remembered[slot]!;
    if (known.start === start && known.end === end) return known;
    const { text } = this;
    const hash = hashOfWord(text, start, end);
    const word = {
      start,
      end,
      hash,
      wordClass: classOfHash(hash),
      context: contextOfHash(hash),
      isCapital: isCapitalAt(text, start),
    };
    this.#remembered[slot] = word;
    return word;
  }
}
