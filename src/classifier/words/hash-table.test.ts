import { describe, expect, it } from 'vitest';
import { hashOfWord } from './fold-letters.ts';
import { createHashTable } from './hash-table.ts';

const hashOf = (word: string): number => hashOfWord(word, 0, word.length);

describe('a table of hashes', () => {
  it('knows what is listed, and nothing else', () => {
    const words = Array.from({ length: 3_000 }, (_, index) => `word ${index.toString(26)}`);
    const numbers = new Map(words.map((word, index) => [hashOf(word), index + 1]));
    const table = createHashTable(numbers);
    for (const [hash, number] of numbers) expect(table.of(hash)).toBe(number);
    for (let index = 0; index < 3_000; index += 1) {
      const hash = hashOf(`other ${index.toString(26)}`);
      if (!numbers.has(hash)) expect(table.of(hash)).toBe(0);
    }
  });

  it('tells hashes apart that ask for one slot, and takes 0 for a hash', () => {
    const table = createHashTable(
      new Map([
        [0, 7],
        [1 << 16, 8],
        [1 << 17, 9],
      ]),
    );
    expect([0, 1 << 16, 1 << 17, 1 << 18, -1].map((hash) => table.of(hash))).toEqual([7, 8, 9, 0, 0]);
    expect(createHashTable(new Map()).of(0)).toBe(0);
  });
});
