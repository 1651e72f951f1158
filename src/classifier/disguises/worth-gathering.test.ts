import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GATHER_PATTERNS } from './gather-characters.ts';
import { worthGathering } from './worth-gathering.ts';

const [singles, pairs, broken, dotted, lettered] = GATHER_PATTERNS as readonly [
  RegExp,
  RegExp,
  RegExp,
  RegExp,
  RegExp,
];
const worth = (text: string) => worthGathering(text, 0, text.length);
const foundBy = (pattern: RegExp, text: string): string[] => text.match(pattern) ?? [];
const digitsOf = (text: string): number => text.replaceAll(/\D/g, '').length;

/** What numbers that are set apart are written with, and what stands between words. */
const APART = [
  '4',
  '11',
  '234',
  '1',
  'a',
  'B',
  '0x3f',
  'O',
  'l1',
  'o',
  'I',
  '|',
  ' ',
  ' ',
  '-',
  '.',
  '..',
  '...',
];
const BETWEEN = [
  ', ',
  ',',
  ') (',
  ')(',
  '_',
  '/',
  ' * ',
  '~',
  '\n',
  ' \n > ',
  ':',
  'word',
  'é',
  '\t',
  '2e',
  '5O',
];

describe('worthGathering', () => {
  it('is true of whatever a pattern would find', () => {
    const piece = fc.constantFrom(...APART, ...BETWEEN);
    const matched = { singles: 0, pairs: 0, broken: 0, dotted: 0, lettered: 0 };
    fc.assert(
      fc.property(
        fc.array(fc.tuple(piece, piece), { maxLength: 5 }),
        fc.nat(12),
        fc.array(piece, { maxLength: 12 }),
        (repeated, times, rest) => {
          const text = [...repeated.map(([a, b]) => (a + b).repeat(times)), ...rest].join('');
          const told = worth(text);
          const expected = {
            singles: foundBy(singles, text).length > 0,
            pairs: foundBy(pairs, text).length > 0,
            broken: foundBy(broken, text).some((found) => digitsOf(found) >= 7),
            dotted: foundBy(dotted, text).length > 0,
            lettered: foundBy(lettered, text).some(
              (found) => found.length >= 7 && digitsOf(found) >= 3 && /[OolI|]/.test(found),
            ),
          };
          for (const kind of ['singles', 'pairs', 'broken', 'dotted', 'lettered'] as const) {
            if (!expected[kind]) continue;
            matched[kind] += 1;
            expect(told[kind], `${kind} in ${JSON.stringify(text)}`).toBe(true);
          }
          expect(told.lineBreaks).toBe(text.includes('\n'));
        },
      ),
      { numRuns: 5_000 },
    );
    for (const [kind, count] of Object.entries(matched)) expect(count, kind).toBeGreaterThan(10);
  });

  it.each([
    'In 2024, it was up to us to do so if we of it all agree on it or not: 12 of 30.',
    'Room 101 is on level 3, open 9 to 5.',
    'I saw 3 of 12 in 1999',
    'version 1.2.3 of 12 Nov',
  ])('is false of a sentence: %s', (text) => {
    expect(worth(text)).toEqual({
      singles: false,
      pairs: false,
      broken: false,
      lettered: false,
      dotted: false,
      lineBreaks: false,
    });
  });
});
