import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFakeCli } from '../cli.fixture.ts';
import type {
  CliServices,
  ComparePoliciesOptions,
  ConfigurationDraft,
  PolicyComparison,
  PolicyExplanation,
} from '../services.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-policy-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const DRAFT: ConfigurationDraft = {
  kind: 'draft',
  text: 'providers: {}\n',
  deployments: ['qwen3:8b', 'gpt-5.5'],
  notes: ['a note\u001b[31m'],
};

function cliWith(services: Partial<CliServices>) {
  return createFakeCli({ environment: { workingFolder: folder }, services });
}

describe('demarc init', () => {
  const asked: object[] = [];
  const drafting = (draft: ConfigurationDraft) =>
    cliWith({
      draftConfiguration(options) {
        asked.push(options);
        return Promise.resolve(draft);
      },
    });

  it('writes the file and says what is in it', async () => {
    const { code, out } = await drafting(DRAFT).run('init', '--preset', 'legal');
    expect(code).toBe(0);
    expect(await readFile(join(folder, 'demarc.yaml'), 'utf8')).toBe(DRAFT.text);
    expect(out).toContain('qwen3:8b, gpt-5.5');
    expect(out).toContain('note: a note\ufffd[31m');
    expect(asked.at(-1)).toMatchObject({ preset: 'legal', dataFolder: '/home/ada/.demarc' });
  });

  it('leaves a file that is there alone, unless told otherwise', async () => {
    const file = join(folder, 'mine.yaml');
    await writeFile(file, 'mine');
    const cli = drafting(DRAFT);
    const { code, err } = await cli.run('init', '--output', 'mine.yaml');
    expect(code).toBe(1);
    expect(err).toContain('--force');
    expect(await readFile(file, 'utf8')).toBe('mine');
    expect((await cli.run('init', '--output', 'mine.yaml', '--force')).code).toBe(0);
    expect(await readFile(file, 'utf8')).toBe(DRAFT.text);
  });

  it('writes nothing for a preset that does not exist', async () => {
    const unknown: ConfigurationDraft = { kind: 'unknown-preset', known: ['legal'], suggestion: 'legal' };
    const { code, err } = await drafting(unknown).run('init', '--preset', 'leagl', '--output', 'no.yaml');
    expect(code).toBe(2);
    expect(err).toContain('there is no preset "leagl"; did you mean "legal"?');
    await expect(stat(join(folder, 'no.yaml'))).rejects.toThrow('ENOENT');
    const other = await drafting({ ...unknown, suggestion: undefined }).run('init', '--preset', 'x');
    expect(other.err).toContain('there are: legal');
  });

  it('says why a file cannot be written', async () => {
    const { code, err } = await drafting(DRAFT).run('init', '--output', 'no/such/folder.yaml');
    expect(code).toBe(77);
    expect(err).toContain('cannot be written (ENOENT)');
  });

  it('answers a program in JSON', async () => {
    const { out } = await drafting(DRAFT).run('init', '--output', 'json.yaml', '--json');
    expect(JSON.parse(out)).toEqual({
      file: join(folder, 'json.yaml'),
      deployments: DRAFT.deployments,
      notes: DRAFT.notes,
    });
  });
});

describe('demarc policy explain', () => {
  const EXPLANATION: PolicyExplanation = {
    hash: 'sha256:abc',
    law: ['Restricted content never leaves your premises.'],
    rules: [
      { name: 'hard\u0007', when: 'tools', use: ['frontier'], sentence: 'When it brings tools: frontier.' },
      { name: 'rest', when: null, use: ['everyday'], sentence: 'Always: everyday.' },
    ],
    afterRules: ['The first rule that matches decides.'],
    names: ['auto: the rules decide.'],
  };
  const asked: object[] = [];
  const cli = () =>
    cliWith({
      explainPolicy(options) {
        asked.push(options);
        return Promise.resolve(EXPLANATION);
      },
    });

  it('says law, rules and names, in this order', async () => {
    const { code, out } = await cli().run('policy', 'explain', '--config', 'other.yaml');
    expect(code).toBe(0);
    expect(asked.at(-1)).toMatchObject({ configFile: join(folder, 'other.yaml') });
    const places = [
      'The law',
      'never leaves your premises',
      'The rules',
      '1. hard\ufffd',
      'When it brings tools: frontier.',
      '2. rest',
      'What callers may ask for',
      'auto: the rules decide.',
      'sha256:abc',
    ].map((text) => out.indexOf(text));
    expect(places.every((place, index) => place > (places[index - 1] ?? -1))).toBe(true);
  });

  it('answers a program in JSON', async () => {
    expect(JSON.parse((await cli().run('policy', 'explain', '--json')).out)).toEqual(EXPLANATION);
  });
});

