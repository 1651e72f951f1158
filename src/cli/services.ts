import type { RecordType } from '../domain/audit-entry.ts';
import type { Level } from '../domain/label.ts';
import type { TextClassifier } from '../domain/text-report.ts';
import type { AdviceServices } from './advice-services.ts';
import type { AdvisorService } from './advisor-service.ts';
import type { AuditService } from './audit-service.ts';
import type { CatalogueServices } from './catalogue-services.ts';
import type { InterviewService } from './interview-service.ts';
import type { ModelServices } from './model-services.ts';

/** What the commands are made of; the composition root fills it in. Errors are those of {@link describeFailure}. */
export interface CliServices {
  /** Starts to serve. Rejects when it cannot, having undone what it began. */
  startServer(options: StartOptions): Promise<RunningServer>;
  /**
   * The control plane of a data folder on which no server runs, within this process. `write` takes the audit log's
   * lock, so that no server can start meanwhile; `read` takes nothing and changes nothing.
   */
  openOffline(options: OfflineOptions): Promise<OfflineControlPlane>;
  /** Reads a configuration and says everything that is wrong with it. Rejects only when there is no such file. */
  checkConfiguration(file: string, env: StartOptions['env']): Promise<ConfigurationReport>;
  /** Looks at what a gateway stands on; changes nothing. */
  diagnose(options: DiagnoseOptions): Promise<readonly Diagnosis[]>;
  /** Writes down in YAML what was found on this machine. Rejects when a variable of the environment cannot be used. */
  draftConfiguration(options: DraftConfigurationOptions): Promise<ConfigurationDraft>;
  /** Says in sentences what a policy says. No key is needed for it. */
  explainPolicy(options: ExplainPolicyOptions): Promise<PolicyExplanation>;
  /** Runs two policies over the facts on record. No key is needed for it. */
  comparePolicies(options: ComparePoliciesOptions): Promise<PolicyComparison>;
  /** The models on the operator's own runners. Sends names of models and nothing else. */
  openModels(options: OpenModelsOptions): Promise<ModelServices>;
  /** The detectors, with the configuration's floor and terms. No key is needed for it, and nothing is written. */
  openTextClassifier(options: OpenTextClassifierOptions): Promise<TextClassifier>;
  /** The catalogues of the advisor: those that come along, then those that the configuration names, then `files`. */
  openCatalogue(options: OpenCatalogueOptions): Promise<CatalogueServices>;
  /** Plays random worlds, around a configuration or around random ones, and looks for their secrets. */
  prove(options: ProofOptions): Promise<ProofOutcome>;
  /** Plays requests about made-up people, which rules clean, to a model that may see none of them. */
  proveCleaning(options: CleaningProofOptions): Promise<CleaningProofOutcome>;
  /** Plays a saved world again; each broken promise in a line. Rejects when the file cannot be read. */
  replayProof(file: string): Promise<readonly string[]>;
  verifyAudit(options: VerifyAuditOptions): Promise<AuditVerdict>;
  readAudit(options: ReadAuditOptions): AsyncIterable<AuditRecord>;
  loadAuditor(): Promise<AuditService>;
  loadAdvice(): Promise<AdviceServices>;
  loadInterview(): Promise<InterviewService>;
  loadAdvisor(): Promise<AdvisorService>;
  /** Prunes what is older; takes the log's lock. Resolves with the number of records that went. */
  pruneAudit(options: { readonly dataFolder: string; readonly days: number }): Promise<number>;
  /** The newest signed state, as a line of an anchor file; undefined when there is none. */
  readAnchor(dataFolder: string): Promise<string | undefined>;
}

export interface StartOptions {
  /** Undefined: discover local runners and the keys in the environment. */
  readonly configFile: string | undefined;
  readonly dataFolder: string;
  /** Undefined leaves it to the configuration. 0 takes any free port. */
  readonly port: number | undefined;
  readonly host: string | undefined;
  /** Whether the starter model may be offered when nothing else is found. */
  readonly offerStarter: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Tells the person who started it something, in one line. */
  readonly tell: (line: string) => void;
}

