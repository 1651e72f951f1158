import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountedAttempt, AccountedRequest } from '../domain/accounted-request.ts';
import type { CostAmounts } from '../domain/cost-summary.ts';
import {
  addAmounts,
  COST_DIMENSIONS,
  type CostSummary,
  type FrontierComparison,
} from '../domain/cost-summary.ts';
import { PLACEMENTS } from '../domain/deployment.ts';
import { OPERATIONS } from '../domain/model-request.ts';
import { NO_AMOUNTS } from './cost-amounts.ts';
import {
  deployment,
  HARDWARE,
  insideAttempt,
  NO_PRICES,
  outsideAttempt,
  request,
  STATED,
} from './costs.fixture.ts';
import { type SummaryOptions, summariseCosts } from './summarise-costs.ts';

const everyday = deployment('everyday', 'on-premises', HARDWARE);
const frontier = deployment('frontier', 'api', STATED);

function summarise(requests: readonly AccountedRequest[], change: Partial<SummaryOptions> = {}): CostSummary {
  return summariseCosts(requests, {
    from: '2026-11-19T00:00:00.000Z',
    to: '2026-11-21T00:00:00.000Z',
    by: 'day',
    frontier: undefined,
    deployments: [everyday, frontier],
    prices: NO_PRICES,
    wallMs: Date.UTC(2026, 10, 20),
    firstAt: '2026-11-19T00:00:00.000Z',
    ...change,
  });
}

function compared({ frontier: comparison }: CostSummary): FrontierComparison {
  if (comparison.kind !== 'compared') throw new Error('nothing was compared');
  return comparison;
}

const unknownCost: Partial<AccountedAttempt> = { costNano: undefined, costBasis: 'unknown' };
const estimated: Partial<AccountedAttempt> = {
  usage: { inputTokens: 1_000, outputTokens: 200, source: 'estimated' },
};

