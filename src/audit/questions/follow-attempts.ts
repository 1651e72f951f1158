import type { RecordPlace, SentAttempt } from '../../domain/audit-answer.ts';
import type { CanonicalValue } from '../../domain/audit-entry.ts';
import type { AttemptOutcome } from '../../domain/decision-record.ts';
import { isLevel, type Level } from '../../domain/label.ts';
import { type CanonicalObject, isObject } from '../canonical-line.ts';
import type { SeenRecord } from './inquiry.ts';

/** An attempt with the records that tell of it. */
export interface FollowedAttempt {
  readonly sent: SentAttempt;
  readonly tenant: string;
  readonly actor: string | undefined;
  readonly endUser: string | undefined;
  readonly sequences: readonly number[];
}

interface OpenRequest {
  readonly tenant: string;
  actor: string | undefined;
  level: Level | null;
  decision: RecordPlace | undefined;
  plan: readonly string[];
  endUser: string | undefined;
  readonly attempts: Map<number, { readonly sent: SentAttempt; readonly sequence: number }>;
}

export interface FollowHandlers {
  /** Called once for each attempt, when its outcome is known or the log has ended. */
  attempt(followed: FollowedAttempt): void;
  /** A request that a crash ended: what of its plan was tried on the premises is not on record. */
  crashed?(plan: readonly string[], records: readonly RecordPlace[]): void;
}

/**
 * Puts attempts together from the records of their requests. What leaves the premises has an `attempt` record before
 * its first byte; the rest is told by the `outcome`. Requests are forgotten when they end, so that memory is bounded by
 * those under way at one time.
 */
export class FollowAttempts {
  readonly #handlers: FollowHandlers;
  readonly #open = new Map<string, OpenRequest>();

  constructor(handlers: FollowHandlers) {
    this.#handlers = handlers;
  }

  see(record: SeenRecord): void {
    const { request, type } = record;
    if (request === undefined) return;
    if (type === 'decision') this.#decided(record, request);
    if (type === 'attempt') this.#attempted(record, request);
    if (type === 'outcome') this.#ended(record, request);
  }

  /** No more records will come: what is open stays without an outcome. */
  end(): void {
    for (const open of this.#open.values()) for (const one of open.attempts.values()) this.#tell(open, one);
    this.#open.clear();
  }

  #decided(record: SeenRecord, request: string): void {
    const open = this.#openOf(record, request);
    const { fields, sequence, at, actor } = record;
    open.actor = actor;
    open.level = levelOfDecision(fields);
    open.decision = { sequence, at };
    open.plan = texts(fields['plan']);
    open.endUser = text(fields['endUser']) ?? undefined;
  }

  #attempted(record: SeenRecord, request: string): void {
    const open = this.#openOf(record, request);
    const { fields, sequence, at } = record;
    const attempt = integer(fields['attempt']) ?? 0;
    const sent: SentAttempt = {
      sequence,
      at,
      request,
      attempt,
      purpose: text(fields['purpose']),
      deployment: text(fields['deployment']) ?? '',
      provider: text(fields['provider']) ?? '',
      placement: text(fields['placement']) ?? '',
      region: text(fields['region']),
      level: level(fields['level']),
      bytes: integer(fields['bytes']),
      commitment: text(fields['egressCommitment']),
      result: 'unknown',
    };
    open.actor ??= record.actor;
    open.attempts.set(attempt, { sent, sequence });
  }

  #ended(record: SeenRecord, request: string): void {
    const open = this.#openOf(record, request);
    this.#open.delete(request);
    const { fields } = record;
    for (const outcome of attemptOutcomes(fields['attempts']))
      this.#settle(open, outcome, { record, request });
    for (const one of open.attempts.values()) this.#tell(open, one);
    if (fields['outcome'] === 'crash' && open.decision !== undefined) {
      this.#handlers.crashed?.(open.plan, [open.decision, record]);
    }
  }

  #settle(
    open: OpenRequest,
    outcome: AttemptOutcome,
    { record, request }: { readonly record: SeenRecord; readonly request: string },
  ): void {
    const recorded = open.attempts.get(outcome.attempt);
    const result = outcome.result === 'not-cleared' ? 'failed' : outcome.result;
    if (recorded?.sent.deployment === outcome.deployment) {
      open.attempts.delete(outcome.attempt);
      this.#tell(open, { ...recorded, sent: { ...recorded.sent, result } }, record.sequence);
      return;
    }
    if (!wasSent(outcome)) return;
    const place = open.decision ?? record;
    const sent: SentAttempt = {
      sequence: place.sequence,
      at: place.at,
      request,
      attempt: outcome.attempt,
      purpose: outcome.purpose ?? null,
      deployment: outcome.deployment,
      provider: outcome.provider,
      placement: outcome.placement,
      region: null,
      level: open.level,
      bytes: null,
      commitment: null,
      result,
    };
    this.#tell(open, { sent, sequence: place.sequence }, record.sequence);
  }

  #tell(
    { tenant, actor, endUser, decision }: OpenRequest,
    { sent, sequence }: { readonly sent: SentAttempt; readonly sequence: number },
    outcome?: number,
  ): void {
    const sequences = [decision?.sequence, sequence, outcome].filter((each) => each !== undefined);
    this.#handlers.attempt({ sent, tenant, actor, endUser, sequences });
  }

  #openOf({ tenant, actor }: SeenRecord, request: string): OpenRequest {
    const known = this.#open.get(request);
    if (known !== undefined) return known;
    const open: OpenRequest = {
      tenant,
      actor,
      level: null,
      decision: undefined,
      plan: [],
      endUser: undefined,
      attempts: new Map(),
    };
    this.#open.set(request, open);
    return open;
  }
}

/**
 * Whether an attempt that only its outcome tells of may have sent a byte. Off the premises the `attempt` record comes
 * first, so that without one nothing went: the guard refused it, or there was no place for it. An answer all the same
 * would be a fault, and is counted.
 */
function wasSent({ result, placement }: AttemptOutcome): boolean {
  return result === 'answered' || (result !== 'not-cleared' && placement === 'on-premises');
}

/** The level of the label that a decision was made on. */
export function levelOfDecision(fields: CanonicalObject): Level | null {
  return level(labelOf(fields)['level']);
}

/** The label that a decision was made on; empty where the record is of a version that has none. */
export function labelOf({ facts }: CanonicalObject): CanonicalObject {
  const label = isObject(facts) ? facts['label'] : undefined;
  return isObject(label) ? label : {};
}

export function texts(value: CanonicalValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function attemptOutcomes(value: CanonicalValue | undefined): readonly AttemptOutcome[] {
  if (!Array.isArray(value)) return [];
  const items: readonly CanonicalValue[] = value;
  return items.filter(tellsOfDeployment).map((item: object) => item as AttemptOutcome);
}

/** The rest is as our own records have it, whose signature was checked. */
function tellsOfDeployment(item: CanonicalValue): item is CanonicalObject {
  return isObject(item) && typeof item['deployment'] === 'string';
}

function text(value: CanonicalValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function integer(value: CanonicalValue | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

function level(value: CanonicalValue | undefined): Level | null {
  return typeof value === 'string' && isLevel(value) ? value : null;
}
