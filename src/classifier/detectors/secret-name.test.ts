import { describe, expect, it } from 'vitest';
import { isWeakName, strengthOfName } from './secret-name.ts';

/** Of the last word of a name. */
const strengthOf = (name: string, word: string) => {
  const start = name.length - word.length;
  return strengthOfName(name, { start, wordEnd: name.length, nameEnd: name.length });
};

describe('the name of a secret', () => {
  it.each(['public', 'erc20', 'ssh-rsa-', 'per', 'storage_item ', 'Next', 'csrf.', 'a file '])(
    'is of none behind %j',
    (before) => {
      expect(strengthOf(`${before}token`, 'token')).toBe('none');
    },
  );

  it.each(['', 'my ', 'super', 'the other '])('is strong behind %j', (before) => {
    expect(strengthOf(`${before}token`, 'token')).toBe('strong');
  });

  it.each([
    ['api', 'strong'],
    ['API_', 'strong'],
    ['wpa access-', 'strong'],
    ['jwt ', 'strong'],
    ['algolia', 'fair'],
    ['the ', 'weak'],
    ['', 'weak'],
  ])('of a plain key is, behind %j, %s', (before, strength) => {
    expect(strengthOf(`${before}key`, 'key')).toBe(strength);
    expect(isWeakName(`${before}key`, before.length)).toBe(strength !== 'strong');
  });
});
