import { type Kysely, type Migration, sql } from 'kysely';

async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema.alterTable('attempts').addColumn('purpose', 'text').execute();

  // The tables repeat the log. Forgotten, they are read from it again at the next start, escalations included.
  await sql`delete from attempts`.execute(database);
  await sql`delete from decisions`.execute(database);
  await sql`delete from projection_state`.execute(database);
}

export const attemptPurposes: Migration = { up };
