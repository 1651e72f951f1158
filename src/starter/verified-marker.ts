import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { StarterWeights } from './starter-weights.ts';

const markerPath = (filePath: string): string => `${filePath}.verified.json`;

/**
 * Whether this very file was verified before: same size, same modification time, same pinned hash. Spares
 * hashing hundreds of megabytes at each start; it guards against damage, not against someone who can write
 * in the data folder.
 */
export async function isMarkedVerified(filePath: string, weights: StarterWeights): Promise<boolean> {
  try {
    const [file, text] = await Promise.all([stat(filePath), readFile(markerPath(filePath), 'utf8')]);
    const marker: unknown = JSON.parse(text);
    return (
      typeof marker === 'object' &&
      marker !== null &&
      'bytes' in marker &&
      'mtimeMs' in marker &&
      'sha256' in marker &&
      marker.bytes === file.size &&
      marker.mtimeMs === file.mtimeMs &&
      marker.sha256 === weights.sha256
    );
  } catch {
    return false;
  }
}

/** Remembers that the file was just verified against the pinned hash. */
export async function markVerified(filePath: string, weights: StarterWeights): Promise<void> {
  const file = await stat(filePath);
  const marker = { bytes: file.size, mtimeMs: file.mtimeMs, sha256: weights.sha256 };
  await writeFile(markerPath(filePath), `${JSON.stringify(marker)}\n`, { mode: 0o600 });
}

export async function removeWithMarker(filePath: string): Promise<void> {
  await rm(markerPath(filePath), { force: true });
  await rm(filePath, { force: true });
}

/** Makes the next start hash the file again. */
export async function forgetVerified(filePath: string): Promise<void> {
  await rm(markerPath(filePath), { force: true });
}
