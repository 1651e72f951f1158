import { describe, expect, it } from 'vitest';
import { BARE, FRONTIER, priceOf, START_UP } from '../cost/cost-case.fixture.ts';
import { overrideAssumptions } from '../cost/override-assumptions.ts';
import { type Assumptions, USUAL_ASSUMPTIONS } from '../cost/usual-assumptions.ts';
import { findBreakEven } from './find-break-even.ts';
import { findPayback } from './payback.ts';
import { placeCase } from './place-case.ts';
import { figuresFor } from './sides.ts';
import { steadyMonth, type TwoWays } from './steady-month.ts';

type Given = Parameters<typeof overrideAssumptions>[1];
function ways(given: Given = {}, change: Partial<TwoWays> & { readonly base?: Assumptions } = {}): TwoWays {
  const assumptions = overrideAssumptions(change.base ?? BARE, given);
  return { price: FRONTIER, capacity: undefined, figures: figuresFor(assumptions, 'expected'), ...change };
}

describe('findBreakEven', () => {
  // 500 + 500 tokens at the frontier price are 0.007875 $.
  it('is the rent over what a query costs at the API', () => {
    expect(findBreakEven(ways({ rentPerHour: 1 }))).toEqual({
      kind: 'at',
      queriesPerMonth: Math.ceil(730 / 0.007875),
      tokensPerMonth: Math.ceil(730 / 0.007875) * 1_000,
      machines: 1,
      forGoodFromQueries: Math.ceil(730 / 0.007875),
    });
  });

  it('lies where there is nothing to pay at zero', () => {
    expect(findBreakEven(ways())).toMatchObject({ kind: 'at', queriesPerMonth: 0 });
  });

  it('takes the machines that the volume needs', () => {
    // A machine carries 14,017 queries at the peak, 110 $ of the API: people and five machines of 730 $ never.
    const capacity = { tokensPerSecond: 20 };
    const found = findBreakEven(ways({ rentPerHour: 1 }, { capacity }));
    expect(found).toMatchObject({ kind: 'never', why: expect.stringContaining('filled to its ceiling') });
    const cheap = findBreakEven(ways({ rentPerHour: 0.01, hoursPerMonth: 5 }, { capacity }));
    expect(cheap.kind === 'at' && cheap.machines).toBeGreaterThan(1);
    expect(cheap.kind === 'at' && cheap.forGoodFromQueries).toBeGreaterThanOrEqual(
      cheap.kind === 'at' ? cheap.queriesPerMonth : Number.NaN,
    );
  });

  it('tells the first crossing from where it stays crossed', () => {
    // 87 % of what a full machine saves pays for it, so that the second one is dearer again at first.
    const capacity = { tokensPerSecond: 200 };
    const found = findBreakEven(ways({ rentPerHour: 1 }, { capacity, base: BARE }));
    if (found.kind !== 'at' || found.forGoodFromQueries === undefined) throw new Error('it pays');
    expect(found.machines).toBe(1);
    expect(found.forGoodFromQueries).toBeGreaterThan(found.queriesPerMonth);
  });

  it('never comes where a query costs nothing at the API', () => {
    expect(findBreakEven(ways({ rentPerHour: 1 }, { price: priceOf(0, 0) }))).toMatchObject({
      kind: 'never',
      why: expect.stringContaining('no less than what it costs at the API'),
    });
    expect(
      findBreakEven(ways({ rentPerHour: 1, inputTokensPerQuery: 0, outputTokensPerQuery: 0 })),
    ).toMatchObject({ kind: 'never', why: 'a query without tokens costs nothing at the API' });
  });
});

describe('a steady month', () => {
  it('spreads what was paid once over the life of a machine', () => {
    const spread = { setUpHours: 36, hourRate: 100, depreciationMonths: 36, machinePrice: 3_600 };
    const { owned, ownedNano } = steadyMonth(1_000, ways(spread));
    expect(owned).toMatchObject({ oneTime: 100_000_000_000n, depreciation: 100_000_000_000n });
    expect(Number(ownedNano)).toBeCloseTo(200_000_000_000, -3);
  });
});

