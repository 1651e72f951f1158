import type { Deployment, Provider } from '../domain/deployment.ts';
import type { DocumentLimits } from '../domain/document-reading.ts';
import type { DeploymentName } from '../domain/ids.ts';
import type { Level } from '../domain/label.ts';
import { type LabelMapping, NO_MAPPING } from '../domain/label-mapping.ts';
import type { PolicyDocument } from '../policy/policy-document.ts';
import type { ScorerChoice } from '../policy/scorer-choice.ts';
import type { ConfigProblem } from './config-problem.ts';
import type { DeployedFor } from './deployed-for.ts';
import type { AuditConfiguration } from './read-audit.ts';
import type { TelemetryConfiguration } from './read-telemetry.ts';

/** Everything the composition root needs, resolved: names are checked, secrets read, defaults filled in. */
export interface Configuration {
  readonly source: ConfigurationSource;
  readonly server: ServerOptions;
  readonly providers: readonly Provider[];
  /** In the order of the file. */
  readonly deployments: ReadonlyMap<DeploymentName, Deployment>;
  /** What operators noted of the weights; nothing depends on it. */
  readonly notes: ReadonlyMap<DeploymentName, DeploymentNotes>;
  readonly policy: PolicyDocument;
  readonly telemetry: TelemetryConfiguration;
  readonly audit: AuditConfiguration;
  /** The preset whose rules and law the policy holds; undefined for none. */
  readonly preset: string | undefined;
  readonly scorer: ScorerChoice;
  /** Whom the deployments serve, as the operator states it: licences of weights are checked against it. */
  readonly use?: DeployedFor | undefined;
  readonly classification: ClassificationOptions;
  /** Absolute paths of files with newer rows for the advisor's catalogues; later ones win. */
  readonly catalogueFiles: readonly string[];
  /** What probably was not meant. A mistake that cannot work is a {@link ConfigError} instead. */
  readonly warnings: readonly ConfigProblem[];
}

export type ConfigurationSource =
  | { readonly kind: 'file'; readonly file: string }
  /** No file: made of the runners and keys that were found. */
  | { readonly kind: 'discovery' };

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly maxBodyBytes: number;
  /** Time for open requests to finish at shutdown. */
  readonly drainMs: number;
}

export interface DeploymentNotes {
  readonly digest: string | undefined;
  readonly licence: string | undefined;
}

export interface ClassificationOptions {
  /** No content is below this level. */
  readonly floor: Level;
  readonly terms: readonly OperatorTerm[];
  /** What findings mean where that is not the built-in reading. Every name in it is known. */
  readonly mapping: LabelMapping;
  /** Who may have pictures and files count as less than the highest level; the first that fits. */
  readonly grants: readonly UnreadableGrant[];
  /** Time for all detectors on one request; what is not done by then counts as the worst. */
  readonly budgetMs: number;
  readonly documents: DocumentOptions;
  /** The deployment that says what pictures show; known to be on the premises and to be allowed to see everything. */
  readonly reader: ReaderOptions | undefined;
  /** How the deployment with the role `detector` is asked, where there is one. */
  readonly detector: DetectorModelOptions;
}

export interface DetectorModelOptions {
  /** Known to be on the premises and to be allowed to see everything; undefined where nobody has the role. */
  readonly deployment: DeploymentName | undefined;
  readonly timeoutMs: number;
  readonly maxCharacters: number;
  /** Whether a request counts as the worst when the model gives no answer. */
  readonly required: boolean;
}

export interface ReaderOptions {
  readonly deployment: DeploymentName;
  readonly readLevel: Level;
  readonly timeoutMs: number;
  readonly maxPictures: number;
}

/** How much of a document is read; a document that has more is unread. */
export interface DocumentOptions extends DocumentLimits {
  /** Time for one document. */
  readonly budgetMs: number;
}

/** An exception by name: for these keys, what no signal can read counts as `unreadable`. Every use is on record. */
export interface UnreadableGrant {
  readonly name: string;
  /** Names of API keys; undefined is every key. */
  readonly keys: readonly string[] | undefined;
  readonly unreadable: Level;
}

/** A word of the operator's that raises content to a level. */
export type OperatorTerm =
  | { readonly kind: 'plain'; readonly level: Level; readonly text: string }
  /** RE2 syntax, known to compile. */
  | {
      readonly kind: 'pattern';
      readonly level: Level;
      readonly pattern: string;
      readonly ignoreCase: boolean;
    };

export const DEFAULT_SERVER: ServerOptions = {
  host: '127.0.0.1',
  port: 4141,
  maxBodyBytes: 33_554_432,
  drainMs: 30_000,
};

export const DEFAULT_CLASSIFICATION: ClassificationOptions = {
  floor: 'internal',
  terms: [],
  mapping: NO_MAPPING,
  grants: [],
  budgetMs: 250,
  documents: { budgetMs: 2_000, maxBytes: 16_777_216, maxPages: 500, maxCharacters: 2_000_000 },
  reader: undefined,
  detector: { deployment: undefined, timeoutMs: 5_000, maxCharacters: 16_000, required: true },
};
