import { LETTERS } from './letters.ts';

/**
 * Words that wake signals. A word is looked up by its hash: one look at a table of marks refuses nearly all words of a
 * text, and only what is left is compared letter by letter.
 */
export interface Lexicon {
  /** 1 for every hash that a listed word has. */
  readonly wordMarks: Uint8Array;
  /** 1 for every hash of four letters that a long word may end in. */
  readonly endingMarks: Uint8Array;
  /** Indexes of the signals that the word wakes; undefined when it is not listed. */
  ownersOf(units: Uint16Array, start: number, end: number, hash: number): readonly number[] | undefined;
  /** As {@link ownersOf}, for the last four letters before `end`. */
  ownersOfEnding(units: Uint16Array, end: number): readonly number[] | undefined;
}

export const HASH_MASK = 0xffff;
export const EMPTY_HASH = 17;
const ENDING_MASK = 0xfff;
const ENDING_LENGTH = 4;

/** Of a word's letters in small, one after the other: `hash = Math.imul(hash, HASH_FACTOR) + letter`. */
export const HASH_FACTOR = 31;

interface Entry {
  readonly word: string;
  readonly hash: number;
  readonly owners: number[];
}

/** `wordsByOwner`: in small letters; `-itis` stands for every long word that ends so. */
export function buildLexicon(wordsByOwner: readonly (readonly string[])[]): Lexicon {
  const words = new Map<string, Entry>();
  const endings = new Map<string, Entry>();
  wordsByOwner.forEach((listed, owner) => {
    for (const each of listed) {
      const isEnding = each.startsWith('-');
      const word = isEnding ? each.slice(1) : each;
      const into = isEnding ? endings : words;
      const entry = into.get(word) ?? {
        word,
        hash: isEnding ? endingHash(unitsOf(word), word.length) : hashOf(word),
        owners: [],
      };
      if (!entry.owners.includes(owner)) entry.owners.push(owner);
      into.set(word, entry);
    }
  });
  const wordMarks = new Uint8Array(HASH_MASK + 1);
  const endingMarks = new Uint8Array(ENDING_MASK + 1);
  const byHash = grouped(words, wordMarks, HASH_MASK);
  const byEnding = grouped(endings, endingMarks, ENDING_MASK);
  return {
    wordMarks,
    endingMarks,
    ownersOf: (units, start, end, hash) => ownersIn(byHash.get(hash & HASH_MASK), units, start, end),
    ownersOfEnding: (units, end) =>
      ownersIn(byEnding.get(endingHash(units, end)), units, end - ENDING_LENGTH, end),
  };
}

function grouped(
  entries: ReadonlyMap<string, Entry>,
  marks: Uint8Array,
  mask: number,
): ReadonlyMap<number, readonly Entry[]> {
  const groups = new Map<number, Entry[]>();
  for (const entry of entries.values()) {
    const slot = entry.hash & mask;
    marks[slot] = 1;
    const group = groups.get(slot);
    if (group === undefined) groups.set(slot, [entry]);
    else group.push(entry);
  }
  return groups;
}

function ownersIn(
  group: readonly Entry[] | undefined,
  units: Uint16Array,
  start: number,
  end: number,
): readonly number[] | undefined {
  if (group === undefined) return undefined;
  for (const { word, owners } of group) if (isWord(word, units, start, end)) return owners;
  return undefined;
}

function isWord(word: string, units: Uint16Array, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let index = 0; index < word.length; index += 1) {
    if (LETTERS[units[start + index]!] !== word.charCodeAt(index)) return false;
  }
  return true;
}

function hashOf(word: string): number {
  let hash = EMPTY_HASH;
  for (let index = 0; index < word.length; index += 1) {
    hash = (Math.imul(hash, HASH_FACTOR) + word.charCodeAt(index)) | 0;
  }
  return hash;
}

function unitsOf(word: string): Uint16Array {
  return Uint16Array.from(word, (letter) => letter.charCodeAt(0));
}

/** Of the last four letters before `end`; the case of ASCII letters is laid aside. */
export function endingHash(units: Uint16Array, end: number): number {
  const a = units[end - 1]! | 32;
  const b = units[end - 2]! | 32;
  const c = units[end - 3]! | 32;
  return (a + (b << 3) + (c << 6) + ((units[end - 4]! | 32) << 8)) & ENDING_MASK;
}
