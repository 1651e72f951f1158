import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_TENANT, type LogId } from '../domain/ids.ts';
import { CONTROL_TOKEN, createFixture } from '../http/control-plane/control-plane.fixture.ts';
import {
  accountedRequest,
  DECISION,
  frontierRequest,
  storedDecision,
} from '../http/control-plane/stories.fixture.ts';
import { reportCosts } from '../ledger/report-costs.ts';
import { createAccountedRequests } from '../storage/accounted-requests.ts';
import { applyRecords } from '../storage/apply-records.ts';
import { openDatabase } from '../storage/open-database.ts';
import { createFakeCli } from './cli.fixture.ts';
import type { CliEnvironment } from './cli-environment.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-costs-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A command line with the real control plane and ledger behind it. */
function costsCli(
  change: Partial<CliEnvironment> = {},
  ports: NonNullable<Parameters<typeof createFixture>[0]> = {},
) {
  const fixture = createFixture(ports);
  const cli = createFakeCli({
    environment: { env: { DEMARC_DATA: folder, LANG: 'en_US.UTF-8' }, workingFolder: folder, ...change },
    services: {
      openOffline: () =>
        Promise.resolve({
          token: CONTROL_TOKEN,
          fetch: (request) => fixture.plane.fetch(request, { isLoopback: true }),
          close: () => Promise.resolve(),
        }),
    },
  });
  return { cli, fixture };
}

/** Two days; of one request inside the cost is unknown. */
function settledCli(change: Partial<CliEnvironment> = {}) {
  const { cli, fixture } = costsCli(change);
  const [unpriced] = accountedRequest().attempts;
  fixture.accounts.push(
    accountedRequest({ id: 'req_1', at: '2026-11-17T12:00:00.000Z' }),
    accountedRequest({ id: 'req_2' }),
    frontierRequest({ id: 'req_3', at: '2026-11-19T13:00:00.000Z' }),
    accountedRequest({
      id: 'req_4',
      at: '2026-11-19T14:00:00.000Z',
      attempts: [{ ...unpriced!, costNano: undefined, costBasis: 'unknown' }],
    }),
  );
  return cli;
}

describe('demarc costs', () => {
  it('shows a table, bars, the split, the saving with its range, and machines', async () => {
    const { code, out } = await settledCli().run('costs');
    expect(code).toBe(0);
    expect(out).toBe(`Costs from 2026-10-22 to 2026-11-20 (UTC), by day

day         requests     in  out  inside  outside   total  unknown
2026-11-17         1  1,000  200  $0.001           $0.001
2026-11-19         3  3,000  600  $0.001   $0.006  $0.007        1
total              4  4,000  800  $0.002   $0.006  $0.008        1

█ inside  ░ outside
2026-11-17 ████████ $0.001
2026-11-19 ████████${'░'.repeat(50)} $0.007 + ?

Inside      75.0% of 4 answered requests · 75.0% of tokens · 25.0% of money
Frontier    3 requests would have cost $0.018 at frontier alone; they cost
            $0.008: a saving of $0.01 (55.6%)
            with the rest the saving lies between $0.01 (41.7%) and $0.016
            (66.7%): the cost of 1 is unknown
            with the machines below always on, the saving is −$35.99
Machines    everyday: busy 0.01 of 60 hours (0.0%) at $0.60 an hour: $0.003;
            always on $36.00, of which $36.00 idle
`);
  });

  it('says unknown where nothing is known, and never zero', async () => {
    const { cli, fixture } = costsCli({ columns: 160 });
    const [unpriced] = accountedRequest().attempts;
    fixture.accounts.push(
      accountedRequest({ attempts: [{ ...unpriced!, costNano: undefined, costBasis: 'unknown' }] }),
    );
    const { out } = await cli.run('costs', '--by', 'task');
    expect(out).toMatch(/^draft +1 +1,000 +200 +unknown +unknown +1$/m);
    expect(out).toContain('an unknown share of money');
    expect(out).toContain('no request can be compared with frontier');
    expect(out).toContain('between $0 (0.0%) and $0.006 (100.0%): the cost of 1 is unknown');
  });

  it('says what was estimated, and marks it', async () => {
    const { cli, fixture } = costsCli();
    const [attempt] = frontierRequest().attempts;
    const usage = { inputTokens: 1_000, outputTokens: 200, source: 'estimated' as const };
    fixture.accounts.push(frontierRequest({ attempts: [{ ...attempt!, usage }] }));
    const { out } = await cli.run('costs', '--by', 'deployment');
    expect(out).toMatch(/^frontier +1 .*~\$0\.006 +~\$0\.006$/m);
    expect(out).toContain('Estimated   100.0% of tokens and 100.0% of money were estimated');
  });

  it('says which deployment has no price and how to set one', async () => {
    const summary = await reportCosts(
      { tenant: DEFAULT_TENANT, from: undefined, to: undefined, by: 'day', frontier: undefined },
      {
        accounts: { async *read() {}, firstAt: () => Promise.resolve(undefined) },
        deployments: () => [],
        prices: () => undefined,
        clock: { wallMs: () => Date.UTC(2026, 10, 20) },
      },
    );
    const unpriced = [
      {
        deployment: 'box',
        placement: 'on-premises' as const,
        attempts: 3,
        why: 'nobody said',
        how: 'cost: {}',
      },
    ];
    const { cli } = costsCli({}, { costs: () => Promise.resolve({ ...summary, unpriced }) });
    const { out } = await cli.run('costs');
    expect(out).toContain('No request was settled in this time.');
    expect(out).toContain('Frontier    no deployment at an API has a known price');
    expect(out).toContain('No price    box (3 attempts of unknown cost): nobody said. Add to box in');
    expect(out).toContain('demarc.yaml, with your numbers: cost: {}');
  });

  it('answers programs in JSON', async () => {
    const { out } = await settledCli().run('costs', '--json', '--by', 'placement', '--frontier', 'frontier');
    expect(JSON.parse(out)).toMatchObject({
      by: 'placement',
      groups: [{ group: 'api' }, { group: 'on-premises' }],
      total: { total: { costUsd: '0.008', attemptsWithoutCost: 1 } },
      frontier: { deployment: 'frontier', savingUsd: '0.01' },
    });
  });

  it('takes a window', async () => {
    const { out } = await settledCli().run('costs', '--from', '2026-11-19', '--to', '2026-11-19');
    expect(out).toContain('Costs from 2026-11-19 to 2026-11-19 (UTC), by day');
    expect(out).not.toContain('2026-11-17');
  });

  it('says what is wrong with a question', async () => {
    const cli = settledCli();
    expect(await cli.run('costs', '--frontier', 'nobody')).toMatchObject({
      code: 1,
      err: 'demarc: frontier: there is no such deployment; there are: everyday, frontier\n',
    });
    expect((await cli.run('costs', '--from', 'monday')).err).toContain('from: must be a day like 2026-11-20');
    expect((await cli.run('costs', '--by', 'hour')).code).toBe(2);
  });

  it('lets no name move the cursor of a terminal', async () => {
    const { cli, fixture } = costsCli();
    fixture.accounts.push(accountedRequest({ task: 'a\u001b[2Jb' }));
    const { out } = await cli.run('costs', '--by', 'task');
    expect(out).toContain('a\ufffd[2Jb');
    expect(out).not.toContain('\u001b');
  });
});

