import { AuditLogError } from './audit-log-error.ts';
import { Chain } from './chain.ts';
import { type AuditFileSystem, NODE_FILE_SYSTEM } from './file-system.ts';
import { LineReader } from './line-reader.ts';
import { epochsAt, type PrunedHead, readFrom, readPrunedHead, writePrunedHead } from './pruned-head.ts';
import { readRecords } from './read-log.ts';
import { listSegments } from './segment-files.ts';
import type { VerifierKey } from './verifier-key.ts';

export interface PrunePlaces {
  readonly fs?: AuditFileSystem | undefined;
  /** The log's folder. */
  readonly folder: string;
  readonly segments: string;
  /** The first key of the log. */
  readonly pinned: VerifierKey;
}

/**
 * Where the log would begin if everything older were gone: the first record of a segment. Only whole segments go, and
 * never the one that is being written. Undefined when there is nothing to prune.
 */
export async function findPruneSize(places: PrunePlaces, beforeWallMs: number): Promise<number | undefined> {
  const { fs = NODE_FILE_SYSTEM, folder, segments } = places;
  const { range } = await readPrunedHead(fs, folder);
  let size: number | undefined;
  for (const { firstSequence } of await listSegments(fs, segments)) {
    if (firstSequence <= range.size) continue;
    // The segments before it hold nothing that is younger than its first record.
    const startedMs = await timeOf(fs, segments, firstSequence);
    if (startedMs === undefined || startedMs >= beforeWallMs) break;
    size = firstSequence;
  }
  return size;
}

async function timeOf(fs: AuditFileSystem, segments: string, sequence: number): Promise<number | undefined> {
  for await (const { at } of readRecords(fs, segments, sequence)) return Date.parse(at);
  return undefined;
}

/**
 * What must be kept of the records before `size`. Reads all of them, and checks them on the way: what does not fit
 * together is evidence and is not thrown away.
 *
 * @throws AuditLogError `contradiction` at the first record that does not fit.
 */
export async function headBefore(places: PrunePlaces, size: number): Promise<PrunedHead> {
  const { fs = NODE_FILE_SYSTEM, folder, segments, pinned } = places;
  const start = await readPrunedHead(fs, folder);
  const chain = new Chain(epochsAt(start, pinned), start);
  const reader = new LineReader(fs, segments, readFrom(start));
  try {
    for (let lines = await reader.nextLines(); lines.length > 0; lines = await reader.nextLines()) {
      for (const line of lines) {
        if (chain.size === size)
          return { range: chain.range, lastLeaf: chain.lastLeaf, changes: chain.epochs.before(size) };
        if (typeof chain.follow(line) === 'string') throw damaged(chain.size);
      }
    }
    throw damaged(chain.size);
  } finally {
    await reader.close();
  }
}

function damaged(sequence: number): AuditLogError {
  return new AuditLogError(
    'contradiction',
    `nothing was pruned: record ${sequence} does not fit those before it, and may be evidence. Verify the log first`,
    sequence,
  );
}

/** Keeps the head and removes what lies before it, oldest first. A start finishes what a crash cut short. */
export async function dropBefore(places: PrunePlaces, head: PrunedHead): Promise<void> {
  const { fs = NODE_FILE_SYSTEM, folder, segments } = places;
  await writePrunedHead(fs, folder, head);
  await removePruned(fs, folder, segments);
}

/** Removes the segments that the head says are gone. */
export async function removePruned(fs: AuditFileSystem, folder: string, segments: string): Promise<void> {
  const { range } = await readPrunedHead(fs, folder);
  const gone = (await listSegments(fs, segments)).filter(({ firstSequence }) => firstSequence < range.size);
  for (const { path } of gone) await fs.remove(path);
  if (gone.length > 0) await fs.syncFolder(segments);
}
