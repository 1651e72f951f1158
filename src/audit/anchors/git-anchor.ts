import { spawn } from 'node:child_process';
import { anchorLine } from '../anchor-file.ts';
import { AnchorError, type AnchorTarget } from './anchor-target.ts';

export interface GitAnchorOptions {
  /** Where to push: an address or a path, as `git push` takes it. */
  readonly remote: string;
  readonly branch: string;
  /** A folder of our own for what is pushed; made when it is not there. */
  readonly folder: string;
  /** The environment for git, for credentials that it finds by itself. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs?: number | undefined;
}

const TIMEOUT_MS = 30_000;

/**
 * Adds each state as a commit to a branch elsewhere, a file for each day. Never pushed by force: a remote that holds
 * another continuation refuses, and that is the point.
 */
export function gitAnchor(options: GitAnchorOptions): AnchorTarget {
  const { remote, branch, folder } = options;
  const git = (args: readonly string[], input = '') => runGit(options, args, input);
  const remoteRef = `refs/heads/${branch}`;
  let head: string | undefined;
  let isReady = false;

  async function prepare(): Promise<void> {
    await git(['init', '--bare', '--quiet', folder]);
    const listed = await git(['ls-remote', remote, remoteRef]);
    head = listed === '' ? undefined : listed.split(/\s/)[0];
    if (head !== undefined) await git(['fetch', '--quiet', remote, remoteRef]);
    isReady = true;
  }

  /** The commit that adds the state to the file of its day. */
  async function commitOf(note: string, at: string): Promise<string> {
    const path = `${at.slice(0, 10)}.jsonl`;
    const parent = head === undefined ? [] : ['-p', head];
    const before = head === undefined ? '' : await git(['show', `${head}:${path}`]).catch(() => '');
    const blob = await git(['hash-object', '-w', '--stdin'], `${before}${anchorLine(note, at)}`);
    const listed = head === undefined ? '' : await git(['ls-tree', head]);
    const others = listed.split('\n').filter((line) => line !== '' && !line.endsWith(`\t${path}`));
    const tree = await git(['mktree'], [...others, `100644 blob ${blob.trim()}\t${path}`, ''].join('\n'));
    return (await git(['commit-tree', tree.trim(), ...parent, '-m', `anchored ${at}`])).trim();
  }

  return {
    name: `git ${withoutCredentials(remote)} ${branch}`,
    async put({ note, at }) {
      if (!isReady) await prepare();
      const commit = await commitOf(note, at);
      try {
        await git(['push', '--quiet', remote, `${commit}:${remoteRef}`]);
      } catch (error) {
        // What is there now may be another's, or ours that we were not told of.
        isReady = false;
        throw error;
      }
      head = commit;
    },
  };
}

function runGit(
  { folder, env, timeoutMs = TIMEOUT_MS }: GitAnchorOptions,
  args: readonly string[],
  input: string,
): Promise<string> {
  const identity = [
    '-c',
    'user.name=demarc',
    '-c',
    'user.email=demarc@localhost',
    '-c',
    'commit.gpgsign=false',
  ];
  const own = ['-c', 'core.hooksPath=/dev/null', ...identity];
  return new Promise((resolve, reject) => {
    const child = spawn(
      'git',
      args[0] === 'init' ? [...own, ...args] : [...own, '--git-dir', folder, ...args],
      {
        env: { ...env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
        stdio: ['pipe', 'pipe', 'ignore'],
        timeout: timeoutMs,
      },
    );
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
    });
    child.stdin.on('error', () => undefined);
    child.on('error', (error: { code?: unknown }) =>
      reject(
        new AnchorError(
          error.code === 'ENOENT'
            ? 'the git command is not on the PATH: install git, or anchor elsewhere'
            : 'the git command cannot be run',
        ),
      ),
    );
    child.on('close', (code) => {
      if (code === 0) resolve(out);
      else reject(new AnchorError(`git ${args[0]} failed (exit ${code ?? 'none, it took too long'})`));
    });
    child.stdin.end(input);
  });
}

/** An address may carry a user and password, which are nobody's to read. */
function withoutCredentials(remote: string): string {
  return remote.replace(/^([a-z+]+:\/\/)[^/@]*@/, '$1');
}
