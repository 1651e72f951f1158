import type { Insertable, Kysely } from 'kysely';
import type { AttemptRecord, DecisionRecord, OutcomeRecord } from '../domain/decision-record.ts';
import { type Facts, operationOf } from '../domain/facts.ts';
import type { LogId, TenantId } from '../domain/ids.ts';
import { type AttemptedRequest, attemptRows } from './attempt-rows.ts';
import { costColumn } from './cost-column.ts';
import { foldRecord, noRecords, type ProjectedRecord, type RequestRecords } from './projected-record.ts';
import { RepeatedInsert } from './repeated-insert.ts';
import type { AttemptsTable, DecisionsTable, Schema } from './schema.ts';

/** The statements that every run of records needs; kept, because building one costs more than running it. */
export interface RecordInserts {
  readonly decisions: RepeatedInsert<Insertable<DecisionsTable>>;
  readonly attempts: RepeatedInsert<Insertable<AttemptsTable>>;
}

export function createRecordInserts(database: Kysely<Schema>): RecordInserts {
  return {
    decisions: new RepeatedInsert((rows) =>
      database
        .insertInto('decisions')
        .values(rows)
        .onConflict((conflict) => conflict.column('id').doNothing())
        .compile(),
    ),
    attempts: new RepeatedInsert((rows) =>
      database
        .insertInto('attempts')
        .values(rows)
        .onConflict((conflict) => conflict.columns(['request_id', 'attempt']).doNothing())
        .compile(),
    ),
  };
}

/**
 * Writes what a run of records says into the tables, together with how far the log has been read: all or nothing.
 * `records` follow each other in the log without gaps; requests not seen before their decision are left out.
 */
export async function applyRecords(
  database: Kysely<Schema>,
  tenant: TenantId,
  records: readonly ProjectedRecord[],
  inserts: RecordInserts = createRecordInserts(database),
): Promise<void> {
  const last = records.at(-1);
  if (last === undefined) return;
  const requests = foldByRequest(records);
  await database.transaction().execute(async (transaction) => {
    const decisions: Insertable<DecisionsTable>[] = [];
    const attempts: Insertable<AttemptsTable>[] = [];
    for (const [id, known] of requests) {
      if (known.decision === undefined) attempts.push(...(await updateRequest(transaction, id, known)));
      else {
        decisions.push(decisionRow(id, known, known.decision));
        attempts.push(...rowsOfAttempts(known, attemptedRequest(id, known.attempts, known.decision)));
      }
    }
    await inserts.decisions.run(transaction, decisions);
    await inserts.attempts.run(transaction, attempts);
    await saveProgress(transaction, tenant, last.log, last.sequence + 1);
  });
}

async function saveProgress(
  transaction: Kysely<Schema>,
  tenant: TenantId,
  log: LogId,
  nextSequence: number,
): Promise<void> {
  await transaction
    .insertInto('projection_state')
    .values({ log_id: log, tenant_id: tenant, next_sequence: nextSequence })
    .onConflict((conflict) => conflict.column('log_id').doUpdateSet({ next_sequence: nextSequence }))
    .execute();
}

function foldByRequest(records: readonly ProjectedRecord[]): Map<string, RequestRecords> {
  const requests = new Map<string, RequestRecords>();
  for (const record of records) {
    if (record.request === undefined) continue;
    let known = requests.get(record.request);
    if (known === undefined) {
      known = noRecords();
      requests.set(record.request, known);
    }
    foldRecord(known, record);
  }
  return requests;
}

type Decision = NonNullable<RequestRecords['decision']>;

function decisionRow(
  id: string,
  { attempts, outcome }: RequestRecords,
  { record, fields }: Decision,
): Insertable<DecisionsTable> {
  return {
    id,
    tenant_id: record.tenant,
    log_id: record.log,
    sequence: record.sequence,
    created_at: record.at,
    ...decisionColumns(fields),
    attempts: JSON.stringify(attempts),
    ...(outcome === undefined ? OPEN : outcomeColumns(outcome, attempts)),
  };
}

