import type { KeyAdministration } from '../../domain/api-key.ts';
import type { AuditReply } from '../../domain/audit-answer.ts';
import type { AuditTrail } from '../../domain/audit-entry.ts';
import type { AuditQuestion } from '../../domain/audit-question.ts';
import type { CostQuestion, CostSummary } from '../../domain/cost-summary.ts';
import type { DecisionHistory } from '../../domain/decision-history.ts';
import type { DecisionRecord } from '../../domain/decision-record.ts';
import type { Deployment } from '../../domain/deployment.ts';
import type { TenantId } from '../../domain/ids.ts';
import type { Log } from '../../domain/log.ts';
import type { PayloadStore } from '../../domain/payload.ts';
import type { Principal } from '../../domain/principal.ts';
import type { RegulationAdvice, RegulationChoice } from '../../domain/regulation-advice.ts';
import type { Secret } from '../../domain/secret.ts';
import type { TextPlace, TextReport } from '../../domain/text-report.ts';
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
  /** Where bodies are kept, encrypted; undefined where none are. */
  readonly payloads: PayloadStore | undefined;
  /** What requests cost. Throws DemarcError for a question that cannot be answered. */
  readonly costs: (question: CostQuestion) => Promise<CostSummary>;
  /** Advises on answers, and on what the ledger knows where that is asked for; nothing is recorded. */
  readonly advise: (question: AdviceQuestion) => Promise<GivenAdvice>;
  /** The pipeline up to its decision, without sending or recording anything. Throws DemarcError as it would. */
  readonly explain: (principal: Principal, input: ExplainInput) => Promise<ExplainedDecision>;
  /** The detectors over a text by itself, with the floor and the terms in force; nothing is sent or recorded. */
  readonly classifyText: (principal: Principal, input: ClassifyTextInput) => Promise<TextReport>;
  /** Computes a decision again from its record; undefined when the policy of that hash is not at hand. */
  readonly replay: (decision: DecisionRecord) => Promise<{ readonly identical: boolean } | undefined>;
  readonly deployments: () => readonly DeploymentState[];
  readonly policy: () => PolicyInForce;
  /** The configuration in force, held against regulations. */
  readonly regulation: (choice: RegulationChoice) => RegulationAdvice;
  /** Answers an auditor from the log's files, or says why not. Reads all of the log. */
  readonly askAuditor: (
    question: AuditQuestion,
    options: { readonly withProof: boolean },
  ) => Promise<AuditReply>;
  /** The name under which a caller's end user is on record. */
  readonly nameEndUser: (tenant: TenantId, endUserId: string) => string;
  readonly version: string;
}

export type ExplainInput = (
  | { readonly kind: 'text'; readonly text: string }
  /** `body` is the request in the caller's own bytes. */
  | { readonly kind: 'request'; readonly dialect: string; readonly body: string }
) & {
  /** The headers in which its caller would say what it is, such as `x-demarc-task`. */
  readonly declared: Readonly<Record<string, string>>;
};

export interface AdviceQuestion {
  readonly tenant: TenantId;
  /** By the ids of questions, as they were sent. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly usesLedger: boolean;
  /** Whether levels of the traffic may be told. */
  readonly seesLabels: boolean;
}

export type GivenAdvice =
  /** Plain JSON. */
  | { readonly kind: 'advised'; readonly report: Readonly<Record<string, unknown>> }
  /** Answers that cannot be used. */
  | {
      readonly kind: 'unusable';
      readonly problems: readonly {
        readonly question: string;
        readonly message: string;
        readonly suggestion: string | undefined;
      }[];
    };

export interface ClassifyTextInput {
  readonly text: string;
  readonly place: TextPlace | undefined;
}

/** What would be put on record, but for what names bytes and people: nothing was asked of anybody. */
export type ExplainedDecision = Omit<DecisionRecord, 'commitment' | 'endUser'>;

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
