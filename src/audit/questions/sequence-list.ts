/** Sequences of records by the hundred thousand: eight bytes each instead of a boxed number. */
export class SequenceList {
  #items = new Float64Array(64);
  #count = 0;

  add(sequence: number): void {
    if (this.#count === this.#items.length) {
      const larger = new Float64Array(this.#count * 2);
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.#count] = sequence;
    this.#count += 1;
  }

  /** In the order of the log, none twice. */
  sorted(): Float64Array {
    const items = this.#items.slice(0, this.#count).sort();
    let kept = 0;
    for (const item of items) {
      if (kept === 0 || items[kept - 1] !== item) {
        items[kept] = item;
        kept += 1;
      }
    }
    return items.subarray(0, kept);
  }

  *[Symbol.iterator](): Generator<number, void, undefined> {
    for (let at = 0; at < this.#count; at += 1) yield this.#items[at]!;
  }
}
