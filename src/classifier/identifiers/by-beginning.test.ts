import { describe, expect, it } from 'vitest';
import { IDENTIFIERS } from '../detectors/identity-numbers.ts';
import { beginningsOfPattern } from './beginnings-of-pattern.fixture.ts';
import { DIGIT, DIGIT_FIRST, indexByBeginning, LETTER } from './by-beginning.ts';
import type { Identifier } from './identifier.ts';

const KINDS: Readonly<Record<string, number>> = {
  d: DIGIT | DIGIT_FIRST,
  a: LETTER,
  m: DIGIT | LETTER | DIGIT_FIRST,
  x: DIGIT | LETTER,
};
const BEGINS_WITH: Readonly<Record<string, string>> = { d: 'digit', m: 'digit', a: 'letter', x: 'letter' };
const identifier = (starts: string, alone?: Identifier['alone']): Identifier => ({
  type: 'ID',
  level: 'restricted',
  categories: ['personal'],
  starts,
  pattern: /\d/y,
  context: /id/i,
  bits: 0,
  ...(alone === undefined ? {} : { alone }),
});

describe('indexByBeginning', () => {
  it('finds what a number may be by its first run and what follows', () => {
    const byBeginning = indexByBeginning([identifier('d3-2 d9'), identifier('mx8..9 d3_4')]);
    const indexes = (found: ReturnType<typeof byBeginning.ofRun>) => found?.all.map(({ index }) => index);
    expect(indexes(byBeginning.ofRun(KINDS.d!, 9))).toEqual([0]);
    expect(indexes(byBeginning.ofRun(KINDS.x!, 9))).toEqual([1]);
    expect(indexes(byBeginning.ofRun(KINDS.m!, 8))).toEqual([1]);
    expect(indexes(byBeginning.ofRuns(KINDS.d!, 3, 0x2d, 2))).toEqual([0]);
    expect(indexes(byBeginning.ofRuns(KINDS.d!, 3, 0x20, 4))).toEqual([1]);
  });

  it('finds nothing for any other', () => {
    const byBeginning = indexByBeginning([identifier('d3-2 d9')]);
    expect([2, 3, 9, 21].map((length) => byBeginning.isBegunBy(KINDS.d!, length))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(byBeginning.isBegunBy(KINDS.x!, 9)).toBe(false);
    expect(byBeginning.ofRun(KINDS.d!, 3)).toBeUndefined();
    expect(byBeginning.ofRun(KINDS.m!, 9)).toBeUndefined();
    expect(byBeginning.ofRuns(KINDS.d!, 3, 0x2e, 2)).toBeUndefined();
    expect(byBeginning.ofRuns(KINDS.d!, 3, 0x2d, 21)).toBeUndefined();
    expect(byBeginning.ofRuns(KINDS.d!, 3, 0x4e00, 2)).toBeUndefined();
    expect(byBeginning.ofRuns(KINDS.d!, 3, Number.NaN, 0)).toBeUndefined();
  });

  it('tells which may be believed without a word', () => {
    const withHyphen = identifier('d3-2 d9', (written) => written.includes('-'));
    const byBeginning = indexByBeginning([withHyphen, identifier('d9', true), identifier('d9')]);
    expect(byBeginning.ofRun(KINDS.d!, 9)?.alone.map(({ index }) => index)).toEqual([1]);
    expect(byBeginning.ofRuns(KINDS.d!, 3, 0x2d, 2)?.alone.map(({ index }) => index)).toEqual([0]);
  });

  it('refuses a beginning that it cannot read', () => {
    expect(() => indexByBeginning([identifier('d3 b4')])).toThrow('b4');
  });
});

/** Letters alone, or digits alone, that the pattern allows and the check refuses whatever they are. */
const REFUSED_BY_CHECK: Readonly<Record<string, RegExp>> = {
  US_DRIVER_LICENSE: /^[dmx]\d$/,
  UK_DRIVING_LICENCE: /^[dm]/,
  PASSPORT: /^a/,
  VIN: /^[ad]/,
};

describe('IDENTIFIERS', () => {
  it.each(IDENTIFIERS.map((each) => [each.type, each] as const))(
    'has for %s every beginning of its pattern whose first run is one of those it asks for',
    (type, each) => {
      const byBeginning = indexByBeginning([each]);
      const firstRuns = new Set(
        [...each.starts.matchAll(/([damx]+)(\d+)(?:\.\.(\d+))?(?=\D|$)/g)].flatMap(
          ([, kinds, from, to = from]) =>
            Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => Number(from) + index).flatMap(
              (length) => kinds!.split('').map((kind) => `${BEGINS_WITH[kind]!} ${length}`),
            ),
        ),
      );
      const missing = beginningsOfPattern(each.pattern)
        .filter(({ kind, length }) => firstRuns.has(`${BEGINS_WITH[kind]!} ${length}`))
        .filter(({ separator }) => separator !== '&' && separator !== 'Ñ')
        .filter(({ kind, length, separator, nextLength }) =>
          separator === ''
            ? byBeginning.ofRun(KINDS[kind]!, length) === undefined
            : byBeginning.ofRuns(KINDS[kind]!, length, separator.charCodeAt(0), nextLength) === undefined,
        )
        .map(
          ({ kind, length, separator, nextLength }) =>
            `${kind}${length}${separator}${separator === '' ? '' : nextLength}`,
        );
      expect(missing.filter((written) => REFUSED_BY_CHECK[type]?.test(written) !== true)).toEqual([]);
    },
  );
});
