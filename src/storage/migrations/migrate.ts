import { type Kysely, type Migration, Migrator } from 'kysely';
import { storageError } from '../storage-error.ts';
import { firstTables } from './2026-11-20-first-tables.ts';
import { perAttemptCosts } from './2026-11-20-per-attempt-costs.ts';
import { attemptPurposes } from './2026-11-21-attempt-purposes.ts';
import { operations } from './2026-11-21-operations.ts';
import { tasksDeclared } from './2026-11-21-tasks-declared.ts';

/**
 * In code rather than in a folder, so that they survive bundling. Names sort in the order they are applied, and databases
 * know them: none is renamed, and a new one sorts behind all that are here, some of which were dated a day ahead.
 */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '2026-11-20-first-tables': firstTables,
  '2026-11-20-per-attempt-costs': perAttemptCosts,
  '2026-11-21-attempt-purposes': attemptPurposes,
  '2026-11-21-operations': operations,
  '2026-11-21-tasks-declared': tasksDeclared,
};

/**
 * Brings the tables up to date; a database that is up to date costs two queries.
 *
 * @throws StorageError `newer` when the database knows migrations that this version does not.
 */
export async function migrate<Tables>(
  database: Kysely<Tables>,
  what: string,
  migrations: Readonly<Record<string, Migration>> = MIGRATIONS,
): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  const applied = await migrator.getMigrations();
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  // Kysely reports a migration that was applied and is unknown here as an error before it runs any.
  const ranOne = (results ?? []).some((result) => result.status === 'Error');
  if (!ranOne && applied.every((migration) => migration.executedAt !== undefined)) {
    throw storageError('newer', what);
  }
  throw error;
}
