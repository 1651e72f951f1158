import { join } from 'node:path';
import { CheckpointError, parseCheckpoint, type UnverifiedCheckpoint } from './checkpoint.ts';
import type { AuditFileSystem } from './file-system.ts';

/** The newest signed checkpoint. It lies beside the segments, not among them. */
export function checkpointPath(folder: string): string {
  return join(folder, 'checkpoint');
}

/**
 * Reads a checkpoint file; `undefined` when there is none. Who signed it is for whoever knows the keys to say.
 *
 * @throws CheckpointError `malformed`
 */
export async function readCheckpoint(
  fs: AuditFileSystem,
  path: string,
): Promise<UnverifiedCheckpoint | undefined> {
  const note = await fs.readFile(path);
  if (note === undefined) return undefined;
  const checkpoint = parseCheckpoint(note.toString('utf8'));
  if (checkpoint.nextKey !== undefined) {
    throw new CheckpointError('malformed', 'the checkpoint is a change of keys and no checkpoint');
  }
  return checkpoint;
}