describe('the sums', () => {
  it('are those of a hand: three requests inside, one outside', () => {
    const summary = summarise([
      request([insideAttempt()], { id: 'req_1' }),
      request([insideAttempt()], { id: 'req_2' }),
      request([insideAttempt()], { id: 'req_3', at: '2026-11-20T00:00:00.000Z' }),
      request([outsideAttempt()], { id: 'req_4', at: '2026-11-20T09:00:00.000Z' }),
    ]);
    expect(
      summary.groups.map(({ group, inside, outside }) => [group, inside.costNano, outside.costNano]),
    ).toEqual([
      ['2026-11-19', 2_000_000n, 0n],
      ['2026-11-20', 1_000_000n, 6_000_000n],
    ]);
    expect(summary.total.inside).toEqual({
      ...NO_AMOUNTS,
      requests: 3,
      answered: 3,
      attempts: 3,
      inputTokens: 3_000,
      outputTokens: 600,
      costNano: 3_000_000n,
      frontierNano: 18_000_000n,
    });
    // Four times $0.006 at the frontier; $0.009 as it was: 62.5 % saved.
    expect(compared(summary)).toMatchObject({
      deployment: 'frontier',
      comparedRequests: 4,
      frontierNano: 24_000_000n,
      actualNano: 9_000_000n,
      savingNano: 15_000_000n,
      lowNano: 15_000_000n,
      highNano: 15_000_000n,
      unknownRequests: 0,
    });
  });

  it('give a request to where it ended, and money to where it was spent', () => {
    const failed = outsideAttempt({ result: 'failed', costNano: 500_000n });
    const summary = summarise([request([failed, insideAttempt()])], { by: 'deployment' });
    const [first, second] = summary.groups;
    expect(first).toMatchObject({ group: 'everyday', inside: { requests: 1, answered: 1, attempts: 1 } });
    expect(second).toMatchObject({
      group: 'frontier',
      outside: { requests: 0, attempts: 1, costNano: 500_000n },
    });
    // One attempt there instead of two here: the tokens that failed are not asked for again.
    expect(compared(summary)).toMatchObject({ frontierNano: 6_000_000n, actualNano: 1_500_000n });
  });

  it('give a request to the attempt that answered, where a later one was given up or failed', () => {
    for (const result of ['aborted', 'failed'] as const) {
      const hedge = outsideAttempt({ result, costNano: 500_000n });
      const summary = summarise([request([insideAttempt(), hedge])], { by: 'deployment' });
      expect(summary.groups).toMatchObject([
        { group: 'everyday', inside: { requests: 1, answered: 1, attempts: 1 } },
        { group: 'frontier', outside: { requests: 0, answered: 0, attempts: 1, costNano: 500_000n } },
      ]);
    }
  });

  it.each([
    ['task', 'draft'],
    ['key', 'key_1'],
    ['level', 'internal'],
    ['placement', 'on-premises'],
    ['deployment', 'everyday'],
    ['day', '2026-11-19'],
  ] as const)('can be asked for by %s', (by, group) => {
    expect(summarise([request([insideAttempt()])], { by }).groups).toEqual([
      expect.objectContaining({ group }),
    ]);
  });

  it('take the answer that the caller got for the one to compare, whatever was tried or judged beside it', () => {
    const judged = insideAttempt({
      deployment: 'judge',
      purpose: 'scoring',
      usage: { inputTokens: 9, source: 'upstream' },
    });
    const refused = outsideAttempt({
      purpose: 'escalation',
      result: 'not-cleared',
      usage: undefined,
      costNano: 0n,
    });
    const summary = summarise([
      request([judged, insideAttempt(), refused]),
      request([judged], { id: 'req_2' }),
    ]);
    // A request that was refused after it was judged would have been refused at the frontier too, for nothing.
    expect(compared(summary)).toMatchObject({
      comparedRequests: 2,
      frontierNano: 6_000_000n,
      actualNano: 3_000_000n,
    });
    expect(summary.total.inside).toMatchObject({ requests: 2, answered: 1, attempts: 3 });
  });

  it('are empty when nothing happened', () => {
    const summary = summarise([], { firstAt: undefined });
    expect(summary.groups).toEqual([]);
    expect(summary.total).toEqual({ inside: NO_AMOUNTS, outside: NO_AMOUNTS });
    expect(compared(summary)).toMatchObject({ comparedRequests: 0, frontierNano: 0n });
  });
});

describe('what is unknown', () => {
  it('is counted apart and changes no sum', () => {
    const summary = summarise([
      request([insideAttempt()]),
      request([insideAttempt(unknownCost)], { id: 'req_2' }),
      request([outsideAttempt({ ...unknownCost, result: 'crash', usage: undefined })], { id: 'req_3' }),
    ]);
    expect(summary.total.inside).toMatchObject({ costNano: 1_000_000n, attemptsWithoutCost: 1, attempts: 2 });
    expect(summary.total.outside).toMatchObject({
      costNano: 0n,
      attemptsWithoutCost: 1,
      attemptsWithoutTokens: 1,
      answered: 0,
    });
  });

  it('is in the range of the saving and not in the saving', () => {
    const summary = summarise([
      request([insideAttempt()]),
      request([insideAttempt(unknownCost)], { id: 'req_2' }),
    ]);
    expect(compared(summary)).toMatchObject({
      comparedRequests: 1,
      savingNano: 5_000_000n,
      lowNano: 5_000_000n,
      // As if the second had cost nothing.
      highNano: 11_000_000n,
      rangeFrontierNano: 12_000_000n,
      unknownRequests: 1,
    });
  });

  it('makes the whole request unknown, even where only a failed attempt is', () => {
    const failed = outsideAttempt({ ...unknownCost, result: 'failed' });
    expect(compared(summarise([request([failed, insideAttempt()])]))).toMatchObject({
      comparedRequests: 0,
      unknownRequests: 1,
      savingNano: 0n,
    });
  });

  it('leaves a request out whose tokens nobody knows', () => {
    const crashed = outsideAttempt({ ...unknownCost, result: 'crash', usage: undefined });
    expect(compared(summarise([request([crashed])]))).toMatchObject({
      leftOutRequests: 1,
      rangeFrontierNano: 0n,
    });
  });

  it('is not what never reached a model: that cost nothing here and would have there', () => {
    const refused = outsideAttempt({
      result: 'failed',
      usage: undefined,
      costNano: 0n,
      costBasis: 'unknown',
    });
    const summary = summarise([request([refused])]);
    expect(summary.total.outside).toMatchObject({ attemptsWithoutCost: 0, attemptsWithoutTokens: 0 });
    expect(compared(summary)).toMatchObject({ comparedRequests: 1, frontierNano: 0n });
  });
});

