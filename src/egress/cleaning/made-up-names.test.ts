import { describe, expect, it } from 'vitest';
import { givenName } from './made-up-names.ts';

const WORDS =
  'alma bruno edda falk malte oda petra tilda urban vera viola will mark rose grace hope iris'.split(' ');

describe('a made-up given name', () => {
  it('is no word that a model says of itself, in whatever case', () => {
    const names = Array.from({ length: 256 }, (_, byte) => givenName(Uint8Array.of(byte)).toLowerCase());
    expect(new Set(names).size).toBeGreaterThan(40);
    expect(WORDS.filter((word) => names.includes(word))).toEqual([]);
  });
});
