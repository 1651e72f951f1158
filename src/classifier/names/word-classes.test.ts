import { describe, expect, it } from 'vitest';
import { hashOfWord } from '../words/fold-letters.ts';
import { describeFeature, FEATURE_COUNT } from './name-features.ts';
import { NAME_SPELLING } from './name-spelling.ts';
import { NAME_WEIGHTS } from './name-weights.ts';
import { classOfHash, givenOf, ordinaryOf, placeOf, surnameOf } from './word-classes.ts';

const classOf = (word: string) => classOfHash(hashOfWord(word, 0, word.length));

describe('word classes', () => {
  it.each(['Anna', 'Miguel', 'Priya', 'Yusuf', 'Małgorzata'])('knows the given name %s', (word) => {
    expect(givenOf(classOf(word))).toBeGreaterThanOrEqual(2);
  });

  it.each(['Smith', 'Müller', 'García', 'Nguyen', 'Okafor'])('knows the surname %s', (word) => {
    expect(surnameOf(classOf(word))).toBeGreaterThanOrEqual(2);
  });

  it.each(['the', 'invoice', 'Rechnung', 'facture', 'bardzo'])('knows the word %s', (word) => {
    expect(ordinaryOf(classOf(word))).toBeGreaterThanOrEqual(1);
  });

  it.each(['France', 'Berlin', 'Texas'])('knows the place %s', (word) => {
    expect(placeOf(classOf(word))).toBe(3);
    expect(surnameOf(classOf(word))).toBeLessThan(3);
  });

  it('takes a word for the same with and without accents and capitals', () => {
    expect(hashOfWord('MÜLLER', 0, 6)).toBe(hashOfWord('muller', 0, 6));
    expect(hashOfWord("O'Brien", 0, 7)).toBe(hashOfWord('obrien', 0, 6));
  });

  it('knows next to none of the words that nobody lists', () => {
    let known = 0;
    for (let index = 0; index < 10_000; index += 1)
      if (classOf(`qxz${index.toString(26).replace(/\d/g, 'q')}vv`) !== 0) known += 1;
    expect(known).toBeLessThan(30);
  });
});

describe('weights', () => {
  it('are one for each feature, and each feature can be told in words', () => {
    expect(NAME_WEIGHTS).toHaveLength(FEATURE_COUNT);
    expect(NAME_SPELLING).toHaveLength(4_096);
    for (let feature = 0; feature < FEATURE_COUNT; feature += 1) {
      expect(describeFeature(feature)).not.toMatch(/^unknown$|undefined|NaN/);
    }
  });

  it('say what anybody would expect', () => {
    const weightOf = (words: string) => {
      for (let feature = 0; feature < FEATURE_COUNT; feature += 1)
        if (describeFeature(feature) === words) return NAME_WEIGHTS[feature]!;
      throw new Error(`no feature is called ${words}`);
    };
    expect(weightOf('-1 is title')).toBeGreaterThan(0.5);
    expect(weightOf('+1 is company')).toBeLessThan(-0.5);
    expect(weightOf('-1 is capital-given')).toBeGreaterThan(0.5);
  });
});
