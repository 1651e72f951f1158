import { describe, expect, it } from 'vitest';
import { checkPolicy } from './check.ts';
import { compilePolicy } from './compile.ts';
import { compileCondition } from './compile-condition.ts';
import { createConditionEnvironment } from './condition-environment.ts';
import { comparedTasks } from './declared-tasks.ts';
import { evaluate } from './evaluate.ts';
import { factsOf, named, policyOf } from './fixtures/policy-fixture.ts';

function tasksOf(text: string) {
  const compiled = compileCondition(text, createConditionEnvironment(false));
  if (compiled.kind === 'problems') throw new Error(compiled.problems[0]!.message);
  return comparedTasks(compiled.condition.tree);
}

describe('comparedTasks', () => {
  it('finds every task that the declared one is compared with, and where it stands', () => {
    expect(tasksOf('tools && (declaredTask == "a" || "b" != declaredTask)')).toEqual([
      { task: 'a', offset: 26 },
      { task: 'b', offset: 33 },
    ]);
    expect(tasksOf('declaredTask in ["a", "b"] && declaredTask != ""').map(({ task }) => task)).toEqual([
      'a',
      'b',
    ]);
  });

  it('is not misled by other texts', () => {
    expect(tasksOf('task == "code" && key == "a" && declaredTask.startsWith("x")')).toEqual([]);
  });
});

describe('declaredTask', () => {
  const rules = [
    { name: 'review', when: 'declaredTask == "review"', use: [named('everyday')] },
    { name: 'undeclared', when: 'declaredTask == ""', use: [named('everyday')] },
    { name: 'the rest', use: [named('everyday')] },
  ];
  const policy = compilePolicy(policyOf({ rules }));

  it('is what the caller declared, and empty when it declared nothing', () => {
    expect(evaluate(policy, factsOf({ declaredTask: 'review' })).rule).toBe('review');
    expect(evaluate(policy, factsOf({ declaredTask: undefined })).rule).toBe('undeclared');
    expect(evaluate(policy, factsOf()).rule).toBe('undeclared');
    expect(evaluate(policy, factsOf({ declaredTask: 'another' })).rule).toBe('the rest');
  });

  it('takes part in the check: a rule that earlier ones leave nothing for is found', () => {
    const messages = (document: typeof rules) =>
      checkPolicy(policyOf({ rules: document }), { floor: 'internal' }).map(({ message }) => message);
    expect(messages(rules)).toEqual(['no rule uses "frontier": it is reached only when asked for by name']);
    const covered = [
      { name: 'any', when: 'declaredTask != ""', use: [named('frontier'), named('everyday')] },
      { name: 'review', when: 'declaredTask == "review"', use: [named('everyday')] },
      { name: 'the rest', use: [named('everyday')] },
    ];
    expect(messages(covered)).toEqual(['this rule is never reached: "any" before it always matches first']);
  });
});
