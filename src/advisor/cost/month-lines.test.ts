import { describe, expect, it } from 'vitest';
import { nanoDollars } from '../../domain/money.ts';
import { dollars, sum, times } from './amounts.ts';
import { apiMonth } from './api-cost.ts';
import { loadOf, mostQueries } from './capacity.ts';
import { BARE, FRONTIER, priceOf, START_UP } from './cost-case.fixture.ts';
import { figuresOf } from './figures.ts';
import { overrideAssumptions } from './override-assumptions.ts';
import { depreciation, oneTime, ownedMonth } from './owned-cost.ts';
import { projectCosts } from './project-costs.ts';
import { USUAL_ASSUMPTIONS } from './usual-assumptions.ts';

const figures = (given: Parameters<typeof overrideAssumptions>[1], base = BARE) =>
  figuresOf(overrideAssumptions(base, given), 'expected');
const usd = (amount: number) => dollars(amount);

describe('money times a factor', () => {
  it('is rounded half away from zero, and is exact for what a factor can hold', () => {
    expect(times(10n, 0.25)).toBe(3n);
    expect(times(-10n, 0.25)).toBe(-3n);
    expect(times(1_000_000_000_000_000_000n, 1.5)).toBe(1_500_000_000_000_000_000n);
    expect(sum([1n, 2n, nanoDollars(3n)])).toBe(6n);
    expect(dollars(0.1)).toBe(100_000_000n);
  });

  it('refuses what is no number', () => {
    expect(() => times(1n, Number.NaN)).toThrow(RangeError);
    expect(() => times(1n, Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(() => dollars(Number.NaN)).toThrow(RangeError);
  });
});

describe('a month at the API', () => {
  const queries = { queriesPerMonth: 1_000, inputTokensPerQuery: 10_000, outputTokensPerQuery: 1_000 };

  it('prices input and output, and what is read from the cache at its own rate', () => {
    // 10 M in and 1 M out at 1.75 $ and 14 $.
    expect(apiMonth(1_000, FRONTIER, figures(queries))).toMatchObject({ input: usd(17.5), output: usd(14) });
    const cached = priceOf(1.75, 14, { cachedInputPerMillion: usd(0.175) });
    const half = figures({ ...queries, cachedInputShare: 0.5 });
    expect(apiMonth(1_000, cached, half).input).toBe(usd(8.75 + 0.875));
    expect(apiMonth(1_000, FRONTIER, half).input).toBe(usd(17.5));
  });

  it('takes the discount off what can wait for a batch', () => {
    const batch = figures({ ...queries, batchShare: 0.4, batchDiscount: 0.5 });
    expect(apiMonth(1_000, FRONTIER, batch)).toMatchObject({ input: usd(17.5 * 0.8), output: usd(14 * 0.8) });
  });

  it('prices the whole of a long query at the long rate', () => {
    const price = priceOf(1, 10, {
      longContext: [
        {
          aboveInputTokens: 200_000,
          inputPerMillion: usd(2),
          outputPerMillion: usd(15),
          cachedInputPerMillion: undefined,
          cacheWritePerMillion: undefined,
        },
      ],
    });
    const long = figures({ ...queries, longQueryShare: 0.1, longQueryInputTokens: 300_000 });
    // 900 × 10,000 at 1 $, 100 × 300,000 at 2 $; 0.9 M out at 10 $, 0.1 M at 15 $.
    expect(apiMonth(1_000, price, long)).toMatchObject({ input: usd(9 + 60), output: usd(9 + 1.5) });
  });

  it('follows a price that changes from year to year, and counts people', () => {
    const falling = figures({ ...queries, apiPriceChangePerYear: -0.2, apiHoursPerMonth: 2, hourRate: 100 });
    expect(apiMonth(1_000, FRONTIER, falling, 12)).toMatchObject({ input: usd(17.5), people: usd(200) });
    expect(apiMonth(1_000, FRONTIER, falling, 13).input).toBe(usd(14));
  });
});

describe('a month of one’s own', () => {
  it('has a line for everything', () => {
    const lines = ownedMonth(
      { machines: 2, utilisation: 0.5 },
      figures(
        {
          rentPerHour: 1.5,
          idleWatts: 100,
          busyWatts: 500,
          powerUsageEffectiveness: 1.5,
          powerPrice: 0.2,
          egressGigabytes: 100,
          egressPrice: 0.1,
        },
        USUAL_ASSUMPTIONS,
      ),
    );
    expect(lines).toEqual({
      rent: usd(2 * 730 * 1.5),
      // 2 × (100 + 400 × 0.5) W × 1.5 × 730 h = 657 kWh.
      power: usd(657 * 0.2),
      people: usd(1_500),
      onCall: usd(200),
      incidents: usd(500 / 6),
      monitoring: usd(20),
      upgrades: usd(200),
      storage: usd(10),
      egress: usd(10),
    });
  });

  it('counts the switch: prompts, load tests, variants', () => {
    expect(oneTime(figures({ variantsToRetrain: 3 }, USUAL_ASSUMPTIONS))).toEqual({
      setUp: usd(4_000),
      prompts: usd(1_000),
      loadTests: usd(800),
      retraining: usd(600),
    });
  });

  it('writes a machine off to what it still fetches', () => {
    const bought = figures({ machinePrice: 3_600, residualShare: 0.1, depreciationMonths: 36 });
    expect(depreciation(2, bought)).toBe(usd(2 * 90));
  });
});

describe('machines for the peak', () => {
  const busy = figures({
    inputTokensPerQuery: 900,
    outputTokensPerQuery: 100,
    peakFactor: 3,
    utilisationCeiling: 0.7,
  });

  it('are as many as the peak needs at the ceiling', () => {
    const capacity = { tokensPerSecond: 1_000 };
    const one = mostQueries(1, capacity, busy);
    expect(one).toBeCloseTo((0.7 * 1_000 * 730 * 3_600) / (1_000 * 3), 6);
    expect(loadOf(one, capacity, busy)).toMatchObject({ machines: 1 });
    expect(loadOf(one, capacity, busy).utilisation).toBeCloseTo(0.7 / 3, 9);
    expect(loadOf(one * 1.001, capacity, busy).machines).toBe(2);
    expect(loadOf(0, capacity, busy)).toEqual({ machines: 1, utilisation: 0 });
  });

  it('are the least there are where nobody knows what they can do', () => {
    expect(loadOf(1e9, undefined, figures({ machinesAtLeast: 3 }))).toEqual({
      machines: 3,
      utilisation: undefined,
    });
    expect(mostQueries(1, undefined, busy)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('three years', () => {
  const grown = (growthPerMonth: number, more: Parameters<typeof overrideAssumptions>[1] = {}) =>
    projectCosts(
      {
        price: FRONTIER,
        capacity: { tokensPerSecond: 100 },
        assumptions: overrideAssumptions(START_UP, { growthPerMonth, ...more }),
      },
      'expected',
    );

  it('buy machines as the traffic grows, and keep them when it falls', () => {
    const growing = grown(0.05).months;
    expect(growing[0]?.machines).toBeLessThan(growing.at(-1)!.machines);
    expect(growing.reduce((all, { machinesBought }) => all + machinesBought, 0)).toBe(
      growing.at(-1)?.machines,
    );
    const falling = grown(-0.05).months;
    expect(falling.at(-1)?.machines).toBe(falling[0]?.machines);
    expect(falling.at(-1)!.utilisation!).toBeLessThan(falling[0]!.utilisation!);
    expect(falling.at(-1)!.traffic.queries).toBeCloseTo(100_000 * 0.95 ** 35, 6);
  });

  it('give rented machines back when the traffic falls', () => {
    const rented = grown(-0.05, { machinePrice: 0, systemPrice: 0, rentPerHour: 1 }).months;
    expect(rented.at(-1)!.machines).toBeLessThan(rented[0]!.machines);
    expect(
      rented.every(({ machinesBought, depreciationNano }) => machinesBought === 0 && depreciationNano === 0n),
    ).toBe(true);
  });

  it('replace machines when they are written off', () => {
    const { months, ownedNano, ownedCashNano } = grown(0, { depreciationMonths: 12, residualShare: 0.1 });
    const fleet = months[0]!.machines;
    expect(months.filter(({ machinesBought }) => machinesBought === fleet).map(({ month }) => month)).toEqual(
      [1, 13, 25],
    );
    // Each of three fleets still fetches a tenth of 3,000 $ a machine.
    expect(ownedCashNano - ownedNano).toBe(usd(900 * fleet));
  });
});
