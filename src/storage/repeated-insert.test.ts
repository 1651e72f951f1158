import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Insertable } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from './open-database.ts';
import { RepeatedInsert } from './repeated-insert.ts';
import type { AttemptsTable } from './schema.ts';

type Row = Insertable<AttemptsTable>;

let folder: string;
let database: Database;
let built: number[];
let attempts: RepeatedInsert<Row>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-insert-'));
  database = await openDatabase(folder);
  built = [];
  attempts = new RepeatedInsert((rows) => {
    built.push(rows.length);
    return database.query
      .insertInto('attempts')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['request_id', 'attempt']).doNothing())
      .compile();
  });
});

afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

describe('an insert that is repeated', () => {
  it.each([0, 1, 2, 3, 31, 32, 33, 100])('writes %i rows, each with its own values', async (count) => {
    const rows = Array.from({ length: count }, (_, index) =>
      row(`req_${String(index).padStart(3, '0')}`, index),
    );
    await attempts.run(database.query, rows);
    const stored = await database.query.selectFrom('attempts').selectAll().orderBy('request_id').execute();
    expect(stored).toEqual(rows);
  });

  it('builds one text for each power of two, once', async () => {
    for (const [round, count] of [63, 63, 40, 7].entries())
      await attempts.run(
        database.query,
        Array.from({ length: count }, (_, index) => row(`req_${round}_${index}`, index)),
      );
    expect(built).toEqual([32, 16, 8, 4, 2, 1]);
  });

  it('puts values under their columns, whatever order a row has them in', async () => {
    const usual = row('req_a', 1);
    const turned = Object.fromEntries(Object.entries(row('req_b', 2)).reverse()) as typeof usual;
    await attempts.run(database.query, [usual, turned]);
    const stored = await database.query.selectFrom('attempts').selectAll().orderBy('request_id').execute();
    expect(stored).toEqual([usual, row('req_b', 2)]);
  });

  it('keeps the columns of a first row that lacks a value, and writes null there', async () => {
    const gap: object = { usage_source: undefined };
    await attempts.run(database.query, [Object.assign(row('req_a', 1), gap)]);
    await attempts.run(database.query, [row('req_b', 2)]);
    const stored = await database.query
      .selectFrom('attempts')
      .select('usage_source')
      .orderBy('request_id')
      .execute();
    expect(stored).toEqual([{ usage_source: null }, { usage_source: 'provider' }]);
  });

  it('leaves rows that are there already as they are', async () => {
    await attempts.run(database.query, [row('req_a', 1)]);
    await attempts.run(database.query, [{ ...row('req_a', 1), deployment: 'other' }, row('req_b', 2)]);
    const stored = await database.query.selectFrom('attempts').select(['request_id', 'deployment']).execute();
    expect(stored).toEqual([
      { request_id: 'req_a', deployment: 'local' },
      { request_id: 'req_b', deployment: 'local' },
    ]);
  });
});

function row(request: string, inputTokens: number): Row {
  return {
    request_id: request,
    attempt: 1,
    tenant_id: 'default',
    log_id: 'log_1',
    created_at: '2026-11-20T09:00:00.000Z',
    day: '2026-11-20',
    key_id: 'key_1',
    operation: 'chat',
    task: 'chat',
    level: 'internal',
    deployment: 'local',
    placement: 'on-premises',
    result: 'answered',
    duration_ms: 12,
    input_tokens: inputTokens,
    cached_input_tokens: null,
    cache_write_tokens: null,
    output_tokens: 7,
    usage_source: 'provider',
    cost_nano: null,
    cost_basis: 'unknown',
    purpose: null,
  };
}
