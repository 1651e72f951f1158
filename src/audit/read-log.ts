import type { RecordType } from '../domain/audit-entry.ts';
import { AuditLogError } from './audit-log-error.ts';
import { NotCanonicalError } from './canonical-line.ts';
import { type AuditFileSystem, NODE_FILE_SYSTEM } from './file-system.ts';
import { type Line, LineReader } from './line-reader.ts';
import { readRecord, type StoredRecord } from './record.ts';
import { listSegments, segmentsFolder } from './segment-files.ts';

export interface ReadLogOptions {
  /** The log's folder. */
  readonly folder: string;
  readonly type?: RecordType | undefined;
  /** Only records of this request. */
  readonly request?: string | undefined;
  /** Only records from this sequence on. */
  readonly since?: number | undefined;
  readonly fs?: AuditFileSystem | undefined;
}

/**
 * The records of a log in order, while a server writes it or without one. A last line that is not complete yet is
 * left out. Reads and does not verify: that is `verifyLog`'s part.
 *
 * @throws AuditLogError `unreadable`, with the sequence, at a line that is no record.
 */
export async function* readLog(options: ReadLogOptions): AsyncGenerator<StoredRecord, void, undefined> {
  const { folder, type, request, since = 0, fs = NODE_FILE_SYSTEM } = options;
  for await (const record of readRecords(fs, segmentsFolder(folder), since)) {
    if (type !== undefined && record.type !== type) continue;
    if (request !== undefined && record.request !== request) continue;
    yield record;
  }
}

/** All complete records from `since` on. @throws AuditLogError as {@link readLog} does. */
export async function* readRecords(
  fs: AuditFileSystem,
  segments: string,
  since: number,
): AsyncGenerator<StoredRecord, void, undefined> {
  const files = await listSegments(fs, segments);
  const start = files.findLast(({ firstSequence }) => firstSequence <= since) ?? files[0];
  if (start === undefined) return;
  let sequence = start.firstSequence;
  const reader = new LineReader(fs, segments, { segment: start.firstSequence, offset: 0 });
  try {
    for (let lines = await reader.nextLines(); lines.length > 0; lines = await reader.nextLines()) {
      for (const line of lines) {
        if (sequence >= since) yield readLine(line, sequence);
        sequence += 1;
      }
    }
  } finally {
    await reader.close();
  }
}

function readLine(line: Line, sequence: number): StoredRecord {
  try {
    return readRecord(line.bytes);
  } catch (error) {
    if (!(error instanceof NotCanonicalError)) throw error;
    throw new AuditLogError('unreadable', `record ${sequence} cannot be read; verify the log`, sequence);
  }
}
