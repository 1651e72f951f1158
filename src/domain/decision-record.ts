import type { LabelReason } from './classification.ts';
import type { CleaningRecord } from './cleaning.ts';
import type { Candidate, Route } from './decision.ts';
import type { Placement } from './deployment.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import type { DeploymentName } from './ids.ts';
import type { PayloadReference } from './payload.ts';
import type { Usage } from './usage.ts';
import type { ComplexityReason, Judgement } from './work.ts';

/**
 * What the `decision` record of a request holds, under `fields`. Together with the policy of that hash it is enough
 * to compute the decision again. Free of content: findings say what and where, never the text.
 */
export interface DecisionRecord {
  readonly dialect: string;
  readonly facts: Facts;
  readonly reasons: readonly LabelReason[];
  readonly findings: readonly Finding[];
  readonly findingsLeftOut: number;
  readonly classifier: string;
  readonly workReasons: readonly ComplexityReason[];
  readonly scorer: string;
  /** Where a model was to be asked how hard the work is. What it said is the complexity among the facts. */
  readonly judgement?: Judgement | undefined;
  /** Hash of the policy document, which a `config` record of the same log holds. */
  readonly policy: string;
  readonly route: Route;
  readonly candidates: readonly Candidate[];
  readonly plan: readonly DeploymentName[];
  /** Keyed commitment to the request's bytes: proves later what was asked, tells nothing by itself. */
  readonly commitment: string;
  /**
   * Keyed pseudonym of the end user that the caller named, so that whoever has the key can ask for all about one person.
   * The same person has the same one throughout the tenant.
   */
  readonly endUser?: string | undefined;
  /** What was taken out for those who may not see the request as it is: how much of what, never the text. */
  readonly cleanings?: readonly CleaningRecord[] | undefined;
  /** Where the request's body is kept, encrypted, if it is; the default keeps none. */
  readonly pay?: PayloadReference | undefined;
}

/** What an attempt was for, where it was not to answer the caller as the plan says. */
export type AttemptPurpose =
  /** Another deployment's answer was not good enough. */
  | 'escalation'
  /** To say how hard the work is, before there was a plan. */
  | 'scoring'
  /** To say what is sensitive in it, before there was a plan. */
  | 'detecting'
  /** To say what a picture shows, before there was a label. */
  | 'reading';

/** Whether an attempt helped to decide, and so answered nobody. */
export function isAside(purpose: string | null | undefined): boolean {
  return purpose === 'scoring' || purpose === 'detecting' || purpose === 'reading';
}

/** What the `attempt` record holds: durable before a byte leaves the premises. */
export interface AttemptRecord {
  /** From 1. */
  readonly attempt: number;
  readonly purpose?: AttemptPurpose | undefined;
  readonly deployment: DeploymentName;
  readonly provider: string;
  readonly placement: Placement;
  readonly region: string | null;
  /** Of what is sent: where it was cleaned, of what is left. */
  readonly level: string;
  /** How what is sent was cleaned, if it was. */
  readonly cleaned?: string | undefined;
  /** Keyed commitment to the bytes that left. */
  readonly egressCommitment: string;
  readonly bytes: number;
}

export type OutcomeKind = 'answered' | 'refused' | 'failed' | 'aborted' | 'crash';

/** How one attempt ended. */
export interface AttemptOutcome {
  readonly attempt: number;
  readonly purpose?: AttemptPurpose | undefined;
  readonly deployment: DeploymentName;
  readonly provider: string;
  readonly placement: Placement;
  readonly result: 'answered' | 'failed' | 'aborted' | 'not-cleared';
  /** Short word for what went wrong, for instance `connection-refused`. */
  readonly cause: string | null;
  /** HTTP status of the upstream. */
  readonly status: number | null;
  readonly durationMs: number;
  readonly firstTokenMs: number | null;
  readonly usage: Usage | null;
  /** Decimal text of nano-dollars; null is unknown. */
  readonly costNano: string | null;
  readonly costBasis: 'catalogue' | 'stated' | 'hardware' | 'unknown';
  readonly dropped: readonly string[];
  /** It was begun beside another that had not answered yet. */
  readonly isHedge?: true | undefined;
  /** It found the model not in memory. */
  readonly isColdStart?: true | undefined;
  /** How what it was sent had been cleaned, if it had. */
  readonly cleaned?: string | undefined;
}

/** An answer that the policy found not good enough; whether the other was, its attempt tells. */
export interface EscalationOutcome {
  readonly rule: string;
  readonly from: DeploymentName;
  readonly to: DeploymentName;
}

/** What the `outcome` record holds: exactly one for each decision. A crash leaves only `outcome`. */
export interface OutcomeRecord {
  readonly outcome: OutcomeKind;
  /** HTTP status the caller saw, or would have seen; null after a crash. */
  readonly status: number | null;
  /** Code of the catalogue; null when answered. */
  readonly error: string | null;
  /** The deployment that answered. */
  readonly deployment: DeploymentName | null;
  readonly attempts: readonly AttemptOutcome[];
  readonly escalations?: readonly EscalationOutcome[] | undefined;
  readonly durationMs: number;
  /** Sum over attempts; null when any of them is unknown. */
  readonly costNano: string | null;
}
