import type { CliEnvironment } from './cli-environment.ts';
import { runCli } from './run-cli.ts';
import type { AuditRecord, AuditVerdict, CliServices, RunningServer, StartOptions } from './services.ts';

export interface CliRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface FakeCli {
  run(...args: string[]): Promise<CliRun>;
  /** What was asked of the services, in order. */
  readonly asked: string[];
  environment: CliEnvironment;
  services: CliServices;
}

export const STARTED: RunningServer = {
  url: 'http://127.0.0.1:4141',
  stop: () => Promise.resolve(),
  stopped: Promise.resolve(),
};

/** A command line whose terminal is two strings and whose services do nothing but what a test gives them. */
export function createFakeCli(
  change: { readonly environment?: Partial<CliEnvironment>; readonly services?: Partial<CliServices> } = {},
): FakeCli {
  let out = '';
  let err = '';
  const asked: string[] = [];
  const refuse = (what: string) => (): never => {
    throw new Error(`nobody expected ${what}`);
  };
  const cli: FakeCli = {
    asked,
    environment: {
      version: '0.1.0',
      nodeVersion: '24.1.0',
      env: {},
      workingFolder: '/work',
      homeFolder: '/home/ada',
      colours: false,
      fetch: () => Promise.reject(new Error('no network in tests')),
      stdout: (text) => {
        out += text;
      },
      drained: () => Promise.resolve(),
      stderr: (text) => {
        err += text;
      },
      stdin: () => refuse('standard input')(),
      isInputTerminal: true,
      fileExists: () => false,
      isProcessAlive: () => false,
      onStopRequest: () => () => undefined,
      ...change.environment,
    },
    services: {
      startServer: refuse('startServer'),
      openOffline: refuse('openOffline'),
      checkConfiguration: refuse('checkConfiguration'),
      diagnose: refuse('diagnose'),
      prove: refuse('prove'),
      proveCleaning: refuse('proveCleaning'),
      replayProof: refuse('replayProof'),
      draftConfiguration: refuse('draftConfiguration'),
      explainPolicy: refuse('explainPolicy'),
      comparePolicies: refuse('comparePolicies'),
      openModels: refuse('openModels'),
      openTextClassifier: refuse('openTextClassifier'),
      openCatalogue: refuse('openCatalogue'),
      verifyAudit: refuse('verifyAudit'),
      readAudit: refuse('readAudit'),
      loadAuditor: refuse('loadAuditor'),
      loadAdvice: refuse('loadAdvice'),
      loadAdvisor: refuse('loadAdvisor'),
      loadInterview: refuse('loadInterview'),
      readAnchor: refuse('readAnchor'),
      pruneAudit: refuse('pruneAudit'),
      ...change.services,
    },
    async run(...args) {
      out = '';
      err = '';
      const code = await runCli(args, cli.environment, () => Promise.resolve(cli.services));
      return { code, out, err };
    },
  };
  return cli;
}

/** A server that notes with what it was started. */
export function noteStart(asked: StartOptions[], server: Partial<RunningServer> = {}): Partial<CliServices> {
  return {
    startServer: (options) => {
      asked.push(options);
      options.tell('Demarc listens on http://127.0.0.1:4141');
      return Promise.resolve({ ...STARTED, ...server });
    },
  };
}

export function verdictService(verdict: AuditVerdict, asked: object[] = []): Partial<CliServices> {
  return {
    verifyAudit: (options) => {
      asked.push(options);
      return Promise.resolve(verdict);
    },
  };
}

export async function* recordsOf(records: readonly AuditRecord[]): AsyncIterable<AuditRecord> {
  yield* records;
}
