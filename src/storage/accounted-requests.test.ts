import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountedRequest } from '../domain/accounted-request.ts';
import type { AttemptOutcome, AttemptRecord, OutcomeRecord } from '../domain/decision-record.ts';
import { DEFAULT_TENANT, type LogId, type TenantId } from '../domain/ids.ts';
import type { Clock } from '../domain/world.ts';
import { createAccountedRequests } from './accounted-requests.ts';
import { openDecisionProjection } from './decision-projection.ts';
import { type Database, openDatabase } from './open-database.ts';
import type { ProjectedRecord } from './projected-record.ts';

const LOG = 'log_1' as LogId;
const EVER = { tenant: DEFAULT_TENANT, from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' };
const CLOCK: Clock = { wallMs: () => 0, monotonicMs: () => 0, after: () => () => undefined };

let folder: string;
let database: Database;
let log: ProjectedRecord[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-accounts-'));
  database = await openDatabase(folder);
  log = [];
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

function append(
  type: string,
  requestId: string,
  fields: object,
  change: Partial<ProjectedRecord> = {},
): ProjectedRecord {
  const sequence = log.length;
  const at = new Date(Date.UTC(2026, 10, 20) + sequence * 1000).toISOString();
  const record = {
    log: LOG,
    sequence,
    at,
    type,
    tenant: DEFAULT_TENANT,
    request: requestId,
    fields,
    ...change,
  };
  log.push(record);
  return record;
}

const DECISION = {
  dialect: 'openai-chat',
  facts: {
    label: { level: 'internal', categories: [], residency: [] },
    complexityThousandths: 420,
    task: 'draft',
    requestedModel: 'auto',
    principal: { keyId: 'key_1' },
  },
  route: { kind: 'rule', rule: 'stays', use: [] },
  candidates: [],
};

const DECLARED = { ...DECISION, facts: { ...DECISION.facts, declaredTask: 'contract-review' } };

const sent: Partial<AttemptRecord> & object = {
  attempt: 1,
  deployment: 'frontier' as AttemptRecord['deployment'],
  placement: 'api',
};

const ended: AttemptOutcome = {
  attempt: 1,
  deployment: 'frontier' as AttemptOutcome['deployment'],
  provider: 'vendor',
  placement: 'api',
  result: 'answered',
  cause: null,
  status: 200,
  durationMs: 812,
  firstTokenMs: 90,
  usage: { inputTokens: 1_000, cachedInputTokens: 200, outputTokens: 50, source: 'upstream' },
  costNano: '9007199254740993',
  costBasis: 'catalogue',
  dropped: [],
};

function outcome(attempts: readonly AttemptOutcome[]): OutcomeRecord {
  return {
    outcome: 'answered',
    status: 200,
    error: null,
    deployment: ended.deployment,
    attempts,
    durationMs: 900,
    costNano: null,
  };
}

async function project() {
  const source = {
    log: LOG,
    async *read(fromSequence: number) {
      yield* log.slice(fromSequence);
    },
  };
  const projection = await openDecisionProjection({ database, clock: CLOCK, source, tenant: DEFAULT_TENANT });
  await projection.flush();
  return projection;
}

async function readAll(window = EVER, pageRows?: number): Promise<AccountedRequest[]> {
  const all: AccountedRequest[] = [];
  for await (const one of createAccountedRequests(database, pageRows).read(window)) all.push(one);
  return all;
}

describe('the accounts', () => {
  it('tell what an attempt used and cost, to the last nano-dollar', async () => {
    append('decision', 'req_1', DECISION);
    append('attempt', 'req_1', sent);
    append('outcome', 'req_1', outcome([ended]));
    await project();
    expect(await readAll()).toEqual([
      {
        id: 'req_1',
        at: '2026-11-20T00:00:00.000Z',
        keyId: 'key_1',
        operation: 'chat',
        task: 'draft',
        level: 'internal',
        attempts: [
          {
            deployment: 'frontier',
            placement: 'api',
            result: 'answered',
            usage: {
              inputTokens: 1_000,
              cachedInputTokens: 200,
              cacheWriteTokens: undefined,
              outputTokens: 50,
              source: 'upstream',
            },
            durationMs: 812,
            costNano: 9_007_199_254_740_993n,
            costBasis: 'catalogue',
          },
        ],
      },
    ]);
    const row = await database.query.selectFrom('attempts').select('day').executeTakeFirst();
    expect(row?.day).toBe('2026-11-20');
  });

  it('tell what an attempt was for, and count one that judged the work once, whenever it was recorded', async () => {
    append('attempt', 'req_1', { ...sent, purpose: 'scoring', placement: 'on-premises' });
    const projection = await project();
    append('decision', 'req_1', DECISION);
    append(
      'outcome',
      'req_1',
      outcome([
        { ...ended, purpose: 'scoring' },
        { ...ended, attempt: 2 },
      ]),
    );
    await projection.flush();
    const told = async () => {
      const row = await database.query.selectFrom('decisions').select('attempts').executeTakeFirst();
      const [found] = await readAll();
      return [row?.attempts, found?.attempts.map(({ purpose }) => purpose)];
    };
    const once = await told();
    expect(once).toEqual(['[]', ['scoring', undefined]]);
    // The same when all of it is read in one go.
    for (const table of ['decisions', 'attempts', 'projection_state'] as const) {
      await database.query.deleteFrom(table).execute();
    }
    await project();
    expect(await told()).toEqual(once);
  });

  it('keep what is unknown unknown', async () => {
    append('decision', 'req_1', DECISION);
    append('outcome', 'req_1', outcome([{ ...ended, usage: null, costNano: null, costBasis: 'unknown' }]));
    await project();
    const [found] = await readAll();
    expect(found?.attempts[0]).toMatchObject({ usage: undefined, costNano: undefined });
  });

  it('tell of an attempt that a crash cut short: perhaps it was billed', async () => {
    append('decision', 'req_1', DECISION);
    append('attempt', 'req_1', sent);
    append('outcome', 'req_1', { outcome: 'crash' });
    await project();
    const [found] = await readAll();
    expect(found?.attempts).toEqual([
      {
        deployment: 'frontier',
        placement: 'api',
        result: 'crash',
        usage: undefined,
        durationMs: undefined,
        costNano: undefined,
        costBasis: 'unknown',
      },
    ]);
  });

  it('say nothing of a request that still runs, or that was refused', async () => {
    append('decision', 'req_1', DECISION);
    append('attempt', 'req_1', sent);
    append('decision', 'req_2', DECISION);
    append('outcome', 'req_2', { ...outcome([]), outcome: 'refused' });
    await project();
    expect(await readAll()).toEqual([]);
    expect(await createAccountedRequests(database).firstAt(DEFAULT_TENANT)).toBeUndefined();
  });

  it('are the same when the outcome comes later, when it comes twice and when all is read again', async () => {
    append('decision', 'req_1', DECISION);
    append('attempt', 'req_1', sent);
    const projection = await project();
    append('outcome', 'req_1', outcome([ended]));
    await projection.flush();
    append('outcome', 'req_1', outcome([{ ...ended, costNano: '1' }]));
    await projection.flush();
    const once = await readAll();
    expect(once).toMatchObject([{ attempts: [{ costNano: 9_007_199_254_740_993n }] }]);
    await projection.rebuild();
    expect(await readAll()).toEqual(once);
  });

  it('keep each request whole wherever a page ends', async () => {
    for (let index = 0; index < 7; index += 1) {
      append('decision', `req_${index}`, DECISION);
      const attempts = Array.from({ length: 1 + (index % 3) }, (_, number) => ({
        ...ended,
        attempt: number + 1,
      }));
      append('outcome', `req_${index}`, outcome(attempts));
    }
    await project();
    const whole = await readAll();
    expect(whole.map((one) => one.attempts.length)).toEqual([1, 2, 3, 1, 2, 3, 1]);
    for (const pageRows of [1, 2, 3, 5, 13]) expect(await readAll(EVER, pageRows)).toEqual(whole);
  });

  it('include the start of the window and not its end, of one tenant alone', async () => {
    for (const id of ['req_1', 'req_2', 'req_3']) {
      append('decision', id, DECISION);
      append('outcome', id, outcome([ended]));
    }
    append('decision', 'req_4', DECISION, { tenant: 'other' as TenantId });
    append('outcome', 'req_4', outcome([ended]), { tenant: 'other' as TenantId });
    await project();
    const window = { ...EVER, from: '2026-11-20T00:00:02.000Z', to: '2026-11-20T00:00:04.000Z' };
    expect((await readAll(window)).map(({ id }) => id)).toEqual(['req_2']);
    expect((await readAll()).map(({ id }) => id)).toEqual(['req_1', 'req_2', 'req_3']);
    const accounts = createAccountedRequests(database);
    expect(await accounts.firstAt(DEFAULT_TENANT)).toBe('2026-11-20T00:00:00.000Z');
    expect(await accounts.firstAt('nobody' as TenantId)).toBeUndefined();
  });

  it('pass over an attempt of a version that is not known here, and take the others', async () => {
    append('decision', 'req_1', DECISION);
    append('outcome', 'req_1', { ...outcome([]), attempts: [{ attempt: 'one' }, { ...ended, attempt: 2 }] });
    await project();
    expect(await readAll()).toMatchObject([{ attempts: [{ deployment: 'frontier' }] }]);
  });

  it('say so when the table cannot be read', async () => {
    await database.query.schema.dropTable('attempts').execute();
    await expect(readAll()).rejects.toThrow('the table of attempts');
    await expect(createAccountedRequests(database).firstAt(DEFAULT_TENANT)).rejects.toThrow(
      'the table of attempts',
    );
  });
});

describe('a database of before', () => {
  it('is filled from the log, with what escalations were', async () => {
    const escalations = [{ rule: 'gave up', from: ended.deployment, to: ended.deployment }];
    append('decision', 'req_1', DECISION);
    append('outcome', 'req_1', { ...outcome([{ ...ended, purpose: 'escalation' }]), escalations });
    await project();
    // As it was before attempts had a purpose.
    await database.query.schema.alterTable('attempts').dropColumn('purpose').execute();
    await database.query.schema.alterTable('attempts').dropColumn('operation').execute();
    await database.query.schema.alterTable('decisions').dropColumn('operation').execute();
    await database.query.updateTable('decisions').set({ outcome_record: '{}' }).execute();
    await database.close();
    forgetMigrationsFrom('2026-11-21-attempt-purposes');
    database = await openDatabase(folder);
    await project();
    expect((await readAll())[0]?.attempts[0]).toMatchObject({ purpose: 'escalation' });
    const row = await database.query.selectFrom('decisions').select('outcome_record').executeTakeFirst();
    expect(JSON.parse(row?.outcome_record ?? '{}')).toMatchObject({ escalations });
  });

  it('is filled from the log, attempts included', async () => {
    append('decision', 'req_1', DECISION);
    append('outcome', 'req_1', outcome([ended]));
    await project();
    // As it was before the table of attempts came.
    await database.query.schema.dropTable('attempts').execute();
    await database.query.schema.alterTable('decisions').dropColumn('operation').execute();
    await database.close();
    forgetMigrationsFrom('2026-11-20-per-attempt-costs');
    database = await openDatabase(folder);
    await project();
    expect(await readAll()).toHaveLength(1);
  });

  it('learns what was asked, also of a request whose outcome comes in a later run', async () => {
    const facts = { ...DECISION.facts, operation: 'embeddings', task: 'embed' };
    append('decision', 'req_1', { ...DECISION, facts });
    await project();
    append('outcome', 'req_1', outcome([ended]));
    append('decision', 'req_2', DECISION);
    append('outcome', 'req_2', outcome([ended]));
    await project();
    const asked = [{ operation: 'embeddings' }, { operation: 'chat' }];
    expect(await readAll()).toMatchObject(asked);
    // As a version wrote it that knew conversations only.
    await database.query.schema.alterTable('attempts').dropColumn('operation').execute();
    await database.query.schema.alterTable('decisions').dropColumn('operation').execute();
    await database.close();
    forgetMigrationsFrom('2026-11-21-operations');
    database = await openDatabase(folder);
    await project();
    expect(await readAll()).toMatchObject(asked);
  });

  it('learns the tasks that were declared', async () => {
    append('decision', 'req_1', DECLARED);
    append('outcome', 'req_1', outcome([ended]));
    await project();
    expect(await readAll()).toMatchObject([{ task: 'contract-review' }]);
    // As a version wrote it that knew no declared tasks.
    await database.query.updateTable('attempts').set({ task: 'draft' }).execute();
    await database.close();
    forgetMigrationsFrom('2026-11-21-tasks-declared');
    database = await openDatabase(folder);
    await project();
    expect(await readAll()).toMatchObject([{ task: 'contract-review' }]);
  });
});

function forgetMigrationsFrom(name: string): void {
  const connection = new DatabaseSync(join(folder, 'demarc.db'));
  connection.exec(`delete from kysely_migration where name >= '${name}'`);
  connection.close();
}