describe('what is estimated', () => {
  it('is told apart, and saves nothing at the low end', () => {
    const summary = summarise([
      request([insideAttempt()]),
      request([outsideAttempt({ ...estimated, deployment: 'cheap', costNano: 2_000_000n })], { id: 'req_2' }),
    ]);
    expect(summary.total.outside).toMatchObject({ estimatedTokens: 1_200, estimatedNano: 2_000_000n });
    expect(compared(summary)).toMatchObject({
      savingNano: 9_000_000n,
      lowNano: 5_000_000n,
      highNano: 9_000_000n,
      estimatedRequests: 1,
    });
  });

  it('is not the cost of a machine, which is measured in time', () => {
    expect(summarise([request([insideAttempt(estimated)])]).total.inside).toMatchObject({
      estimatedTokens: 1_200,
      estimatedNano: 0n,
    });
  });
});

describe('the frontier', () => {
  it('is not compared with vectors that it did not make', () => {
    const summary = summarise([
      request([insideAttempt()], { operation: 'embeddings', task: 'contract-review', id: 'req_1' }),
      request([outsideAttempt()], { operation: 'embeddings', id: 'req_2' }),
      request([insideAttempt()], { id: 'req_3' }),
    ]);
    expect(compared(summary)).toMatchObject({
      comparedRequests: 2,
      leftOutRequests: 1,
      frontierNano: 12_000_000n,
      actualNano: 7_000_000n,
    });
  });

  it('cost what it cost where it was asked, whatever its price is now', () => {
    const summary = summarise([request([outsideAttempt({ costNano: 7_777_777n })])]);
    expect(compared(summary)).toMatchObject({ frontierNano: 7_777_777n, savingNano: 0n });
  });

  it('is unknown where no API has a price, and says what to do', () => {
    const summary = summarise([request([insideAttempt()])], { deployments: [everyday] });
    expect(summary.frontier).toMatchObject({ kind: 'unknown', why: expect.stringContaining('--frontier') });
    expect(summary.total.inside.frontierNano).toBe(0n);
  });
});

describe('owned machines', () => {
  it('cost their busy hours, and idle ones apart', () => {
    const hour = insideAttempt({ durationMs: 3_600_000, costNano: 600_000_000n });
    const summary = summarise([request([hour]), request([hour], { id: 'req_2' })]);
    expect(summary.hardware).toEqual([
      {
        deployment: 'everyday',
        placement: 'on-premises',
        perHourNano: 600_000_000n,
        busyMs: 7_200_000,
        // Until now, not until the end of the window.
        windowMs: 24 * 3_600_000,
        busyNano: 1_200_000_000n,
        alwaysOnNano: 14_400_000_000n,
        idleNano: 13_200_000_000n,
      },
    ]);
    // Two times $0.006, less $1.20, less $13.20.
    expect(compared(summary).savingAfterIdleNano).toBe(12_000_000n - 1_200_000_000n - 13_200_000_000n);
  });

  it('are not blamed for the time before the first request', () => {
    const summary = summarise([], { firstAt: '2026-11-19T18:00:00.000Z' });
    expect(summary.hardware[0]).toMatchObject({ windowMs: 6 * 3_600_000, alwaysOnNano: 3_600_000_000n });
    expect(summarise([], { firstAt: '2027-01-01T00:00:00.000Z' }).hardware[0]).toMatchObject({ windowMs: 0 });
  });

  it('have no idle cost below nothing when requests overlap', () => {
    const days = insideAttempt({ durationMs: 172_800_000, costNano: 28_800_000_000n });
    expect(summarise([request([days])]).hardware[0]).toMatchObject({ idleNano: 0n });
  });

  it('are not there without a rate', () => {
    const summary = summarise([request([insideAttempt()])], { deployments: [frontier] });
    expect(summary.hardware).toEqual([]);
    expect(compared(summary).savingAfterIdleNano).toBeUndefined();
  });
});

