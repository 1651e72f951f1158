import { type Kysely, type Migration, sql } from 'kysely';

async function up(database: Kysely<unknown>): Promise<void> {
  for (const table of ['decisions', 'attempts']) {
    await database.schema
      .alterTable(table)
      .addColumn('operation', 'text', (column) => column.notNull().defaultTo('chat'))
      .execute();
  }

  // The tables repeat the log. Forgotten, they are read from it again at the next start, operations included.
  await sql`delete from attempts`.execute(database);
  await sql`delete from decisions`.execute(database);
  await sql`delete from projection_state`.execute(database);
}

export const operations: Migration = { up };
