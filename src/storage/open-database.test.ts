import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from './migrations/migrate.ts';
import { DATABASE_FILE, openDatabase } from './open-database.ts';
import type { Schema } from './schema.ts';
import { createSqliteDialect } from './sqlite-dialect.ts';
import { StorageError, toStorageError } from './storage-error.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-storage-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function faultOf(opening: Promise<unknown>): Promise<StorageError> {
  const error = await opening.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StorageError);
  return error as StorageError;
}

describe('openDatabase', () => {
  it('creates the folder for its owner alone, the file and the tables', async () => {
    const data = join(folder, 'new', 'data');
    const database = await openDatabase(data);
    const tables = await database.query.introspection.getTables();
    expect(tables.map((table) => table.name).sort()).toEqual([
      'api_keys',
      'attempts',
      'decisions',
      'projection_state',
    ]);
    expect((await stat(data)).mode & 0o777).toBe(0o700);
    expect((await stat(join(data, DATABASE_FILE))).mode & 0o777).toBe(0o600);
    await database.close();
  });

  it('carries a tenant in every table', async () => {
    const database = await openDatabase(folder);
    const tables = await database.query.introspection.getTables();
    for (const table of tables) expect(table.columns.map((column) => column.name)).toContain('tenant_id');
    await database.close();
  });

  it('opens again what it wrote, in write-ahead mode', async () => {
    const first = await openDatabase(folder);
    await first.query
      .insertInto('projection_state')
      .values({ log_id: 'log_1', tenant_id: 'default', next_sequence: 7 })
      .execute();
    await first.close();
    const second = await openDatabase(folder);
    const mode = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(second.query);
    expect(mode.rows[0]?.journal_mode).toBe('wal');
    expect(await second.query.selectFrom('projection_state').selectAll().execute()).toEqual([
      { log_id: 'log_1', tenant_id: 'default', next_sequence: 7 },
    ]);
    await second.close();
  });

  it('syncs what is written durably in full, and what comes after it as before', async () => {
    const database = await openDatabase(folder);
    const levels: number[] = [];
    const note = async (query: Kysely<Schema>): Promise<void> => {
      const result = await sql<{ synchronous: number }>`pragma synchronous`.execute(query);
      levels.push(result.rows[0]?.synchronous ?? -1);
    };
    await database.durably((query) => note(query));
    await note(database.query);
    await expect(database.durably(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await note(database.query);
    expect(levels).toEqual([2, 1, 1]);
    await database.close();
  });

  it('gives up soon on a database that another process holds, and goes on when it is free', async () => {
    const database = await openDatabase(folder);
    const holder = new DatabaseSync(join(folder, DATABASE_FILE));
    holder.exec('begin immediate');
    const write = () =>
      database.durably((query) =>
        query
          .insertInto('projection_state')
          .values({ log_id: 'l', tenant_id: 't', next_sequence: 1 })
          .execute(),
      );
    const startMs = performance.now();
    const error = await write().then(
      () => undefined,
      (thrown: unknown) => toStorageError(thrown, 'it'),
    );
    expect(error?.fault).toBe('busy');
    expect(performance.now() - startMs).toBeLessThan(4_000);
    holder.exec('rollback');
    holder.close();
    await write();
    await database.close();
  });

  it('notices that its file was deleted or replaced, and writes nothing that would be lost', async () => {
    const database = await openDatabase(folder);
    await database.check();
    await rm(join(folder, DATABASE_FILE));
    expect((await faultOf(database.check())).fault).toBe('missing');
    await writeFile(join(folder, DATABASE_FILE), '');
    let written = false;
    const attempt = database.durably(() => {
      written = true;
      return Promise.resolve();
    });
    expect((await faultOf(attempt)).fault).toBe('missing');
    expect(written).toBe(false);
    await database.close();
  });

  it('refuses a file that is no database, says what to do and leaves it as it is', async () => {
    await writeFile(join(folder, DATABASE_FILE), 'x'.repeat(8192));
    const error = await faultOf(openDatabase(folder));
    expect(error.fault).toBe('corrupt');
    expect(error.exitCode).toBe(78);
    expect(error.message).toContain('restore');
    expect(await readFile(join(folder, DATABASE_FILE), 'utf8')).toBe('x'.repeat(8192));
  });

  it('refuses a database with a damaged page', async () => {
    const database = await openDatabase(folder);
    for (let index = 0; index < 200; index += 1) {
      await database.query
        .insertInto('projection_state')
        .values({ log_id: `log_${String(index).padStart(200, '0')}`, tenant_id: 'default', next_sequence: 1 })
        .execute();
    }
    await database.close();
    const path = join(folder, DATABASE_FILE);
    const bytes = await readFile(path);
    bytes.fill(0xa5, 4096 * 4);
    await writeFile(path, bytes);
    expect((await faultOf(openDatabase(folder))).fault).toBe('corrupt');
  });

  it('refuses a database that a newer version wrote, and changes nothing in it', async () => {
    const path = join(folder, DATABASE_FILE);
    const newer = new Kysely<unknown>({ dialect: createSqliteDialect(new DatabaseSync(path)) });
    const nothing = { up: (): Promise<void> => Promise.resolve() };
    await migrate(newer, 'it', {
      '2026-11-20-first-tables': nothing,
      '2026-11-20-per-attempt-costs': nothing,
      '2026-11-21-attempt-purposes': nothing,
      '2026-11-21-operations': nothing,
      '2026-11-21-tasks-declared': nothing,
      '2999-01-01-later': nothing,
    });
    await newer.destroy();
    const error = await faultOf(openDatabase(folder));
    expect(error.fault).toBe('newer');
    expect(error.message).toContain('newer version');
  });

  it('undoes a migration that fails half-way', async () => {
    const path = join(folder, DATABASE_FILE);
    const query = new Kysely<unknown>({ dialect: createSqliteDialect(new DatabaseSync(path)) });
    const failing = {
      up: async (database: Kysely<unknown>): Promise<void> => {
        await database.schema.createTable('half').addColumn('a', 'text').execute();
        throw new Error('power cut');
      },
    };
    await expect(migrate(query, 'it', { first: failing })).rejects.toThrow('power cut');
    expect((await query.introspection.getTables()).map((table) => table.name)).not.toContain('half');
    await query.destroy();
  });

  it('says that a folder is in the way of a file', async () => {
    await writeFile(join(folder, 'file'), '');
    const error = await faultOf(openDatabase(join(folder, 'file')));
    expect(error.message).toContain(DATABASE_FILE);
  });

  it('opens read-only without creating anything', async () => {
    const error = await faultOf(openDatabase(folder, { readOnly: true }));
    expect(error.fault).toBe('missing');
    const writer = await openDatabase(folder);
    const reader = await openDatabase(folder, { readOnly: true });
    expect(await reader.query.selectFrom('decisions').selectAll().execute()).toEqual([]);
    await expect(reader.query.deleteFrom('decisions').execute()).rejects.toThrow();
    await reader.close();
    await writer.close();
  });

  it.runIf(process.getuid?.() !== 0)('says so when the folder cannot be written', async () => {
    const locked = join(folder, 'locked');
    await mkdir(locked);
    await chmod(locked, 0o500);
    const error = await faultOf(openDatabase(locked));
    expect(error.fault).toBe('read-only');
    expect(error.exitCode).toBe(77);
  });
});

describe('toStorageError', () => {
  it.each([
    [{ errcode: 8 }, 'read-only', 77],
    [{ errcode: 1288 }, 'read-only', 77],
    [{ errcode: 13 }, 'full', 75],
    [{ errcode: 5 }, 'busy', 75],
    [{ errcode: 267 }, 'corrupt', 78],
    [{ code: 'EROFS' }, 'read-only', 77],
    [{ code: 'ENOSPC' }, 'full', 75],
    [new Error('anything'), 'failed', 70],
    [null, 'failed', 70],
  ])('reads %j as %s', (thrown, fault, exitCode) => {
    const error = toStorageError(thrown, 'the database');
    expect(error.fault).toBe(fault);
    expect(error.exitCode).toBe(exitCode);
    expect(error.message.startsWith('the database ')).toBe(true);
  });
});
