import { describe, expect, it } from 'vitest';
import { tokeniseText } from '../domain/json/tokenise.ts';
import { partOf, readTokenCount } from './token-count.ts';

const count = (text: string) => readTokenCount(tokeniseText(text).root);

describe('readTokenCount (F20)', () => {
  it('reads whole numbers', () => {
    expect([count('0'), count('12'), count('12.0'), count('1e3')]).toEqual([0, 12, 12, 1000]);
  });

  it('takes the negative, the fractional, the absurd and the wrong type as unknown, never as zero', () => {
    for (const text of ['-1', '0.5', '1e30', '1e400', '"12"', 'null']) expect(count(text)).toBeUndefined();
    expect(readTokenCount(undefined)).toBeUndefined();
  });

  it('takes a part above its total as unknown', () => {
    expect(partOf(5, 4)).toBeUndefined();
    expect(partOf(4, 4)).toBe(4);
    expect(partOf(4, undefined)).toBe(4);
  });
});
