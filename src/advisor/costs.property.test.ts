import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBreakEven } from './break-even/find-break-even.ts';
import { findPayback } from './break-even/payback.ts';
import { figuresFor, STANCES } from './break-even/sides.ts';
import { steadyMonth, type TwoWays } from './break-even/steady-month.ts';
import type { Capacity } from './cost/capacity.ts';
import { priceOf } from './cost/cost-case.fixture.ts';
import { OUTLOOKS } from './cost/figures.ts';
import { overrideAssumptions } from './cost/override-assumptions.ts';
import { projectCosts } from './cost/project-costs.ts';
import { type Assumptions, USUAL_ASSUMPTIONS } from './cost/usual-assumptions.ts';

const amount = (most: number) => fc.double({ min: 0, max: most, noNaN: true });
const range = (most: number) =>
  fc
    .tuple(amount(most), amount(most), amount(most))
    .map((three) => three.toSorted((a, b) => a - b))
    .map((three) => ({ low: three[0]!, value: three[1]!, high: three[2]! }));

const anAssumption = fc.record({
  queriesPerMonth: fc.integer({ min: 0, max: 50_000_000 }),
  inputTokensPerQuery: fc.integer({ min: 0, max: 20_000 }),
  outputTokensPerQuery: fc.integer({ min: 1, max: 4_000 }),
  growthPerMonth: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
  cachedInputShare: range(1),
  batchShare: range(1),
  longQueryShare: amount(1),
  longQueryInputTokens: fc.integer({ min: 0, max: 400_000 }),
  machinePrice: range(60_000),
  rentPerHour: range(20),
  busyWatts: range(2_000),
  hoursPerMonth: range(60),
  residualShare: range(1),
});
const assumptions: fc.Arbitrary<Assumptions> = anAssumption.map((given) =>
  overrideAssumptions(USUAL_ASSUMPTIONS, given),
);
const price = fc.tuple(amount(40), amount(120)).map(([input, output]) =>
  priceOf(input, output, {
    cachedInputPerMillion: BigInt(Math.round(input * 1e8)),
    longContext: [
      {
        aboveInputTokens: 200_000,
        inputPerMillion: BigInt(Math.round(input * 2e9)),
        outputPerMillion: BigInt(Math.round(output * 1.5e9)),
        cachedInputPerMillion: undefined,
        cacheWritePerMillion: undefined,
      },
    ],
  }),
);
const capacity: fc.Arbitrary<Capacity | undefined> = fc.option(
  fc.record({ tokensPerSecond: fc.double({ min: 1, max: 50_000, noNaN: true }) }),
  { nil: undefined },
);

function waysOf(one: Assumptions, rates: TwoWays['price'], speed: Capacity | undefined): TwoWays {
  return { price: rates, figures: figuresFor(one, 'expected'), capacity: speed };
}

/** Where a break-even lies; infinite where there is none. */
function volumeOf(ways: TwoWays): number {
  const found = findBreakEven(ways);
  return found.kind === 'at' ? found.queriesPerMonth : Number.POSITIVE_INFINITY;
}

