import type { ColumnType } from 'kysely';

/** 64 bits: PostgreSQL's driver reads them as text. Convert with `Number` where the value is known to be small. */
type WideInteger = ColumnType<number | string, number, number>;
type NullableWideInteger = ColumnType<number | string | null, number | null, number | null>;

/**
 * The tables, as Kysely sees them. Column types are those that SQLite and PostgreSQL share: text, integer, bigint.
 * Times are RFC 3339 in UTC with milliseconds, which sorts as text; truth is 0 or 1; lists and records are JSON text.
 */
export interface Schema {
  readonly api_keys: ApiKeysTable;
  readonly attempts: AttemptsTable;
  readonly decisions: DecisionsTable;
  readonly projection_state: ProjectionStateTable;
}

export interface ApiKeysTable {
  id: string;
  tenant_id: string;
  name: string;
  /** SHA-256 of the whole token, in hexadecimal. The token itself is nowhere. */
  hash: string;
  role: string;
  /** JSON array of names; null allows every model. */
  allowed_models: string | null;
  max_outbound_level: string;
  sees_labels: number;
  residency: string | null;
  created_at: string;
  expires_at: string | null;
  revoked_at: string | null;
}

export interface DecisionsTable {
  /** The request's id, which is the decision's id. */
  id: string;
  tenant_id: string;
  log_id: string;
  /** Of the decision record in its log. */
  sequence: WideInteger;
  created_at: string;
  key_id: string;
  dialect: string;
  level: string;
  operation: string;
  task: string;
  complexity_thousandths: number;
  requested_model: string;
  rule: string;
  /** The deployment that answered, and where it stands. */
  deployment: string | null;
  placement: string | null;
  /** Null while the request runs. */
  outcome: string | null;
  status: number | null;
  error: string | null;
  /** Read it as text: not every driver reads 64 bits without rounding. */
  cost_nano: ColumnType<number | string | null, bigint | null, bigint | null>;
  duration_ms: NullableWideInteger;
  decision: string;
  attempts: string;
  outcome_record: string | null;
}

/** One attempt of a settled request: what its cost is told from. */
export interface AttemptsTable {
  request_id: string;
  /** From 1. */
  attempt: number;
  tenant_id: string;
  log_id: string;
  /** When the request was decided. */
  created_at: string;
  /** The same as a day in UTC, for instance `2026-11-20`. */
  day: string;
  key_id: string;
  operation: string;
  task: string;
  level: string;
  deployment: string;
  placement: string;
  /** As in the outcome, or `crash` for an attempt whose end is nowhere on record. */
  result: string;
  duration_ms: NullableWideInteger;
  /** Null is unknown, here as below. */
  input_tokens: NullableWideInteger;
  cached_input_tokens: NullableWideInteger;
  cache_write_tokens: NullableWideInteger;
  output_tokens: NullableWideInteger;
  usage_source: string | null;
  /** Read it as text: not every driver reads 64 bits without rounding. */
  cost_nano: ColumnType<number | string | null, bigint | null, bigint | null>;
  cost_basis: string;
  /** As in the outcome; null for an attempt to answer the caller as the plan says. */
  purpose: string | null;
}

export interface ProjectionStateTable {
  log_id: string;
  tenant_id: string;
  /** The first sequence of this log that has not been applied. */
  next_sequence: WideInteger;
}
