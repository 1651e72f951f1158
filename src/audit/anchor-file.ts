import { AuditLogError } from './audit-log-error.ts';
import { CheckpointError, parseCheckpoint, type UnverifiedCheckpoint } from './checkpoint.ts';
import type { AuditFileSystem } from './file-system.ts';

/** A state of the log that was kept elsewhere. */
export interface Anchor extends UnverifiedCheckpoint {
  /** When it was received there (RFC 3339), where that was noted. */
  readonly at: string | undefined;
}

/** A line of an anchor file: the checkpoint and when it came. */
export function anchorLine(note: string, at: string): string {
  return `${JSON.stringify({ at, note })}\n`;
}

/**
 * Reads what was kept elsewhere: one checkpoint as it was signed, or lines of {@link anchorLine}, before which there
 * may be what a syslog daemon wrote: when, from where, by whom.
 *
 * @throws AuditLogError `unreadable` when there is no such file or it is none, CheckpointError for a malformed note.
 */
export async function readAnchors(fs: AuditFileSystem, path: string): Promise<Anchor[]> {
  const bytes = await fs.readFile(path);
  if (bytes === undefined) throw new AuditLogError('unreadable', 'there is no anchor file at the path given');
  const text = bytes.toString('utf8');
  if (!text.includes(BEGINNING)) return [{ ...parse(text), at: undefined }];
  // A last line without its end is one that is being written.
  return text.split('\n').slice(0, -1).map(readLine);
}

/** No checkpoint holds it, and no header of a syslog message. */
const BEGINNING = '{"';

function readLine(line: string, index: number): Anchor {
  const { at, note } = parseLine(line.slice(Math.max(0, line.indexOf(BEGINNING))), index) ?? {};
  if (typeof note !== 'string') throw unreadable(index);
  return { ...parse(note), at: typeof at === 'string' ? at : undefined };
}

function parse(note: string): UnverifiedCheckpoint {
  const checkpoint = parseCheckpoint(note);
  if (checkpoint.nextKey === undefined) return checkpoint;
  throw new CheckpointError('malformed', 'an anchor is a change of keys and no checkpoint');
}

function parseLine(line: string, index: number): { at?: unknown; note?: unknown } | null {
  try {
    return JSON.parse(line) as { at?: unknown; note?: unknown } | null;
  } catch {
    throw unreadable(index);
  }
}

function unreadable(index: number): AuditLogError {
  return new AuditLogError('unreadable', `line ${index + 1} of the anchor file is no anchor`);
}