describe('the terminal', () => {
  const widest = (out: string) => Math.max(...out.split('\n').map((line) => line.length));

  it.each([60, 80, 120])('of %i columns is filled and not overrun', async (columns) => {
    const { out } = await settledCli({ columns }).run('costs');
    expect(widest(out)).toBeLessThanOrEqual(columns);
    expect(out.split('\n').find((line) => line.includes('░░'))).toHaveLength(columns);
  });

  it('that is narrow gets no tokens', async () => {
    const { out } = await settledCli({ columns: 60 }).run('costs');
    expect(out).toContain('requests  inside  outside   total  unknown');
  });

  it('may say its width in COLUMNS', async () => {
    const { out } = await settledCli({ env: { DEMARC_DATA: folder, COLUMNS: '100' } }).run('costs');
    expect(out).toMatch(/^2026-11-19 █{11}░{67} \$0\.007 \+ \?$/m);
  });

  it.each([{ TERM: 'dumb' }, { LC_ALL: 'C' }, { LANG: 'de_DE.ISO-8859-1' }])(
    'that shows no Unicode gets plain characters: %o',
    async (env) => {
      const { out } = await settledCli({ env: { DEMARC_DATA: folder, ...env } }).run('costs');
      expect(out).toContain('# inside  - outside');
      expect(out).toMatch(/^[\n\u0020-\u007e]*$/);
    },
  );

  it('that shows colours gets them, with the same words', async () => {
    const { out } = await settledCli({ colours: true }).run('costs');
    expect(out).toContain('\u001b[32m█');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters.
    expect(out.replace(/\u001b\[\d{1,2}m/g, '')).toBe((await settledCli().run('costs')).out);
  });
});

describe('--svg', () => {
  it('draws the days, whatever the table is grouped by', async () => {
    const cli = settledCli();
    const { code, out } = await cli.run('costs', '--by', 'task', '--svg', 'days.svg');
    expect(code).toBe(0);
    expect(out).toContain('by task');
    const picture = await readFile(join(folder, 'days.svg'), 'utf8');
    expect(picture).toContain('<title>2026-11-19: inside $0.001, outside $0.006, frontier alone $0.018');
    expect(picture).toContain('2026-11-18');
  });

  it('says that the file cannot be written', async () => {
    const { code, err } = await settledCli().run('costs', '--svg', 'nowhere/days.svg');
    expect({ code, err }).toEqual({ code: 1, err: 'demarc: --svg: the file cannot be written (ENOENT)\n' });
  });
});

describe('from the log to the terminal', () => {
  it('costs are what the outcome records say', async () => {
    const { outcome } = storedDecision();
    const log = 'log_1' as LogId;
    const tenant = DEFAULT_TENANT;
    const database = await openDatabase(folder);
    try {
      const at = '2026-11-19T23:59:59.999Z';
      await applyRecords(database.query, tenant, [
        { log, sequence: 0, at, type: 'decision', tenant, request: 'req_1', fields: DECISION },
        { log, sequence: 1, at, type: 'outcome', tenant, request: 'req_1', fields: outcome! },
      ]);
      const { cli } = costsCli(
        {},
        {
          costs: (question) =>
            reportCosts(question, {
              accounts: createAccountedRequests(database),
              deployments: () => [],
              prices: () => undefined,
              clock: { wallMs: () => Date.UTC(2026, 10, 20) },
            }),
        },
      );
      const { out } = await cli.run('costs', '--by', 'day');
      expect(out).toMatch(/^2026-11-19 +1 +120 +30 +\$0\.000125 +\$0\.000125$/m);
      expect((await cli.run('costs', '--by', 'task')).out).toMatch(/^draft +1 /m);
      expect((await cli.run('costs', '--by', 'level')).out).toMatch(/^restricted +1 /m);
      expect((await cli.run('costs', '--by', 'key')).out).toMatch(/^key_caller +1 /m);
    } finally {
      await database.close();
    }
  });
});
