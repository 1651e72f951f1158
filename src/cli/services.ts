import type { RecordType } from '../domain/audit-entry.ts';

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
  verifyAudit(options: VerifyAuditOptions): Promise<AuditVerdict>;
  readAudit(options: ReadAuditOptions): AsyncIterable<AuditRecord>;
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

export interface VerifyAuditOptions {
  readonly dataFolder: string;
  readonly checkpointFile: string | undefined;
  readonly publicKeyFile: string | undefined;
  readonly anchorFile: string | undefined;
}

export type AuditVerdict =
  | {
      readonly kind: 'proven';
      readonly records: number;
      readonly root: string;
      readonly origin: string;
      readonly keyId: string;
    }
  | {
      readonly kind: 'tampered';
      readonly what: string;
      readonly firstBadSequence: number;
      readonly explanation: string;
    }
  | {
      readonly kind: 'unproven-tail';
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
