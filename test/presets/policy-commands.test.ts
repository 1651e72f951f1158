import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAuditLog } from '../../src/audit/audit-log.ts';
import { createFakeCli } from '../../src/cli/cli.fixture.ts';
import { auditFolder } from '../../src/composition/data-folder.ts';
import { createPolicyServices } from '../../src/composition/policy-services.ts';
import { loadConfiguration } from '../../src/config/load-config.ts';
import { DEFAULT_TENANT } from '../../src/domain/ids.ts';
import { systemWorld } from '../../src/observability/system-world.ts';
import { canonicalFields } from '../../src/pipeline/canonical-fields.ts';
import { factsOf } from '../../src/policy/fixtures/policy-fixture.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-presets-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** A machine on which one runner answers. */
const withRunner: typeof globalThis.fetch = (input) => {
  const { port, pathname } = new URL(input instanceof Request ? input.url : input);
  if (port !== '11434') return Promise.reject(new TypeError('nobody listens'));
  return Promise.resolve(
    pathname === '/v1/models'
      ? Response.json({ object: 'list', data: [{ id: 'qwen3:8b', object: 'model' }] })
      : Response.json({ models: [{ name: 'qwen3:8b' }] }),
  );
};

function cliOf(env: Record<string, string> = {}) {
  return createFakeCli({
    environment: { workingFolder: folder, homeFolder: folder, env },
    services: createPolicyServices({ world: systemWorld(), fetch: withRunner }),
  });
}

const KEYS = { OPENAI_API_KEY: 'sk-canary' };

describe('demarc init', () => {
  it('writes what is there as a file that can be used, key left out', async () => {
    const { code, out } = await cliOf(KEYS).run('init', '--preset', 'software', '--output', 'init.yaml');
    expect(code).toBe(0);
    expect(out).toContain('qwen3:8b, gpt-5.5');
    const text = await readFile(join(folder, 'init.yaml'), 'utf8');
    expect(text).not.toContain('canary');
    const { preset, policy, warnings } = loadConfiguration(text, { file: 'init.yaml', env: KEYS });
    expect(preset).toBe('software');
    expect(policy.rules[2]?.use).toEqual(['qwen3:8b', 'gpt-5.5']);
    expect(warnings).toEqual([]);
  });
});

describe('demarc policy explain', () => {
  it('says what a file with a preset says, without its keys', async () => {
    await cliOf(KEYS).run('init', '--preset', 'healthcare', '--output', 'health.yaml');
    const { code, out } = await cliOf().run('policy', 'explain', '--config', 'health.yaml');
    expect(code).toBe(0);
    expect(out).toContain('Restricted content never leaves your premises.');
    expect(out).toContain(
      'Content with health data leaves your premises only under baa and where nothing of it is kept',
    );
    expect(out).toContain('2. healthcare: patient record summaries stay');
    expect(out).toContain('When the caller declares the task patient-record-summary: qwen3:8b.');
    expect(out).toContain('Always: qwen3:8b.');
    expect(out).not.toContain('‹');
  });

  it('says what would be found without a file', async () => {
    const { code, out } = await cliOf(KEYS).run('policy', 'explain');
    expect(code).toBe(0);
    expect(out).toContain('hard work that may leave goes to the frontier');
  });
});

const FILE = (rules: string) => `
providers:
  house: { type: ollama }
  openai: { type: openai, apiKey: "env:OPENAI_API_KEY" }
deployments:
  everyday: { provider: house, model: "qwen3:8b", cost: { gpuHour: 3.6 } }
  frontier: { provider: openai, model: gpt-5.5, cost: { input: 1, output: 10 } }
${rules}`;

const HARD_LEAVES = FILE(`routing:
  rules:
    - { name: hard leaves, when: complexity >= threshold, use: [frontier, everyday] }
    - { name: the rest, use: [everyday] }
`);
const ALL_STAYS = FILE('routing: { preset: legal }\n');

/** A log with an easy request, a hard one and a restricted one, answered as `HARD_LEAVES` says. */
async function recordSome(dataFolder: string): Promise<void> {
  await mkdir(dataFolder, { recursive: true });
  const log = await openAuditLog({ folder: auditFolder(dataFolder), world: systemWorld() });
  const cases = [
    ['req_easy', factsOf(), 'everyday', '1000'],
    [
      'req_hard',
      factsOf({ complexityThousandths: 900, declaredTask: 'contract-review' }),
      'frontier',
      '110000',
    ],
    [
      'req_restricted',
      factsOf({ label: { level: 'restricted', categories: ['legal'], residency: [] } }),
      'everyday',
      '1000',
    ],
  ] as const;
  for (const [request, facts, deployment, costNano] of cases) {
    const of = { tenant: DEFAULT_TENANT, request };
    log.append({ ...of, type: 'decision', fields: canonicalFields({ facts, plan: [deployment] }) });
    const usage = { inputTokens: 10, outputTokens: 10, source: 'upstream' };
    const attempt = { attempt: 1, deployment, result: 'answered', durationMs: 1_000, usage, costNano };
    const fields = canonicalFields({ outcome: 'answered', attempts: [attempt], costNano });
    await log.append({ ...of, type: 'outcome', fields }).durable;
  }
  await log.close();
}

describe('demarc policy diff', () => {
  beforeAll(async () => {
    await writeFile(join(folder, 'before.yaml'), HARD_LEAVES);
    await writeFile(join(folder, 'after.yaml'), ALL_STAYS);
    await recordSome(join(folder, 'data'));
  });

  it('tells over the real log what a preset would have changed', async () => {
    const args = ['policy', 'diff', 'before.yaml', 'after.yaml', '--data', 'data'];
    const { code, out, err } = await cliOf().run(...args);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain('3 decisions on record');
    expect(out).toContain('2 of 3 stay where they were, 1 change place');
    expect(out).toContain('frontier (api) → everyday (on-premises)');
    expect(out).toContain('1 contract-review · 1 internal');
    expect(out).toContain('1 by “hard leaves”, then by “legal: contract review stays”');
    expect(out).toContain('for instance req_hard');
    const { moves, cost, newlyStaying } = JSON.parse((await cliOf().run(...args, '--json')).out);
    expect(newlyStaying).toBe(1);
    expect(moves).toHaveLength(2);
    // Three seconds and six tenths an hour is 1,000 nano-dollars a millisecond; the record tells the speed.
    expect(cost).toEqual({
      recorded: { nano: '112000', known: 3, estimated: 0, unknown: 0, unsent: 0 },
      before: { nano: '112000', known: 3, estimated: 0, unknown: 0, unsent: 0 },
      after: { nano: '1002000', known: 3, estimated: 1, unknown: 0, unsent: 0 },
      both: { requests: 3, beforeNano: '112000', afterNano: '1002000' },
    });
  });

  it('reads only what is asked for', async () => {
    const args = ['policy', 'diff', 'before.yaml', 'after.yaml', '--data', 'data'];
    expect((await cliOf().run(...args, '--since', '1h')).out).toContain('3 decisions');
    expect((await cliOf().run(...args, '--since', '2999-01-01')).out).toContain('No decision is on record');
  });

  it('says what is wrong with a file, at its line', async () => {
    await writeFile(join(folder, 'wrong.yaml'), FILE('routing: { preset: leagl }\n'));
    const { code, err } = await cliOf().run('policy', 'diff', 'before.yaml', 'wrong.yaml', '--data', 'data');
    expect(code).toBe(78);
    expect(err).toContain('wrong.yaml:8:20 routing.preset: unknown preset "leagl"; did you mean "legal"?');
  });
});
