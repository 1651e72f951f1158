import { LETTERS } from '../words/letters.ts';

/**
 * Words that wake signals. A word is looked up by its hash: one bit refuses most words of a text, one look at the whole
 * hash nearly all, and only what is left is compared letter by letter.
 */
export interface Lexicon {
  /** For the hits of each signal in a text, none of them yet; to be copied. */
  readonly noHits: readonly (number[] | undefined)[];
  /** By the last bits of the hash of a word, whether one may be listed: see {@link mayHave}. */
  readonly words: Int32Array;
  /** The same by the hash of the four letters that a long word ends in. */
  readonly endings: Int32Array;
  /** The same by the hash of the five letters that a word begins with. */
  readonly stems: Int32Array;
  /** Whom the words wake: rows of indexes of signals, each ended by {@link NOBODY}. */
  readonly awoken: Uint8Array;
  /** Where in `awoken` the row of the word of this hash begins; 0, an empty row, when it is not listed. */
  rowOf(hash: number, units: Uint16Array, start: number, end: number): number;
  /** The same of an ending of the word, by the hash of its last letters. */
  rowOfEnding(hash: number, units: Uint16Array, start: number, end: number): number;
  /** The same of a stem that the word begins with. */
  rowOfStem(hash: number, units: Uint16Array, start: number, end: number): number;
}

export const NOBODY = 0xff;

/** Whether the bit of a hash is set: a table of bits stays where the processor has it at hand. */
export function mayHave(bits: Int32Array, hash: number): boolean {
  return (bits[hash >> 5]! & (1 << hash)) !== 0;
}

export const HASH_MASK = 0xffff;
export const EMPTY_HASH = 17;
const ENDING_MASK = 0x3fff;
const ENDING_LENGTH = 4;
const STEM_MASK = 0x3fff;
const STEM_LENGTH = 5;

/** What is known of an entry: its hash, the next of the same head, where its letters begin, how many, and its row. */
const FIELDS = 5;
const HASH = 0;
const NEXT = 1;
const BEGIN = 2;
const LENGTH = 3;
const ROW = 4;

/** Of a word's letters in small, one after the other: `hash = Math.imul(hash, HASH_FACTOR) + letter`. */
export const HASH_FACTOR = 31;

/** `wordsByOwner`: in small letters; `-itis` stands for every long word that ends so, `suizid-` for all that begin so. */
export function buildLexicon(wordsByOwner: readonly (readonly string[])[]): Lexicon {
  /** By hash: the number of the first entry that has it, 0 where none has. */
  const wordHeads = new Uint16Array(HASH_MASK + 1);
  const endingHeads = new Uint16Array(ENDING_MASK + 1);
  const stemHeads = new Uint16Array(STEM_MASK + 1);
  /** By entry, from 1 on: the word, whom it wakes, and the next entry of the same hash. */
  const words: string[] = [''];
  const owners: number[][] = [[]];
  const next: number[] = [0];
  const entryOf = new Map<string, number>();
  wordsByOwner.forEach((listed, owner) => {
    for (const each of listed) {
      const entry = entryOf.get(each);
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
      entryOf.set(each, words.length);
      next.push(heads[slot]!);
      heads[slot] = words.length;
      words.push(word);
      owners.push([owner]);
    }
  });
  if (wordsByOwner.length >= NOBODY) throw new Error('too many signals for one byte');
  /** All words in one row, and what is known of each side by side: nothing of a string is asked while a text is read. */
  const letters = unitsOf(words.join(''));
  const known = new Int32Array(FIELDS * words.length);
  const awoken: number[] = [NOBODY];
  let begin = 0;
  words.forEach((word, entry) => {
    known.set([hashOf(word), next[entry]!, begin, word.length, awoken.length], FIELDS * entry);
    awoken.push(...owners[entry]!, NOBODY);
    begin += word.length;
  });
  const stands = (at: number, units: Uint16Array, start: number): boolean => {
    const from = known[at + BEGIN]!;
    const length = known[at + LENGTH]!;
    for (let index = 0; index < length; index += 1) {
      if (LETTERS[units[start + index]!] !== letters[from + index]) return false;
    }
    return true;
  };
  return {
    noHits: wordsByOwner.map(() => undefined),
    words: bitsOf(wordHeads),
    endings: bitsOf(endingHeads),
    stems: bitsOf(stemHeads),
    awoken: Uint8Array.from(awoken),
    rowOf: (hash, units, start, end) => {
      for (let entry = wordHeads[hash & HASH_MASK]!; entry !== 0; ) {
        const at = FIELDS * entry;
        if (known[at + HASH] === hash && known[at + LENGTH] === end - start && stands(at, units, start))
          return known[at + ROW]!;
        entry = known[at + NEXT]!;
      }
      return 0;
    },
    rowOfEnding: (hash, units, start, end) => {
      for (let entry = endingHeads[hash]!; entry !== 0; ) {
        const at = FIELDS * entry;
        const from = end - known[at + LENGTH]!;
        if (from >= start && stands(at, units, from)) return known[at + ROW]!;
        entry = known[at + NEXT]!;
      }
      return 0;
    },
    rowOfStem: (hash, units, start, end) => {
      for (let entry = stemHeads[hash]!; entry !== 0; ) {
        const at = FIELDS * entry;
        if (start + known[at + LENGTH]! <= end && stands(at, units, start)) return known[at + ROW]!;
        entry = known[at + NEXT]!;
      }
      return 0;
    },
  };
}

/** A bit for each head, set where there is one. */
function bitsOf(heads: Uint16Array): Int32Array {
  const bits = new Int32Array(heads.length >> 5);
  heads.forEach((head, hash) => {
    if (head !== 0) bits[hash >> 5]! |= 1 << hash;
  });
  return bits;
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
