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

/** What stands between two words, from the loosest to the tightest that counts. */
export const GAPS = [
  'space',
  'spaces',
  'edge',
  'newline',
  'sentence',
  'digits',
  'table',
  'colon',
  'comma',
  'quote',
  'open',
  'close',
  'hyphen',
  'period',
  'initial',
  'possessive',
  'at',
  'markup',
  'code',
  'other',
] as const;
export type Gap = (typeof GAPS)[number];

const NO_WORD: Word = { start: -1, end: -1, hash: 0, wordClass: 0, context: 0, isCapital: false };
/** Words further away than this are no neighbours. */
const MAX_GAP = 12;
const MAX_WORD = 40;

const isLetter = (text: string, at: number): boolean => FOLDED[text.charCodeAt(at)] !== 0;
const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019;

function endOfWord(text: string, start: number): number {
  let end = start;
  while (end < text.length && end - start < MAX_WORD && isLetter(text, end)) end += 1;
  // O'Brien, D'Angelo: one word.
  if (end === start + 1 && isElision(text, end)) {
    end += 1;
    while (end < text.length && end - start < MAX_WORD && isLetter(text, end)) end += 1;
  }
  return end;
}

function isElision(text: string, apostrophe: number): boolean {
  return isApostrophe(text.charCodeAt(apostrophe)) && IS_CAPITAL[text.charCodeAt(apostrophe + 1)] === 1;
}

function wordOf(text: string, start: number, end: number): Word {
  const hash = hashOfWord(text, start, end);
  return {
    start,
    end,
    hash,
    wordClass: classOfHash(hash),
    context: contextOfHash(hash),
    isCapital: IS_CAPITAL[text.charCodeAt(start)] === 1,
  };
}

/** Reads the words of one text, and remembers the last of them: each is a neighbour of its neighbours. */
export interface WordReader {
  readonly text: string;
  /** The word that begins at `start`. */
  wordFrom(start: number): Word;
  /** The next word after `from`; `start` is -1 when none is near. */
  nextWord(from: number): Word;
  /** The word before `to`; `start` is -1 when none is near. */
  previousWord(to: number): Word;
}

const REMEMBERED = 32;

export function createWordReader(text: string): WordReader {
  const remembered: (Word | undefined)[] = Array.from({ length: REMEMBERED });
  const read = (start: number, end: number): Word => {
    const known = remembered[start % REMEMBERED];
    if (known !== undefined && known.start === start && known.end === end) return known;
    const word = wordOf(text, start, end);
    remembered[start % REMEMBERED] = word;
    return word;
  };
  const previousWord = (to: number, isAfterPossessive = false): Word => {
    const limit = Math.max(0, to - MAX_GAP);
    let end = to;
    while (end > limit && !isLetter(text, end - 1)) end -= 1;
    if (end <= limit) return NO_WORD;
    let start = end;
    while (start > 0 && end - start < MAX_WORD && isLetter(text, start - 1)) start -= 1;
    if (
      !isAfterPossessive &&
      end - start === 1 &&
      start >= 2 &&
      isApostrophe(text.charCodeAt(start - 1)) &&
      isLetter(text, start - 2)
    ) {
      // The `s` of a possessive is no word.
      return previousWord(start - 1, true);
    }
    if (start >= 2 && isElision(text, start - 1) && isLetter(text, start - 2) && !isLetter(text, start - 3))
      start -= 2;
    return read(start, end);
  };
  return {
    text,
    wordFrom: (start) => read(start, endOfWord(text, start)),
    nextWord: (from) => {
      const limit = Math.min(text.length, from + MAX_GAP);
      let at = from;
      if (isApostrophe(text.charCodeAt(at)) && isLetter(text, at + 1) && !isLetter(text, at + 2)) at += 2;
      while (at < limit && !isLetter(text, at)) at += 1;
      return at < limit ? read(at, endOfWord(text, at)) : NO_WORD;
    },
    previousWord: (to) => previousWord(to),
  };
}

const GAP_OF_CODE = new Map<number, Gap>();
for (const [gap, signs] of [
  ['newline', '\n\r\u2028'],
  ['sentence', '!?…'],
  ['table', ';|\t'],
  ['colon', ':'],
  ['comma', ','],
  ['quote', '"“”„«»\'’‘`'],
  ['open', '(['],
  ['close', ')]'],
  ['hyphen', '-–—'],
  ['period', '.'],
  ['at', '@'],
  ['markup', '<>#*'],
  ['code', '_/\\={}$%&+~^'],
] as const)
  for (const sign of signs) GAP_OF_CODE.set(sign.charCodeAt(0), gap);
const RANK: readonly Gap[] = [
  'newline',
  'at',
  'code',
  'digits',
  'sentence',
  'table',
  'markup',
  'colon',
  'quote',
  'open',
  'close',
  'comma',
  'period',
  'hyphen',
  'other',
];
const RANKS = new Map(RANK.map((gap, index) => [gap, index]));

/** What stands between the word that ends at `from` and the one that begins at `to`. */
export function gapBetween(text: string, from: number, to: number): Gap {
  if (to - from === 1 && text.charCodeAt(from) === 0x20) return 'space';
  let best: Gap | undefined;
  let bestRank = RANK.length;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0xa0) continue;
    const gap = code >= 0x30 && code <= 0x39 ? 'digits' : (GAP_OF_CODE.get(code) ?? 'other');
    const rank = RANKS.get(gap)!;
    if (rank < bestRank) {
      best = gap;
      bestRank = rank;
    }
  }
  if (best === undefined) return 'spaces';
  if (best === 'period' && to - from > 1) {
    return IS_CAPITAL[text.charCodeAt(from - 1)] === 1 && !isLetter(text, from - 2) ? 'initial' : 'sentence';
  }
  if (best === 'quote' && isApostrophe(text.charCodeAt(from)) && FOLDED[text.charCodeAt(from + 1)] === 0x73)
    return 'possessive';
  return best;
}
