import { describe, expect, it } from 'vitest';
import type { Facts } from '../domain/facts.ts';
import type { Usage } from '../domain/usage.ts';
import type { CostOf } from './compared-cost.ts';
import { compilePolicy } from './compile.ts';
import { diffPolicies, type PolicySide } from './diff-policies.ts';
import { evaluate } from './evaluate.ts';
import { destinationOf, factsOf, named, policyOf } from './fixtures/policy-fixture.ts';
import type { PolicyDocument } from './policy-document.ts';
import type { RecordedRequest } from './recorded-requests.ts';

/** Dollars do not matter here: the frontier costs 10 a token, an owned machine 1 a millisecond. */
const PRICES: CostOf = (deployment, usage, durationMs) => {
  if (deployment === 'frontier') return BigInt(10 * ((usage.inputTokens ?? 0) + (usage.outputTokens ?? 0)));
  if (deployment === 'everyday') return durationMs === undefined ? undefined : BigInt(Math.round(durationMs));
  return undefined;
};

/** A plan as the gateway makes it, with clearances for law. */
function sideOf(document: PolicyDocument, costOf: CostOf = PRICES): PolicySide {
  const policy = compilePolicy(document);
  return {
    policy,
    costOf,
    plan(facts) {
      const route = evaluate(policy, facts);
      const plan = route.use.filter(
        (name) =>
          facts.label.level !== 'restricted' ||
          document.destinations[name]?.destination.clearance === 'restricted',
      );
      return { route, candidates: [], plan };
    },
  };
}

const BEFORE = policyOf();
/** Hard work stays too. */
const AFTER = policyOf({ rules: [{ name: 'all stays', use: [named('everyday')] }] });

const USAGE: Usage = { inputTokens: 30, outputTokens: 10, source: 'upstream' };

function request(id: string, facts: Partial<Facts>, rest: Partial<RecordedRequest> = {}): RecordedRequest {
  return {
    id,
    facts: factsOf(facts),
    answeredBy: undefined,
    usage: undefined,
    durationMs: undefined,
    costNano: undefined,
    ...rest,
  };
}

async function* streamOf(requests: readonly RecordedRequest[]): AsyncIterable<RecordedRequest> {
  yield* requests;
}

function diff(requests: readonly RecordedRequest[], before = BEFORE, after = AFTER) {
  return diffPolicies(streamOf(requests), { before: sideOf(before), after: sideOf(after) });
}

const HARD = { complexityThousandths: 900, task: 'reasoning' as const };

