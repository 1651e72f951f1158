import { describe, expect, it } from 'vitest';
import { findingOf } from '../matching.ts';
import { createPhraseFinder, type Phrase } from './phrases.ts';

const PHRASES: readonly Phrase[] = [
  { pattern: /\b(?:minimum price|pen-?test report)\b/gi, finding: findingOf('PRICE', 'internal') },
  { pattern: /\bsalar(?:y|ies) of\b/gi, finding: findingOf('PAY', 'internal') },
];
const finder = createPhraseFinder('price pentest salaries', PHRASES);
const typesAt = (text: string, ...words: string[]): string[] =>
  finder
    .find(
      text,
      words.map((word) => text.indexOf(word)),
    )
    .map(({ type }) => type);

describe('phrases around words', () => {
  it('are found around a word that they hold', () => {
    expect(typesAt('our minimum price is secret', 'price')).toEqual(['PRICE']);
    expect(typesAt('the salaries of all', 'salaries')).toEqual(['PAY']);
    expect(typesAt('read the pentest report', 'pentest')).toEqual(['PRICE']);
  });

  it('are looked for by their own words alone', () => {
    expect(typesAt('the salaries of all, and a price', 'price')).toEqual([]);
  });

  it('are told once where windows overlap', () => {
    expect(typesAt('a price, the minimum price', 'price', 'price,', 'price')).toEqual(['PRICE']);
  });

  it('have to hold every word', () => {
    expect(() => createPhraseFinder('garden', PHRASES)).toThrow('no phrase holds the word: garden');
  });
});
