import { codeUnitsOf } from '../view/code-units.ts';
import { EMPTY_HASH, FOLDED, finishedHash, HASH_FACTOR } from '../words/fold-letters.ts';
import { isCapitalAt, isLetterAt, type Units, unitAt } from '../words/units-at.ts';
import { contextOfHash } from './context-words.ts';
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

interface LinkedWord extends Word {
  /** The words beside it, once asked for. */
  before: Word | undefined;
  after: Word | undefined;
}

/** What stands where no word is near. */
const NO_WORD: LinkedWord = {
  start: -1,
  end: -1,
  hash: 0,
  wordClass: 0,
  context: 0,
  isCapital: false,
  before: undefined,
  after: undefined,
};
/** Words further away than this are no neighbours. */
const MAX_GAP = 12;
const MAX_WORD = 40;
/** A power of two. */
const REMEMBERED = 32;
const NONE_REMEMBERED: readonly LinkedWord[] = Array.from({ length: REMEMBERED }, () => NO_WORD);

export const isApostrophe = (unit: number): boolean => unit === 0x27 || unit === 0x2019;

/** An apostrophe before a capital. */
function isElision(units: Units, apostrophe: number): boolean {
  return isApostrophe(unitAt(units, apostrophe)) && isCapitalAt(units, apostrophe + 1);
}

/**
 * Reads the words of one text, and remembers the last of them: each is a neighbour of its neighbours. To be done with
 * before the code units of another text are asked for.
 */
export class WordReader {
  readonly units: Units;
  readonly length: number;
  /** Of the word that was walked through last. */
  hash = 0;
  readonly #remembered: LinkedWord[] = NONE_REMEMBERED.slice();

  constructor(text: string) {
    this.units = codeUnitsOf(text);
    this.length = text.length;
  }

  /**
   * Walks through the word that begins at `start`: tells where it ends (`start` when none begins) and its `hash`. The 0
   * behind the last unit is no letter.
   */
  walk(start: number, limit = start + MAX_WORD): number {
    const { units } = this;
    let mixed = EMPTY_HASH;
    let end = start;
    for (; end < limit; end += 1) {
      const folded = FOLDED[units[end]!]!;
      if (folded === 0) {
        // O'Brien, D'Angelo: one word.
        if (end === start + 1 && isElision(units, end)) continue;
        break;
      }
      mixed = Math.imul(mixed ^ folded, HASH_FACTOR);
    }
    this.hash = finishedHash(mixed);
    return end;
  }

  /** The word that begins at `start`. */
  wordFrom(start: number): Word {
    return this.read(start, this.walk(start));
  }

  /** The next word after `word`; its `start` is -1 when none is near. */
  after(word: Word): Word {
    const linked = word as LinkedWord;
    return (linked.after ??= this.wordAfter(word.end));
  }

  /** The word before `word`; its `start` is -1 when none is near. */
  before(word: Word): Word {
    const linked = word as LinkedWord;
    return (linked.before ??= this.#wordBefore(word.start, false));
  }

  /** The next word from `from` on; its `start` is -1 when none is near. */
  wordAfter(from: number): Word {
    const { units } = this;
    const limit = Math.min(this.length, from + MAX_GAP);
    let at = from;
    if (isApostrophe(units[at]!) && isLetterAt(units, at + 1) && !isLetterAt(units, at + 2)) at += 2;
    while (at < limit && FOLDED[units[at]!] === 0) at += 1;
    return at < limit ? this.wordFrom(at) : NO_WORD;
  }

  #wordBefore(to: number, isAfterPossessive: boolean): Word {
    const { units } = this;
    const limit = Math.max(0, to - MAX_GAP);
    let end = to;
    while (end > limit && FOLDED[units[end - 1]!] === 0) end -= 1;
    if (end <= limit) return NO_WORD;
    const first = Math.max(0, end - MAX_WORD);
    let start = end - 1;
    while (start > first && FOLDED[units[start - 1]!] !== 0) start -= 1;
    if (start >= 2 && isApostrophe(units[start - 1]!) && isLetterAt(units, start - 2)) {
      // The `s` of a possessive is no word.
      if (!isAfterPossessive && end - start === 1) return this.#wordBefore(start - 1, true);
      if (isElision(units, start - 1) && !isLetterAt(units, start - 3)) start -= 2;
    }
    const known = this.#remembered[start & (REMEMBERED - 1)]!;
    if (known.start === start && known.end === end) return known;
    // From behind, a word may end before where it ends from the front: the `I` of `I'M`.
    this.walk(start, end);
    return this.read(start, end);
  }

  /** The word between the two, which was walked through last. */
  read(start: number, end: number): Word {
    const slot = start & (REMEMBERED - 1);
    const known = this.#remembered[slot]!;
    if (known.start === start && known.end === end) return known;
    const { hash } = this;
    const word = {
      start,
      end,
      hash,
      wordClass: classOfHash(hash),
      context: contextOfHash(hash),
      isCapital: isCapitalAt(this.units, start),
      before: undefined,
      after: undefined,
    };
    this.#remembered[slot] = word;
    return word;
  }
}
