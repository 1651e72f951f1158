import { describe, expect, it } from 'vitest';
import { findPayback } from './break-even/payback.ts';
import { placeCase } from './break-even/place-case.ts';
import { RULES_OF_THUMB } from './break-even/rules-of-thumb.ts';
import { figuresFor } from './break-even/sides.ts';
import { inDollars, sum } from './cost/amounts.ts';
import { BARE, caseOf, FRONTIER, GPT_4, priceOf, START_UP } from './cost/cost-case.fixture.ts';
import { overrideAssumptions } from './cost/override-assumptions.ts';
import { projectCosts } from './cost/project-costs.ts';
import { rentedTokenPrice } from './cost/rented-token-price.ts';
import { type Assumptions, USUAL_ASSUMPTIONS } from './cost/usual-assumptions.ts';

const ways = (assumptions: Assumptions, price = GPT_4) => ({
  price,
  figures: figuresFor(assumptions, 'expected'),
  capacity: undefined,
});

/** The start-up's machine with so many dollars of people a month: 10 h × 75 $, 20 h × 150 $. */
const withPeople = (hoursPerMonth: number, hourRate: number) =>
  overrideAssumptions(START_UP, { hoursPerMonth, hourRate });

describe('the start-up of published guides', () => {
  const { months } = projectCosts(caseOf(START_UP), 'expected');
  const [first] = months;

  it('pays 1,500 + 3,000 = 4,500 $ a month and 54,000 $ a year at GPT-4 prices', () => {
    // 100,000 queries × 500 + 500 tokens at 0.03 and 0.06 $ per 1K.
    expect(first?.traffic).toEqual({ queries: 100_000, inputTokens: 50e6, outputTokens: 50e6 });
    expect(first?.api).toMatchObject({ input: 1_500_000_000_000n, output: 3_000_000_000_000n, people: 0n });
    expect(first?.apiNano).toBe(4_500_000_000_000n);
    expect(months[11]?.apiSoFarNano).toBe(54_000_000_000_000n);
  });

  it('pays about 3,400 $ in the first year with its own machine, about 400 $ after', () => {
    // 1,600 $ card + 1,400 $ system + 12 × about 30 $ of power.
    const firstYear = inDollars(months[11]!.ownedSoFarNano);
    const secondYear = inDollars(months[23]!.ownedSoFarNano) - firstYear;
    expect(first?.purchasesNano).toBe(3_000_000_000_000n);
    expect(inDollars(first!.owned.power)).toBeCloseTo(30, 3);
    expect(firstYear).toBeCloseTo(3_360, 1);
    expect(secondYear).toBeCloseTo(360, 1);
    expect(Math.round(firstYear / 100) * 100).toBe(3_400);
    expect(Math.round(secondYear / 100) * 100).toBe(400);
  });

  it('is paid back inside the first month (0.67), no labour counted', () => {
    const payback = findPayback(ways(START_UP));
    expect(payback).toMatchObject({ kind: 'months', outlivesMachines: false });
    expect(payback.kind === 'months' && payback.months).toBeCloseTo(0.671, 3);
  });

  it('pays 787.50 $ a month for the same traffic at the frontier price', () => {
    // 50 M × 1.75 $ + 50 M × 14 $ per million.
    expect(projectCosts(caseOf(START_UP, FRONTIER), 'expected').months[0]?.apiNano).toBe(787_500_000_000n);
  });

  it('is then paid back in 3.96 months without labour, in about 400 with 750 $ of it, never with 3,000 $', () => {
    const without = findPayback(ways(START_UP, FRONTIER));
    const with750 = findPayback(ways(withPeople(10, 75), FRONTIER));
    const with3000 = findPayback(ways(withPeople(20, 150), FRONTIER));
    expect(without.kind === 'months' && without.months).toBeCloseTo(3.96, 2);
    expect(with750.kind === 'months' && with750.months).toBeCloseTo(400, 0);
    expect(with750).toMatchObject({ outlivesMachines: true });
    expect(with3000).toMatchObject({ kind: 'never' });
  });
});

