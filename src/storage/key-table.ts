import type { ApiKey } from '../domain/api-key.ts';

/** A key with the hash it is found by. */
export interface KeyWithHash {
  readonly key: ApiKey;
  /** SHA-256 of the token. */
  readonly hash: Buffer;
}

/** Bytes of a hash that keys are ordered by: as many as a number holds exactly. */
const ORDERED_BYTES = 6;
const HASH_BYTES = 32;
const HASH_WORDS = HASH_BYTES / Uint32Array.BYTES_PER_ELEMENT;

/**
 * Keys by their hash, looked up with the same work whether a key is unknown, expired or revoked. A `Map` is quicker or
 * slower by what it holds, by tens of nanoseconds, and so tells a stranger that a token once was a key. Here every
 * look-up takes as many steps as there are bits in the number of keys, ends at one of them, known or not, compares that
 * one and reads until when it is valid; nothing else of a key is read before it opens something.
 */
export class KeyTable {
  readonly #starts: Float64Array;
  /** All hashes in one piece: a `Buffer` for each would lie in several places, some of them recently used. */
  readonly #hashes: Uint32Array;
  /** From then on a key opens nothing, for whatever reason; milliseconds since the Unix epoch, or ±Infinity. */
  readonly #endsAtMs: Float64Array;
  readonly #keys: readonly ApiKey[];
  /** How many keys have to be compared: 1, unless the starts of two hashes are equal. */
  readonly #width: number;
  readonly #steps: number;
  readonly #asked = new Uint32Array(HASH_WORDS);
  readonly #askedBytes = new Uint8Array(this.#asked.buffer);
  readonly #number = new DataView(new ArrayBuffer(8));
  readonly #isHashAt: typeof isHashAt;

  /** `compare` takes the same time whatever it compares; another than the usual one serves to count. */
  constructor(entries: Iterable<KeyWithHash>, compare: typeof isHashAt = isHashAt) {
    this.#isHashAt = compare;
    const sorted = [...entries].sort((a, b) => Buffer.compare(a.hash, b.hash));
    this.#keys = sorted.map(({ key }) => key);
    const starts = Float64Array.from(sorted, ({ hash }) => startOf(hash));
    this.#width = longestRun(starts);
    // Behind the last key stand some that no token has: what is not below anything is compared as well.
    this.#starts = Float64Array.of(...starts, Number.POSITIVE_INFINITY);
    this.#steps = Math.ceil(Math.log2(this.#starts.length));
    const all = new Uint8Array((sorted.length + this.#width) * HASH_BYTES);
    for (const [at, { hash }] of sorted.entries()) all.set(hash, at * HASH_BYTES);
    this.#hashes = new Uint32Array(all.buffer);
    this.#endsAtMs = new Float64Array(sorted.length + this.#width).fill(Number.NEGATIVE_INFINITY);
    for (const [at, { key }] of sorted.entries()) this.#endsAtMs[at] = endOf(key);
  }

  /** The key of this hash, if it is valid at this moment. */
  findValid(hash: Buffer, nowMs: number): ApiKey | undefined {
    this.#askedBytes.set(hash);
    const first = this.#firstNotBelow(startOf(hash));
    let found = 0;
    for (let at = first; at < first + this.#width; at += 1) {
      const isHash = this.#isHashAt(this.#hashes, at, this.#asked);
      const isInTime = this.#isNegative(nowMs - this.#endsAtMs[at]!);
      found |= -(isHash & isInTime) & (at + 1);
    }
    return this.#keys[found - 1];
  }

  /**
   * 1 for numbers below zero, else 0. Comparisons, `Math.min` and `Math.max` take branches, processors foretell those,
   * and are quicker where they were right; the sign bit of an IEEE 754 number is just there.
   */
  #isNegative(value: number): number {
    this.#number.setFloat64(0, value);
    return this.#number.getInt32(0) >>> 31;
  }

  /** The place of the first key whose start is not below this one, always in the same number of steps. */
  #firstNotBelow(start: number): number {
    let at = 0;
    let left = this.#starts.length;
    for (let step = 0; step < this.#steps; step += 1) {
      const half = left >> 1;
      at += half * this.#isNegative(this.#starts[at + half - 1]! - start);
      left -= half;
    }
    return at;
  }
}

/**
 * 1 where the hash at this place is the one that is asked for, else 0; every bit is looked at. Done with integers,
 * since `timingSafeEqual` tells its result as a boolean, and what is done with one of those takes a branch.
 */
export function isHashAt(hashes: Uint32Array, at: number, asked: Uint32Array): number {
  let difference = 0;
  for (let word = 0; word < HASH_WORDS; word += 1) {
    difference |= hashes[at * HASH_WORDS + word]! ^ asked[word]!;
  }
  // The sign bit of one of the two is set unless the difference is zero.
  return ((difference | -difference) >>> 31) ^ 1;
}

function endOf({ revokedAtMs, expiresAtMs }: ApiKey): number {
  return revokedAtMs === undefined ? (expiresAtMs ?? Number.POSITIVE_INFINITY) : Number.NEGATIVE_INFINITY;
}

function startOf(hash: Buffer): number {
  return hash.readUIntBE(0, ORDERED_BYTES);
}

function longestRun(sorted: Float64Array): number {
  let longest = 1;
  let run = 1;
  for (let at = 1; at < sorted.length; at += 1) {
    run = sorted[at] === sorted[at - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}
