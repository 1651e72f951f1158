/** What is known of words by their hash (`hashOfWord`): numbers above 0. */
export interface HashTable {
  /** Of the word with this hash; 0 when it is not listed. */
  of(hash: number): number;
}

/** Slots for each word. */
const ROOM = 2;

/** `listed`: hashes, each once, and what is known of them. A slot is a hash and its number, side by side. */
export function createHashTable(listed: ReadonlyMap<number, number>): HashTable {
  const size = 2 ** Math.ceil(Math.log2(Math.max(1, listed.size) * ROOM));
  const mask = size - 1;
  const slots = new Int32Array(2 * size);
  for (const [hash, value] of listed) {
    let slot = hash & mask;
    while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
    slots[2 * slot] = hash;
    slots[2 * slot + 1] = value;
  }
  return {
    of: (hash) => {
      for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
        const value = slots[2 * slot + 1]!;
        if (value === 0 || slots[2 * slot] === hash) return value;
      }
    },
  };
}
