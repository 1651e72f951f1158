import { type AttemptOutcome, isAside, type OutcomeRecord } from '../domain/decision-record.ts';
import type { Facts } from '../domain/facts.ts';
import type { Usage } from '../domain/usage.ts';

/** One request on record, as far as two policies can be compared over it. */
export interface RecordedRequest {
  readonly id: string;
  readonly facts: Facts;
  /** The deployment that answered; undefined when nobody did. */
  readonly answeredBy: string | undefined;
  /** What the attempt that answered used, and how long it took. */
  readonly usage: Usage | undefined;
  readonly durationMs: number | undefined;
  /** Of all attempts together; undefined is unknown. */
  readonly costNano: bigint | undefined;
}

/** A record of the audit log, as far as it is read here. */
export interface LoggedRecord {
  readonly type: string;
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string;
  readonly request?: string | undefined;
  readonly fields: object;
}

export interface RecordedRequestsOptions {
  /** Only decisions from this time on, RFC 3339 in UTC with milliseconds. */
  readonly since?: string | undefined;
  /** Told of each decision whose facts another version wrote, and which is left out. */
  readonly onUnreadable?: (() => void) | undefined;
}

/**
 * The requests on record, each once its outcome is known; the ones without an outcome come last. Holds only what is
 * open at a time, so that a log of any length can be read.
 * @param records in the order of the log.
 */
export async function* recordedRequests(
  records: AsyncIterable<LoggedRecord>,
  { since, onUnreadable }: RecordedRequestsOptions = {},
): AsyncGenerator<RecordedRequest, void, undefined> {
  const open = new Map<string, Facts>();
  for await (const { type, at, request, fields } of records) {
    if (request === undefined) continue;
    if (type === 'decision' && (since === undefined || at >= since)) {
      const facts = factsIn(fields);
      if (facts === undefined) onUnreadable?.();
      else open.set(request, facts);
    }
    if (type !== 'outcome') continue;
    const facts = open.get(request);
    if (facts === undefined) continue;
    open.delete(request);
    yield { id: request, facts, ...endOf(fields) };
  }
  for (const [id, facts] of open) yield { id, facts, ...UNKNOWN_END };
}

type End = Omit<RecordedRequest, 'id' | 'facts'>;

const UNKNOWN_END: End = {
  answeredBy: undefined,
  usage: undefined,
  durationMs: undefined,
  costNano: undefined,
};

function endOf(fields: Partial<OutcomeRecord>): End {
  const answered = (fields.attempts ?? []).findLast(
    ({ result, purpose }: AttemptOutcome) => result === 'answered' && !isAside(purpose),
  );
  return {
    answeredBy: answered?.deployment,
    usage: answered?.usage ?? undefined,
    durationMs: answered?.durationMs,
    costNano: nanoOf(fields.costNano),
  };
}

function nanoOf(text: string | null | undefined): bigint | undefined {
  return typeof text === 'string' && /^\d{1,30}$/.test(text) ? BigInt(text) : undefined;
}

// What the log holds was written by `decide`; this tells versions apart.
function factsIn(fields: { readonly facts?: unknown }): Facts | undefined {
  const { facts } = fields;
  return isFacts(facts) ? facts : undefined;
}

function isFacts(value: unknown): value is Facts {
  return (
    typeof value === 'object' &&
    value !== null &&
    'v' in value &&
    value.v === 1 &&
    'label' in value &&
    typeof value.label === 'object' &&
    'principal' in value &&
    typeof value.principal === 'object' &&
    'needs' in value &&
    Array.isArray(value.needs) &&
    'requestedModel' in value &&
    typeof value.requestedModel === 'string'
  );
}
