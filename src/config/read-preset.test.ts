import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../policy/compile.ts';
import { evaluate } from '../policy/evaluate.ts';
import { factsOf } from '../policy/fixtures/policy-fixture.ts';
import { ConfigError, formatProblem } from './config-problem.ts';
import { loadConfiguration } from './load-config.ts';

const MODELS = `providers:
  house: { type: ollama }
  rented: { type: openai, apiKey: "env:KEY" }
deployments:
  everyday: { provider: house, model: a }
  clinical: { provider: house, model: b }
  frontier: { provider: rented, model: c }
`;

function load(routing: string, before = '') {
  return loadConfiguration(`${MODELS}${before}routing:\n${routing}`, { file: 'f', env: { KEY: 'key' } });
}

function mistakesOf(routing: string): string[] {
  try {
    load(routing);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((problem) => formatProblem(problem).replace(/^f:/, ''));
  }
}

const warningsOf = (routing: string, before = '') =>
  load(routing, before).warnings.map((problem) => formatProblem(problem).replace(/^f:/, ''));

describe('a preset', () => {
  it('brings rules over the lanes, and law', () => {
    const { policy, preset, warnings, classification } = load(
      '  preset: healthcare\n  lanes: { local: [everyday], fine-tuned: clinical, cloud: [frontier] }\n',
    );
    expect(preset).toBe('healthcare');
    expect(warnings).toEqual([]);
    expect(classification.floor).toBe('internal');
    expect(policy.rules[0]).toEqual({
      name: 'healthcare: clinical decision support uses the fine-tuned model',
      when: 'declaredTask == "clinical-decision-support"',
      use: ['clinical'],
    });
    expect(policy.rules.at(-1)).toEqual({ name: 'healthcare: everything else stays', use: ['everyday'] });
    expect(policy.law.requirements).toMatchObject([
      { categories: ['health'], agreements: ['baa'], maxRetentionDays: 0 },
    ]);
  });

  it('comes behind the rules of the file', () => {
    const routing = `  preset: legal
  rules:
    - { name: ours, when: 'declaredTask == "legal-research"', use: clinical }
`;
    const policy = compilePolicy(load(routing).policy);
    expect(evaluate(policy, factsOf({ declaredTask: 'legal-research' }))).toMatchObject({
      rule: 'ours',
      use: ['clinical'],
    });
    expect(evaluate(policy, factsOf({ declaredTask: 'contract-review' })).rule).toBe(
      'legal: contract review stays',
    );
  });

  it('adds to the requirements of the file and takes none away', () => {
    const own = 'requirements:\n  - { name: ours, requires: { regions: [eu] } }\n';
    const { law } = load('  preset: financial-services\n', own).policy;
    expect(law.requirements.map(({ name }) => name)).toEqual([
      'ours',
      'payment data leaves only under a PCI DSS agreement and where nothing is kept',
    ]);
  });

  it('raises a floor that lies lower, and says so at its line', () => {
    const low = 'classification:\n  floor: public\n';
    expect(load('  preset: legal\n', low).classification.floor).toBe('internal');
    expect(warningsOf('  preset: legal\n', low)).toContain(
      '9:10 classification.floor: the preset raises the floor to internal, and nothing in a file lowers it',
    );
    const high = 'classification:\n  floor: confidential\n';
    expect(load('  preset: legal\n', high).classification.floor).toBe('confidential');
  });

  it('says when there is no fine-tuned model, at the line that names the preset', () => {
    expect(warningsOf('  preset: healthcare\n')).toEqual([
      '9:11 routing.preset: healthcare sends some work to a fine-tuned model and none is bound, so the local lane does it; name yours under lanes: fine-tuned',
    ]);
  });

  it('says at its own line what is wrong with its rules among those of the file', () => {
    const routing = '  preset: software\n  rules:\n    - { name: all, use: everyday }\n';
    const found = warningsOf(routing).filter((warning) => warning.includes('never reached'));
    expect(found.length).toBeGreaterThan(0);
    for (const warning of found) expect(warning).toMatch(/^9:3 routing\.preset: "software: /);
  });

  it('leaves warnings about the rules of the file at their own lines', () => {
    const routing = `  preset: software
  rules:
    - { name: never, when: 'level == "public"', use: everyday }
`;
    expect(warningsOf(routing)).toEqual(['11:22 routing.rules[0].when: this rule can never match']);
  });
});

describe('mistakes', () => {
  it.each([
    [
      'an unknown preset',
      '  preset: helthcare\n',
      ['9:11 routing.preset: unknown preset "helthcare"; did you mean "healthcare"?'],
    ],
    [
      'a preset that is like none',
      '  preset: farming\n',
      [
        '9:11 routing.preset: unknown preset "farming"; known: healthcare, financial-services, software, legal, legal-tech',
      ],
    ],
    [
      'an unknown lane',
      '  preset: legal\n  lanes: { lokal: [everyday] }\n',
      ['10:12 routing.lanes.lokal: unknown key "lokal"; did you mean "local"?'],
    ],
    [
      'an unknown deployment in a lane',
      '  preset: legal\n  lanes:\n    cloud: [frontier, fronteir]\n',
      ['11:23 routing.lanes.cloud[1]: unknown deployment "fronteir"; did you mean "frontier"?'],
    ],
    [
      'a local lane that leaves',
      '  preset: legal\n  lanes: { local: [everyday, frontier] }\n',
      [
        '10:30 routing.lanes.local[1]: "frontier" is not on your premises, and what is in the lane local stays there; bind it to cloud',
      ],
    ],
    [
      'lanes without a preset',
      '  lanes: { local: [everyday] }\n',
      ['9:3 routing.lanes: lanes belong to a preset; name one with preset'],
    ],
    [
      'an unknown task in a condition',
      `  preset: legal\n  rules:\n    - name: ours\n      when: declaredTask == "contract-reveiw"\n      use: everyday\n`,
      [
        '12:29 routing.rules[0].when: no caller can declare the task "contract-reveiw"; did you mean "contract-review"?',
      ],
    ],
    [
      'a rule called as one of the preset',
      '  preset: legal\n  rules:\n    - { name: "legal: contract review stays", use: everyday }\n',
      ['11:15 routing.rules[0].name: another rule has this name already'],
    ],
    [
      'a task that no header can hold',
      '  tasks: [Contract Review]\n',
      ['9:11 routing.tasks[0]: must be a name in lower case with hyphens, for instance contract-review'],
    ],
    [
      'a scorer that does not exist',
      '  scorer: magic\n',
      ['9:11 routing.scorer: must be features, token-count or { deployment: NAME, timeoutMs: 50 to 60000 }'],
    ],
    [
      'a scorer that names no deployment',
      '  scorer: { deployment: everday }\n',
      ['9:25 routing.scorer.deployment: unknown deployment "everday"; did you mean "everyday"?'],
    ],
    ['a complexity above 1', '  threshold: 2\n', ['9:14 routing.threshold: must be at most 1']],
    [
      'a fraction of a token',
      '  scorer: token-count\n  threshold: 0.6\n',
      [
        '10:14 routing.threshold: must be a whole number of tokens, 1 or more, since the scorer is token-count; for instance 2000',
      ],
    ],
  ])('%s', (_, routing, expected) => {
    expect(mistakesOf(routing)).toEqual(expected);
  });

  it('are not made up: tasks of one’s own can be declared beside the preset’s', () => {
    const rule = `  rules:\n    - { name: ours, when: 'declaredTask == "intake"', use: everyday }\n`;
    expect(mistakesOf(`  preset: legal\n  tasks: [intake]\n${rule}`)).toEqual([]);
    expect(mistakesOf(`  preset: legal\n${rule}`)).toHaveLength(1);
    // Without a preset and without a list any name will do.
    expect(mistakesOf(rule)).toEqual([]);
    expect(mistakesOf(`  tasks: [review]\n${rule}`)).toHaveLength(1);
  });
});

describe('the scorer', () => {
  const rule = '  rules: [{ name: all, use: [everyday, clinical, frontier] }]\n';

  it('is the features of the text unless the file says otherwise', () => {
    expect(load(rule)).toMatchObject({
      scorer: { kind: 'features' },
      policy: { thresholdThousandths: 600 },
    });
  });

  it('may be the length, with a threshold in tokens', () => {
    expect(load(`  scorer: token-count\n  threshold: 1500\n${rule}`)).toMatchObject({
      scorer: { kind: 'token-count', thresholdTokens: 1_500 },
      policy: { thresholdThousandths: 500 },
    });
    expect(load(`  scorer: token-count\n${rule}`).scorer).toEqual({
      kind: 'token-count',
      thresholdTokens: 2_000,
    });
  });

  it('may name a deployment, which then needs no rule', () => {
    const only = '  rules: [{ name: all, use: [everyday, frontier] }]\n';
    const routing = `  scorer: { deployment: clinical }\n${only}`;
    expect(load(routing).scorer).toEqual({ kind: 'deployment', deployment: 'clinical', timeoutMs: 2_000 });
    expect(warningsOf(routing)).toEqual([]);
    expect(warningsOf(only)).toHaveLength(1);
    expect(load(`  scorer: { deployment: clinical, timeoutMs: 500 }\n${rule}`).scorer).toMatchObject({
      timeoutMs: 500,
    });
  });

  it('may not name one off the premises, since it is asked before anybody knows where a request may go', () => {
    expect(mistakesOf(`  scorer: { deployment: frontier }\n${rule}`)).toEqual([
      '9:25 routing.scorer.deployment: must be on the premises, because it is asked before the law has placed a request; this one is placed api',
    ]);
  });

  it('may not name one that makes vectors only, since it is asked in words', () => {
    const vectors = '  vectors: { provider: house, model: nomic, serves: [embeddings] }\n';
    expect(() => load(`  scorer: { deployment: vectors }\n${rule}`, vectors)).toThrow(
      'routing.scorer.deployment: must serve chat, because it is asked in words; see its `serves`',
    );
  });
});

describe('a file that is only read', () => {
  it('needs no keys, and gets none', () => {
    const text = `${MODELS}routing: { preset: software }\n`;
    const { providers } = loadConfiguration(text, { file: 'f', env: {}, areKeysNeeded: false });
    expect(providers.map(({ apiKey }) => apiKey)).toEqual([undefined, undefined]);
    expect(() => loadConfiguration(text, { file: 'f', env: {} })).toThrow('KEY is not set');
    const pasted = text.replace('"env:KEY"', 'sk-pasted');
    expect(() => loadConfiguration(pasted, { file: 'f', env: {}, areKeysNeeded: false })).toThrow(
      'keys do not belong in this file',
    );
  });
});
