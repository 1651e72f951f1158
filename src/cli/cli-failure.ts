import { EXIT } from './exit-codes.ts';

/** Ends a command with a message for the person at the terminal and an exit code for their script. */
export class CliFailure extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'CliFailure';
    this.exitCode = exitCode;
  }
}

export interface Failure {
  readonly exitCode: number;
  readonly message: string;
}

const ERRNO: Readonly<Record<string, Failure>> = {
  EADDRINUSE: {
    exitCode: EXIT.temporary,
    message: 'the port is in use: stop the other program, or choose another port with --port',
  },
  EADDRNOTAVAIL: {
    exitCode: EXIT.configuration,
    message: 'this machine does not have the address to listen on',
  },
  EACCES: {
    exitCode: EXIT.noPermission,
    message: 'permission denied: check who owns the data folder and the port',
  },
  EPERM: {
    exitCode: EXIT.noPermission,
    message: 'permission denied: check who owns the data folder and the port',
  },
  EROFS: { exitCode: EXIT.noPermission, message: 'the data folder is on a read-only file system' },
  ENOTDIR: { exitCode: EXIT.configuration, message: 'the path of the data folder leads through a file' },
  EEXIST: { exitCode: EXIT.configuration, message: 'the path of the data folder leads to a file' },
  ENOSPC: { exitCode: EXIT.temporary, message: 'the disk is full: free some space' },
};

/** By the name and kind that the parts of Demarc give their errors; their messages are meant to be shown. */
const KNOWN: Readonly<Record<string, number>> = {
  ConfigError: EXIT.configuration,
  'PayloadError wrong-key': EXIT.configuration,
  'AuditLogError locked': EXIT.temporary,
  'AuditLogError signing-key': EXIT.configuration,
  'AuditLogError contradiction': EXIT.configuration,
  'AuditLogError unreadable': EXIT.configuration,
};

/** What to say of an error, and how to exit. An error nobody foresaw says its name and nothing it may carry. */
export function describeFailure(error: unknown): Failure {
  if (!(error instanceof Error))
    return { exitCode: EXIT.internal, message: 'something went wrong inside demarc' };
  const { name, message, code, kind, exitCode } = error as Error & {
    code?: unknown;
    kind?: unknown;
    exitCode?: unknown;
  };
  if (typeof exitCode === 'number' && Number.isInteger(exitCode)) return { exitCode, message };
  const known = KNOWN[name] ?? KNOWN[`${name} ${String(kind)}`];
  if (known !== undefined) return { exitCode: known, message };
  // Citty's own complaints about arguments carry one of its codes.
  if (name === 'CLIError') return { exitCode: EXIT.usage, message };
  if (name === 'DemarcError') return { exitCode: EXIT.no, message };
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') return missingPart(message);
  const errno = typeof code === 'string' ? ERRNO[code] : undefined;
  return errno ?? { exitCode: EXIT.internal, message: `something went wrong inside demarc (${name})` };
}

/** Node's message names the package, and the folders of this machine, which are left out. */
function missingPart(message: string): Failure {
  const name = /^Cannot find package '((?:@[\w.-]{1,100}\/)?[\w.-]{1,100})'/.exec(message)?.[1];
  const what = name === undefined ? 'a part of demarc is missing' : `the package ${name} is missing`;
  return {
    exitCode: EXIT.configuration,
    message: `${what}: run "npm ci" (or "npm start") again where demarc is installed`,
  };
}
