import { type Kysely, type Migration, sql } from 'kysely';

async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('attempts')
    .addColumn('request_id', 'text', (column) => column.notNull())
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('log_id', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('key_id', 'text', (column) => column.notNull())
    .addColumn('task', 'text', (column) => column.notNull())
    .addColumn('level', 'text', (column) => column.notNull())
    .addColumn('deployment', 'text', (column) => column.notNull())
    .addColumn('placement', 'text', (column) => column.notNull())
    .addColumn('result', 'text', (column) => column.notNull())
    .addColumn('duration_ms', 'bigint')
    .addColumn('input_tokens', 'bigint')
    .addColumn('cached_input_tokens', 'bigint')
    .addColumn('cache_write_tokens', 'bigint')
    .addColumn('output_tokens', 'bigint')
    .addColumn('usage_source', 'text')
    .addColumn('cost_nano', 'bigint')
    .addColumn('cost_basis', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('attempts_key', ['request_id', 'attempt'])
    .execute();
  // The order in which a window of time is read, page by page.
  await database.schema
    .createIndex('attempts_by_time')
    .on('attempts')
    .columns(['tenant_id', 'created_at', 'request_id', 'attempt'])
    .execute();

  // The tables repeat the log. Forgotten, they are read from it again at the next start, attempts included.
  await sql`delete from decisions`.execute(database);
  await sql`delete from projection_state`.execute(database);
}

export const perAttemptCosts: Migration = { up };