const amounts = fc.option(fc.bigInt({ min: 0n, max: 10n ** 12n }), { nil: undefined });
const attempts: fc.Arbitrary<AccountedAttempt> = fc.record({
  deployment: fc.constantFrom('everyday', 'frontier', 'gone'),
  placement: fc.constantFrom(...PLACEMENTS),
  result: fc.constantFrom('answered' as const, 'failed' as const, 'aborted' as const, 'crash' as const),
  usage: fc.option(
    fc.record({
      inputTokens: fc.option(fc.nat(), { nil: undefined }),
      cachedInputTokens: fc.option(fc.nat(), { nil: undefined }),
      outputTokens: fc.option(fc.nat(), { nil: undefined }),
      source: fc.constantFrom('upstream' as const, 'estimated' as const),
    }),
    { nil: undefined },
  ),
  durationMs: fc.option(fc.nat(), { nil: undefined }),
  costNano: amounts,
  costBasis: fc.constantFrom('hardware' as const, 'stated' as const, 'unknown' as const),
});
const requests = fc.array(
  fc.record({
    id: fc.uuid(),
    at: fc.constantFrom('2026-11-19T12:00:00.000Z', '2026-11-20T12:00:00.000Z'),
    keyId: fc.constantFrom('key_1', 'key_2'),
    operation: fc.constantFrom(...OPERATIONS),
    task: fc.constantFrom('draft', 'code'),
    level: fc.constantFrom('public', 'restricted'),
    attempts: fc.array(attempts, { maxLength: 4 }),
  }),
  { maxLength: 20 },
);

describe('whatever happened', () => {
  it('the groups add up to the total, which is the same however they are cut', () => {
    fc.assert(
      fc.property(requests, (all) => {
        const [first, ...others] = COST_DIMENSIONS.map((by) => summarise(all, { by }));
        for (const summary of [first!, ...others]) {
          const inside = summary.groups.map((group) => group.inside).reduce(addAmounts, NO_AMOUNTS);
          const outside = summary.groups.map((group) => group.outside).reduce(addAmounts, NO_AMOUNTS);
          expect({ inside, outside }).toEqual(summary.total);
          expect(summary.total).toEqual(first!.total);
        }
      }),
    );
  });

  it('every attempt is in the sum of money or counted as unknown, and never both', () => {
    fc.assert(
      fc.property(requests, (all) => {
        const { inside, outside } = summarise(all).total;
        const made = all.flatMap((one) => one.attempts);
        const known = made.filter(({ costNano }) => costNano !== undefined);
        const sum = addAmounts(inside, outside);
        expect(sum.attempts).toBe(made.length);
        expect(sum.attemptsWithoutCost).toBe(made.length - known.length);
        expect(sum.costNano).toBe(known.reduce((total, { costNano }) => total + costNano!, 0n));
      }),
    );
  });

  it('the saving lies within its range', () => {
    fc.assert(
      fc.property(requests, (all) => {
        const { savingNano, lowNano, highNano, comparedRequests, unknownRequests, leftOutRequests } =
          compared(summarise(all));
        expect(lowNano <= savingNano && savingNano <= highNano).toBe(true);
        const told = all.filter((one) => one.attempts.length > 0).length;
        expect(comparedRequests + unknownRequests + leftOutRequests).toBe(told);
      }),
    );
  });

  it('adding is the same in any order', () => {
    const some: CostAmounts = { ...NO_AMOUNTS, requests: 1, costNano: 5n };
    const others: CostAmounts = { ...NO_AMOUNTS, attempts: 2, costNano: 7n };
    expect(addAmounts(some, others)).toEqual(addAmounts(others, some));
    expect(addAmounts(some, NO_AMOUNTS)).toEqual(some);
  });
});
