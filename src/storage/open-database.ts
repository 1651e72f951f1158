import { chmod, mkdir, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { Kysely, sql } from 'kysely';
import { migrate } from './migrations/migrate.ts';
import type { Schema } from './schema.ts';
import { createSqliteDialect } from './sqlite-dialect.ts';
import { storageError, toStorageError } from './storage-error.ts';

export const DATABASE_FILE = 'demarc.db';

/** How long opening waits for another process that holds the database. */
const OPEN_TIMEOUT_MS = 5_000;
/** The same once it is open: SQLite waits on the thread that serves requests, so callers had better try again. */
const BUSY_TIMEOUT_MS = 50;
/** Up to this size the whole file is checked at start (about a second); beyond it the table of keys alone. */
const FULL_CHECK_BYTES = 128 * 1024 * 1024;

export interface OpenDatabaseOptions {
  /** Neither creates nor changes anything. @default false */
  readonly readOnly?: boolean | undefined;
}

/** The database of one data folder. */
export interface Database {
  readonly query: Kysely<Schema>;
  /**
   * Runs `write` so that what it wrote survives a loss of power once the promise is fulfilled. Everything else
   * survives a crash of the process only, which is enough for what can be rebuilt from the audit log.
   */
  durably<Result>(write: (database: Kysely<Schema>) => Promise<Result>): Promise<Result>;
  /** @throws StorageError when the file that was opened is no longer there; for the check of readiness. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens `<folder>/demarc.db`, creating the folder and the file when they are missing, and brings its tables up to
 * date. The folder is readable by its owner alone.
 *
 * @throws StorageError when the folder is read-only, the disk full, the file damaged or of a newer version.
 */
export async function openDatabase(folder: string, options: OpenDatabaseOptions = {}): Promise<Database> {
  const readOnly = options.readOnly ?? false;
  const path = join(folder, DATABASE_FILE);
  const what = `the database ${path}`;
  try {
    if (!readOnly) await prepareFile(folder, path);
    const { size } = await stat(path);
    const connection = new DatabaseSync(path, { readOnly, timeout: OPEN_TIMEOUT_MS });
    try {
      if (!readOnly) connection.exec('pragma journal_mode = wal; pragma synchronous = normal');
      checkIntegrity(connection, size, what);
      const query = await openTables(connection, readOnly, what);
      connection.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
      return createDatabase({ query, path, what, readOnly });
    } catch (error) {
      if (connection.isOpen) connection.close();
      throw error;
    }
  } catch (error) {
    throw toStorageError(error, what);
  }
}

async function prepareFile(folder: string, path: string): Promise<void> {
  const created = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (created !== undefined) await chmod(folder, 0o700);
  // SQLite gives its side files the mode of the database, so the mode is settled before it sees the file.
  const file = await open(path, 'a', 0o600);
  await file.close();
}

function checkIntegrity(connection: DatabaseSyncInstance, sizeBytes: number, what: string): void {
  if (sizeBytes === 0) return;
  const hasKeys = connection.prepare(
    "select 1 from sqlite_master where type = 'table' and name = 'api_keys'",
  );
  const whole = sizeBytes <= FULL_CHECK_BYTES || hasKeys.all().length === 0;
  const rows = connection.prepare(`pragma quick_check(${whole ? '1' : 'api_keys'})`).all();
  const verdict = Object.values((rows[0] ?? {}) as Record<string, unknown>)[0];
  if (verdict !== 'ok') throw storageError('corrupt', what);
}

async function openTables(
  connection: DatabaseSyncInstance,
  readOnly: boolean,
  what: string,
): Promise<Kysely<Schema>> {
  const query = new Kysely<Schema>({ dialect: createSqliteDialect(connection) });
  try {
    if (!readOnly) await migrate(query, what);
    // Also starts the driver, which is what makes `destroy` close the connection.
    await query.selectFrom('projection_state').select('log_id').limit(1).execute();
    return query;
  } catch (error) {
    await query.destroy();
    throw error;
  }
}

interface OpenedDatabase {
  readonly query: Kysely<Schema>;
  readonly path: string;
  /** How messages call it. */
  readonly what: string;
  readonly readOnly: boolean;
}

async function createDatabase({ query, path, what, readOnly }: OpenedDatabase): Promise<Database> {
  const { ino } = await stat(path);
  const check = async (): Promise<void> => {
    const now = await stat(path).catch((error: unknown) => {
      throw toStorageError(error, what);
    });
    // A deleted file goes on taking what is written to it, until the process ends and all of that is gone.
    if (now.ino !== ino) throw storageError('missing', what);
  };
  return {
    query,
    check,
    async durably(write) {
      await check();
      // One connection serves everybody in turn, so nobody else's transaction can be open here.
      return query.connection().execute(async (alone) => {
        await sql`pragma synchronous = full`.execute(alone);
        try {
          return await write(alone);
        } finally {
          await sql`pragma synchronous = normal`.execute(alone);
        }
      });
    },
    async close() {
      // Leaves one complete file behind, for whoever copies the folder while Demarc is stopped.
      if (!readOnly) await sql`pragma wal_checkpoint(truncate)`.execute(query);
      await query.destroy();
    },
  };
}