export interface RunningServer {
  /** For instance `http://127.0.0.1:4141`. */
  readonly url: string;
  /** Stops to accept, lets open requests finish, closes everything. A second call hurries. */
  stop(): Promise<void>;
  /** Fulfilled once everything is closed; rejected when the server died of a fault. */
  readonly stopped: Promise<void>;
}

export interface OfflineOptions {
  readonly access: 'read' | 'write';
  readonly dataFolder: string;
  readonly configFile: string | undefined;
  readonly env: StartOptions['env'];
}

export interface OfflineControlPlane {
  /** What requests to it must show. */
  readonly token: string;
  /** As if the request came from this machine. */
  fetch(request: Request): Promise<Response>;
  close(): Promise<void>;
}

export interface ConfigurationReport {
  readonly errors: readonly ConfigurationProblem[];
  readonly warnings: readonly ConfigurationProblem[];
}

export interface ConfigurationProblem {
  readonly file: string;
  /** One-based. */
  readonly line: number;
  /** One-based. */
  readonly column: number;
  readonly path: string;
  readonly message: string;
  readonly suggestion?: string | undefined;
}

export interface ProofOptions {
  /** Undefined plays random configurations. */
  readonly configFile: string | undefined;
  readonly worlds: number;
  /** So many of the first worlds are played once more with other secrets, and compared. */
  readonly pairs: number;
  readonly firstSeed: number;
  /** Ends after the world under way. */
  readonly signal: AbortSignal;
  readonly onProgress: (done: { readonly worlds: number; readonly calls: number }) => void;
}

export interface CleaningProofOptions {
  readonly cases: number;
  readonly firstSeed: number;
  readonly signal: AbortSignal;
  readonly onProgress: (done: { readonly cases: number }) => void;
}

export interface CleaningProofOutcome {
  readonly cases: number;
  readonly sentOutside: number;
  readonly stayedInside: number;
  /** Answers that gave back every placeholder as it was, and how many of these came out as if nothing had been replaced. */
  readonly returned: number;
  readonly restored: number;
  readonly failure: { readonly seed: number; readonly promise: string; readonly kind: string } | undefined;
}

export interface ProofOutcome {
  readonly proof: {
    readonly worlds: number;
    readonly pairs: number;
    readonly calls: number;
    readonly answered: number;
    readonly refused: number;
    readonly sent: number;
    readonly sinks: number;
  };
  /** Each broken promise in a line; empty when none was broken. */
  readonly broken: readonly string[];
  readonly failedSeed: number | undefined;
  /** The failing world as JSON. */
  readonly plan: string | undefined;
  /** Markdown. */
  readonly report: string;
}

export interface DiagnoseOptions {
  readonly configFile: string | undefined;
  readonly dataFolder: string;
  readonly env: StartOptions['env'];
  readonly nodeVersion: string;
}

export interface Diagnosis {
  readonly subject: string;
  readonly state: 'good' | 'worth a look' | 'broken';
  readonly says: string;
  readonly advice?: string | undefined;
}

export interface DraftConfigurationOptions {
  readonly preset: string | undefined;
  readonly dataFolder: string;
  readonly env: StartOptions['env'];
}

export type ConfigurationDraft =
  | {
      readonly kind: 'draft';
      readonly text: string;
      readonly deployments: readonly string[];
      /** What the person should know, a sentence each. */
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'unknown-preset';
      readonly known: readonly string[];
      readonly suggestion: string | undefined;
    };

export interface ExplainPolicyOptions {
  /** Undefined: what would be found on this machine. */
  readonly configFile: string | undefined;
  readonly dataFolder: string;
  readonly env: StartOptions['env'];
}

export interface PolicyExplanation {
  /** As decisions name it: `sha256:…`. */
  readonly hash: string;
  readonly law: readonly string[];
  readonly rules: readonly {
    readonly name: string;
    /** The condition as written; null for a rule that always matches. */
    readonly when: string | null;
    readonly use: readonly string[];
    readonly sentence: string;
  }[];
  readonly afterRules: readonly string[];
  readonly names: readonly string[];
}

export interface ComparePoliciesOptions {
  readonly beforeFile: string;
  readonly afterFile: string;
  readonly dataFolder: string;
  /** Only decisions from this time on (RFC 3339, UTC, milliseconds), or of the last so many milliseconds. */
  readonly since: { readonly at: string } | { readonly lastMs: number } | undefined;
  readonly env: StartOptions['env'];
}

