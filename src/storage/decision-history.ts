import { sql } from 'kysely';
import type {
  DecisionFilter,
  DecisionHistory,
  DecisionSummary,
  StoredDecision,
} from '../domain/decision-history.ts';
import type { AttemptRecord, DecisionRecord, OutcomeKind, OutcomeRecord } from '../domain/decision-record.ts';
import type { KeyId, LogId, TenantId } from '../domain/ids.ts';
import type { Database } from './open-database.ts';
import { foldRecord, noRecords, type ProjectedRecord, type RequestRecords } from './projected-record.ts';
import { toStorageError } from './storage-error.ts';

/** Reads the projection. Its methods throw StorageError. */
export function createDecisionHistory(database: Database): DecisionHistory {
  return {
    list: (filter) => attempt(() => list(database, filter)),
    find: (tenant, id) => attempt(() => find(database, tenant, id)),
  };
}

/** Finds one request by reading a log from its start; for when the projection cannot be asked. */
export async function findDecisionInRecords(
  records: AsyncIterable<ProjectedRecord>,
  tenant: TenantId,
  id: string,
): Promise<StoredDecision | undefined> {
  const known = noRecords();
  for await (const record of records) {
    if (record.request !== id || record.tenant !== tenant) continue;
    foldRecord(known, record);
    if (known.outcome !== undefined) break;
  }
  return toStoredDecision(id, known);
}

function toStoredDecision(
  id: string,
  { decision, attempts, outcome }: RequestRecords,
): StoredDecision | undefined {
  if (decision === undefined) return undefined;
  const { tenant, log, sequence, at } = decision.record;
  return { id, tenant, log, sequence, at, decision: decision.fields, attempts, outcome };
}

async function list(database: Database, filter: DecisionFilter): Promise<readonly DecisionSummary[]> {
  let query = database.query
    .selectFrom('decisions')
    .select([
      'id',
      'created_at',
      'key_id',
      'dialect',
      'level',
      'task',
      'complexity_thousandths',
      'requested_model',
      'rule',
      'deployment',
      'placement',
      'outcome',
      'status',
      'error',
      'duration_ms',
      // As text, because not every driver reads 64 bits without rounding.
      sql<string | null>`cast(cost_nano as text)`.as('cost'),
    ])
    .where('tenant_id', '=', filter.tenant);
  if (filter.keyId !== undefined) query = query.where('key_id', '=', filter.keyId);
  if (filter.from !== undefined) query = query.where('created_at', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('created_at', '<', filter.to);
  if (filter.level !== undefined) query = query.where('level', '=', filter.level);
  if (filter.deployment !== undefined) query = query.where('deployment', '=', filter.deployment);
  if (filter.outcome !== undefined) query = query.where('outcome', '=', filter.outcome);
  if (filter.before !== undefined) query = query.where('id', '<', filter.before);
  const rows = await query.orderBy('id', 'desc').limit(filter.limit).execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.created_at,
    keyId: row.key_id as KeyId,
    dialect: row.dialect,
    level: row.level,
    task: row.task,
    complexityThousandths: row.complexity_thousandths,
    requestedModel: row.requested_model,
    rule: row.rule,
    deployment: row.deployment ?? undefined,
    placement: row.placement ?? undefined,
    outcome: (row.outcome as OutcomeKind | null) ?? undefined,
    status: row.status ?? undefined,
    error: row.error ?? undefined,
    costNano: row.cost ?? undefined,
    durationMs: row.duration_ms === null ? undefined : Number(row.duration_ms),
  }));
}

async function find(database: Database, tenant: TenantId, id: string): Promise<StoredDecision | undefined> {
  const row = await database.query
    .selectFrom('decisions')
    .select(['id', 'tenant_id', 'log_id', 'sequence', 'created_at', 'decision', 'attempts', 'outcome_record'])
    .where('id', '=', id)
    .where('tenant_id', '=', tenant)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    tenant: row.tenant_id as TenantId,
    log: row.log_id as LogId,
    sequence: Number(row.sequence),
    at: row.created_at,
    decision: JSON.parse(row.decision) as DecisionRecord,
    attempts: JSON.parse(row.attempts) as AttemptRecord[],
    outcome: row.outcome_record === null ? undefined : (JSON.parse(row.outcome_record) as OutcomeRecord),
  };
}

async function attempt<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw toStorageError(error, 'the table of decisions');
  }
}
