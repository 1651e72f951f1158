import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { bytesOnDisk, type FetchPartOptions, fetchPart, tarballPath } from './fetch-part.ts';
import { hashFile } from './file-hash.ts';
import { diskFull, StarterFailure } from './starter-failure.ts';
import type { StarterWeights } from './starter-weights.ts';
import { extractTarEntry } from './tar-entry.ts';
import { isMarkedVerified, markVerified, removeWithMarker } from './verified-marker.ts';

/** Room left free beside the weights, for the rest of the data folder. */
const SPARE_BYTES = 64 * 1024 * 1024;

export interface FetchWeightsOptions extends Omit<FetchPartOptions, 'onProgress'> {
  readonly weights: StarterWeights;
  readonly onFetching: (receivedBytes: number, totalBytes: number) => void;
  readonly onVerifying: () => void;
  /** Free bytes where `folder` lies. */
  readonly freeBytes?: (folder: string) => Promise<number>;
}

/**
 * Makes sure the weights are in the folder, whole and with the pinned hash, and returns their path. A file
 * verified by an earlier start is taken as it is; anything interrupted is continued.
 */
export async function fetchWeights(options: FetchWeightsOptions): Promise<string> {
  const { folder, weights } = options;
  const path = join(folder, weights.fileName);
  if (await isMarkedVerified(path, weights)) return path;
  if (await isWholeOnDisk(path, options)) return path;
  await fetchParts(options);
  options.onVerifying();
  await joinParts(path, options);
  for (const part of weights.parts) await rm(tarballPath(folder, part), { force: true });
  return path;
}

/** A file without its marker (copied in, or touched) is hashed once; a wrong one is deleted. */
async function isWholeOnDisk(path: string, options: FetchWeightsOptions): Promise<boolean> {
  const file = await stat(path).catch(() => undefined);
  if (file === undefined) return false;
  if (file.size === options.weights.bytes) {
    options.onVerifying();
    const digest = await hashFile(path, { algorithm: 'sha256', encoding: 'hex', signal: options.signal });
    if (digest === options.weights.sha256) {
      await markVerified(path, options.weights);
      return true;
    }
  }
  await removeWithMarker(path);
  return false;
}

async function fetchParts(options: FetchWeightsOptions): Promise<void> {
  const { folder, weights } = options;
  const received = await Promise.all(weights.parts.map((part) => bytesOnDisk(folder, part)));
  const totalBytes = weights.parts.reduce((sum, part) => sum + part.tarballBytes, 0);
  const report = () => options.onFetching(sum(received), totalBytes);
  report();
  await requireRoom(options, totalBytes - sum(received) + weights.bytes);
  for (const [index, part] of weights.parts.entries()) {
    await fetchPart(part, {
      ...options,
      onProgress: (bytes) => {
        received[index] = bytes;
        report();
      },
    });
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

async function requireRoom(options: FetchWeightsOptions, neededBytes: number): Promise<void> {
  const freeBytes = await (options.freeBytes ?? freeBytesOfDisk)(options.folder);
  const missingBytes = neededBytes + SPARE_BYTES - freeBytes;
  if (missingBytes > 0) throw diskFull(missingBytes);
}

async function freeBytesOfDisk(folder: string): Promise<number> {
  const disk = await statfs(folder);
  return disk.bavail * disk.bsize;
}

/** Unpacks the parts one after another into one file, hashing as it writes; only a right one gets its name. */
async function joinParts(path: string, options: FetchWeightsOptions): Promise<void> {
  const { folder, weights, signal } = options;
  const partial = `${path}.partial`;
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    await rm(partial, { force: true });
    for (const part of weights.parts) {
      const meter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          bytes += chunk.length;
          // A tarball that unpacks to more than the weights would fill the disk.
          if (bytes > weights.bytes) return done(wrongWeights());
          hash.update(chunk);
          done(null, chunk);
        },
      });
      await pipeline(
        createReadStream(tarballPath(folder, part), { highWaterMark: 1 << 20 }),
        createGunzip({ chunkSize: 1 << 18 }),
        extractTarEntry(part.entryPath),
        meter,
        createWriteStream(partial, { flags: 'a', mode: 0o600 }),
        { signal },
      );
    }
    if (hash.digest('hex') !== weights.sha256) throw wrongWeights();
  } catch (error) {
    signal.throwIfAborted();
    await rm(partial, { force: true });
    if (error instanceof StarterFailure && error.reason === 'integrity') {
      for (const part of weights.parts) await rm(tarballPath(folder, part), { force: true });
    }
    throw error;
  }
  const file = await open(partial, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, path);
  await markVerified(path, weights);
}

function wrongWeights(): StarterFailure {
  return new StarterFailure(
    'integrity',
    'The joined starter model does not have the pinned hash; the file is deleted and nothing of it is used.',
    { isRetryable: true },
  );
}
