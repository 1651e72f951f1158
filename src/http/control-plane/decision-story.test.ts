import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DecisionRecord } from '../../domain/decision-record.ts';
import { CATEGORIES, LEVELS } from '../../domain/label.ts';
import { explainDecision, summariseDecision, tellDecision } from './decision-story.ts';
import { DecisionStorySchema, DecisionSummarySchema, ExplanationSchema } from './decision-story-schema.ts';
import { ADMIN, CALLER } from './principals.fixture.ts';
import { DECISION, storedDecision } from './stories.fixture.ts';

/** Two decisions that differ in nothing but the label and what comes of it. */
const labelled: fc.Arbitrary<DecisionRecord> = fc
  .record({
    level: fc.constantFrom(...LEVELS),
    categories: fc.subarray([...CATEGORIES]),
    rule: fc.string(),
    policy: fc.string(),
    findings: fc.array(
      fc.record({
        type: fc.constantFrom('EMAIL', 'CREDIT_CARD'),
        level: fc.constantFrom(...LEVELS),
        categories: fc.subarray([...CATEGORIES]),
        signal: fc.string(),
        pointer: fc.string(),
        start: fc.nat(),
        end: fc.nat(),
      }),
    ),
    findingsLeftOut: fc.nat(),
    isRefused: fc.boolean(),
  })
  .map(({ level, categories, rule, policy, findings, findingsLeftOut, isRefused }) => ({
    ...DECISION,
    facts: { ...DECISION.facts, label: { level, categories, residency: [] } },
    findings,
    findingsLeftOut,
    policy,
    route: { kind: 'rule', rule, use: DECISION.route.use },
    candidates: isRefused ? DECISION.candidates : [],
  }));

describe('a key without sight of labels', () => {
  it('is told the same whatever the label is', () => {
    fc.assert(
      fc.property(labelled, labelled, (one, other) => {
        const tell = (decision: DecisionRecord) =>
          tellDecision(storedDecision({ decision }), CALLER, undefined);
        expect(tell(one)).toEqual(tell(other));
        expect(explainDecision(one, CALLER)).toEqual(explainDecision(other, CALLER));
      }),
    );
  });
});

describe('every story', () => {
  it('is of the form that the description promises', () => {
    fc.assert(
      fc.property(labelled, fc.constantFrom(ADMIN, CALLER), (decision, principal) => {
        const story = tellDecision(storedDecision({ decision }), principal, { identical: true });
        expect(DecisionStorySchema.strict().parse(story)).toEqual(story);
        const explanation = explainDecision(decision, principal);
        expect(ExplanationSchema.strict().parse(explanation)).toEqual(explanation);
      }),
    );
  });

  it('tells where a finding stands and what tries to take the model over; nothing of old records', () => {
    const injection = { kind: 'jailbreak', scoreThousandths: 912, places: ['user'] } as const;
    const finding = { ...DECISION.findings[0]!, place: 'user', scoreThousandths: 912 } as const;
    const told = explainDecision(
      { ...DECISION, facts: { ...DECISION.facts, injection }, findings: [finding] },
      ADMIN,
    ).label;
    expect(told?.injection).toEqual({ kind: 'jailbreak', score: 0.912, places: ['user'] });
    expect(told?.findings[0]).toMatchObject({ place: 'user', score: 0.912 });
    const old = explainDecision(DECISION, ADMIN).label;
    expect(old?.injection).toBeNull();
    expect(old?.findings[0]).not.toHaveProperty('place');
  });

  it('takes over no field of a finding that it does not know', () => {
    const finding = { ...DECISION.findings[0]!, text: 'my card is 4111' };
    const story = explainDecision({ ...DECISION, findings: [finding] }, ADMIN);
    expect(JSON.stringify(story)).not.toContain('4111');
  });

  it('keeps money exact, and unknown unknown', () => {
    const summary = {
      id: 'req_1',
      at: '',
      keyId: CALLER.keyId,
      dialect: '',
      level: 'public',
      task: 'chat',
      complexityThousandths: 1,
      requestedModel: '',
      rule: '',
      deployment: undefined,
      placement: undefined,
      outcome: undefined,
      status: undefined,
      error: undefined,
      durationMs: undefined,
    };
    const cost = (costNano: string | undefined) => summariseDecision({ ...summary, costNano }, ADMIN).costUsd;
    expect(cost('9007199254740993')).toBe('9007199.254740993');
    expect(cost('0')).toBe('0');
    expect(cost(undefined)).toBeNull();
    expect(cost('1e9')).toBeNull();
    const view = summariseDecision({ ...summary, costNano: undefined }, ADMIN);
    expect(DecisionSummarySchema.strict().parse(view)).toEqual(view);
  });

  it('tells where the complexity comes from, which a key without sight of labels could read the label from', () => {
    const judgement = { deployment: 'judge' as (typeof DECISION.plan)[number], result: 'scored' as const };
    const stored = storedDecision({ decision: { ...DECISION, judgement } });
    const [ended] = stored.outcome!.attempts;
    const attempts = [{ ...ended!, purpose: 'scoring' } as const, { ...ended!, attempt: 2 }];
    const judged = { ...stored, attempts: [], outcome: { ...stored.outcome!, attempts } };
    const told = tellDecision(judged, ADMIN, undefined);
    expect(told.work).toMatchObject({ scorer: DECISION.scorer, judgement });
    expect(told.attempts.map(({ purpose }) => purpose)).toEqual(['scoring', null]);
    const { work, attempts: made } = tellDecision(judged, CALLER, undefined);
    expect(work).toMatchObject({ scorer: null, judgement: null, reasons: [] });
    expect(made.map(({ attempt }) => attempt)).toEqual([2]);
  });

  it('tells what was escalated, and of what the law refused only to whom may see labels', () => {
    const stored = storedDecision();
    const [ended] = stored.outcome!.attempts;
    const escalations = [{ rule: 'gave up', from: ended!.deployment, to: ended!.deployment }];
    const attempts = [
      ended!,
      { ...ended!, attempt: 2, purpose: 'escalation', result: 'not-cleared' } as const,
    ];
    const escalated = { ...stored, outcome: { ...stored.outcome!, attempts, escalations } };
    const told = tellDecision(escalated, ADMIN, undefined);
    expect(DecisionStorySchema.strict().parse(told)).toEqual(told);
    expect(told.escalations).toEqual(escalations);
    expect(told.attempts.map(({ purpose }) => purpose)).toEqual([null, 'escalation']);
    const { escalations: seen, attempts: made } = tellDecision(escalated, CALLER, undefined);
    expect(seen).toMatchObject([{ rule: null }]);
    expect(made).toHaveLength(1);
  });

  it('joins what was recorded before an attempt with what came of it, where either is missing', () => {
    const stored = storedDecision();
    const [opened] = stored.attempts;
    const [ended] = stored.outcome!.attempts;
    const story = tellDecision(
      {
        ...stored,
        attempts: [{ ...opened!, attempt: 2 }],
        outcome: {
          ...stored.outcome!,
          attempts: [{ ...ended!, attempt: 1, result: 'not-cleared', usage: null }],
        },
      },
      ADMIN,
      undefined,
    );
    expect(story.attempts).toMatchObject([
      { attempt: 1, result: 'not-cleared', placement: 'on-premises', bytes: null, usage: null },
      { attempt: 2, result: null, placement: 'on-premises', bytes: 300, costUsd: null },
    ]);
  });
});
