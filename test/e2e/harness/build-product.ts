import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const PROJECT = resolve(import.meta.dirname, '../../..');
export const PROGRAM = join(PROJECT, 'dist', 'demarc.js');

/** A lock older than this was left by a run that was killed. */
const STALE_MS = 60_000;

/** One name for each checkout, so that two of them on a machine do not wait for each other. */
const LOCK = join(
  tmpdir(),
  `demarc-e2e-build-${createHash('sha256').update(PROJECT).digest('hex').slice(0, 12)}`,
);

/**
 * Bundles the sources unless they are as at the last build. Test files run in processes of their own and all call
 * this: one builds, the others wait.
 */
export async function buildProduct(): Promise<void> {
  await takeLock();
  try {
    // In a process of its own: the bundler's worker would otherwise outlive the test.
    const script = "const { ensureBuilt } = await import('./scripts/prepare.mjs'); await ensureBuilt();";
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      cwd: PROJECT,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error('the product could not be built; the messages stand above');
  } finally {
    await rm(LOCK, { recursive: true, force: true });
  }
}

/** Making a folder succeeds for one caller only. */
async function takeLock(): Promise<void> {
  while (true) {
    try {
      await mkdir(LOCK);
      return;
    } catch {
      const age = await stat(LOCK).then(
        ({ mtimeMs }) => Date.now() - mtimeMs,
        () => 0,
      );
      if (age > STALE_MS) await rm(LOCK, { recursive: true, force: true });
      await sleep(25);
    }
  }
}
