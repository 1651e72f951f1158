import { fork } from 'node:child_process';
import type { Clock } from '../domain/world.ts';

/** How long a child may take to end by itself before it is killed. */
const KILL_AFTER_MS = 3_000;
/** What native code needs of the environment; keys and tokens of the gateway stay out of the child. */
const PASSED_VARIABLES = [
  'PATH',
  'HOME',
  'USERPROFILE',
  'TMPDIR',
  'TEMP',
  'TMP',
  'LANG',
  'LD_LIBRARY_PATH',
  'SystemRoot',
  'windir',
];

export interface StarterChildOptions {
  /** The built entry of the child, a plain JavaScript module. */
  readonly entry: string;
  readonly args: readonly string[];
  readonly clock: Clock;
  /** Called once when the child serves. */
  readonly onReady: () => void;
}

export interface StarterChildExit {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Why it could not begin, in the child's own words. */
  readonly message: string | undefined;
}

export interface StarterChild {
  /** Resolves when the process is gone; never rejects. */
  readonly exited: Promise<StarterChildExit>;
  /** Ends the child: politely, then by force. Resolves when it is gone. */
  end(): Promise<void>;
}

/**
 * Starts the child. Its output is discarded, because native code may print what it was asked; the channel
 * between the two carries only `ready` and `failed`, and the child ends when it closes.
 */
export function startChild(options: StarterChildOptions): StarterChild {
  const env: Record<string, string> = {};
  for (const name of PASSED_VARIABLES) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  const child = fork(options.entry, options.args, {
    execArgv: [],
    env,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let message: string | undefined;
  child.on('message', (received: unknown) => {
    if (typeof received !== 'object' || received === null || !('type' in received)) return;
    if (received.type === 'ready') options.onReady();
    if (received.type === 'failed' && 'message' in received && typeof received.message === 'string') {
      message = received.message;
    }
  });
  const exited = new Promise<StarterChildExit>((resolve) => {
    child.on('error', (error) => resolve({ exitCode: null, signal: null, message: error.message }));
    child.on('exit', (exitCode, signal) => resolve({ exitCode, signal, message }));
  });
  return {
    exited,
    async end() {
      child.kill('SIGTERM');
      const cancel = options.clock.after(KILL_AFTER_MS, () => child.kill('SIGKILL'));
      await exited;
      cancel();
    },
  };
}
