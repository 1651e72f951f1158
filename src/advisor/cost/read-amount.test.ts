import { describe, expect, it } from 'vitest';
import { AdviceProblem } from '../advice-problem.ts';
import { overrideAssumptions, readGivenFigure } from './override-assumptions.ts';
import { readDollars, readNumber, readTokenPrice } from './read-amount.ts';
import { ASSUMPTION_NAMES, boundsOf, USUAL_ASSUMPTIONS } from './usual-assumptions.ts';

describe('amounts as people write them', () => {
  it.each([
    ['100000', 100_000],
    ['100,000', 100_000],
    ['100k', 100_000],
    ['2.5M', 2_500_000],
    ['1e6', 1_000_000],
    ['-0.05', -0.05],
  ])('reads %s', (text, value) => {
    expect(readNumber(text, '--queries')).toBe(value);
  });

  it.each(['', 'many', '1,5', '1.2.3', '10 0', 'NaN', '--5', '1,0000'])('refuses "%s"', (text) => {
    expect(() => readNumber(text, '--queries')).toThrow(AdviceProblem);
  });

  it.each([
    ['$1,600', 1_600],
    ['1600 $', 1_600],
    ['750 usd', 750],
    ['0', 0],
  ])('reads %s as dollars', (text, value) => {
    expect(readDollars(text, 'price')).toBe(value);
  });

  it.each(['€1600', '1600 EUR', '£10', '5 chf'])('asks to convert %s', (text) => {
    expect(() => readDollars(text, 'price')).toThrow(/amounts are in US dollars/);
    expect(() => readTokenPrice(`${text}/1M`, '--api-input')).toThrow(/amounts are in US dollars/);
  });

  it('refuses a price below zero', () => {
    expect(() => readDollars('-1', 'price')).toThrow('cannot be below zero');
  });

  it.each([
    ['1.75/1M', 1_750_000_000n],
    ['$1.75 per 1M', 1_750_000_000n],
    ['0.03/1K', 30_000_000_000n],
    ['$0.03 per 1K tokens', 30_000_000_000n],
    ['14/M', 14_000_000_000n],
    ['14 per million', 14_000_000_000n],
    ['0.014 per thousand', 14_000_000_000n],
  ])('reads %s by the million', (text, nano) => {
    expect(readTokenPrice(text, '--api-input')).toBe(nano);
  });

  it('wants to know of how many tokens a price is', () => {
    expect(() => readTokenPrice('1.75', '--api-input')).toThrow(
      '--api-input: say for how many tokens "1.75" is: for instance 1.75/1M, or 0.03/1K',
    );
  });

  it('doubts a price by the thousand that was meant by the million', () => {
    expect(() => readTokenPrice('1000/1K', '--api-input')).toThrow('is it meant per 1M?');
  });
});

describe('assumptions', () => {
  it('are all within their own bounds, with a unit, a source and words', () => {
    for (const name of ASSUMPTION_NAMES) {
      const { low, value, high, unit, source, words } = USUAL_ASSUMPTIONS[name];
      const { least, most } = boundsOf(name);
      expect(least <= low && low <= value && value <= high && high <= most, name).toBe(true);
      expect(
        [unit, source, words].every((text) => text.length > 0),
        name,
      ).toBe(true);
    }
  });

  it('are overridden by a value, which is then certain, or by a range', () => {
    expect(readGivenFigure('hourRate=120')).toEqual(['hourRate', { value: 120 }]);
    expect(readGivenFigure('hoursPerMonth=5..10..20')).toEqual([
      'hoursPerMonth',
      { low: 5, value: 10, high: 20 },
    ]);
    const changed = overrideAssumptions(USUAL_ASSUMPTIONS, { hourRate: 120 }).hourRate;
    expect(changed).toMatchObject({
      value: 120,
      low: 120,
      high: 120,
      unit: '$ an hour',
      source: 'given by you',
    });
    expect(USUAL_ASSUMPTIONS.hourRate.value).toBe(100);
  });

  it('take a share in percent, and growth below zero', () => {
    expect(readGivenFigure('growthPerMonth=-5%')).toEqual(['growthPerMonth', { value: -0.05 }]);
    expect(readGivenFigure('batchShare=10%..20%..30%')).toEqual([
      'batchShare',
      { low: 0.1, value: 0.2, high: 0.3 },
    ]);
  });

  it.each([
    ['batchShare=30', 'a share is from 0 to 1, so 30 % is 0.3'],
    ['growthPerMonth=-0.95', 'must be from -0.9 to 1'],
    ['queriesPerMonth=1e13', 'must be from 0 to 1,000,000,000,000 queries a month'],
    ['hoursPerMonth=20..10..5', 'low, expected and high must not fall'],
    ['hourRate=1..2', 'write one value, or low..value..high'],
    ['hourRate', 'write name=value or name=low..value..high'],
    ['hourRate=€90', 'amounts are in US dollars'],
    ['depreciationMonths=0', 'must be from 1 to 240 months'],
  ])('refuse %s and say why', (text, why) => {
    expect(() => {
      const [name, figure] = readGivenFigure(text);
      overrideAssumptions(USUAL_ASSUMPTIONS, { [name]: figure });
    }).toThrow(why);
  });

  it('name what there is for a name that is none', () => {
    try {
      readGivenFigure('hourrate=5');
      throw new Error('it is no name');
    } catch (error) {
      expect(error).toBeInstanceOf(AdviceProblem);
      expect((error as AdviceProblem).unknownName).toMatchObject({ given: 'hourrate' });
      expect((error as AdviceProblem).unknownName?.known).toContain('hourRate');
    }
  });
});
