import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StarterFailure } from './starter-failure.ts';

/** Output beyond this is dropped: what we read from npm is a few hundred bytes. */
const MAX_OUTPUT_BYTES = 256 * 1024;

/** npm waits over a minute between its own attempts by default; ours tell the operator sooner what is wrong. */
const NETWORK_FLAGS = ['--fetch-retries=2', '--fetch-retry-mintimeout=500', '--fetch-retry-maxtimeout=3000'];

export interface NpmResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs npm with fixed arguments in a folder. Going through npm is what makes the user's registry, mirror,
 * proxy, certificates and credentials count. Aborting ends the child.
 */
export type RunNpm = (
  args: readonly string[],
  options: { cwd: string; signal: AbortSignal },
) => Promise<NpmResult>;

export const runNpm: RunNpm = (args, { cwd, signal }) =>
  new Promise((resolve, reject) => {
    const npm = locateNpm();
    const child = spawn(npm.command, [...npm.leadingArgs, ...args, ...NETWORK_FLAGS], {
      cwd,
      signal,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      // `npm.cmd` can only be run by a shell; every argument we pass is a constant of this program.
      shell: npm.needsShell,
      env: { ...process.env, npm_config_update_notifier: 'false' },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (stdout.length < MAX_OUTPUT_BYTES) stdout += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderr.length < MAX_OUTPUT_BYTES) stderr += chunk.toString('utf8');
    });
    child.on('error', (error) => {
      if (signal.aborted) return reject(error);
      reject(
        new StarterFailure(
          'npm-missing',
          'npm was not found, so the starter model cannot be fetched; install npm.',
          {
            isRetryable: false,
            cause: error,
          },
        ),
      );
    });
    child.on('close', (exitCode) => resolve({ exitCode: exitCode ?? 1, stdout, stderr }));
  });

interface NpmLocation {
  readonly command: string;
  readonly leadingArgs: readonly string[];
  readonly needsShell: boolean;
}

/** npm's own entry beside this Node or the one that started us, else whatever `npm` is on the PATH. */
function locateNpm(): NpmLocation {
  const besideNode = dirname(process.execPath);
  const candidates = [
    process.env['npm_execpath'],
    join(besideNode, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(besideNode, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  for (const candidate of candidates) {
    if (candidate !== undefined && basename(candidate) === 'npm-cli.js' && existsSync(candidate)) {
      return { command: process.execPath, leadingArgs: [candidate], needsShell: false };
    }
  }
  if (process.platform === 'win32') return { command: 'npm.cmd', leadingArgs: [], needsShell: true };
  return { command: 'npm', leadingArgs: [], needsShell: false };
}