describe('demarc policy diff', () => {
  const cost = { nano: '1500000000', known: 3, estimated: 1, unknown: 2, unsent: 5 };
  const refused = { nano: '0', known: 0, estimated: 0, unknown: 0, unsent: 3 };
  const COMPARISON: PolicyComparison = {
    before: 'sha256:a',
    after: 'sha256:b',
    requests: 12,
    unreadable: 1,
    notComparable: { requests: 2, examples: ['req_x'] },
    unchanged: 7,
    changed: 3,
    newlyRefused: 1,
    noLongerRefused: 0,
    newlyLeaving: 1,
    newlyStaying: 1,
    strangeTasks: { before: {}, after: { intake: 2, triage: 1 } },
    moves: [
      {
        from: { deployment: 'frontier', placement: 'api' },
        to: null,
        isSame: false,
        requests: 3,
        byLevel: { internal: 1, restricted: 2 },
        byTask: { chat: 3 },
        byRule: [
          { before: 'hard leaves', after: 'all stays', requests: 2 },
          { before: 'the caller named a model', after: 'all stays', requests: 1 },
        ],
        cost: { before: cost, after: refused },
        examples: ['req_a', 'req_b', 'req_c'],
      },
      {
        from: { deployment: 'everyday', placement: 'on-premises' },
        to: { deployment: 'ours', placement: 'on-premises' },
        isSame: true,
        requests: 7,
        byLevel: { internal: 7 },
        byTask: { draft: 7 },
        byRule: [{ before: 'the rest', after: 'all stays', requests: 7 }],
        cost: { before: refused, after: refused },
        examples: ['req_d'],
      },
    ],
    cost: {
      recorded: cost,
      before: cost,
      after: { nano: '0', known: 0, estimated: 0, unknown: 6, unsent: 4 },
      both: { requests: 0, beforeNano: '0', afterNano: '0' },
    },
  };
  const asked: ComparePoliciesOptions[] = [];
  const cli = (change: Partial<PolicyComparison> = {}) =>
    cliWith({
      comparePolicies(options) {
        asked.push(options);
        return Promise.resolve({ ...COMPARISON, ...change });
      },
    });

  it('shows what changes place, what it costs, and what nobody knows', async () => {
    const { code, out } = await cli().run('policy', 'diff', 'a.yaml', 'b.yaml');
    expect(code).toBe(0);
    expect(asked.at(-1)).toMatchObject({
      beforeFile: join(folder, 'a.yaml'),
      afterFile: join(folder, 'b.yaml'),
      since: undefined,
    });
    for (const text of [
      '12 decisions on record (1 written by another version left out)',
      '2 requests cannot be compared',
      'req_x',
      '7 of 10 stay where they were, 3 change place',
      '1 would be refused that were not',
      '1 would leave your premises that did not',
      '1 would stay on your premises that left',
      'frontier (api) → refused',
      '3 chat · 2 restricted, 1 internal',
      '2 by “hard leaves”, then by “all stays”',
      '3 requests declare a task that no rule of b.yaml asks for',
      '  2 intake, 1 triage',
      'for instance req_a, req_b\n',
      'ours (on-premises), as before',
      'they cannot be compared',
    ]) {
      expect(out).toContain(text);
    }
    expect(out).toMatch(/frontier \(api\) → refused +3 +~\$1\.50 \+ \? +nothing\n/);
    expect(out).toMatch(/under a\.yaml +~\$1\.50 \+ \? +2 +1 +2 +5\n/);
    expect(out).toMatch(/under b\.yaml +unknown +0 +0 +6 +4\n/);
    expect(out).not.toMatch(/7 draft|req_d|no rule of a\.yaml/);
    expect(out).not.toContain('no longer be refused');
  });

  it('says over how many requests two sums can be compared', async () => {
    const both = { requests: 4, beforeNano: '2000000000', afterNano: '500000000' };
    const { out } = await cli({ cost: { ...COMPARISON.cost, both } }).run('policy', 'diff', 'a', 'b');
    expect(out).toContain(
      'Over the 4 requests whose cost is known under both: $2.00 before, $0.50 after, $1.50 (75.0%) less.',
    );
    const all = { requests: 10, beforeNano: '0', afterNano: '500000000' };
    const more = await cli({ cost: { ...COMPARISON.cost, both: all } }).run('policy', 'diff', 'a', 'b');
    expect(more.out).toContain('Over all 10 requests: $0 before, $0.50 after, $0.50 more.');
  });

  it('says that there is nothing on record', async () => {
    const { out } = await cli({ requests: 0, unreadable: 0 }).run('policy', 'diff', 'a', 'b');
    expect(out).toBe('No decision is on record for this time.\n');
  });

  it('answers a program in JSON', async () => {
    const { out } = await cli().run('policy', 'diff', 'a.yaml', 'b.yaml', '--json');
    expect(JSON.parse(out)).toEqual(COMPARISON);
  });

  it.each([
    ['30d', { lastMs: 2_592_000_000 }],
    ['12h', { lastMs: 43_200_000 }],
    ['2w', { lastMs: 1_209_600_000 }],
    ['2026-11-01', { at: '2026-11-01T00:00:00.000Z' }],
    ['2026-11-01T12:30Z', { at: '2026-11-01T12:30:00.000Z' }],
  ])('takes --since %s', async (text, since) => {
    await cli().run('policy', 'diff', 'a', 'b', '--since', text);
    expect(asked.at(-1)?.since).toEqual(since);
  });

  it.each(['yesterday', '2026-13-01', '30', '-1d', '2026-11-01T12:30'])(
    'refuses --since %s',
    async (text) => {
      const { code, err } = await cli().run('policy', 'diff', 'a', 'b', `--since=${text}`);
      expect(code).toBe(2);
      expect(err).toContain('--since takes a length of time');
    },
  );

  it('needs two files', async () => {
    expect((await cli().run('policy', 'diff', 'a')).code).toBe(2);
  });
});
