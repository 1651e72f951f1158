import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPhraseLists } from './phrase-lists.ts';
import { beginningsOf } from './word-beginnings.ts';

const ALL = 0b11;
const lists = createPhraseLists([
  { lines: ['not yet|kar[ay] umown\\p{L}{1,2}|(?:un)?patched', 'sąd\\p{L}{0,3}|on \\d{1,3} days'] },
  { lines: ['ours?|we', '(?<=to )schließen|frapp\\p{L}{1,3}'] },
]);
const standing = (text: string, wanted = ALL, window = { from: 0, to: text.length }) =>
  lists.standing(text, window, wanted);

describe('lists of phrases', () => {
  it.each([
    ['this is not yet said', 1],
    ['NOT YET', 1],
    ['a kara umowna', 1],
    ['unpatched', 1],
    ['patched', 1],
    ['Sądowi', 1],
    ['paid on 30 days', 1],
    ['it is ours', 2],
    ['our', 2],
    ['OURS', 2],
    ['our\u00e9', 0],
    ['fermer, to schließen', 2],
    ['il a frappé', 2],
    ['we are not yet there', 3],
    ['knot yet', 0],
    ['not yeti', 0],
    ['hours', 0],
    ['sądownictwo', 0],
    ['owe us', 0],
    ['schließen', 0],
    ['', 0],
  ])('finds in %j the lists %i', (text, expected) => {
    expect(standing(text)).toBe(expected);
  });

  it('looks for nothing but the lists wanted', () => {
    expect(standing('we are not yet there', 2)).toBe(2);
    expect(standing('we are not yet there', 1)).toBe(1);
  });

  it('does not take a word that the window cuts for what is left of it', () => {
    const text = 'hours ours';
    expect(standing(text, ALL, { from: 1, to: 5 })).toBe(0);
    expect(standing(text, ALL, { from: 6, to: 10 })).toBe(2);
    expect(standing('not yet', ALL, { from: 0, to: 6 })).toBe(0);
    expect(standing('weather', ALL, { from: 0, to: 2 })).toBe(0);
  });

  it('remembers what holds nothing, and is none the wiser for it', () => {
    const piece = fc.constantFrom(
      'not ',
      'yet ',
      'not yet ',
      'on 30 ',
      'days ',
      'ours',
      ' ',
      'we, ',
      'to schl',
      'ießen ',
      'word ',
    );
    const window = fc.tuple(fc.nat(60), fc.nat(60), fc.constantFrom(1, 2, 3));
    let empty = 0;
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 20 }),
        fc.array(window, { maxLength: 12 }),
        (pieces, windows) => {
          const text = `word word ${pieces.join('')}`;
          for (const [from, size, wanted] of windows) {
            const to = Math.min(text.length, from + size);
            if (from > to) continue;
            // Of another text nothing is known; so many blanks before it move every place.
            const moved = { from: from + 1, to: to + 1 };
            const fresh = standing(` ${text}`, wanted, moved);
            expect(standing(text, wanted, { from, to }), JSON.stringify([text, from, to])).toBe(fresh);
            if (fresh === 0) empty += 1;
          }
          // All windows of one text, one after the other.
          const told = windows.map(([from, size, wanted]) =>
            standing(text, wanted, {
              from: Math.min(from, text.length),
              to: Math.min(text.length, from + size),
            }),
          );
          windows.forEach(([from, size, wanted], index) => {
            standing('another text', wanted);
            const to = Math.min(text.length, from + size);
            expect(told[index]).toBe(standing(text, wanted, { from: Math.min(from, text.length), to }));
          });
        },
      ),
      { numRuns: 2_000 },
    );
    expect(empty).toBeGreaterThan(100);
  });

  it('stops where enough is found', () => {
    const text = 'ours, not yet';
    expect(lists.standing(text, { from: 0, to: text.length }, ALL, 2)).toBe(2);
    expect(lists.standing(text, { from: 0, to: text.length }, ALL, 1)).toBe(3);
  });
});

describe('the beginnings of a pattern', () => {
  it('are told for groups, classes and what may be missing', () => {
    const written = (source: string) =>
      beginningsOf(source).map(({ letters, isWhole }) => letters + (isWhole ? '.' : ''));
    expect(written('(?:mein|unser)e? frau')).toEqual(['mein', 'unse']);
    expect(written('[lL][ae] petite')).toEqual(['la.', 'le.']);
    expect(written('on[ze]?')).toEqual(['on.', 'onz.', 'one.']);
    expect(written('ugo\\p{L}{0,2}')).toEqual(['ugo.', 'ugo']);
    expect(written("l['’](?:enfant)")).toEqual(['l.']);
  });

  it('are refused where a phrase begins with anything', () => {
    expect(() => beginningsOf('\\p{L}{0,12}gericht')).toThrow(/begin/);
    expect(() => beginningsOf('\\d years')).toThrow(/begin/);
  });
});
