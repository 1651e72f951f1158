import { describe, expect, it } from 'vitest';
import { lexiconOf } from './lexicon-of.ts';

const HEALTH = { words: ['asthma'] };
const MONEY = { words: ['salary'] };

describe('the lexicon of signals', () => {
  it('is built once for the same words, whoever has them', () => {
    const lexicon = lexiconOf([HEALTH, MONEY, {}]);
    expect(lexiconOf([{ ...HEALTH }, { ...MONEY }, {}])).toBe(lexicon);
  });

  it('is not that of other words, of another order or of more signals', () => {
    const lexicon = lexiconOf([HEALTH, MONEY]);
    for (const others of [[HEALTH], [MONEY, HEALTH], [HEALTH, {}, MONEY], [HEALTH, { words: ['salary'] }]])
      expect(lexiconOf(others)).not.toBe(lexicon);
  });

  it('is still remembered after one of no words was made', () => {
    const lexicon = lexiconOf([HEALTH]);
    lexiconOf([{}]);
    expect(lexiconOf([HEALTH])).toBe(lexicon);
  });
});
