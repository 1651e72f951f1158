import { type Kysely, type Migration, sql } from 'kysely';

/**
 * The task of a request is what its caller declared, where it did. The tables repeat the log: forgotten, they are read
 * from it again at the next start, with the tasks that stand there.
 */
async function up(database: Kysely<unknown>): Promise<void> {
  await sql`delete from attempts`.execute(database);
  await sql`delete from decisions`.execute(database);
  await sql`delete from projection_state`.execute(database);
}

export const tasksDeclared: Migration = { up };
