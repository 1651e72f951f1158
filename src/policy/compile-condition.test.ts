import { describe, expect, it } from 'vitest';
import { compileCondition } from './compile-condition.ts';
import { createConditionEnvironment } from './condition-environment.ts';
import { conditionContext } from './condition-variables.ts';
import { factsOf } from './fixtures/policy-fixture.ts';

const environment = createConditionEnvironment(false);

function problemsOf(text: string) {
  const compiled = compileCondition(text, environment);
  return compiled.kind === 'problems' ? compiled.problems : [];
}

function test(text: string, facts = factsOf()) {
  const compiled = compileCondition(text, environment);
  if (compiled.kind === 'problems') throw new Error(compiled.problems[0]!.message);
  return compiled.condition.test(conditionContext(facts, 600)).kind;
}

describe('mistakes found at load', () => {
  it.each([
    ['level == "secret"', 9, /unknown level "secret"/, undefined],
    ['level == "confidental"', 9, /unknown level/, 'confidential'],
    ['"helth" in categories', 0, /unknown category "helth"/, 'health'],
    ['task in ["code", "reasonning"]', 17, /unknown task/, 'reasoning'],
    ['"restrictd" != level', 0, /unknown level/, 'restricted'],
    ['categories.exists(c, c == "helth")', 26, /unknown category/, 'health'],
    ['categories[0] == "helth"', 17, /unknown category/, 'health'],
    ['atLeast(level, "confidental")', 15, /unknown level/, 'confidential'],
    ['level >= "confidential"', 0, /no order/, 'atLeast(level, "confidential")'],
    ['level > "internal"', 0, /no order/, 'atLeast(level, "confidential")'],
    ['level < "restricted"', 0, /no order/, '!atLeast(level, "restricted")'],
    ['level <= "internal"', 0, /no order/, '!atLeast(level, "confidential")'],
    ['"confidential" <= level', 0, /no order/, 'atLeast(level, "confidential")'],
    ['level > "restricted"', 0, /no order/, undefined],
    ['task < "chat"', 0, /no order/, undefined],
    ['model.matches("a")', 0, /matches\(\)/, 'rx(text, "pattern")'],
    ['rx(model, "(?=a)")', 10, /RE2/, undefined],
    ['rx(model, key)', 0, /written out/, undefined],
    ['injection == "jailbreaks"', 13, /unknown injection/, 'jailbreak'],
    ['"tool-results" in injectionPlaces', 0, /unknown injectionPlaces/, 'tool-result'],
    ['complexty >= 0.5', 0, /unknown variable complexty/, 'complexity'],
    ['complexity >= 0.5 &&', 20, /Unexpected token/, undefined],
    ['complexity', 0, /must be true or false/, undefined],
    ['categories == "health"', 0, /no such overload/, undefined],
    ['tools == "yes"', 0, /no such overload/, undefined],
    ['dyn(level) == 1', 0, /dyn\(\) is not available/, undefined],
    ['', 0, /./, undefined],
    ['categories.exists(c, categories.exists(d, c == d))', 21, /inside another list function/, undefined],
  ])('%s', (text, offset, message, suggestion) => {
    const [problem, ...others] = problemsOf(text);
    expect(problem?.message).toMatch(message);
    expect(problem?.offset).toBe(offset);
    expect(problem?.suggestion).toBe(suggestion);
    expect(others).toEqual([]);
  });

  it('sees an injection, and none in facts from before it was looked for', () => {
    const attacked = factsOf({
      injection: { kind: 'prompt-injection', scoreThousandths: 900, places: ['tool-result'] },
    });
    const condition =
      'injection == "prompt-injection" && injectionScore >= 0.9 && "tool-result" in injectionPlaces';
    expect(test(condition, attacked)).toBe(test('true'));
    expect(test(condition)).toBe(test('false'));
    expect(test('injection == "none" && injectionScore == 0.0')).toBe(test('true'));
  });

  it('reports every unknown name at once', () => {
    expect(problemsOf('level == "a" || task == "b" || "c" in categories')).toHaveLength(3);
  });

  it('bounds the size of a condition', () => {
    expect(problemsOf(Array.from({ length: 400 }, () => 'tools').join(' && '))[0]?.message).toMatch(/./);
    expect(problemsOf(`tools${' '.repeat(4_000)}`)[0]?.message).toMatch(/longer than/);
    expect(problemsOf(`${'('.repeat(80)}tools${')'.repeat(80)}`)).toHaveLength(1);
  });
});

describe('what conditions see', () => {
  it.each([
    ['level == "internal"', 'true'],
    ['atLeast(level, "internal") && !atLeast(level, "confidential")', 'true'],
    ['"health" in categories', 'false'],
    ['complexity == 0.1 && threshold == 0.6', 'true'],
    ['inputTokens == 40 && messages == 1', 'true'],
    ['!tools && !images && !files && !structuredOutput && !serverTools && !stream', 'true'],
    ['rx(key, "^lap") && tenant == "default" && model == "auto"', 'true'],
    ['size(residency) == 0', 'true'],
    ['hasMaxOutputTokens', 'false'],
  ])('%s', (text, outcome) => {
    expect(test(text)).toBe(outcome);
  });

  it('shows what is there', () => {
    const facts = factsOf({
      label: { level: 'restricted', categories: ['health'], residency: ['eu'] },
      needs: ['tools', 'structured-output'],
      maxOutputTokens: 500,
      stream: true,
    });
    const all = `"health" in categories && "eu" in residency && tools && structuredOutput && stream
      && hasMaxOutputTokens && maxOutputTokens == 500 && categories.exists(c, c == "health")`;
    expect(test(all, facts)).toBe('true');
  });

  it('cannot be evaluated where a value is missing, unless the rest decides', () => {
    expect(test('maxOutputTokens > 5')).toBe('error');
    expect(test('!(maxOutputTokens > 5)')).toBe('error');
    expect(test('maxOutputTokens > 5 || messages == 1')).toBe('true');
    expect(test('hasMaxOutputTokens && maxOutputTokens > 5')).toBe('false');
    expect(test('categories[0] == "health"')).toBe('error');
  });

  it('names the missing value and nothing else', () => {
    const compiled = compileCondition('maxOutputTokens > 5', environment);
    if (compiled.kind === 'problems') throw new Error('did not compile');
    expect(compiled.condition.test(conditionContext(factsOf(), 600))).toEqual({
      kind: 'error',
      reason: 'maxOutputTokens has no value in this request',
    });
  });

  it('matches patterns in linear time', () => {
    const facts = factsOf({ requestedModel: `${'a'.repeat(50_000)}b` });
    const startedMs = performance.now();
    expect(test('rx(model, "^(a+)+$")', facts)).toBe('false');
    expect(performance.now() - startedMs).toBeLessThan(10_000);
  });
});
