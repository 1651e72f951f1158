/** Randomness that a seed repeats: xorshift of 128 bits, as good as a test needs and no better. */
export class SeededRandom {
  readonly #state: Uint32Array;

  constructor(seed: number) {
    this.#state = new Uint32Array(4);
    let mixed = seed >>> 0;
    for (let index = 0; index < 4; index += 1) {
      // SplitMix32, so that neighbouring seeds begin far from each other.
      mixed = (mixed + 0x9e3779b9) >>> 0;
      let part = mixed;
      part = Math.imul(part ^ (part >>> 16), 0x21f0aaad);
      part = Math.imul(part ^ (part >>> 15), 0x735a2d97);
      this.#state[index] = (part ^ (part >>> 15)) | 1;
    }
  }

  /** From 0 up to, but not including, 1. */
  next(): number {
    const a = this.#state[0]!;
    let mixed = this.#state[3]!;
    mixed ^= mixed << 11;
    mixed ^= mixed >>> 8;
    this.#state.copyWithin(1, 0, 3);
    this.#state[0] = mixed ^ a ^ (a >>> 19);
    return this.#state[0] / 0x1_0000_0000;
  }

  /** A whole number from 0 up to, but not including, `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Item>(list: readonly Item[]): Item {
    return list[this.below(list.length)]!;
  }

  /** Each item with this probability, in order. */
  some<Item>(list: readonly Item[], probability: number): Item[] {
    return list.filter(() => this.chance(probability));
  }

  text(alphabet: string, length: number): string {
    return Array.from({ length }, () => alphabet[this.below(alphabet.length)]).join('');
  }

  bytes(size: number): Uint8Array {
    return Uint8Array.from({ length: size }, () => this.below(256));
  }
}
