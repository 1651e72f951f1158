import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  AttemptOutcome,
  AttemptRecord,
  DecisionRecord,
  OutcomeRecord,
} from '../domain/decision-record.ts';
import { DEFAULT_TENANT, type DeploymentName, type KeyId, type LogId, type TenantId } from '../domain/ids.ts';
import type { Clock } from '../domain/world.ts';
import { createDecisionHistory, findDecisionInRecords } from './decision-history.ts';
import { type DecisionProjection, openDecisionProjection } from './decision-projection.ts';
import { type Database, openDatabase } from './open-database.ts';
import type { ProjectedRecord } from './projected-record.ts';

const LOG = 'log_1' as LogId;
const everyday = 'everyday' as DeploymentName;

let folder: string;
let database: Database;
let log: ProjectedRecord[];
let reads: number[];
let timers: { delayMs: number; callback: () => void }[];
let open: DecisionProjection[];

const clock: Clock = {
  wallMs: () => 0,
  monotonicMs: () => 0,
  after(delayMs, callback) {
    const timer = { delayMs, callback };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  },
};

const source = {
  log: LOG,
  async *read(fromSequence: number): AsyncIterable<ProjectedRecord> {
    reads.push(fromSequence);
    yield* log.filter((record) => record.sequence >= fromSequence);
  },
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-projection-'));
  database = await openDatabase(folder);
  log = [];
  reads = [];
  timers = [];
  open = [];
});
afterEach(async () => {
  for (const projection of open) await projection.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(change: Partial<Parameters<typeof openDecisionProjection>[0]> = {}) {
  const projection = await openDecisionProjection({
    database,
    clock,
    source,
    tenant: DEFAULT_TENANT,
    ...change,
  });
  open.push(projection);
  return projection;
}

/** Appends to the log and gives the record back, as the log would after its sync. */
function append(
  type: string,
  request: string | undefined,
  fields: object,
  tenant = DEFAULT_TENANT,
): ProjectedRecord {
  const sequence = log.length;
  const at = new Date(Date.UTC(2026, 10, 20) + sequence * 1000).toISOString();
  const record: ProjectedRecord = { log: LOG, sequence, at, type, tenant, request, fields };
  log.push(record);
  return record;
}

function decision(
  level: DecisionRecord['facts']['label']['level'] = 'internal',
  key = 'key_1',
): DecisionRecord {
  return {
    dialect: 'openai-chat',
    facts: {
      v: 1,
      tenant: DEFAULT_TENANT,
      label: { level, categories: [], residency: [] },
      complexityThousandths: 420,
      task: 'chat',
      inputTokens: 12,
      maxOutputTokens: undefined,
      messages: 1,
      needs: [],
      stream: false,
      requestedModel: 'auto',
      principal: {
        keyId: key as KeyId,
        keyName: 'application',
        allowedModels: undefined,
        maxOutboundLevel: 'internal',
      },
    },
    reasons: [{ kind: 'floor' }],
    findings: [],
    findingsLeftOut: 0,
    classifier: 'built-in 1',
    workReasons: [{ text: '12 input tokens', thousandths: 20 }],
    scorer: 'features 1',
    policy: 'abc',
    route: { kind: 'rule', rule: 'everything else stays', use: [everyday] },
    candidates: [{ deployment: everyday, verdict: { kind: 'cleared' } }],
    plan: [everyday],
    commitment: 'hmac',
  };
}

const attempt: AttemptRecord = {
  attempt: 1,
  deployment: everyday,
  provider: 'house',
  placement: 'on-premises',
  region: null,
  level: 'internal',
  egressCommitment: 'hmac',
  bytes: 120,
};

function outcome(change: Partial<OutcomeRecord> = {}): OutcomeRecord {
  return {
    outcome: 'answered',
    status: 200,
    error: null,
    deployment: everyday,
    attempts: [],
    durationMs: 815,
    costNano: '9007199254740993',
    ...change,
  };
}

function ended(result: AttemptOutcome['result'], placement: AttemptOutcome['placement']): AttemptOutcome {
  return {
    attempt: 1,
    deployment: everyday,
    provider: 'house',
    placement,
    result,
    cause: null,
    status: 200,
    durationMs: 1,
    firstTokenMs: null,
    usage: null,
    costNano: null,
    costBasis: 'unknown',
    dropped: [],
  };
}

async function tick(): Promise<number> {
  const due = timers.shift();
  due?.callback();
  // The work behind the timer is a chain of promises and turns of the event loop.
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return due?.delayMs ?? -1;
}

describe('the decision projection', () => {
  it('puts a whole request together from its records', async () => {
    append('genesis', undefined, {});
    append('decision', 'req_1', decision());
    append('attempt', 'req_1', attempt);
    append('outcome', 'req_1', outcome());
    const projection = await start();
    await projection.flush();
    const history = createDecisionHistory(database);
    expect(await history.find(DEFAULT_TENANT, 'req_1')).toMatchObject({
      id: 'req_1',
      log: LOG,
      sequence: 1,
      at: '2026-11-20T00:00:01.000Z',
      decision: { policy: 'abc', plan: ['everyday'] },
      attempts: [attempt],
      outcome: { outcome: 'answered', costNano: '9007199254740993' },
    });
    expect(await history.list({ tenant: DEFAULT_TENANT, limit: 10 })).toEqual([
      {
        id: 'req_1',
        at: '2026-11-20T00:00:01.000Z',
        keyId: 'key_1',
        dialect: 'openai-chat',
        level: 'internal',
        task: 'chat',
        complexityThousandths: 420,
        requestedModel: 'auto',
        rule: 'everything else stays',
        deployment: 'everyday',
        placement: 'on-premises',
        outcome: 'answered',
        status: 200,
        error: undefined,
        costNano: '9007199254740993',
        durationMs: 815,
      },
    ]);
  });

  it('applies what is offered in one go, a tenth of a second later, without reading the log', async () => {
    const projection = await start();
    await projection.flush();
    reads = [];
    projection.offer(append('decision', 'req_1', decision()));
    projection.offer(append('attempt', 'req_1', attempt));
    expect(projection.status()).toEqual({ nextSequence: 0, waiting: 2, failure: undefined });
    expect(timers).toHaveLength(1);
    expect(await tick()).toBe(100);
    expect(projection.status()).toEqual({ nextSequence: 2, waiting: 0, failure: undefined });
    projection.offer(append('outcome', 'req_1', outcome()));
    await tick();
    const found = await createDecisionHistory(database).find(DEFAULT_TENANT, 'req_1');
    expect(found?.attempts).toEqual([attempt]);
    expect(found?.outcome?.outcome).toBe('answered');
    expect(reads).toEqual([]);
  });

  it('shows a request that still runs', async () => {
    append('decision', 'req_1', decision());
    const projection = await start();
    await projection.flush();
    const found = await createDecisionHistory(database).find(DEFAULT_TENANT, 'req_1');
    expect(found?.outcome).toBeUndefined();
  });

  it('takes what a crash left: an outcome and nothing else', async () => {
    append('decision', 'req_1', decision());
    append('outcome', 'req_1', { outcome: 'crash' });
    const projection = await start();
    await projection.flush();
    const history = createDecisionHistory(database);
    const [summary] = await history.list({ tenant: DEFAULT_TENANT, limit: 1 });
    expect(summary).toMatchObject({ outcome: 'crash', costNano: undefined, durationMs: undefined });
    expect((await history.find(DEFAULT_TENANT, 'req_1'))?.outcome).toMatchObject({
      attempts: [],
      costNano: null,
    });
  });

  it('takes the placement from the outcome where the attempt stayed inside and left no record of its own', async () => {
    append('decision', 'req_1', decision());
    append(
      'outcome',
      'req_1',
      outcome({ attempts: [ended('failed', 'api'), ended('answered', 'own-cloud')] }),
    );
    const projection = await start();
    await projection.flush();
    const [summary] = await createDecisionHistory(database).list({ tenant: DEFAULT_TENANT, limit: 1 });
    expect(summary?.placement).toBe('own-cloud');
  });

  it.each(['9223372036854775808', '-1', '1.5', 'NaN'])(
    'adds no amount up that no column holds: %s',
    async (costNano) => {
      append('decision', 'req_1', decision());
      append('outcome', 'req_1', outcome({ costNano }));
      const projection = await start();
      await projection.flush();
      const history = createDecisionHistory(database);
      expect((await history.list({ tenant: DEFAULT_TENANT, limit: 1 }))[0]?.costNano).toBeUndefined();
      expect((await history.find(DEFAULT_TENANT, 'req_1'))?.outcome?.costNano).toBe(costNano);
    },
  );

  it('resumes where the last process stopped and repeats nothing', async () => {
    append('decision', 'req_1', decision());
    append('attempt', 'req_1', attempt);
    const first = await start();
    await first.flush();
    await first.close();
    append('attempt', 'req_1', { ...attempt, attempt: 2 });
    append('outcome', 'req_1', outcome());
    reads = [];
    const second = await start();
    await second.flush();
    expect(reads).toEqual([2]);
    const found = await createDecisionHistory(database).find(DEFAULT_TENANT, 'req_1');
    expect(found?.attempts.map((one) => one.attempt)).toEqual([1, 2]);
  });

  it('ignores a record that is offered twice or late', async () => {
    const projection = await start();
    const first = append('decision', 'req_1', decision());
    const second = append('attempt', 'req_1', attempt);
    projection.offer(second);
    projection.offer(first);
    projection.offer(second);
    await projection.flush();
    projection.offer(second);
    await projection.flush();
    const found = await createDecisionHistory(database).find(DEFAULT_TENANT, 'req_1');
    expect(found?.attempts).toHaveLength(1);
    expect(projection.status()).toMatchObject({ nextSequence: 2, waiting: 0 });
  });

  it('reads the log again when a record was never offered', async () => {
    const projection = await start();
    await projection.flush();
    append('decision', 'req_1', decision());
    projection.offer(append('outcome', 'req_1', outcome()));
    await tick();
    const found = await createDecisionHistory(database).find(DEFAULT_TENANT, 'req_1');
    expect(found?.outcome?.outcome).toBe('answered');
    expect(projection.status().nextSequence).toBe(2);
  });

  it('forgets what it cannot hold and reads it from the log', async () => {
    const projection = await start();
    await projection.flush();
    for (let index = 0; index < 10_500; index += 1) {
      projection.offer(append('decision', `req_${String(index).padStart(6, '0')}`, decision()));
    }
    expect(projection.status().waiting).toBeLessThanOrEqual(10_000);
    await projection.flush();
    const { count } = await database.query
      .selectFrom('decisions')
      .select((expression) => expression.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(count).toBe(10_500);
  });

  it('tries again, ever more slowly, while the database cannot be written', async () => {
    const second = await start();
    await second.flush();
    await database.query.schema.alterTable('decisions').renameTo('hidden').execute();
    second.offer(append('decision', 'req_1', decision()));
    expect(await tick()).toBe(100);
    expect(second.status().failure).toContain('the table of decisions');
    expect(await tick()).toBe(200);
    expect(await tick()).toBe(400);
    await database.query.schema.alterTable('hidden').renameTo('decisions').execute();
    expect(await tick()).toBe(800);
    expect(second.status()).toEqual({ nextSequence: 1, waiting: 0, failure: undefined });
    expect(await createDecisionHistory(database).find(DEFAULT_TENANT, 'req_1')).toBeDefined();
  });

  it('can be rebuilt from the log alone, and leaves other logs alone', async () => {
    append('decision', 'req_1', decision());
    append('outcome', 'req_1', outcome());
    const projection = await start();
    await projection.flush();
    const history = createDecisionHistory(database);
    const before = await history.find(DEFAULT_TENANT, 'req_1');
    await database.query.updateTable('decisions').set({ level: 'wrong', decision: '{}' }).execute();
    await database.query
      .insertInto('projection_state')
      .values({ log_id: 'log_2', tenant_id: 'default', next_sequence: 5 })
      .execute();
    await projection.rebuild();
    expect(await history.find(DEFAULT_TENANT, 'req_1')).toEqual(before);
    const states = await database.query
      .selectFrom('projection_state')
      .selectAll()
      .orderBy('log_id')
      .execute();
    expect(states.map((state) => state.next_sequence)).toEqual([2, 5]);
  });

  it('loses and repeats nothing when a transaction fails half-way', async () => {
    append('decision', 'req_1', decision());
    append('attempt', 'req_1', attempt);
    await database.query.schema.dropTable('projection_state').execute();
    await database.query.schema
      .createTable('projection_state')
      .addColumn('log_id', 'text', (column) => column.primaryKey())
      .addColumn('tenant_id', 'text')
      .addColumn('next_sequence', 'integer', (column) => column.check(sql`next_sequence < 0`))
      .execute();
    const projection = await start();
    await expect(projection.flush()).rejects.toThrow('the table of decisions');
    expect(await createDecisionHistory(database).find(DEFAULT_TENANT, 'req_1')).toBeUndefined();
    expect(projection.status()).toMatchObject({ nextSequence: 0 });
  });
});

describe('the decision history', () => {
  async function fill(): Promise<void> {
    append('decision', 'req_a', decision('public', 'key_1'));
    append('decision', 'req_b', decision('restricted', 'key_2'));
    append('decision', 'req_c', decision('internal', 'key_1'));
    append('decision', 'req_d', decision('internal', 'key_9'), 'other' as TenantId);
    append('outcome', 'req_a', outcome());
    append(
      'outcome',
      'req_b',
      outcome({ outcome: 'refused', status: 403, error: 'policy_denied', deployment: null }),
    );
    const projection = await start();
    await projection.flush();
  }

  it('lists newest first and turns pages', async () => {
    await fill();
    const history = createDecisionHistory(database);
    const first = await history.list({ tenant: DEFAULT_TENANT, limit: 2 });
    expect(first.map((row) => row.id)).toEqual(['req_c', 'req_b']);
    const second = await history.list({ tenant: DEFAULT_TENANT, limit: 2, before: 'req_b' });
    expect(second.map((row) => row.id)).toEqual(['req_a']);
  });

  it.each([
    [{ level: 'restricted' }, ['req_b']],
    [{ deployment: 'everyday' }, ['req_a']],
    [{ outcome: 'refused' }, ['req_b']],
    [{ keyId: 'key_1' as KeyId }, ['req_c', 'req_a']],
    [{ from: '2026-11-20T00:00:01.000Z' }, ['req_c', 'req_b']],
    [{ to: '2026-11-20T00:00:01.000Z' }, ['req_a']],
    [{ level: "' or 1=1 --" }, []],
  ])('filters by %j', async (filter, ids) => {
    await fill();
    const rows = await createDecisionHistory(database).list({ tenant: DEFAULT_TENANT, limit: 10, ...filter });
    expect(rows.map((row) => row.id)).toEqual(ids);
  });

  it.each([
    ['level', 'decisions_by_level'],
    ['deployment', 'decisions_by_deployment'],
    ['outcome', 'decisions_by_outcome'],
    ['key_id', 'decisions_by_key'],
  ] as const)('reads through an index what is filtered by %s, and sorts nothing', async (column, index) => {
    const query = sql<{ detail: string }>`explain query plan
      select id from decisions where tenant_id = 't' and ${sql.ref(column)} = 'x' order by id desc limit 10`;
    const { rows } = await query.execute(database.query);
    expect(rows.map(({ detail }) => detail)).toEqual([expect.stringContaining(`INDEX ${index} (`)]);
  });

  it('keeps tenants apart', async () => {
    await fill();
    const history = createDecisionHistory(database);
    expect(await history.find(DEFAULT_TENANT, 'req_d')).toBeUndefined();
    expect(await history.find('other' as TenantId, 'req_d')).toBeDefined();
    expect(await history.list({ tenant: 'other' as TenantId, limit: 10 })).toHaveLength(1);
  });

  it('finds the same in the log itself', async () => {
    await fill();
    const fromTable = await createDecisionHistory(database).find(DEFAULT_TENANT, 'req_b');
    const fromLog = await findDecisionInRecords(source.read(0), DEFAULT_TENANT, 'req_b');
    expect(JSON.parse(JSON.stringify(fromLog))).toEqual(fromTable);
    expect(await findDecisionInRecords(source.read(0), DEFAULT_TENANT, 'req_d')).toBeUndefined();
    expect(await findDecisionInRecords(source.read(0), DEFAULT_TENANT, 'req_x')).toBeUndefined();
  });
});
