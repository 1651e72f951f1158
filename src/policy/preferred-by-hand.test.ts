import { describe, expect, it } from 'vitest';
import type { Facts } from '../domain/facts.ts';
import { compilePolicy } from './compile.ts';
import { evaluate } from './evaluate.ts';
import { destinationOf, factsOf, named, policyOf } from './fixtures/policy-fixture.ts';

const outside = { placement: 'api', clearance: 'internal' } as const;
const POLICY = compilePolicy(
  policyOf({
    rules: [
      { name: 'nothing', when: 'task == "agent"', use: [] },
      {
        name: 'hard',
        when: 'complexity >= threshold',
        use: [named('frontier'), named('everyday'), named('rented')],
      },
      { name: 'rest', when: 'level != "public"', use: [named('everyday')] },
    ],
    models: {
      auto: { kind: 'auto' },
      best: { kind: 'deployment', deployment: named('frontier'), fallbacks: [named('everyday')] },
    },
    destinations: {
      everyday: destinationOf('a'),
      judge: destinationOf('b'),
      frontier: destinationOf('c', outside),
      rented: destinationOf('d', outside),
    },
  }),
);
const HARD = { complexityThousandths: 900 };
const use = (facts: Partial<Facts>) => evaluate(POLICY, factsOf(facts)).use;
const limitedTo = (...allowedModels: string[]) => ({
  principal: { ...factsOf().principal, allowedModels },
});

describe('what a caller would rather have', () => {
  it('comes first, in the order of the rule, and the rest behind', () => {
    expect(use({ ...HARD, prefer: 'local' })).toEqual(['everyday', 'frontier', 'rented']);
    expect(use({ ...HARD, prefer: 'cloud' })).toEqual(['frontier', 'rented', 'everyday']);
    expect(use({ ...HARD, prefer: 'rented' })).toEqual(['rented', 'frontier', 'everyday']);
    expect(use(HARD)).toEqual(['frontier', 'everyday', 'rented']);
  });

  it('is added where the rule has none: a place from what any rule uses, a name from all there is', () => {
    expect(use({ prefer: 'cloud' })).toEqual(['frontier', 'rented', 'everyday']);
    expect(use({ prefer: 'judge' })).toEqual(['judge', 'everyday']);
    expect(use({ prefer: 'local' })).toEqual(['everyday']);
  });

  it('is added for no key that could not ask for it by name', () => {
    expect(use({ prefer: 'cloud', ...limitedTo('auto') })).toEqual(['everyday']);
    expect(use({ prefer: 'cloud', ...limitedTo('auto', 'rented') })).toEqual(['rented', 'everyday']);
    expect(use({ prefer: 'judge', ...limitedTo('auto') })).toEqual(['everyday']);
    // What the rule has, the operator gave to everybody.
    expect(use({ ...HARD, prefer: 'rented', ...limitedTo('auto') })).toEqual([
      'rented',
      'frontier',
      'everyday',
    ]);
  });

  it('adds nobody for embeddings, whose maker the rule alone chooses', () => {
    const embed = { operation: 'embeddings', task: 'embed' } as const;
    expect(use({ ...embed, prefer: 'cloud' })).toEqual(['everyday']);
    expect(use({ ...embed, prefer: 'judge' })).toEqual(['everyday']);
    expect(use({ ...embed, ...HARD, prefer: 'local' })).toEqual(['everyday', 'frontier', 'rented']);
  });

  it('does not undo a refusal by the rules', () => {
    expect(use({ task: 'agent', prefer: 'cloud' })).toEqual([]);
    expect(use({ label: { level: 'public', categories: [], residency: [] }, prefer: 'cloud' })).toEqual([]);
  });

  it('only orders where the caller named a model', () => {
    expect(use({ requestedModel: 'best', prefer: 'local' })).toEqual(['everyday', 'frontier']);
    expect(use({ requestedModel: 'everyday', prefer: 'cloud' })).toEqual(['everyday']);
  });

  it('is nothing where the policy does not know it, as in a comparison with another policy', () => {
    expect(use({ prefer: 'gone' })).toEqual(['everyday']);
  });
});
