import { describe, expect, it } from 'vitest';
import type { CostAmounts, CostSummary } from '../../domain/cost-summary.ts';
import { FRONTIER, START_UP } from '../cost/cost-case.fixture.ts';
import { answerFromTraffic, observeTraffic } from './from-traffic.ts';

const NONE: CostAmounts = {
  requests: 0,
  answered: 0,
  attempts: 0,
  inputTokens: 0,
  cachedInputTokens: 0,
  outputTokens: 0,
  estimatedTokens: 0,
  attemptsWithoutTokens: 0,
  costNano: 0n,
  estimatedNano: 0n,
  attemptsWithoutCost: 0,
  frontierNano: 0n,
};

/** So many requests of 500 and 500 tokens, half inside, over the days; each would have cost 7,875,000 nano-dollars. */
function summary(by: CostSummary['by'], groups: readonly string[], requests: number): CostSummary {
  const half: CostAmounts = {
    ...NONE,
    requests: requests / 2,
    inputTokens: requests * 250,
    outputTokens: requests * 250,
    costNano: BigInt(requests) * 1_000_000n,
    frontierNano: (BigInt(requests) * 7_875_000n) / 2n,
  };
  const sides = { inside: half, outside: half };
  const part = (amounts: CostAmounts): CostAmounts => ({
    ...amounts,
    requests: amounts.requests / groups.length,
    inputTokens: amounts.inputTokens / groups.length,
    outputTokens: amounts.outputTokens / groups.length,
    costNano: amounts.costNano / BigInt(groups.length),
    frontierNano: amounts.frontierNano / BigInt(groups.length),
  });
  return {
    from: '2026-10-22T00:00:00.000Z',
    to: '2026-11-21T00:00:00.000Z',
    by,
    groups: groups.map((group) => ({ group, inside: part(half), outside: part(half) })),
    total: sides,
    frontier: { kind: 'compared', deployment: 'frontier' } as CostSummary['frontier'],
    hardware: [],
    unpriced: [],
  };
}

function traffic(requests: number, firstDay = '2026-10-22') {
  return observeTraffic({
    byDay: summary('day', [firstDay, '2026-11-20'], requests),
    byTask: summary('task', ['draft', 'code'], requests),
    byLevel: summary('level', ['internal', 'restricted'], requests),
  });
}

describe('the traffic that went through the gateway', () => {
  const given = { price: undefined, assumptions: START_UP, capacity: undefined };

  it('says what each way would have cost, per task and level, and when owning pays back', () => {
    const answer = answerFromTraffic(traffic(100_000), given);
    if (answer.kind !== 'answered') throw new Error('it is enough');
    expect(answer.days).toBe(30);
    const scale = 365 / 12 / 30;
    expect(answer.total.queriesPerMonth).toBeCloseTo(100_000 * scale, 6);
    // 787.50 $ for 100,000 of them at the frontier price, as in the guides' start-up.
    expect(Number(answer.total.apiNano) / 1e9).toBeCloseTo(787.5 * scale, 3);
    expect(Number(answer.total.actualNano) / 1e9).toBeCloseTo(200 * scale, 6);
    expect(answer.total.payback).toMatchObject({ kind: 'months' });
    expect(answer.total.payback?.kind === 'months' && answer.total.payback.months).toBeCloseTo(3.9, 1);
    expect(answer.byTask.map(({ observed }) => observed.group)).toEqual(['draft', 'code']);
    expect(answer.byLevel.map(({ observed }) => observed.group)).toEqual(['internal', 'restricted']);
    // Half of the traffic alone does not pay for the machine as fast.
    const [draft] = answer.byTask;
    expect(Number(draft?.apiNano) * 2).toBeCloseTo(Number(answer.total.apiNano), -3);
    expect(draft?.payback?.kind === 'months' && draft.payback.months).toBeGreaterThan(7);
  });

  it('comes to the same by a price as by what the ledger says of the frontier', () => {
    const byPrice = answerFromTraffic(traffic(100_000), { ...given, price: FRONTIER });
    const byLedger = answerFromTraffic(traffic(100_000), given);
    if (byPrice.kind !== 'answered' || byLedger.kind !== 'answered') throw new Error('it is enough');
    expect(Number(byPrice.total.apiNano)).toBeCloseTo(Number(byLedger.total.apiNano), -3);
  });

  it('says that it is too little for three requests, or three days', () => {
    expect(answerFromTraffic(traffic(3), given)).toMatchObject({
      kind: 'too-little',
      requests: 3,
      why: expect.stringMatching(
        /^too little to tell: 3 requests in 30\.0 days; it takes 100 requests and 7 days/,
      ),
    });
    expect(answerFromTraffic(traffic(100_000, '2026-11-18'), given)).toMatchObject({
      kind: 'too-little',
      days: 3,
    });
  });

  it('counts days from the first one with a request', () => {
    const answer = answerFromTraffic(traffic(10_000, '2026-11-11'), given);
    expect(answer).toMatchObject({ kind: 'answered', days: 10 });
  });

  it('leaves the API out where no price is known', () => {
    const unknown = {
      ...summary('day', ['2026-10-22'], 1_000),
      frontier: { kind: 'unknown', why: '' } as const,
    };
    const answer = answerFromTraffic(
      observeTraffic({ byDay: unknown, byTask: unknown, byLevel: unknown }),
      given,
    );
    if (answer.kind !== 'answered') throw new Error('it is enough');
    expect(answer.total).toMatchObject({ apiNano: undefined, breakEven: undefined, payback: undefined });
    expect(answer.total.ownedNano).toBeGreaterThan(0n);
  });
});