describe('diffPolicies', () => {
  it('counts who goes where, by level and task, with examples', async () => {
    const found = await diff([
      request('easy', {}),
      request('hard1', HARD),
      request('hard2', { ...HARD, declaredTask: 'architecture-advice' }),
    ]);
    expect(found).toMatchObject({
      requests: 3,
      unchanged: 1,
      changed: 2,
      newlyStaying: 2,
      newlyLeaving: 0,
      newlyRefused: 0,
      notComparable: { requests: 0, examples: [] },
    });
    expect(found.moves).toEqual([
      {
        from: { deployment: 'frontier', placement: 'api' },
        to: { deployment: 'everyday', placement: 'on-premises' },
        isSame: false,
        requests: 2,
        byLevel: { internal: 2 },
        byTask: { reasoning: 1, 'architecture-advice': 1 },
        byRule: [{ before: expect.any(String) as string, after: 'all stays', requests: 2 }],
        cost: expect.anything() as unknown,
        examples: ['hard1', 'hard2'],
      },
      {
        from: { deployment: 'everyday', placement: 'on-premises' },
        to: { deployment: 'everyday', placement: 'on-premises' },
        isSame: true,
        requests: 1,
        byLevel: { internal: 1 },
        byTask: { chat: 1 },
        byRule: [{ before: expect.any(String) as string, after: 'all stays', requests: 1 }],
        cost: expect.anything() as unknown,
        examples: ['easy'],
      },
    ]);
    expect(found.before).toMatch(/^sha256:/);
    expect(found.before).not.toBe(found.after);
  });

  it('counts declared tasks that a policy with tasks of its own has no rule for', async () => {
    const withTasks = policyOf({
      rules: [
        { name: 'intake', when: 'declaredTask in ["intake", "triage"]', use: [named('everyday')] },
        { name: 'the rest', use: [named('everyday')] },
      ],
    });
    const requests = ['intake', 'research', 'research', undefined].map((declaredTask, index) =>
      request(`r${index}`, { declaredTask }),
    );
    // The policy before asks for no task at all, so none is strange to it.
    expect((await diff(requests, BEFORE, withTasks)).strangeTasks).toEqual({
      before: {},
      after: { research: 2 },
    });
  });

  it('shows at most five examples, however many there are', async () => {
    const found = await diff(Array.from({ length: 40 }, (_, index) => request(`r${index}`, {})));
    expect(found.moves[0]).toMatchObject({ requests: 40, examples: ['r0', 'r1', 'r2', 'r3', 'r4'] });
  });

  it('finds what would be refused, and what no longer would', async () => {
    const restricted = { label: { level: 'restricted' as const, categories: [], residency: [] } };
    const onlyOutside = policyOf({ rules: [{ name: 'all leaves', use: [named('frontier')] }] });
    expect(await diff([request('a', restricted)], BEFORE, onlyOutside)).toMatchObject({
      newlyRefused: 1,
      newlyLeaving: 0,
      moves: [{ to: null, byLevel: { restricted: 1 }, examples: ['a'] }],
    });
    expect(await diff([request('a', restricted)], onlyOutside, BEFORE)).toMatchObject({
      newlyRefused: 0,
      noLongerRefused: 1,
    });
  });

  it('finds what would leave the premises, also without a change of names', async () => {
    const moved = policyOf({
      destinations: {
        ...BEFORE.destinations,
        everyday: destinationOf('qwen3:8b', { placement: 'managed' }),
      },
    });
    expect(await diff([request('a', {})], BEFORE, moved)).toMatchObject({ unchanged: 0, newlyLeaving: 1 });
  });

  it('takes a deployment that only changed its name for what it was, and its cost with it', async () => {
    const renamed = policyOf({
      rules: [{ name: 'all', use: [named('ours')] }],
      destinations: { ours: destinationOf('qwen3:8b') },
    });
    const requests = [request('a', {}, { answeredBy: 'everyday', usage: USAGE, costNano: 7n })];
    const found = await diff(requests, BEFORE, renamed);
    expect(found).toMatchObject({ unchanged: 1, changed: 0 });
    expect(found.cost.after).toEqual({ nano: '7', known: 1, estimated: 0, unknown: 0, unsent: 0 });
  });
});

describe('names that only one policy has', () => {
  it('become the name that means the same, where there is one', async () => {
    const renamed = policyOf({
      models: { automatic: { kind: 'auto' } },
      rules: AFTER.rules,
      destinations: { everyday: BEFORE.destinations['everyday']!, best: BEFORE.destinations['frontier']! },
    });
    const found = await diff(
      [
        request('auto', HARD),
        request('named', { requestedModel: 'frontier' }),
        request('upstream', { requestedModel: 'gpt-5.5' }),
      ],
      BEFORE,
      renamed,
    );
    expect(found.notComparable.requests).toBe(0);
    expect(found.moves.map(({ to, examples }) => [to?.deployment, examples])).toEqual([
      ['everyday', ['auto']],
      ['best', ['named', 'upstream']],
    ]);
    expect(found).toMatchObject({ unchanged: 2, changed: 1 });
  });

  it('count as not comparable where there is none', async () => {
    const without = policyOf({
      rules: AFTER.rules,
      destinations: { everyday: BEFORE.destinations['everyday']! },
    });
    const requests = [request('gone', { requestedModel: 'frontier' }), request('a', {})];
    for (const found of [await diff(requests, BEFORE, without), await diff(requests, without, BEFORE)]) {
      expect(found).toMatchObject({
        requests: 2,
        notComparable: { requests: 1, examples: ['gone'] },
        unchanged: 1,
      });
    }
    expect((await diff([request('x', { requestedModel: 'unheard-of' })])).notComparable.requests).toBe(1);
  });

  it('are refused where the key may not ask for them any more', async () => {
    const { principal } = factsOf();
    const facts = { requestedModel: 'gpt-5.5', principal: { ...principal, allowedModels: ['frontier'] } };
    const two = policyOf({
      destinations: { ...BEFORE.destinations, other: destinationOf('gpt-5.5', { placement: 'api' }) },
    });
    expect(await diff([request('a', facts)], BEFORE, two)).toMatchObject({ newlyRefused: 1 });
  });
});

