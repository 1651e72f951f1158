import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../domain/facts.ts';
import { CATEGORIES, compareLevels, LEVELS } from '../../domain/label.ts';
import { TASKS } from '../../domain/work.ts';
import { checkPolicy } from '../check.ts';
import { compilePolicy } from '../compile.ts';
import { compileCondition } from '../compile-condition.ts';
import { createConditionEnvironment } from '../condition-environment.ts';
import { comparedTasks } from '../declared-tasks.ts';
import { evaluate } from '../evaluate.ts';
import { destinationOf, factsOf, named, policyOf } from '../fixtures/policy-fixture.ts';
import { findPreset, PRESET_NAMES, PRESETS } from './find-preset.ts';
import type { Preset } from './preset.ts';
import { presetRules, ruleName } from './preset-rules.ts';

function policyFor(preset: Preset) {
  const lanes = {
    local: [named('everyday')],
    'fine-tuned': [named('tuned')],
    cloud: [named('frontier'), named('everyday')],
    either: [named('both'), named('everyday')],
  };
  const outside = { placement: 'api' as const, clearance: 'restricted' as const };
  return policyOf({
    rules: presetRules(preset, lanes),
    destinations: {
      everyday: destinationOf('a'),
      tuned: destinationOf('b'),
      frontier: destinationOf('c', outside),
      both: destinationOf('d', outside),
    },
  });
}

const anyFacts = (preset: Preset): fc.Arbitrary<Facts> =>
  fc
    .record({
      level: fc.constantFrom(...LEVELS),
      categories: fc.uniqueArray(fc.constantFrom(...CATEGORIES), { maxLength: 3 }),
      complexityThousandths: fc.integer({ min: 0, max: 1000 }),
      task: fc.constantFrom(...TASKS),
      declaredTask: fc.constantFrom(undefined, 'something-else', ...Object.keys(preset.tasks)),
    })
    .map(({ level, categories, ...rest }) =>
      factsOf({ ...rest, label: { level, categories: categories.sort(), residency: [] } }),
    );

describe.each(PRESETS.map((preset) => [preset.name, preset] as const))('%s', (_, preset) => {
  const document = policyFor(preset);

  it('has conditions that are right, and rules that are all reached', () => {
    const issues = checkPolicy(document, { floor: preset.floor });
    const unused = /^no rule uses/;
    expect(issues.map(({ message }) => message).filter((message) => !unused.test(message))).toEqual([]);
  });

  it('compares with tasks of its own only, and has a rule for each of them', () => {
    const environment = createConditionEnvironment(false);
    const compared = preset.rules.flatMap(({ when }) => {
      const compiled = compileCondition(when ?? 'true', environment);
      return compiled.kind === 'condition' ? comparedTasks(compiled.condition.tree) : [];
    });
    const names = new Set(compared.map(({ task }) => task));
    expect([...names].sort()).toEqual(Object.keys(preset.tasks).sort());
  });

  it('names what callers declare as the header takes it', () => {
    for (const task of Object.keys(preset.tasks)) {
      expect(task).toMatch(/^[a-z][a-z0-9]{0,23}(?:-[a-z0-9]{1,23}){0,4}$/);
    }
  });

  it('never prefers the outside for what is confidential or restricted', () => {
    const policy = compilePolicy(document);
    fc.assert(
      fc.property(anyFacts(preset), (facts) => {
        const { use } = evaluate(policy, facts);
        expect(use.length).toBeGreaterThan(0);
        if (compareLevels(facts.label.level, 'confidential') < 0) return;
        expect(use.filter((name) => name === 'frontier' || name === 'both')).toEqual([]);
      }),
    );
  });

  it('stands in docs/presets.md, every rule and task of it', () => {
    const text = readFileSync(new URL('../../../docs/presets.md', import.meta.url), 'utf8');
    expect(text).toContain(`\`${preset.name}\``);
    for (const { name } of preset.rules) expect(text).toContain(name);
    for (const task of Object.keys(preset.tasks)) expect(text).toContain(`\`${task}\``);
    for (const { name } of preset.requirements) expect(text).toContain(name);
  });

  it('calls its rules so that a record tells whose they are', () => {
    const names = document.rules.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names[0]).toBe(ruleName(preset, preset.rules[0]!));
    expect(names.every((name) => name.startsWith(`${preset.name}: `) && name.length <= 128)).toBe(true);
  });
});

describe('findPreset', () => {
  it('knows presets by name and nothing else', () => {
    expect(PRESET_NAMES).toEqual(['healthcare', 'financial-services', 'software', 'legal', 'legal-tech']);
    expect(findPreset('legal')?.industry).toBe('legal');
    for (const name of ['', 'Legal', 'constructor']) expect(findPreset(name)).toBeUndefined();
  });
});