describe('costs', () => {
  it('never fall when the volume rises', () => {
    fc.assert(
      fc.property(
        assumptions,
        price,
        capacity,
        fc.integer({ min: 0, max: 10_000_000 }),
        (one, rates, speed, more) => {
          const queriesPerMonth = one.queriesPerMonth.value + more;
          const larger = overrideAssumptions(one, { queriesPerMonth });
          for (const outlook of OUTLOOKS) {
            const less = projectCosts({ price: rates, assumptions: one, capacity: speed }, outlook, 40);
            const most = projectCosts({ price: rates, assumptions: larger, capacity: speed }, outlook, 40);
            expect(most.apiNano >= less.apiNano).toBe(true);
            // Each machine's resale is rounded by itself.
            expect(most.ownedNano >= less.ownedNano - 1n).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are lowest in the low outlook and highest in the high one', () => {
    fc.assert(
      fc.property(assumptions, price, capacity, (one, rates, speed) => {
        const [low, expected, high] = OUTLOOKS.map((outlook) =>
          projectCosts({ price: rates, assumptions: one, capacity: speed }, outlook, 36),
        );
        expect(low!.apiNano <= expected!.apiNano && expected!.apiNano <= high!.apiNano).toBe(true);
        expect(low!.ownedNano <= expected!.ownedNano + 1n).toBe(true);
        expect(expected!.ownedNano <= high!.ownedNano + 1n).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('are the sum of their lines, month by month', () => {
    fc.assert(
      fc.property(assumptions, price, capacity, (one, rates, speed) => {
        const { months, apiNano, ownedCashNano, oneTime } = projectCosts(
          { price: rates, assumptions: one, capacity: speed },
          'expected',
          12,
        );
        const sum = (amounts: readonly bigint[]) => amounts.reduce((all, each) => all + each, 0n);
        const lines = months.flatMap(({ owned, purchasesNano }) => [...Object.values(owned), purchasesNano]);
        expect(ownedCashNano).toBe(sum([...lines, ...Object.values(oneTime)]));
        expect(apiNano).toBe(sum(months.flatMap(({ api }) => Object.values(api))));
      }),
      { numRuns: 40 },
    );
  });
});

describe('the break-even', () => {
  it('is where the lines cross: dearer just below, no dearer there', () => {
    fc.assert(
      fc.property(assumptions, price, capacity, (one, rates, speed) => {
        const ways = waysOf(one, rates, speed);
        const found = findBreakEven(ways);
        const isDearer = (queries: number) => {
          const { ownedNano, apiNano } = steadyMonth(queries, ways);
          return ownedNano > apiNano;
        };
        if (found.kind === 'never') {
          for (const queries of [0, 1_000, 1e6, 1e9]) expect(isDearer(queries)).toBe(true);
          return;
        }
        expect(isDearer(found.queriesPerMonth)).toBe(false);
        if (found.queriesPerMonth > 0) expect(isDearer(found.queriesPerMonth - 1)).toBe(true);
        const forGood = found.forGoodFromQueries;
        if (forGood === undefined) return;
        for (const factor of [1, 1.37, 11, 1_000]) expect(isDearer(Math.ceil(forGood * factor))).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('moves away when owning gets dearer, and nearer when the API does', () => {
    const dearerToOwn = [
      'machinePrice',
      'rentPerHour',
      'busyWatts',
      'hoursPerMonth',
      'setUpHours',
      'powerPrice',
    ] as const;
    fc.assert(
      fc.property(
        assumptions,
        price,
        capacity,
        fc.constantFrom(...dearerToOwn),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (one, rates, speed, name, by) => {
          const before = volumeOf(waysOf(one, rates, speed));
          const dearer = overrideAssumptions(one, { [name]: one[name].value * (1 + by) });
          expect(volumeOf(waysOf(dearer, rates, speed))).toBeGreaterThanOrEqual(before);
          const api = {
            ...rates,
            inputPerMillion: rates.inputPerMillion * 2n,
            outputPerMillion: rates.outputPerMillion * 2n,
          };
          expect(volumeOf(waysOf(one, api, speed))).toBeLessThanOrEqual(before);
          const faster = speed === undefined ? speed : { tokensPerSecond: speed.tokensPerSecond * (1 + by) };
          expect(volumeOf(waysOf(one, rates, faster))).toBeLessThanOrEqual(before);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('has its range in order', () => {
    fc.assert(
      fc.property(assumptions, price, capacity, (one, rates, speed) => {
        const [best, expected, worst] = STANCES.map((stance) =>
          volumeOf({ price: rates, figures: figuresFor(one, stance), capacity: speed }),
        );
        expect(best!).toBeLessThanOrEqual(expected!);
        expect(expected!).toBeLessThanOrEqual(worst!);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the payback', () => {
  it('is the same by formula and month by month, where nothing grows', () => {
    fc.assert(
      fc.property(assumptions, price, capacity, (one, rates, speed) => {
        const flat = overrideAssumptions(one, { growthPerMonth: 0, apiPriceChangePerYear: 0 });
        const byFormula = findPayback(waysOf(flat, rates, speed));
        // Growth that is none, but is walked through month by month.
        const walked = findPayback(
          waysOf(overrideAssumptions(flat, { growthPerMonth: 1e-300 }), rates, speed),
        );
        if (byFormula.kind === 'never' || byFormula.months > 1_199) return;
        expect(walked.kind === 'months' && walked.months).toBeCloseTo(byFormula.months, 4);
      }),
      { numRuns: 80 },
    );
  });

  it('comes no later when the traffic grows and one machine carries it', () => {
    fc.assert(
      fc.property(assumptions, price, fc.double({ min: 0, max: 0.2, noNaN: true }), (one, rates, growth) => {
        const flat = findPayback(waysOf(overrideAssumptions(one, { growthPerMonth: 0 }), rates, undefined));
        const grown = findPayback(
          waysOf(overrideAssumptions(one, { growthPerMonth: growth }), rates, undefined),
        );
        const months = (payback: typeof flat) =>
          payback.kind === 'months' && payback.months <= 1_200 ? payback.months : Number.POSITIVE_INFINITY;
        if (Number.isFinite(months(flat))) expect(months(grown)).toBeLessThanOrEqual(months(flat) + 1e-6);
      }),
      { numRuns: 80 },
    );
  });
});