describe('a 70B model on a rented GPU', () => {
  it('is about 16 times cheaper by the token at the guide’s own prices', () => {
    // 0.0003 $ per 1K self-hosted, 0.005 $ per 1K input at the API.
    expect(0.005 / 0.0003).toBeCloseTo(16.67, 2);
  });

  it('costs 3 $ a day against 50 $ for 10 M tokens by those prices, where the guide says 50 $ against 800 $', () => {
    const day = (price: ReturnType<typeof priceOf>) =>
      projectCosts(
        caseOf(
          overrideAssumptions(BARE, {
            queriesPerMonth: 10_000,
            inputTokensPerQuery: 1_000,
            outputTokensPerQuery: 0,
          }),
          price,
        ),
        'expected',
        1,
      ).months[0]!.apiNano;
    const [selfHosted, api] = [day(priceOf(0.3, 0)), day(priceOf(5, 0))];
    expect([selfHosted, api]).toEqual([3_000_000_000n, 50_000_000_000n]);
    // The guide's two figures are 16 times apart as well, but 16 times too high for its own prices.
    expect(800 / 50).toBe(16);
    expect([50 / inDollars(selfHosted), 800 / inDollars(api)].map(Math.round)).toEqual([17, 16]);
  });

  it('costs exactly the API’s 0.005 $ per 1K when a whole GPU at 50 $ a day serves those 10 M tokens', () => {
    const real = rentedTokenPrice({ rentPerDay: 50, tokensPerDay: 10e6, tokensPerSecond: undefined });
    expect(real.perThousandNano).toBe(5_000_000n);
    expect(real.utilisation).toBeUndefined();
  });

  it('needs a GPU that is always busy for 0.0003 $: 1,929 tokens a second, of which 10 M a day use 6 %', () => {
    const tokensPerSecond = 50 / 0.0003 / 86.4;
    const full = rentedTokenPrice({
      rentPerDay: 50,
      tokensPerDay: tokensPerSecond * 86_400,
      tokensPerSecond,
    });
    const real = rentedTokenPrice({ rentPerDay: 50, tokensPerDay: 10e6, tokensPerSecond });
    expect(tokensPerSecond).toBeCloseTo(1_929, 0);
    expect(Number(full.perThousandNano) / 1e9).toBeCloseTo(0.0003, 9);
    expect(full.utilisation).toBeCloseTo(1, 9);
    expect(real.perThousandNano).toBe(5_000_000n);
    expect(real.atFullUseNano).toBe(full.perThousandNano);
    expect(real.utilisation).toBeCloseTo(0.06, 3);
  });
});

describe('the frontier price', () => {
  it('is 1.75 $ per million in and 14 $ per million out', () => {
    expect(FRONTIER).toMatchObject({ inputPerMillion: 1_750_000_000n, outputPerMillion: 14_000_000_000n });
  });
});

describe('the rules of thumb', () => {
  const case1 = ways(START_UP, FRONTIER);

  it('are all placed, each with what makes it differ', () => {
    const placed = placeCase(case1);
    expect(placed.map(({ rule, says }) => [rule.id, says])).toEqual([
      ['queries-a-month', 'own'],
      ['5-10-million-a-month', 'own'],
      ['1-million-a-day', 'own'],
      ['10-30-million-a-day', 'rent'],
      ['100-million-a-day', 'rent'],
    ]);
    expect(placed.every(({ because }) => because.length > 20)).toBe(true);
  });

  it('are up to 180 times apart', () => {
    const inTokens = RULES_OF_THUMB.filter(
      ({ unit, saved }) => unit === 'tokens a month' && saved === undefined,
    );
    const volumes = inTokens.flatMap(({ from, to }) => [from, to]);
    expect(Math.max(...volumes) / Math.min(...volumes)).toBe(180);
  });

  it('save 50 to 80 % above 100 M tokens a day with cards that carry it and people counted', () => {
    // 3 M queries of 900 + 100 tokens at the frontier price; a rented card at 2 $ an hour that does 5,000 tokens a
    // second, 15 hours of people a month at 100 $ and everything else as usual.
    const assumptions = overrideAssumptions(USUAL_ASSUMPTIONS, {
      queriesPerMonth: 3_000_000,
      inputTokensPerQuery: 900,
      outputTokensPerQuery: 100,
      rentPerHour: 2,
    });
    const figures = figuresFor(assumptions, 'expected');
    const placed = placeCase({ price: FRONTIER, figures, capacity: { tokensPerSecond: 5_000 } });
    const rule = placed.find(({ rule }) => rule.id === '100-million-a-day');
    expect(rule).toMatchObject({ says: 'own', figuresSay: 'own' });
    expect(rule?.savedShare).toBeGreaterThan(rule!.rule.saved!.low);
    expect(rule?.savedShare).toBeLessThan(rule!.rule.saved!.high);
  });
});

describe('entry-level self-hosting', () => {
  it('comes to 1,500 to 5,000 $ a month in all for a 7B to 13B model on a rented GPU', () => {
    // One 24 GB card in the cloud at 1 to 1.50 $ an hour, always on; people as guides count them, 10 to 20 hours at
    // 75 to 150 $; two to six upgrades a year of 2 to 8 hours, up to two incidents of up to 500 $.
    const assumptions = overrideAssumptions(USUAL_ASSUMPTIONS, {
      rentPerHour: { low: 1, value: 1.2, high: 1.5 },
      onCallHoursPerMonth: 0,
      upgradesPerYear: { low: 2, value: 4, high: 6 },
      hoursPerUpgrade: { low: 2, value: 6, high: 8 },
      incidentsPerYear: { low: 0.5, value: 1, high: 2 },
      costPerIncident: { low: 200, value: 300, high: 500 },
    });
    const monthly = (outlook: 'low' | 'expected' | 'high') =>
      inDollars(sum(Object.values(projectCosts(caseOf(assumptions), outlook, 2).months[1]!.owned)));
    expect(monthly('low')).toBeGreaterThanOrEqual(1_500);
    expect(monthly('low')).toBeLessThan(monthly('expected'));
    expect(monthly('expected')).toBeLessThan(monthly('high'));
    expect(monthly('high')).toBeLessThanOrEqual(5_000);
  });

  it('counts people at the guides’ 750 to 3,000 $ a month', () => {
    const people = (outlook: 'low' | 'high') =>
      projectCosts(caseOf(USUAL_ASSUMPTIONS), outlook, 1).months[0]!.owned.people;
    expect([people('low'), people('high')]).toEqual([750_000_000_000n, 3_000_000_000_000n]);
  });
});
