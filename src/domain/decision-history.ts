import type { AttemptRecord, DecisionRecord, OutcomeKind, OutcomeRecord } from './decision-record.ts';
import type { KeyId, LogId, TenantId } from './ids.ts';

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
  /** What the caller declared, else what the text looks like. */
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
