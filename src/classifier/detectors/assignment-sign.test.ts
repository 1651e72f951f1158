import { describe, expect, it } from 'vitest';
import { mayBeAssigned } from './assignment-sign.ts';

/** `¦` marks where the name ends. */
const isLetThrough = (marked: string): boolean => mayBeAssigned(marked.replace('¦', ''), marked.indexOf('¦'));

describe('a sign of an assignment', () => {
  it.each([
    'key¦=abc',
    'key¦ : abc',
    '"key"¦: "abc"',
    'key¦: string = "abc"',
    'key¦ String = "abc"',
    '--api-key¦ abc',
    'setKey("key¦", "abc")',
    'key¦("abc")',
    '<key¦>abc</key>',
    'name: key¦\n  value: abc',
    'key¦ value = abc',
    'key¦ => abc',
    'key¦ -> abc',
    'key¦ | abc',
  ])('may stand in %s', (marked) => {
    expect(isLetThrough(marked)).toBe(true);
  });

  it.each(['the key¦ is given', 'a key¦, which', 'the keys¦.', 'key¦', 'the key¦ Type is it'])(
    'does not stand in %s',
    (marked) => {
      expect(isLetThrough(marked)).toBe(false);
    },
  );
});
