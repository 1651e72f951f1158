import type { Insertable } from 'kysely';
import type { AttemptOutcome, AttemptRecord, OutcomeRecord } from '../domain/decision-record.ts';
import type { LogId, TenantId } from '../domain/ids.ts';
import { costColumn } from './cost-column.ts';
import type { AttemptsTable } from './schema.ts';

/** What every attempt of a request has in common, and the attempts that were put on record before they were sent. */
export interface AttemptedRequest {
  readonly id: string;
  readonly tenant: TenantId;
  readonly log: LogId;
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string;
  readonly keyId: string;
  readonly operation: string;
  readonly task: string;
  readonly level: string;
  readonly attempts: readonly AttemptRecord[];
}

/**
 * The attempts of a settled request as rows. One that was sent and has no end on record, because of a crash, was
 * perhaps billed: it has a row whose tokens and cost are unknown, rather than none.
 */
export function attemptRows(
  request: AttemptedRequest,
  { attempts }: Pick<OutcomeRecord, 'attempts'>,
): Insertable<AttemptsTable>[] {
  const common = {
    request_id: request.id,
    tenant_id: request.tenant,
    log_id: request.log,
    created_at: request.at,
    day: request.at.slice(0, 10),
    key_id: request.keyId,
    operation: request.operation,
    task: request.task,
    level: request.level,
  };
  const ended = attempts.filter(isTellable);
  const told = new Set(ended.map(({ attempt }) => attempt));
  const untold = request.attempts.filter((attempt) => isTellable(attempt) && !told.has(attempt.attempt));
  return [
    ...ended.map((attempt) => ({ ...common, ...endedColumns(attempt) })),
    ...untold.map((attempt) => ({ ...common, ...endlessColumns(attempt) })),
  ];
}

/** A record of a version that this one does not know must not keep all later ones out of the table. */
function isTellable({
  attempt,
  deployment,
  placement,
}: Pick<AttemptRecord, 'attempt' | 'deployment' | 'placement'>) {
  return Number.isSafeInteger(attempt) && typeof deployment === 'string' && typeof placement === 'string';
}

type OwnColumns = Omit<
  Insertable<AttemptsTable>,
  'request_id' | 'tenant_id' | 'log_id' | 'created_at' | 'day' | 'key_id' | 'operation' | 'task' | 'level'
>;

function endedColumns(attempt: AttemptOutcome): OwnColumns {
  const { usage } = attempt;
  return {
    attempt: attempt.attempt,
    deployment: attempt.deployment,
    placement: attempt.placement,
    result: attempt.result ?? 'crash',
    duration_ms: attempt.durationMs ?? null,
    input_tokens: usage?.inputTokens ?? null,
    cached_input_tokens: usage?.cachedInputTokens ?? null,
    cache_write_tokens: usage?.cacheWriteTokens ?? null,
    output_tokens: usage?.outputTokens ?? null,
    usage_source: usage?.source ?? null,
    cost_nano: costColumn(attempt.costNano),
    cost_basis: attempt.costBasis ?? 'unknown',
    purpose: attempt.purpose ?? null,
  };
}

function endlessColumns(attempt: AttemptRecord): OwnColumns {
  return {
    attempt: attempt.attempt,
    deployment: attempt.deployment,
    placement: attempt.placement,
    result: 'crash',
    duration_ms: null,
    input_tokens: null,
    cached_input_tokens: null,
    cache_write_tokens: null,
    output_tokens: null,
    usage_source: null,
    cost_nano: null,
    cost_basis: 'unknown',
    purpose: attempt.purpose ?? null,
  };
}
