import type { AuditTrail } from '../../domain/audit-entry.ts';
import type {
  AttemptRecord,
  DecisionRecord,
  OutcomeKind,
  OutcomeRecord,
} from '../../domain/decision-record.ts';
import type { Deployment } from '../../domain/deployment.ts';
import type { KeyId, LogId, TenantId } from '../../domain/ids.ts';
import type { Level } from '../../domain/label.ts';
import type { Log } from '../../domain/log.ts';
import type { KeyRole, Principal } from '../../domain/principal.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Clock } from '../../domain/world.ts';

/** Everything the control plane reaches for; the composition root fills it in. */
export interface ControlPlanePorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly trail: AuditTrail;
  readonly authenticate: (
    authorization: string | undefined,
    apiKey: string | undefined,
  ) => Principal | undefined;
  /** What the command line on this machine shows instead of a key; accepted from loopback alone. */
  readonly controlToken: Secret | undefined;
  /** Names, besides addresses and `localhost`, that a `Host` header may carry; without a port. */
  readonly hostNames: readonly string[];
  readonly keys: KeyAdministration;
  readonly decisions: DecisionHistory;
  /** The pipeline up to its decision, without sending or recording anything. Throws DemarcError as it would. */
  readonly explain: (principal: Principal, input: ExplainInput) => Promise<ExplainedDecision>;
  /** Computes a decision again from its record; undefined when the policy of that hash is not at hand. */
  readonly replay: (decision: DecisionRecord) => Promise<{ readonly identical: boolean } | undefined>;
  readonly deployments: () => readonly DeploymentState[];
  readonly policy: () => PolicyInForce;
  readonly version: string;
}

export interface ApiKey {
  readonly id: KeyId;
  readonly tenant: TenantId;
  readonly name: string;
  readonly role: KeyRole;
  readonly allowedModels: readonly string[] | undefined;
  readonly maxOutboundLevel: Level;
  readonly seesLabels: boolean;
  readonly residency: string | undefined;
  readonly createdAtMs: number;
  readonly expiresAtMs: number | undefined;
  readonly revokedAtMs: number | undefined;
}

export type KeySpecification = Omit<ApiKey, 'id' | 'createdAtMs' | 'revokedAtMs'>;

export interface MintedKey {
  readonly key: ApiKey;
  readonly token: string;
}

/** Minting is apart from inserting, so that the new key's id is on record before it opens anything. */
export interface KeyAdministration {
  mint(specification: KeySpecification): MintedKey;
  insert(minted: MintedKey): Promise<void>;
  revoke(tenant: TenantId, id: KeyId): Promise<ApiKey | undefined>;
  list(tenant: TenantId): readonly ApiKey[];
  find(tenant: TenantId, id: KeyId): ApiKey | undefined;
}

export interface DecisionFilter {
  readonly tenant: TenantId;
  readonly keyId?: KeyId | undefined;
  /** Inclusive; RFC 3339 in UTC with milliseconds. */
  readonly from?: string | undefined;
  /** Exclusive; RFC 3339 in UTC with milliseconds. */
  readonly to?: string | undefined;
  readonly level?: string | undefined;
  readonly deployment?: string | undefined;
  readonly outcome?: string | undefined;
  /** Only decisions older than the one of this id. */
  readonly before?: string | undefined;
  readonly limit: number;
}

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
  readonly outcome: OutcomeKind | undefined;
  readonly status: number | undefined;
  readonly error: string | undefined;
  readonly costNano: string | undefined;
  readonly durationMs: number | undefined;
}

export interface StoredDecision {
  readonly id: string;
  readonly tenant: TenantId;
  readonly log: LogId;
  readonly sequence: number;
  readonly at: string;
  readonly decision: DecisionRecord;
  readonly attempts: readonly AttemptRecord[];
  readonly outcome: OutcomeRecord | undefined;
}

export interface DecisionHistory {
  /** Newest first. */
  list(filter: DecisionFilter): Promise<readonly DecisionSummary[]>;
  find(tenant: TenantId, id: string): Promise<StoredDecision | undefined>;
}

export type ExplainInput =
  | { readonly kind: 'text'; readonly text: string }
  /** `body` is the request in the caller's own bytes. */
  | { readonly kind: 'request'; readonly dialect: string; readonly body: string };

/** What would be put on record, but for the commitment: nothing was asked of anybody. */
export type ExplainedDecision = Omit<DecisionRecord, 'commitment'>;

export interface DeploymentState {
  readonly deployment: Deployment;
  /** For instance `ready`, `preparing` or `down`; undefined where nobody looked. */
  readonly state: string | undefined;
}

export interface PolicyInForce {
  readonly hash: string;
  /** The policy document, as plain JSON values. */
  readonly document: unknown;
  /** The names a caller may ask for. */
  readonly callableModels: readonly string[];
}
