import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import {
  type DialectAdapter,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteStatement,
} from 'kysely';

/** Statements kept prepared; Demarc uses a few dozen, so the bound only guards against a mistake. */
const MAX_PREPARED = 200;

type SqlParameters = readonly (string | number | bigint | null | Uint8Array)[];

/** SQLite runs data definition inside transactions, so a migration that is killed half-way leaves nothing behind. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class NodeSqliteDialect extends SqliteDialect {
  override createAdapter(): DialectAdapter {
    return new TransactionalSqliteAdapter();
  }
}

/**
 * Lets Kysely speak to a database with the `node:sqlite` API. The driver closes `database` with itself; the files
 * are let go once the statements are collected, at the latest when the process ends.
 */
export function createSqliteDialect(database: DatabaseSyncInstance): SqliteDialect {
  const prepared = new Map<string, SqliteStatement>();
  const adapted: SqliteDatabase = {
    close: () => database.close(),
    prepare(sql) {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const statement = database.prepare(sql);
      const adaptedStatement: SqliteStatement = {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...(parameters as SqlParameters)),
        run: (parameters) => statement.run(...(parameters as SqlParameters)),
        iterate: (parameters) => statement.iterate(...(parameters as SqlParameters)),
      };
      if (prepared.size >= MAX_PREPARED) prepared.clear();
      prepared.set(sql, adaptedStatement);
      return adaptedStatement;
    },
  };
  return new NodeSqliteDialect({ database: adapted });
}
