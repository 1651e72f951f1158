import { describe, expect, it } from 'vitest';
import { checkPolicy } from './check.ts';
import { destinationOf, named, policyOf } from './fixtures/policy-fixture.ts';
import type { PolicyDocument, PolicyRule } from './policy-document.ts';

const everyday = named('everyday');
const frontier = named('frontier');

function check(changes: Partial<PolicyDocument>, floor: 'public' | 'confidential' | 'restricted' = 'public') {
  return checkPolicy(policyOf(changes), { floor }).map(
    ({ severity, path, message }) => `${severity} ${path.join('.')}: ${message}`,
  );
}

function rules(...list: [string | undefined, ...string[]][]): PolicyRule[] {
  return list.map(([when, ...use], index) => ({
    name: `r${index}`,
    ...(when === undefined ? {} : { when }),
    use: use.map(named),
  }));
}

describe('checkPolicy', () => {
  it('has nothing to say of a policy that works', () => {
    expect(check({})).toEqual([]);
  });

  it('reports unknown deployments and broken conditions with what was meant', () => {
    const issues = checkPolicy(
      policyOf({
        rules: rules(['level == "secrt"', 'everday']),
        escalations: [{ name: 'e', when: 'answer.invalid', to: named('fronteer') }],
        models: {
          auto: { kind: 'auto' },
          m: { kind: 'deployment', deployment: named('gone'), fallbacks: [named('away')] },
        },
      }),
      { floor: 'public' },
    );
    expect(issues.map((issue) => [issue.severity, issue.path.join('.'), issue.suggestion])).toEqual([
      ['error', 'rules.0.when', undefined],
      ['error', 'rules.0.use.0', 'everyday'],
      ['error', 'escalations.0.to', 'frontier'],
      ['error', 'models.m.deployment', undefined],
      ['error', 'models.m.fallbacks.0', undefined],
    ]);
  });

  it.each([
    'false',
    'level == "public" && level == "internal"',
    'complexity > 1',
    'complexity > 0.8 && complexity < 0.2',
    'complexity > 0.5 && complexity < 0.501',
    'inputTokens < 0',
    'messages < 1',
    'task == "code" && !(task in ["code", "chat"])',
    'atLeast(level, "restricted") && level == "public"',
    'tools && !tools',
    '"health" in categories && !("health" in categories)',
    'maxOutputTokens > 5 && threshold > 0.7',
    'complexity > 0.9 ? false : task == "code" && task == "chat"',
  ])('sees that a rule can never match: %s', (when) => {
    expect(check({ rules: rules([when, 'frontier'], [undefined, 'everyday']) })).toContain(
      'warning rules.0.when: this rule can never match',
    );
  });

  it.each([
    'complexity > 0.5 && complexity < 0.502',
    'model == "x"',
    'maxOutputTokens > 5',
    'size(categories) > 3',
  ])('claims nothing of a rule that may match: %s', (when) => {
    expect(check({ rules: rules([when, 'frontier', 'everyday'], [undefined, 'everyday']) })).toEqual([]);
  });

  it('sees a rule behind others that always match first', () => {
    const after = (...before: [string | undefined, ...string[]][]) =>
      check({ rules: rules(...before, ['task == "code"', 'everyday', 'frontier']) });
    expect(after([undefined, 'everyday'])).toEqual([
      'warning rules.1: this rule is never reached: "r0" before it always matches first',
    ]);
    expect(after(['complexity >= 0.5', 'everyday'], ['complexity < 0.5', 'everyday'])[0]).toBe(
      'warning rules.2: this rule is never reached: "r0" and "r1" before it always matches first',
    );
    expect(after(['complexity >= 0.5', 'everyday'], ['complexity < 0.4', 'everyday'])).toEqual([
      'warning rules: some requests match no rule and are refused; end with a rule without a condition',
    ]);
  });

  it('reports a level that somebody may see but no rule leads to', () => {
    const issues = check({ rules: rules([undefined, 'frontier']) });
    expect(issues).toContain(
      'error rules: restricted requests have nowhere to go: no rule that matches them uses a deployment cleared for restricted (such as "everyday")',
    );
    expect(issues.filter((issue) => issue.startsWith('error'))).toHaveLength(2);
    expect(
      check({
        rules: rules(
          ['level != "restricted"', 'everyday', 'frontier'],
          ['level == "restricted"', 'frontier'],
        ),
      })[0],
    ).toMatch(/^error rules: restricted requests have nowhere to go/);
  });

  it('reports a rule whose requests are refused at some level', () => {
    expect(check({ rules: rules(['task == "code"', 'frontier'], [undefined, 'everyday']) })).toEqual([
      'warning rules.0.use: confidential and restricted requests that match this rule are refused: none of its deployments may see them',
    ]);
    expect(
      check({
        rules: rules(
          ['task == "code" && !atLeast(level, "confidential")', 'frontier'],
          [undefined, 'everyday'],
        ),
      }),
    ).toEqual([]);
  });

  it('reports levels that nobody is cleared for, from the floor on', () => {
    const onlyFrontier = {
      rules: rules([undefined, 'frontier']),
      destinations: { frontier: destinationOf('gpt-5.5', { placement: 'api', clearance: 'internal' }) },
    };
    expect(check(onlyFrontier)).toEqual([
      'warning destinations: no deployment may see confidential and restricted content: such requests are refused',
    ]);
  });

  it('refuses a policy that can never send anything anywhere', () => {
    const api = { frontier: destinationOf('gpt-5.5', { placement: 'api', clearance: 'internal' }) };
    const useless = (changes: Partial<PolicyDocument>, floor: 'public' | 'confidential' = 'public') =>
      check({ destinations: api, rules: rules([undefined, 'frontier']), ...changes }, floor);
    expect(useless({}, 'confidential')).toContainEqual(
      expect.stringMatching(
        /^error destinations: nothing can ever be sent: content is at least confidential/,
      ),
    );
    const mars = {
      name: 'mars',
      categories: [],
      fromLevel: undefined,
      agreements: [],
      maxRetentionDays: undefined,
      regions: ['mars'],
      placements: [],
    };
    const bound = (change: Partial<typeof mars> | object) =>
      useless({ law: { airGapped: false, requirements: [{ ...mars, ...change }] } });
    expect(bound({})[0]).toMatch(/^error destinations: nothing can ever be sent/);
    // What only some content must meet leaves the rest a way.
    expect(bound({ categories: ['health'] })[0]).not.toMatch(/^error/);
    expect(bound({ fromLevel: 'internal' })[0]).not.toMatch(/^error/);
  });

  it('counts nothing off the premises as cleared in air-gapped mode', () => {
    const issues = check({
      law: { airGapped: true, requirements: [] },
      rules: rules(['task == "code"', 'frontier'], [undefined, 'everyday']),
    });
    expect(issues[0]).toContain(
      'public, internal, confidential and restricted requests that match this rule',
    );
  });

  it('reports deployments that nothing leads to', () => {
    expect(check({ rules: rules([undefined, 'everyday']) })).toEqual([
      'warning destinations.frontier: no rule uses "frontier": it is reached only when asked for by name',
    ]);
    const models = {
      auto: { kind: 'auto' as const },
      m: { kind: 'deployment' as const, deployment: everyday, fallbacks: [frontier] },
    };
    expect(check({ rules: rules([undefined, 'everyday']), models })).toEqual([]);
  });

  it('reports rules that no callable name uses', () => {
    expect(check({ models: {} })).toEqual([
      'warning models: no name that callers may ask for is decided by the rules; add `auto: {}`',
    ]);
  });

  it('says that streams are not escalated, and which would always be refused', () => {
    const escalations = [
      { name: 'gave up', when: 'answer.invalid || answer.confidence < 0.4', to: frontier },
    ];
    expect(check({ escalations })).toEqual([
      'warning escalations.0: an answer that is streamed is not escalated without `streams: hold`',
    ]);
    expect(check({ escalations }, 'confidential')).toContain(
      'warning escalations.0.to: "frontier" may not see any content there is: always refused',
    );
  });

  it('says which escalation asks somebody who holds no conversations', () => {
    const vectors = destinationOf('nomic');
    const issues = check({
      destinations: {
        ...policyOf().destinations,
        vectors: { ...vectors, capabilities: { ...vectors.capabilities, chat: false } },
      },
      escalations: [{ name: 'gave up', when: 'answer.empty', to: named('vectors'), streams: 'hold' }],
    });
    expect(issues).toEqual([
      'warning escalations.0.to: "vectors" does not serve chat, and nothing else is escalated',
    ]);
  });

  it('leaves variables open rather than trying for ever, and still knows the levels', () => {
    const many = Array.from(
      { length: 60 },
      (_, index) =>
        `inputTokens == ${index * 10} && messages == ${index * 7} && complexity == 0.${index + 100}`,
    );
    const startedMs = performance.now();
    const condition = many.slice(0, 20).join(' || ');
    expect(check({ rules: rules([condition, 'frontier', 'everyday'], [undefined, 'everyday']) })).toEqual([]);
    const stranded = check({ rules: rules([condition, 'frontier'], [undefined, 'frontier']) });
    expect(
      stranded.filter((issue) => /^error.*(confidential|restricted) requests have nowhere/.test(issue)),
    ).toHaveLength(2);
    expect(performance.now() - startedMs).toBeLessThan(10_000);
  });

  it('stays quick with many rules', () => {
    const many = Array.from({ length: 300 }, (_, index): [string, string, string] => [
      `complexity > 0.${index + 100} && task == "code" && inputTokens > ${index}`,
      'frontier',
      'everyday',
    ]);
    const startedMs = performance.now();
    check({ rules: rules(...many, [undefined, 'everyday']) });
    expect(performance.now() - startedMs).toBeLessThan(10_000);
  });
});
