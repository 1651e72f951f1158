import { describe, expect, it } from 'vitest';
import { compilePolicy } from './compile.ts';
import { named, policyOf } from './fixtures/policy-fixture.ts';
import { InvalidPolicyError, pathText } from './policy-problem.ts';

describe('compilePolicy', () => {
  it('compiles a policy and names it by its hash', () => {
    const policy = compilePolicy(policyOf());
    expect(policy.hash).toMatch(/^sha256:/);
    expect(policy.deployments).toEqual(['everyday', 'frontier']);
    expect(policy.rules.map((rule) => rule.when?.text)).toEqual([
      'complexity >= threshold || task == "reasoning"',
      undefined,
    ]);
  });

  it('reports every mistake with its place', () => {
    const broken = policyOf({
      rules: [
        { name: 'a', when: 'level == "secrt"', use: [named('everyday')] },
        { name: 'b', when: 'complexty > 1', use: [named('everday')] },
      ],
      escalations: [{ name: 'e', when: 'answer.invlid', to: named('everyday') }],
    });
    const attempt = () => compilePolicy(broken);
    expect(attempt).toThrow(InvalidPolicyError);
    expect(attempt).toThrow('rules[1].use[0]: unknown deployment "everday"; did you mean "everyday"?');
    expect(attempt).toThrow('rules[0].when: unknown level "secrt"');
    expect(attempt).toThrow('escalations[0].when: No such key: invlid');
  });

  it('refuses a deployment that only the prototype has', () => {
    const rules = [{ name: 'a', use: [named('constructor')] }];
    expect(() => compilePolicy(policyOf({ rules }))).toThrow(/unknown deployment "constructor"/);
  });
});

describe('pathText', () => {
  it.each([
    [['rules', 0, 'use', 2], 'rules[0].use[2]'],
    [['models', 'gpt-4o', 'deployment'], 'models.gpt-4o.deployment'],
    [['models', 'a b'], 'models["a b"]'],
    [[], ''],
  ])('%j is %s', (path, text) => {
    expect(pathText(path)).toBe(text);
  });
});
