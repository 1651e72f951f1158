import type { Kysely, Migration } from 'kysely';

const DECISION_INDEXES = {
  decisions_by_id: ['id'],
  decisions_by_key: ['key_id', 'id'],
  decisions_by_level: ['level', 'id'],
  decisions_by_deployment: ['deployment', 'id'],
  decisions_by_outcome: ['outcome', 'id'],
  decisions_by_time: ['created_at'],
} as const;

async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('api_keys')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('allowed_models', 'text')
    .addColumn('max_outbound_level', 'text', (column) => column.notNull())
    .addColumn('sees_labels', 'integer', (column) => column.notNull())
    .addColumn('residency', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text')
    .addColumn('revoked_at', 'text')
    .execute();

  await database.schema
    .createTable('decisions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('log_id', 'text', (column) => column.notNull())
    .addColumn('sequence', 'bigint', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('key_id', 'text', (column) => column.notNull())
    .addColumn('dialect', 'text', (column) => column.notNull())
    .addColumn('level', 'text', (column) => column.notNull())
    .addColumn('task', 'text', (column) => column.notNull())
    .addColumn('complexity_thousandths', 'integer', (column) => column.notNull())
    .addColumn('requested_model', 'text', (column) => column.notNull())
    .addColumn('rule', 'text', (column) => column.notNull())
    .addColumn('deployment', 'text')
    .addColumn('placement', 'text')
    .addColumn('outcome', 'text')
    .addColumn('status', 'integer')
    .addColumn('error', 'text')
    .addColumn('cost_nano', 'bigint')
    .addColumn('duration_ms', 'bigint')
    .addColumn('decision', 'text', (column) => column.notNull())
    .addColumn('attempts', 'text', (column) => column.notNull())
    .addColumn('outcome_record', 'text')
    .execute();
  // Ids are UUIDv7 and so sort by time: listing newest first walks an index backwards. Each filter has its own,
  // since a filter that few decisions pass would otherwise read them all while requests wait.
  for (const [name, columns] of Object.entries(DECISION_INDEXES)) {
    await database.schema
      .createIndex(name)
      .on('decisions')
      .columns(['tenant_id', ...columns])
      .execute();
  }

  await database.schema
    .createTable('projection_state')
    .addColumn('log_id', 'text', (column) => column.primaryKey())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('next_sequence', 'bigint', (column) => column.notNull())
    .execute();
}

export const firstTables: Migration = { up };
