/** What the control plane tells of a decision, as far as the command line shows it. */
export interface Explanation {
  readonly dialect: string;
  readonly requestedModel: string;
  /** What the caller would rather have; null for nothing. */
  readonly preferred: string | null;
  readonly label: LabelStory | null;
  readonly work: {
    readonly task: string;
    readonly declaredTask: string | null;
    /** 0 to 1. */
    readonly complexity: number;
    readonly reasons: readonly { readonly text: string; readonly adds: number }[];
    /** What came of asking a model; null where none is asked. */
    readonly judgement: { readonly deployment: string; readonly result: string } | null;
  };
  readonly rule: {
    readonly name: string;
    readonly kind: 'rule' | 'named';
    readonly use: readonly string[];
  } | null;
  readonly candidates: readonly CandidateStory[] | null;
  /** Older servers do not say. */
  readonly cleanings?: readonly CleaningStory[] | null | undefined;
  readonly plan: readonly string[];
}

export interface CleaningStory {
  readonly cleaning: string;
  readonly label: { readonly level: string } | null;
  readonly replaced: Readonly<Record<string, number>>;
  readonly left: readonly string[];
  readonly cannot: string | null;
}

export interface LabelStory {
  readonly level: string;
  readonly categories: readonly string[];
  readonly residency: readonly string[];
  readonly reasons: readonly string[];
  readonly findings: readonly {
    readonly type: string;
    readonly signal: string;
    readonly pointer: string;
    readonly start: number;
    readonly end: number;
    readonly place?: string | undefined;
    readonly score?: number | undefined;
  }[];
  readonly findingsLeftOut: number;
  /** Missing where the service is older than this command. */
  readonly injection?:
    | { readonly kind: string; readonly score: number; readonly places: readonly string[] }
    | null
    | undefined;
}

export interface CandidateStory {
  readonly deployment: string;
  readonly verdict: 'cleared' | 'refused' | 'unfit';
  readonly reasons: readonly string[];
}

export interface DecisionStory extends Explanation {
  readonly id: string;
  readonly at: string;
  readonly key: { readonly id: string; readonly name: string };
  readonly attempts: readonly AttemptStory[];
  readonly escalations: readonly EscalationStory[];
  readonly outcome: {
    readonly kind: string;
    readonly status: number | null;
    readonly error: string | null;
    readonly deployment: string | null;
    readonly durationMs: number | null;
    readonly costUsd: string | null;
  } | null;
  readonly replay: { readonly identical: boolean } | null;
}

export interface EscalationStory {
  /** Null where the key may not see rules. */
  readonly rule: string | null;
  readonly from: string;
  readonly to: string;
}

export interface AttemptStory {
  readonly attempt: number;
  readonly purpose: 'escalation' | 'scoring' | 'detecting' | 'reading' | null;
  readonly deployment: string;
  readonly placement: string | null;
  readonly region: string | null;
  readonly result: string | null;
  readonly cause: string | null;
  readonly status: number | null;
  readonly durationMs: number | null;
  readonly firstTokenMs: number | null;
  readonly usage: { readonly inputTokens: number | null; readonly outputTokens: number | null } | null;
  readonly costUsd: string | null;
  /** Begun beside another that had not answered yet; older servers do not say. */
  readonly isHedge?: boolean | undefined;
  /** How what it was sent had been cleaned. */
  readonly cleaned?: string | null | undefined;
  /** Found the model not in memory. */
  readonly isColdStart?: boolean | undefined;
}

export interface KeyStory {
  readonly id: string;
  readonly name: string;
  readonly role: 'caller' | 'admin';
  readonly models: readonly string[] | null;
  readonly maxOutboundLevel: string;
  readonly seesLabels: boolean;
  readonly residency: string | null;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
}