function attemptedRequest(
  id: string,
  attempts: readonly AttemptRecord[],
  { record, fields: { facts } }: Decision,
): AttemptedRequest {
  return {
    id,
    tenant: record.tenant,
    log: record.log,
    at: record.at,
    keyId: facts.principal.keyId,
    operation: operationOf(facts),
    task: taskOf(facts),
    level: facts.label.level,
    attempts,
  };
}

function rowsOfAttempts({ outcome }: RequestRecords, request: AttemptedRequest): Insertable<AttemptsTable>[] {
  return outcome === undefined ? [] : attemptRows(request, outcome);
}

/** Adds to a request of an earlier run of records; the rows of its attempts are what is left to insert. */
async function updateRequest(
  transaction: Kysely<Schema>,
  id: string,
  known: RequestRecords,
): Promise<Insertable<AttemptsTable>[]> {
  if (known.attempts.length === 0 && known.outcome === undefined) return [];
  const row = await transaction
    .selectFrom('decisions')
    .select([
      'tenant_id',
      'log_id',
      'created_at',
      'key_id',
      'operation',
      'task',
      'level',
      'attempts',
      'outcome',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return [];
  const attempts = [...(JSON.parse(row.attempts) as AttemptRecord[]), ...known.attempts];
  const settled =
    row.outcome === null && known.outcome !== undefined ? outcomeColumns(known.outcome, attempts) : {};
  await transaction
    .updateTable('decisions')
    .set({ attempts: JSON.stringify(attempts), ...settled })
    .where('id', '=', id)
    .execute();
  if (row.outcome !== null) return [];
  return rowsOfAttempts(known, {
    id,
    tenant: row.tenant_id as TenantId,
    log: row.log_id as LogId,
    at: row.created_at,
    keyId: row.key_id,
    operation: row.operation,
    task: row.task,
    level: row.level,
    attempts,
  });
}

/** What the caller declared says more than what the text looks like, and the rules ask for it first. */
function taskOf({ declaredTask, task }: Facts): string {
  return declaredTask ?? task;
}

function decisionColumns(fields: DecisionRecord) {
  const { facts } = fields;
  return {
    key_id: facts.principal.keyId,
    dialect: fields.dialect,
    level: facts.label.level,
    operation: operationOf(facts),
    task: taskOf(facts),
    complexity_thousandths: facts.complexityThousandths,
    requested_model: facts.requestedModel,
    rule: fields.route.rule,
    decision: JSON.stringify(fields),
  };
}

type OutcomeColumns = Pick<
  Insertable<DecisionsTable>,
  'deployment' | 'placement' | 'outcome' | 'status' | 'error' | 'cost_nano' | 'duration_ms' | 'outcome_record'
>;

/** A request that is still running. */
const OPEN: OutcomeColumns = {
  deployment: null,
  placement: null,
  outcome: null,
  status: null,
  error: null,
  cost_nano: null,
  duration_ms: null,
  outcome_record: null,
};

function outcomeColumns(outcome: OutcomeRecord, attempts: readonly AttemptRecord[]): OutcomeColumns {
  return {
    deployment: outcome.deployment,
    placement: placementOf(outcome, attempts),
    outcome: outcome.outcome,
    status: outcome.status,
    error: outcome.error,
    cost_nano: costColumn(outcome.costNano),
    duration_ms: outcome.outcome === 'crash' ? null : outcome.durationMs,
    outcome_record: JSON.stringify(outcome),
  };
}

/** Attempts within the premises are told by the outcome alone. */
function placementOf(outcome: OutcomeRecord, attempts: readonly AttemptRecord[]): string | null {
  const answered = ({ deployment }: { readonly deployment: string }): boolean =>
    deployment === outcome.deployment;
  return (outcome.attempts.findLast(answered) ?? attempts.findLast(answered))?.placement ?? null;
}