export interface PolicyComparison {
  readonly before: string;
  readonly after: string;
  /** Decisions that were read. */
  readonly requests: number;
  /** Decisions that another version wrote, and that were left out. */
  readonly unreadable: number;
  readonly notComparable: { readonly requests: number; readonly examples: readonly string[] };
  readonly unchanged: number;
  readonly changed: number;
  readonly newlyRefused: number;
  readonly noLongerRefused: number;
  readonly newlyLeaving: number;
  readonly newlyStaying: number;
  /** Requests by a declared task that no rule of that policy asks for, although it asks for others. */
  readonly strangeTasks: {
    readonly before: Readonly<Record<string, number>>;
    readonly after: Readonly<Record<string, number>>;
  };
  /** Those that change place first, then those that stay; most requests first. */
  readonly moves: readonly PolicyMove[];
  readonly cost: CostUnderBoth & {
    readonly recorded: ComparedCost;
    readonly both: { readonly requests: number; readonly beforeNano: string; readonly afterNano: string };
  };
}

export interface PolicyMove {
  /** Null is a refusal. */
  readonly from: ComparedPlace | null;
  readonly to: ComparedPlace | null;
  /** Not a change of place, also where its name has changed. */
  readonly isSame: boolean;
  readonly requests: number;
  readonly byLevel: Readonly<Record<string, number>>;
  readonly byTask: Readonly<Record<string, number>>;
  /** By which rule of each policy, most requests first. */
  readonly byRule: readonly { readonly before: string; readonly after: string; readonly requests: number }[];
  readonly cost: CostUnderBoth;
  readonly examples: readonly string[];
}

export interface CostUnderBoth {
  readonly before: ComparedCost;
  readonly after: ComparedCost;
}

export interface ComparedPlace {
  readonly deployment: string;
  readonly placement: string;
}

export interface ComparedCost {
  /** Decimal text of nano-dollars, over the requests of known cost. */
  readonly nano: string;
  readonly known: number;
  readonly estimated: number;
  readonly unknown: number;
  /** Refused, or failed before anything was sent. */
  readonly unsent: number;
}

export interface OpenModelsOptions {
  readonly configFile: string | undefined;
  readonly dataFolder: string;
  readonly env: StartOptions['env'];
}

export interface OpenTextClassifierOptions {
  /** Undefined: the detectors alone, with the floor `public` and no terms. */
  readonly configFile: string | undefined;
  /** Replaces the configuration's floor. */
  readonly floor: Level | undefined;
  readonly env: StartOptions['env'];
}

export interface OpenCatalogueOptions {
  readonly configFile: string | undefined;
  /** Newer rows win over those of the same id. */
  readonly files: readonly string[];
  readonly env: StartOptions['env'];
}

export interface VerifyAuditOptions {
  readonly dataFolder: string;
  readonly checkpointFile: string | undefined;
  readonly publicKeyFile: string | undefined;
  readonly anchorFiles: readonly string[];
}

export type AuditVerdict =
  | {
      readonly kind: 'proven';
      readonly records: number;
      /** Records that an anchor covers. */
      readonly anchored: number;
      /** Records that were pruned, on record. */
      readonly pruned: number;
      readonly root: string;
      readonly origin: string;
      readonly keyId: string;
    }
  | {
      readonly kind: 'tampered';
      readonly what: string;
      readonly firstBadSequence: number;
      readonly explanation: string;
      /** The same for a person: what was done to which record, and when it had been signed. */
      readonly inWords?: string | undefined;
    }
  | {
      readonly kind: 'unproven-tail';
      readonly why: 'unsigned' | 'no-anchor';
      readonly provenUpTo: number;
      readonly records: number;
      readonly explanation: string;
    }
  | { readonly kind: 'unreadable'; readonly explanation: string };

export interface ReadAuditOptions {
  readonly dataFolder: string;
  readonly type: RecordType | undefined;
  readonly request: string | undefined;
  readonly since: number | undefined;
}

export interface AuditRecord {
  readonly sequence: number;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly type: RecordType;
  readonly request: string | undefined;
  readonly actor: string | undefined;
  readonly fields: object;
  /** The record as it stands in the log. */
  readonly line: string;
}
