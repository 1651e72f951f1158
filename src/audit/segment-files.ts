import { join } from 'node:path';
import type { LogId } from '../domain/ids.ts';
import type { AuditFileSystem } from './file-system.ts';

/** A file of the log: the records from `firstSequence` up to the next segment's. */
export interface SegmentFile {
  readonly log: LogId;
  readonly firstSequence: number;
  readonly path: string;
}

export function segmentsFolder(folder: string): string {
  return join(folder, 'segments');
}

/** `<log>-<first sequence, 16 digits>.log`: in the order of names the segments are in the order of records. */
export function segmentPath(segments: string, log: LogId, firstSequence: number): string {
  return join(segments, `${log}-${String(firstSequence).padStart(16, '0')}.log`);
}

/**
 * The segment files of a folder in order of their names' sequence. Names only suggest an order: whoever reads the
 * records checks that they continue each other. Other files are left alone.
 */
export async function listSegments(fs: AuditFileSystem, segments: string): Promise<SegmentFile[]> {
  const files: SegmentFile[] = [];
  for (const name of await fs.list(segments)) {
    const match = /^(log_[0-9a-f-]{36})-(\d{16})\.log$/.exec(name);
    if (match === null) continue;
    files.push({ log: match[1] as LogId, firstSequence: Number(match[2]), path: join(segments, name) });
  }
  return files.sort((one, other) => one.firstSequence - other.firstSequence || compare(one.log, other.log));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
