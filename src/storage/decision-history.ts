import { sql } from 'kysely';
import type { AttemptRecord, DecisionRecord, OutcomeKind, OutcomeRecord } from '../domain/decision-record.ts';
import type { KeyId, LogId, TenantId } from '../domain/ids.ts';
import type { Database } from './open-database.ts';
import { foldRecord, noRecords, type ProjectedRecord, type RequestRecords } from './projected-record.ts';
import { toStorageError } from './storage-error.ts';

/** Everything on record about one request. */
export interface StoredDecision {
  readonly id: string;
  readonly tenant: TenantId;
  readonly log: LogId;
  readonly sequence: number;
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string;
  readonly decision: DecisionRecord;
  readonly attempts: readonly AttemptRecord[];
  /** Undefined while the request runs. */
  readonly outcome: OutcomeRecord | undefined;
}

/** One line of a list of decisions. */
export interface DecisionSummary {
  readonly id: string;
  readonly at: string;
  readonly keyId: KeyId;
  readonly dialect: string;
  readonly level: string;
  readonly task: string;
  readonly complexityThousandths: number;
  readonly requestedModel: string;
  readonly rule: string;
  readonly deployment: string | undefined;
  readonly placement: string | undefined;
  /** Undefined while the request runs. */
  readonly outcome: OutcomeKind | undefined;
  readonly status: number | undefined;
  readonly error: string | undefined;
  /** Decimal text of nano-dollars; undefined is unknown. */
  readonly costNano: string | undefined;
  readonly durationMs: number | undefined;
}

export interface DecisionFilter {
  readonly tenant: TenantId;
  /** Only decisions made for this key. */
  readonly keyId?: KeyId | undefined;
  /** Inclusive, RFC 3339 in UTC with milliseconds. */
  readonly from?: string | undefined;
  /** Exclusive, RFC 3339 in UTC with milliseconds. */
  readonly to?: string | undefined;
  readonly level?: string | undefined;
  readonly deployment?: string | undefined;
  readonly outcome?: string | undefined;
  /** Only decisions older than the one of this id. */
  readonly before?: string | undefined;
  /** 1 to 200. */
  readonly limit: number;
}

export interface DecisionHistory {
  /** Newest first. */
  list(filter: DecisionFilter): Promise<readonly DecisionSummary[]>;
  find(tenant: TenantId, id: string): Promise<StoredDecision | undefined>;
}

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