describe('the cost', () => {
  const answered = { usage: USAGE, durationMs: 200 };

  it('is the recorded one where nothing changes', async () => {
    const { cost } = await diff([request('a', {}, { ...answered, answeredBy: 'everyday', costNano: 3n })]);
    const known = { nano: '3', known: 1, estimated: 0, unknown: 0, unsent: 0 };
    expect(cost).toEqual({
      recorded: known,
      before: known,
      after: known,
      both: { requests: 1, beforeNano: '3', afterNano: '3' },
    });
  });

  it('is estimated from the recorded tokens where another would answer', async () => {
    const back = await diff(
      [request('a', HARD, { ...answered, answeredBy: 'everyday', costNano: 3n })],
      AFTER,
      BEFORE,
    );
    expect(back.cost).toMatchObject({
      before: { nano: '3', estimated: 0 },
      after: { nano: '400', known: 1, estimated: 1, unknown: 0, unsent: 0 },
      both: { requests: 1, beforeNano: '3', afterNano: '400' },
    });
  });

  it('of an owned machine is estimated by how fast it was on record', async () => {
    const { cost } = await diff([
      // 200 ms for 10 tokens, and 600 ms for 30: 20 ms a token.
      request('a', {}, { ...answered, answeredBy: 'everyday', costNano: 200n }),
      request(
        'b',
        {},
        {
          usage: { ...USAGE, outputTokens: 30 },
          durationMs: 600,
          answeredBy: 'everyday',
          costNano: 600n,
        },
      ),
      request('c', HARD, { ...answered, answeredBy: 'frontier', costNano: 400n }),
      request('d', HARD, { ...answered, answeredBy: 'frontier', costNano: 400n }),
    ]);
    expect(cost.after).toEqual({ nano: '1200', known: 4, estimated: 2, unknown: 0, unsent: 0 });
    expect(cost.both).toEqual({ requests: 4, beforeNano: '1600', afterNano: '1200' });
  });

  it('of an owned machine that never answered stays unknown, and is counted as such', async () => {
    const { cost } = await diff([
      request('c', HARD, { ...answered, answeredBy: 'frontier', costNano: 400n }),
    ]);
    expect(cost.after).toEqual({ nano: '0', known: 0, estimated: 0, unknown: 1, unsent: 0 });
    expect(cost.both).toEqual({ requests: 0, beforeNano: '0', afterNano: '0' });
    expect(cost.recorded).toMatchObject({ nano: '400', known: 1 });
  });

  it('of what was not answered, and of tokens nobody counted, stays unknown', async () => {
    const { cost } = await diff([
      request('a', {}),
      request('b', HARD, { answeredBy: 'frontier', usage: { source: 'estimated' } }),
    ]);
    expect(cost.recorded).toEqual({ nano: '0', known: 0, estimated: 0, unknown: 2, unsent: 0 });
    expect(cost.after.unknown).toBe(2);
  });

  it('of a refusal is none, and none is not unknown', async () => {
    const none = policyOf({ rules: [{ name: 'never', when: 'stream', use: [named('everyday')] }] });
    const { cost } = await diff(
      [request('a', {}, { ...answered, answeredBy: 'everyday', costNano: 5n })],
      BEFORE,
      none,
    );
    expect(cost.after).toEqual({ nano: '0', known: 0, estimated: 0, unknown: 0, unsent: 1 });
    expect(cost.both).toEqual({ requests: 1, beforeNano: '5', afterNano: '0' });
  });

  it('counts every request once under each policy, also one that was refused at its time', async () => {
    const { cost, moves } = await diff([
      request('refused', {}, { costNano: 0n }),
      request('failed', {}, { costNano: 2n }),
      request('a', HARD, { ...answered, answeredBy: 'frontier', costNano: 400n }),
    ]);
    expect(cost.recorded).toEqual({ nano: '402', known: 2, estimated: 0, unknown: 0, unsent: 1 });
    for (const { known, unknown, unsent } of [cost.recorded, cost.before, cost.after]) {
      expect(known + unknown + unsent).toBe(3);
    }
    expect(moves.map(({ requests }) => requests)).toEqual([1, 2]);
  });

  it('is told for each move, and the moves add up to the whole', async () => {
    const { cost, moves } = await diff([
      request('a', {}, { ...answered, answeredBy: 'everyday', costNano: 200n }),
      request('b', HARD, { ...answered, answeredBy: 'frontier', costNano: 400n }),
    ]);
    expect(moves.map((move) => [move.cost.before.nano, move.cost.after.nano])).toEqual([
      ['400', '200'],
      ['200', '200'],
    ]);
    expect(cost).toMatchObject({ before: { nano: '600' }, after: { nano: '400' } });
  });

  it('takes the recorded duration where the same machine answered and only its price was not stated', async () => {
    const { cost } = await diff([request('a', {}, { ...answered, answeredBy: 'everyday' })]);
    expect(cost.after).toEqual({ nano: '200', known: 1, estimated: 1, unknown: 0, unsent: 0 });
  });
});
