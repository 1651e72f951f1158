import {
  type AttemptRecord,
  type DecisionRecord,
  isAside,
  type OutcomeRecord,
} from '../domain/decision-record.ts';
import type { LogId, TenantId } from '../domain/ids.ts';

/** A durable record of the audit log, as far as the projection reads it. */
export interface ProjectedRecord {
  readonly log: LogId;
  /** Position in the log, from 0, without gaps. */
  readonly sequence: number;
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string;
  readonly type: string;
  readonly tenant: TenantId;
  readonly request: string | undefined;
  readonly fields: object;
}

/** What the log says of one request so far. */
export interface RequestRecords {
  decision: { readonly record: ProjectedRecord; readonly fields: DecisionRecord } | undefined;
  readonly attempts: AttemptRecord[];
  outcome: OutcomeRecord | undefined;
}

export function noRecords(): RequestRecords {
  return { decision: undefined, attempts: [], outcome: undefined };
}

/**
 * Adds one record to what is known of its request. A record whose fields are not those of its type is left out:
 * the log was written by this program, so that is a record of a version that this one does not know.
 */
export function foldRecord(known: RequestRecords, record: ProjectedRecord): void {
  const { fields } = record;
  if (record.type === 'decision' && isDecision(fields)) known.decision ??= { record, fields };
  // One that came before its decision never left the premises, and its outcome tells it like any other of those.
  if (record.type === 'attempt' && isAttempt(fields) && !isAside(fields.purpose)) {
    known.attempts.push(fields);
  }
  if (record.type === 'outcome' && isOutcome(fields)) known.outcome ??= crashed(fields);
}

function isDecision(fields: object): fields is DecisionRecord {
  return 'facts' in fields && 'route' in fields && 'candidates' in fields && 'dialect' in fields;
}

function isAttempt(fields: object): fields is AttemptRecord {
  return 'attempt' in fields && 'deployment' in fields && 'placement' in fields;
}

function isOutcome(fields: object): fields is Pick<OutcomeRecord, 'outcome'> & Partial<OutcomeRecord> {
  return 'outcome' in fields && typeof fields.outcome === 'string';
}

/** A crash leaves only `outcome`; what nobody could record is unknown, not zero. */
function crashed(fields: Pick<OutcomeRecord, 'outcome'> & Partial<OutcomeRecord>): OutcomeRecord {
  return {
    outcome: fields.outcome,
    status: fields.status ?? null,
    error: fields.error ?? null,
    deployment: fields.deployment ?? null,
    attempts: fields.attempts ?? [],
    ...(fields.escalations === undefined ? {} : { escalations: fields.escalations }),
    durationMs: fields.durationMs ?? 0,
    costNano: fields.costNano ?? null,
  };
}
