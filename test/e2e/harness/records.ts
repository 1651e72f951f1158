import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readLog } from '../../../src/audit/read-log.ts';
import type { StoredRecord } from '../../../src/audit/record.ts';
import type { RecordType } from '../../../src/domain/audit-entry.ts';
import type { DecisionRecord, OutcomeRecord } from '../../../src/domain/decision-record.ts';
import { eventually } from './eventually.ts';

export interface RecordFilter {
  readonly type?: RecordType;
  readonly request?: string;
}

/** The records of the log as they are in its files now, read without the server. */
export async function recordsOf(dataFolder: string, filter: RecordFilter = {}): Promise<StoredRecord[]> {
  const records: StoredRecord[] = [];
  for await (const record of readLog({ folder: join(dataFolder, 'audit'), ...filter })) records.push(record);
  return records;
}

export async function decisionOf(dataFolder: string, request: string): Promise<DecisionRecord> {
  const [record] = await recordsOf(dataFolder, { type: 'decision', request });
  if (record === undefined) throw new Error(`no decision ${request} is on record`);
  return JSON.parse(record.line) as DecisionRecord;
}

/** Waits for the outcome, which follows the answer. */
export function outcomeOf(dataFolder: string, request: string): Promise<OutcomeRecord> {
  return eventually(async () => {
    const [record, ...others] = await recordsOf(dataFolder, { type: 'outcome', request });
    if (others.length > 0) throw new Error(`there are ${others.length + 1} outcomes of ${request}`);
    return record && (JSON.parse(record.line) as OutcomeRecord);
  }, `the outcome of ${request}`);
}

export interface KeptFile {
  readonly path: string;
  readonly bytes: Buffer;
  readonly mode: number;
}

/** The path of every file below a folder, with what it holds. */
export async function filesBelow(folder: string): Promise<KeptFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: KeptFile[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    // What is gone again by now, a temporary file say, was not kept.
    const found = await Promise.all([readFile(path), stat(path)]).catch(() => undefined);
    if (found !== undefined) files.push({ path, bytes: found[0], mode: found[1].mode });
  }
  return files;
}

/** The files that the log's records lie in, in order. */
export async function segmentPaths(dataFolder: string): Promise<string[]> {
  const folder = join(dataFolder, 'audit', 'segments');
  return (await readdir(folder))
    .filter((name) => name.endsWith('.log'))
    .sort()
    .map((name) => join(folder, name));
}
