import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATEGORIES, LEVELS } from '../domain/label.ts';
import { TASKS } from '../domain/work.ts';
import { compileCondition } from './compile-condition.ts';
import { createConditionEnvironment } from './condition-environment.ts';
import { conditionContext } from './condition-variables.ts';
import { factsOf } from './fixtures/policy-fixture.ts';
import { judgeCondition } from './judge-condition.ts';
import { membershipKey, possibleWorlds } from './possible-worlds.ts';

function treeOf(text: string) {
  const compiled = compileCondition(text, createConditionEnvironment(false));
  if (compiled.kind === 'problems') throw new Error(compiled.problems[0]!.message);
  return compiled.condition.tree;
}

const plenty = { thresholdThousandths: 600, limit: 10_000 };

describe('possibleWorlds', () => {
  it('has every level, and nothing that no condition mentions', () => {
    expect(possibleWorlds([], plenty).map((world) => world.get('level'))).toEqual([
      'public',
      'internal',
      'confidential',
      'restricted',
    ]);
  });

  it('has a complexity on, below and above every number it is compared with', () => {
    const points = new Set(
      possibleWorlds([treeOf('complexity > 0.25')], plenty).map((world) => world.get('complexity')),
    );
    for (const point of [0, 0.249, 0.25, 0.251, 0.599, 0.6, 0.601, 1]) expect(points).toContain(point);
  });

  it('leaves the variables with most values open when there would be too many worlds', () => {
    const tree = treeOf('task == "code" && complexity > 0.25 && tools');
    const worlds = possibleWorlds([tree], { thresholdThousandths: 600, limit: 8 });
    expect(worlds).toHaveLength(8);
    expect(worlds[0]?.has('tools')).toBe(true);
    expect(worlds[0]?.has('task')).toBe(false);
  });
});

describe('judgeCondition', () => {
  const world = new Map<string, string | number | boolean>([
    ['level', 'confidential'],
    ['complexity', 0.5],
    ['in categories: health', true],
  ]);

  it.each([
    ['level == "confidential"', true],
    ['atLeast(level, "restricted")', false],
    ['complexity >= 0.5 && -complexity < -0.4', true],
    ['"health" in categories', true],
    ['"legal" in categories', undefined],
    ['level in ["public", model]', undefined],
    ['level in ["public", "confidential"]', true],
    ['tools', undefined],
    ['tools && level == "public"', false],
    ['tools || level == "confidential"', true],
    ['tools || level == "public"', undefined],
    ['tools ? true : false', undefined],
    ['complexity > 0.4 ? tools : true', undefined],
    ['complexity * 2.0 > 0.1', undefined],
    ['maxOutputTokens > 5', undefined],
    ['rx(model, "^gpt")', undefined],
    ['categories.exists(c, c == "health")', undefined],
  ])('%s is %s', (text, verdict) => {
    expect(judgeCondition(treeOf(text), world)).toBe(verdict);
  });

  const conditions = [
    'complexity >= threshold || task == "reasoning"',
    '!(complexity < 0.3 && level != "public")',
    '"health" in categories && atLeast(level, "confidential")',
    'task in ["code", "agent"] ? complexity > 0.5 : level == "internal"',
    'maxOutputTokens > 100 || inputTokens > 1000',
    'maxOutputTokens > 100 && inputTokens > 1000',
    '(level == "public") == (task == "chat")',
  ].map((text) => ({ text, tree: treeOf(text) }));

  it('never claims what evaluating does not say', () => {
    const environment = createConditionEnvironment(false);
    const anyFacts = fc.record({
      level: fc.constantFrom(...LEVELS),
      categories: fc.subarray([...CATEGORIES]),
      task: fc.constantFrom(...TASKS),
      complexityThousandths: fc.integer({ min: 0, max: 1000 }),
      inputTokens: fc.nat(2_000),
      maxOutputTokens: fc.option(fc.nat(200), { nil: undefined }),
    });
    fc.assert(
      fc.property(
        anyFacts,
        fc.constantFrom(...conditions),
        ({ level, categories, ...rest }, { text, tree }) => {
          const facts = factsOf({ ...rest, label: { level, categories, residency: [] } });
          const known = new Map<string, string | number | boolean>([
            ['level', level],
            ['task', rest.task],
            ['complexity', rest.complexityThousandths / 1000],
            ['threshold', 0.6],
            ['inputTokens', rest.inputTokens],
            [membershipKey('health'), categories.includes('health')],
          ]);
          const compiled = compileCondition(text, environment);
          if (compiled.kind === 'problems') throw new Error('did not compile');
          const outcome = compiled.condition.test(conditionContext(facts, 600)).kind;
          const claim = judgeCondition(tree, known);
          if (claim !== undefined) expect(outcome).toBe(String(claim));
        },
      ),
      { numRuns: 500 },
    );
  });
});
