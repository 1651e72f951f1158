import { LETTERS } from '../words/letters.ts';

/**
 * Words that wake signals. A word is looked up by its hash: one look at the heads refuses most words of a text, one at
 * the whole hash nearly all, and only what is left is compared letter by letter.
 */
export interface Lexicon {
  /** How many wakers there are: one more than the highest index. */
  readonly owners: number;
  /** By the hash of a word: the number of the first entry that has it, 0 where none has. */
  readonly wordHeads: Uint16Array;
  /** The same by the hash of the four letters that a long word ends in. */
  readonly endingHeads: Uint16Array;
  /** The same by the hash of the five letters that a word begins with. */
  readonly stemHeads: Uint16Array;
  /** Indexes of the signals that the word of this hash wakes, by the head of its hash; undefined when it is not listed. */
  ownersOf(head: number, hash: number, units: Uint16Array, start: number, end: number): Owners;
  /** The same of an ending of the word, by the head of the hash of its last letters. */
  ownersOfEnding(head: number, units: Uint16Array, start: number, end: number): Owners;
  /** The same of a stem that the word begins with. */
  ownersOfStem(head: number, units: Uint16Array, start: number, end: number): Owners;
}

type Owners = readonly number[] | undefined;

export const HASH_MASK = 0xffff;
export const EMPTY_HASH = 17;
const ENDING_MASK = 0x3fff;
const ENDING_LENGTH = 4;
const STEM_MASK = 0x3fff;
const STEM_LENGTH = 5;

/** Of a word's letters in small, one after the other: `hash = Math.imul(hash, HASH_FACTOR) + letter`. */
export const HASH_FACTOR = 31;

/** `wordsByOwner`: in small letters; `-itis` stands for every long word that ends so, `suizid-` for all that begin so. */
export function buildLexicon(wordsByOwner: readonly (readonly string[])[]): Lexicon {
  const wordHeads = new Uint16Array(HASH_MASK + 1);
  const endingHeads = new Uint16Array(ENDING_MASK + 1);
  const stemHeads = new Uint16Array(STEM_MASK + 1);
  /** By entry, from 1 on: the word, whom it wakes, and the next entry of the same hash. */
  const words: string[] = [''];
  const owners: number[][] = [[]];
  const next: number[] = [0];
  const hashes: number[] = [0];
  const known = new Map<string, number>();
  wordsByOwner.forEach((listed, owner) => {
    for (const each of listed) {
      const entry = known.get(each);
      if (entry !== undefined) {
        if (!owners[entry]!.includes(owner)) owners[entry]!.push(owner);
        continue;
      }
      const isEnding = each.startsWith('-');
      const isStem = !isEnding && each.endsWith('-');
      const word = isEnding ? each.slice(1) : isStem ? each.slice(0, -1) : each;
      if ((isEnding && word.length < ENDING_LENGTH) || (isStem && word.length < STEM_LENGTH))
        throw new Error(`too short for what words begin or end with: ${each}`);
      const heads = isEnding ? endingHeads : isStem ? stemHeads : wordHeads;
      const slot = isEnding
        ? endingHash(unitsOf(word), word.length)
        : isStem
          ? stemHash(unitsOf(word), 0)
          : hashOf(word) & HASH_MASK;
      known.set(each, words.length);
      next.push(heads[slot]!);
      hashes.push(hashOf(word));
      heads[slot] = words.length;
      words.push(word);
      owners.push([owner]);
    }
  });
  const chained = Uint16Array.from(next);
  const wholeHashes = Int32Array.from(hashes);
  /** All words in one row, and where each begins there: nothing of a string is asked while a text is read. */
  const letters = unitsOf(words.join(''));
  const begins = new Uint32Array(words.length + 1);
  words.forEach((word, entry) => {
    begins[entry + 1] = begins[entry]! + word.length;
  });
  const lengthOf = (entry: number): number => begins[entry + 1]! - begins[entry]!;
  const stands = (entry: number, units: Uint16Array, start: number): boolean => {
    const end = begins[entry + 1]!;
    for (let from = begins[entry]!, at = start; from < end; from += 1, at += 1) {
      if (LETTERS[units[at]!] !== letters[from]) return false;
    }
    return true;
  };
  return {
    owners: wordsByOwner.length,
    wordHeads,
    endingHeads,
    stemHeads,
    ownersOf: (head, hash, units, start, end) => {
      for (let entry = head; entry !== 0; entry = chained[entry]!) {
        if (wholeHashes[entry] !== hash || lengthOf(entry) !== end - start) continue;
        if (stands(entry, units, start)) return owners[entry];
      }
      return undefined;
    },
    ownersOfEnding: (head, units, start, end) => {
      for (let entry = head; entry !== 0; entry = chained[entry]!) {
        const from = end - lengthOf(entry);
        if (from >= start && stands(entry, units, from)) return owners[entry];
      }
      return undefined;
    },
    ownersOfStem: (head, units, start, end) => {
      for (let entry = head; entry !== 0; entry = chained[entry]!) {
        if (start + lengthOf(entry) <= end && stands(entry, units, start)) return owners[entry];
      }
      return undefined;
    },
  };
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
  return (a + (b << 3) + (c << 6) + ((units[end - 4]! | 32) << 9)) & ENDING_MASK;
}

/** Of the first five letters after `start`, in the same way; the first may be a capital of any alphabet. */
export function stemHash(units: Uint16Array, start: number): number {
  let hash: number = LETTERS[units[start]!]!;
  hash = Math.imul(hash, HASH_FACTOR) + (units[start + 1]! | 32);
  hash = Math.imul(hash, HASH_FACTOR) + (units[start + 2]! | 32);
  hash = Math.imul(hash, HASH_FACTOR) + (units[start + 3]! | 32);
  return (Math.imul(hash, HASH_FACTOR) + (units[start + 4]! | 32)) & STEM_MASK;
}
