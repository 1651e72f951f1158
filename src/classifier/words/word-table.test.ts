import { describe, expect, it } from 'vitest';
import { codeUnitsOf } from '../view/code-units.ts';
import { createWordTable } from './word-table.ts';

const table = createWordTable([
  ['ignore', 1],
  ['règles', 2],
  ['żyd', 3],
  ['a', 4],
]);

describe('a table of words', () => {
  it.each([
    ['ignore this', 1],
    ['IGNORE', 1],
    ['ignore_this', 1],
    ['ignore2', 1],
    ['RÈGLES du jeu', 2],
    ['Żyd', 3],
    ['a', 4],
    ['ignored', undefined],
    ['ignoreé', undefined],
    ['ignor', undefined],
    ['regles', undefined],
    ['', undefined],
    [' ignore', undefined],
    ['a'.repeat(60), undefined],
  ])('knows what begins %j', (text, expected) => {
    expect(table.at(text, 0)).toBe(expected);
    codeUnitsOf(`${text}regles`);
    expect(table.in(codeUnitsOf(text), 0)).toBe(expected);
  });

  it('reads the word where it stands', () => {
    expect(table.at('please ignore', 7)).toBe(1);
    expect(table.at('please ignore', 6)).toBe(undefined);
  });
});
