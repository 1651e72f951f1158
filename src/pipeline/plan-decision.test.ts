import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Capabilities, Destination } from '../domain/deployment.ts';
import type { Facts } from '../domain/facts.ts';
import { LEVELS } from '../domain/label.ts';
import { destinationOf, factsOf, named, policyOf } from '../policy/fixtures/policy-fixture.ts';
import { planDecision } from './plan-decision.ts';
import { policyView } from './policy-version.ts';

interface Described {
  readonly model: string;
  readonly can?: Partial<Capabilities>;
  readonly at?: Partial<Destination>;
}

function decide(described: Readonly<Record<string, Described>>, facts: Partial<Facts>) {
  const use = Object.keys(described).map(named);
  const destinations = Object.fromEntries(
    Object.entries(described).map(([name, { model, can = {}, at }]) => {
      const destination = destinationOf(model, at);
      return [name, { ...destination, capabilities: { ...destination.capabilities, ...can } }];
    }),
  );
  const view = policyView(policyOf({ rules: [{ name: 'all', use }], destinations }));
  return planDecision(view, factsOf(facts));
}

const OUTSIDE: Partial<Destination> = { placement: 'api', clearance: 'internal' };
const RESTRICTED: Facts['label'] = { level: 'restricted', categories: [], residency: [] };

describe('a plan for vectors', () => {
  const vectors = { operation: 'embeddings', task: 'embed' } as const;

  it('has one maker', () => {
    const { plan, candidates } = decide({ a: { model: 'x' }, b: { model: 'y' }, c: { model: 'x' } }, vectors);
    expect(plan).toEqual(['a', 'c']);
    expect(candidates[1]?.verdict).toEqual({ kind: 'other-model', maker: 'x' });
  });

  it('passes over what may or may not make any for one that is known to', () => {
    const described = { chat: { model: 'x' }, embedder: { model: 'y', can: { embeddings: true } } };
    expect(decide(described, vectors).plan).toEqual(['embedder']);
  });

  it('passes over what makes none', () => {
    const described = { chat: { model: 'x', can: { embeddings: false } }, other: { model: 'y' } };
    const { plan, candidates } = decide(described, vectors);
    expect(plan).toEqual(['other']);
    expect(candidates[0]?.verdict).toEqual({ kind: 'unfit', lacks: ['embeddings'] });
  });

  it('is empty rather than another maker’s where the law strikes the maker out', () => {
    const described = { out: { model: 'x', at: OUTSIDE }, in: { model: 'y' } };
    const { plan, candidates } = decide(described, { ...vectors, label: RESTRICTED });
    expect(plan).toEqual([]);
    expect(candidates.map(({ verdict }) => verdict.kind)).toEqual(['refused', 'other-model']);
  });

  it('keeps its maker also where that lacks something for this request', () => {
    const described = {
      small: { model: 'x', can: { embeddings: true, contextTokens: 10 } },
      large: { model: 'y', can: { embeddings: true } },
    };
    expect(decide(described, { ...vectors, inputTokens: 11 }).plan).toEqual([]);
    const textOnly = { a: { model: 'x', can: { tokenIds: false } }, b: { model: 'y' }, c: { model: 'x' } };
    expect(decide(textOnly, { ...vectors, needs: ['token-ids'] }).plan).toEqual(['c']);
  });

  it('keeps its maker whatever its caller would rather have, and takes that into account among those of the maker', () => {
    const described = {
      in: { model: 'x' },
      other: { model: 'y', at: OUTSIDE },
      out: { model: 'x', at: OUTSIDE },
    };
    expect(decide(described, { ...vectors, prefer: 'cloud' }).plan).toEqual(['out', 'in']);
    const { plan, candidates } = decide(described, { ...vectors, prefer: 'other' });
    expect(plan).toEqual(['in', 'out']);
    expect(candidates[0]).toEqual({
      deployment: 'other',
      verdict: { kind: 'other-model', maker: 'x' },
    });
  });

  it('has the same maker whatever is asked to be embedded', () => {
    const deployment = fc.record({
      model: fc.constantFrom('x', 'y', 'z'),
      embeddings: fc.constantFrom(true, false, undefined),
      contextTokens: fc.constantFrom(10, undefined),
      tokenIds: fc.constantFrom(false, undefined),
      isOutside: fc.boolean(),
    });
    const facts = fc.record({
      level: fc.constantFrom(...LEVELS),
      inputTokens: fc.constantFrom(1, 100),
      needs: fc.constantFrom<Facts['needs']>([], ['token-ids']),
      prefer: fc.constantFrom(undefined, 'local', 'cloud', 'd0', 'd1', 'd2'),
    });
    fc.assert(
      fc.property(
        fc.array(deployment, { minLength: 1, maxLength: 5 }),
        fc.array(facts, { minLength: 2 }),
        (them, asked) => {
          const described = Object.fromEntries(
            them.map(({ model, isOutside, ...can }, index) => [
              `d${index}`,
              { model, can, ...(isOutside ? { at: OUTSIDE } : {}) },
            ]),
          );
          const makers = asked.flatMap(({ level, ...more }) => {
            const label = { level, categories: [], residency: [] };
            const { plan } = decide(described, { ...vectors, label, ...more });
            return plan.map((name) => described[name]?.model);
          });
          expect(new Set(makers).size).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('a plan for anything else', () => {
  it('has as many models as the rule names', () => {
    expect(decide({ a: { model: 'x' }, b: { model: 'y' } }, {}).plan).toEqual(['a', 'b']);
    expect(decide({ a: { model: 'x' }, b: { model: 'y' } }, { operation: 'completion' }).plan).toEqual([
      'a',
      'b',
    ]);
  });

  it.each<[string, Partial<Facts>, Partial<Capabilities>]>([
    ['chat', {}, { chat: false }],
    ['completion', { operation: 'completion' }, { completion: false }],
    [
      'fill-in-the-middle',
      { operation: 'completion', needs: ['fill-in-the-middle'] },
      { fillInTheMiddle: false },
    ],
  ])('leaves out what is known not to do it: %s', (lack, facts, can) => {
    const { plan, candidates } = decide({ a: { model: 'x', can }, b: { model: 'y' } }, facts);
    expect(plan).toEqual(['b']);
    expect(candidates[0]?.verdict).toEqual({ kind: 'unfit', lacks: [lack] });
  });
});
