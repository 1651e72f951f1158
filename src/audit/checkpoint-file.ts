import { join } from 'node:path';
import { type Checkpoint, verifyCheckpoint } from './checkpoint.ts';
import type { AuditFileSystem } from './file-system.ts';
import type { VerifierKey } from './verifier-key.ts';

/** The newest signed checkpoint. It lies beside the segments, not among them. */
export function checkpointPath(folder: string): string {
  return join(folder, 'checkpoint');
}

/**
 * Reads and verifies a checkpoint file; `undefined` when there is none.
 *
 * @throws CheckpointError when it is not a checkpoint signed by `key`.
 */
export async function readCheckpoint(
  fs: AuditFileSystem,
  path: string,
  key: VerifierKey,
): Promise<Checkpoint | undefined> {
  const note = await fs.readFile(path);
  if (note === undefined) return undefined;
  return verifyCheckpoint(note.toString('utf8'), key);
}
