import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DemarcError } from '../domain/error-catalogue.ts';
import { type Facts, NEEDS } from '../domain/facts.ts';
import { CATEGORIES, LEVELS } from '../domain/label.ts';
import { TASKS } from '../domain/work.ts';
import { canonicalText, hashOfText, policyHash } from './canonical-text.ts';
import { compilePolicy } from './compile.ts';
import { evaluate, explainRoute, NO_RULE } from './evaluate.ts';
import { destinationOf, factsOf, named, policyOf } from './fixtures/policy-fixture.ts';
import { parsePolicyText } from './parse-policy-text.ts';

const policy = compilePolicy(policyOf());

describe('evaluate', () => {
  it('takes the first rule that matches', () => {
    expect(evaluate(policy, factsOf({ complexityThousandths: 599 }))).toEqual({
      kind: 'rule',
      rule: 'the rest',
      use: ['everyday'],
    });
    expect(evaluate(policy, factsOf({ complexityThousandths: 600 }))).toEqual({
      kind: 'rule',
      rule: 'hard work',
      use: ['frontier', 'everyday'],
    });
    expect(evaluate(policy, factsOf({ task: 'reasoning' })).rule).toBe('hard work');
  });

  it('uses nothing when no rule matches, and when the only rule cannot be evaluated', () => {
    const strict = compilePolicy(
      policyOf({ rules: [{ name: 'short', when: 'maxOutputTokens < 100', use: [named('everyday')] }] }),
    );
    expect(evaluate(strict, factsOf({ maxOutputTokens: 100 }))).toEqual({
      kind: 'rule',
      rule: NO_RULE,
      use: [],
    });
    expect(evaluate(strict, factsOf()).use).toEqual([]);
    expect(evaluate(strict, factsOf({ maxOutputTokens: 99 })).use).toEqual(['everyday']);
  });

  it('lets a model named outright decide before any rule', () => {
    const facts = factsOf({ requestedModel: 'frontier', task: 'reasoning' });
    expect(evaluate(policy, facts)).toMatchObject({ kind: 'named', use: ['frontier'] });
    expect(explainRoute(policy, facts).rules).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'toString', '', 'nonsense', 'AUTO'])(
    'does not know %j',
    (requestedModel) => {
      expect.assertions(2);
      try {
        evaluate(policy, factsOf({ requestedModel }));
      } catch (error) {
        if (!(error instanceof DemarcError)) throw error;
        expect(error.code).toBe('model_not_found');
        expect(error.message).toContain('auto, everyday, frontier, gpt-4o');
      }
    },
  );

  it('lists only what the key may ask for, suggests, and does not repeat what was asked', () => {
    const principal = { ...factsOf().principal, allowedModels: ['everyday'] };
    const ask = (requestedModel: string) => () => evaluate(policy, factsOf({ requestedModel, principal }));
    expect(ask('everyday2')).toThrow('did you mean "everyday"? you can ask for: everyday');
    expect(ask('my secret text')).not.toThrow(/secret|frontier/);
  });
});

describe('explainRoute', () => {
  it('says for every rule whether it matched', () => {
    const traced = compilePolicy(
      policyOf({
        rules: [
          { name: 'no limit set', when: 'maxOutputTokens < 9', use: [named('frontier')] },
          { name: 'never', when: 'level == "public"', use: [named('frontier')] },
          { name: 'chat', when: 'task == "chat"', use: [named('everyday')] },
          { name: 'the rest', use: [named('everyday')] },
        ],
      }),
    );
    const trace = explainRoute(traced, factsOf());
    expect(trace.route.rule).toBe('chat');
    expect(trace.rules).toEqual([
      {
        rule: 'no limit set',
        outcome: { kind: 'error', reason: 'maxOutputTokens has no value in this request' },
        decided: false,
      },
      { rule: 'never', outcome: { kind: 'false' }, decided: false },
      { rule: 'chat', outcome: { kind: 'true' }, decided: true },
      { rule: 'the rest', outcome: { kind: 'true' }, decided: false },
    ]);
  });
});

const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    level: fc.constantFrom(...LEVELS),
    categories: fc.subarray([...CATEGORIES]),
    complexityThousandths: fc.integer({ min: 0, max: 1000 }),
    task: fc.constantFrom(...TASKS),
    inputTokens: fc.nat(1_000_000),
    maxOutputTokens: fc.option(fc.nat(100_000), { nil: undefined }),
    messages: fc.nat(100),
    needs: fc.subarray([...NEEDS]),
    stream: fc.boolean(),
    requestedModel: fc.constantFrom('auto', 'gpt-4o', 'frontier', 'gpt-5.5'),
  })
  .map(({ level, categories, ...rest }) =>
    factsOf({ ...rest, label: { level, categories: [...categories].sort(), residency: [] } }),
  );

const varied = policyOf({
  rules: [
    {
      name: 'clinic',
      when: '"health" in categories && atLeast(level, "confidential")',
      use: [named('everyday')],
    },
    { name: 'long', when: 'inputTokens > 100000 && maxOutputTokens > 1000', use: [named('wide')] },
    { name: 'tools', when: 'tools && !stream', use: [named('frontier'), named('everyday')] },
    { name: 'hard', when: 'complexity >= threshold', use: [named('frontier')] },
    { name: 'short', when: 'messages < 50', use: [named('everyday')] },
  ],
  destinations: {
    wide: destinationOf('wide-1', { region: 'eu', retention: { kind: 'days', days: 30 } }),
    frontier: destinationOf('gpt-5.5', { placement: 'api', clearance: 'internal' }),
    everyday: destinationOf('qwen3:8b'),
  },
  law: {
    airGapped: false,
    requirements: [
      {
        name: 'eu only',
        categories: ['health'],
        fromLevel: undefined,
        agreements: [],
        maxRetentionDays: 0,
        regions: ['eu'],
        placements: [],
      },
    ],
  },
});

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reverseKeys(member)]),
  );
}

describe('replay', () => {
  const original = compilePolicy(varied);
  const text = canonicalText(varied);
  const replayed = compilePolicy(parsePolicyText(text, policyHash(varied)));

  it('decides the same from the canonical text as from the document', () => {
    expect(replayed.hash).toBe(original.hash);
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(evaluate(replayed, facts)).toEqual(evaluate(original, facts));
        expect(explainRoute(replayed, facts)).toEqual(explainRoute(original, facts));
      }),
    );
  });

  it('decides the same twice, and whatever the order of keys in policy and facts', () => {
    const reversed = compilePolicy(reverseKeys(varied) as typeof varied);
    expect(reversed.hash).toBe(original.hash);
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const route = evaluate(original, facts);
        expect(evaluate(original, facts)).toEqual(route);
        expect(evaluate(reversed, reverseKeys(facts) as Facts)).toEqual(route);
      }),
    );
  });

  it('refuses a text that is not the recorded one', () => {
    const hash = policyHash(varied);
    expect(() => parsePolicyText(text.replace('restricted', 'internal'), hash)).toThrow(/hash differs/);
    const spaced = `${text} `;
    expect(() => parsePolicyText(spaced, hash)).toThrow(/hash differs/);
  });

  it('refuses a text of another version even under its own hash', () => {
    const other = { ...varied, v: 2 };
    const hash = hashOfText(canonicalText(other));
    expect(() => parsePolicyText(canonicalText(other), hash)).toThrow(/another version/);
  });

  it('refuses a text in another spelling even under its own hash', () => {
    const spaced = JSON.stringify(JSON.parse(text), undefined, 2);
    expect(() => parsePolicyText(spaced, hashOfText(spaced))).toThrow(/canonical spelling/);
  });
});
