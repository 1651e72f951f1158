import { describe, expect, it } from 'vitest';
import { withListedLetters } from './letter-class.ts';

const matches = (source: string, text: string): boolean =>
  new RegExp(`^(?:${withListedLetters(source)})$`, 'iu').test(text);

describe('withListedLetters', () => {
  it.each(['\\p{L}{2,9}', '[\\p{L}-]{2,9}', '(?:[\\]\\p{L}]|x){2,9}', '[\\p{L}\\d]{2,9}'])(
    'matches words of the listed alphabets with %s',
    (source) => {
      for (const word of ['ab', 'ÄÖÜß', 'łódź', 'ŁÓDŹ', 'Łukasz', 'αβγ', 'елена', 'ệnh'])
        expect(matches(source, word), word).toBe(true);
      for (const other of ['a1!', '×÷', '漢字', 'a b', '«a»'])
        expect(matches(source, other), other).toBe(false);
    },
  );

  it('leaves the rest of a pattern as it is', () => {
    expect(withListedLetters('(?:\\[a]|\\x20b)')).toBe('(?:\\[a]|\\x20b)');
    expect(matches('\\[\\p{L}\\]', '[é]')).toBe(true);
  });
});
