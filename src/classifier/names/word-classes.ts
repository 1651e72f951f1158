import { inflateRawSync } from 'node:zlib';
import { BUCKET_BITS, bucketOf, fingerprintOf } from './word-class-layout.ts';
import { WORD_CLASS_TABLE } from './word-class-table.ts';

/**
 * What lists of names, words and places know of a word, two bits each, from 0 (not listed) to 3 (very common): as a
 * given name, as a surname, as an ordinary word of one of nine languages, as a place. 0 is a word that nobody lists.
 */
export type WordClass = number;

export const givenOf = (word: WordClass): number => word & 3;
export const surnameOf = (word: WordClass): number => (word >> 2) & 3;
export const ordinaryOf = (word: WordClass): number => (word >> 4) & 3;
export const placeOf = (word: WordClass): number => (word >> 6) & 3;

interface Table {
  readonly starts: Uint32Array;
  /** A fingerprint, and the class in the lowest {@link CLASS_BITS}: one look for both. */
  readonly words: Uint32Array;
}

const CLASS_BITS = 8;
const CLASS_MASK = 0xff;

let table: Table | undefined;

/** What the lists know of the word with this hash (`hashOfWord`). One unlisted word in some two thousand is taken for another. */
export function classOfHash(hash: number): WordClass {
  table ??= unpack();
  const bucket = bucketOf(hash);
  const fingerprint = fingerprintOf(hash);
  const last = table.starts[bucket + 1]!;
  for (let index = table.starts[bucket]!; index < last; index += 1) {
    const word = table.words[index]!;
    if (word >>> CLASS_BITS === fingerprint) return word & CLASS_MASK;
  }
  return 0;
}

/** The packed table: the size of every bucket, the low and the high bytes of the fingerprints, the classes. */
function unpack(): Table {
  const bytes = inflateRawSync(Buffer.from(WORD_CLASS_TABLE, 'base64'));
  const buckets = 2 ** BUCKET_BITS;
  const starts = new Uint32Array(buckets + 1);
  for (let bucket = 0; bucket < buckets; bucket += 1) starts[bucket + 1] = starts[bucket]! + bytes[bucket]!;
  const size = starts[buckets]!;
  const words = new Uint32Array(size);
  const low = buckets;
  const high = low + size;
  const classes = high + size;
  for (let index = 0; index < size; index += 1) {
    const fingerprint = bytes[low + index]! | (bytes[high + index]! << 8);
    words[index] = (fingerprint << CLASS_BITS) | bytes[classes + index]!;
  }
  return { starts, words };
}