describe('figuresFor', () => {
  it('leaves what the traffic is like as expected, whatever speaks for owning', () => {
    const range = (value: number) => ({ low: value / 2, value, high: value * 2 });
    const assumptions = overrideAssumptions(BARE, {
      inputTokensPerQuery: range(500),
      growthPerMonth: { low: -0.1, value: 0, high: 0.1 },
      hourRate: range(100),
      batchShare: { low: 0.1, value: 0.2, high: 0.3 },
    });
    expect(figuresFor(assumptions, 'best')).toMatchObject({
      inputTokensPerQuery: 500,
      growthPerMonth: 0,
      hourRate: 50,
      batchShare: 0.1,
    });
    expect(figuresFor(assumptions, 'worst')).toMatchObject({
      inputTokensPerQuery: 500,
      growthPerMonth: 0,
      hourRate: 200,
      batchShare: 0.3,
    });
  });
});

describe('findPayback', () => {
  const startUp = (given: Given = {}) => ways(given, { base: START_UP });

  it('comes at once where nothing is paid at the beginning', () => {
    expect(findPayback(ways({ rentPerHour: 0.5 }))).toEqual({
      kind: 'months',
      months: 0,
      outlivesMachines: false,
    });
  });

  it('comes sooner with growth and later without', () => {
    const months = (growthPerMonth: number) => {
      const found = findPayback(startUp({ growthPerMonth }));
      return found.kind === 'months' ? found.months : Number.POSITIVE_INFINITY;
    };
    expect(months(0.1)).toBeLessThan(months(0));
    expect(months(-0.1)).toBeGreaterThan(months(0));
    expect(months(0.1)).toBeGreaterThan(3);
  });

  it('never comes where the traffic shrinks before', () => {
    expect(findPayback(startUp({ growthPerMonth: -0.5 }))).toMatchObject({ kind: 'never' });
  });

  it('takes a price that falls into account', () => {
    const later = startUp({ queriesPerMonth: 8_000, apiPriceChangePerYear: -0.5 });
    const asToday = startUp({ queriesPerMonth: 8_000 });
    expect(findPayback(asToday)).toMatchObject({ kind: 'months' });
    expect(findPayback(later)).toMatchObject({ kind: 'never' });
  });

  it('pays for further machines as the traffic grows', () => {
    // Without power, so that only what is bought makes the difference.
    const growing = { growthPerMonth: 0.1, idleWatts: 0, busyWatts: 0 };
    const one = findPayback(ways(growing, { base: START_UP }));
    const many = findPayback(ways(growing, { base: START_UP, capacity: { tokensPerSecond: 170 } }));
    const months = (found: typeof one) => (found.kind === 'months' ? found.months : Number.POSITIVE_INFINITY);
    expect(months(many)).toBeGreaterThan(months(one));
  });
});

describe('placeCase', () => {
  const placed = (given: Given) => placeCase(ways(given, { base: USUAL_ASSUMPTIONS }));
  const rule = (given: Given, id: string) => placed(given).find((each) => each.rule.id === id)!;

  it('says what each rule says of the volume', () => {
    const says = (queriesPerMonth: number) =>
      placed({ queriesPerMonth, rentPerHour: 1 }).map((each) => each.says);
    expect(says(1_000)).toEqual(['rent', 'rent', 'rent', 'rent', 'rent']);
    expect(says(7_000)).toEqual(['rent', 'depends', 'rent', 'rent', 'rent']);
    expect(says(500_000)).toEqual(['own', 'own', 'own', 'depends', 'rent']);
    expect(says(5_000_000)).toEqual(['own', 'own', 'own', 'own', 'own']);
  });

  it('names people where they make the difference, and the machine where it does', () => {
    const low = { queriesPerMonth: 10_000, rentPerHour: 0.1 };
    expect(rule(low, '5-10-million-a-month').because).toContain('of which people');
    const machine = { ...low, rentPerHour: 20 };
    expect(rule(machine, '5-10-million-a-month').because).toContain('of which the machines');
  });

  it('says how far the break-even lies from the rule’s volume', () => {
    const given = { queriesPerMonth: 10_000, rentPerHour: 1 };
    const found = findBreakEven(ways(given, { base: USUAL_ASSUMPTIONS }));
    const { timesApart } = rule(given, '1-million-a-day');
    expect(found.kind === 'at' && timesApart).toBeCloseTo(
      (found.kind === 'at' ? found.queriesPerMonth : 0) / 30_000,
      9,
    );
    expect(rule(given, '10-30-million-a-day').because).toMatch(/agree within a factor of two|already costs/);
  });

  it('has no distance where owning never pays', () => {
    const never = placeCase(ways({ rentPerHour: 50 }, { capacity: { tokensPerSecond: 20 } }));
    expect(never.every(({ timesApart }) => timesApart === undefined)).toBe(true);
    expect(never.every(({ figuresSay }) => figuresSay === 'rent')).toBe(true);
  });
});
