import { describe, expect, it } from 'vitest';
import { BoundedWords, listed, OTHER } from './label-values.ts';

describe('listed', () => {
  it('lets through what stands on the list', () => {
    expect(listed('everyday', new Set(['everyday']))).toBe('everyday');
    expect(listed('Everyday', new Set(['everyday']))).toBe(OTHER);
    expect(listed('__proto__', new Set())).toBe(OTHER);
  });
});

describe('BoundedWords', () => {
  it('lets the first few words through, and those again', () => {
    const words = new BoundedWords(2);
    expect(['a', 'b', 'c', 'a', 'b'].map((word) => words.of(word))).toEqual(['a', 'b', OTHER, 'a', 'b']);
  });

  it.each(['', 'Has Space', 'a"b', 'a\nb', 'é', '1st', 'x'.repeat(49), 'sk-live-0123456789'])(
    'takes %j for no word',
    (text) => {
      const words = new BoundedWords(1);
      expect(words.of(text)).toBe(OTHER);
      expect(words.of('http-503')).toBe('http-503');
    },
  );
});
