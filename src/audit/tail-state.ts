import { join } from 'node:path';
import type { CanonicalValue } from '../domain/audit-entry.ts';
import type { TenantId } from '../domain/ids.ts';
import { isObject } from './canonical-line.ts';
import { assertSignedBy, CheckpointError, parseCheckpoint } from './checkpoint.ts';
import { CompactRange } from './compact-range.ts';
import { type AuditFileSystem, writeFully } from './file-system.ts';
import type { Hash } from './hash.ts';
import type { KeyEpochs } from './key-epochs.ts';
import type { OpenRequest } from './open-requests.ts';

/** Where a checkpoint stands in the files, so that a start need not read the whole log again. */
export interface TailState {
  readonly range: CompactRange;
  readonly lastLeaf: Hash;
  /** First sequence of the segment that holds the last covered record. */
  readonly segment: number;
  /** Where that record ends in it, in bytes. */
  readonly offset: number;
  readonly open: readonly OpenRequest[];
}

function tailStatePath(folder: string): string {
  return join(folder, 'tail-state');
}

/**
 * Keeps the state beside the signed note it belongs to. It is a shortcut, not evidence: it is not synced, and a
 * start that cannot use it reads the log from the beginning.
 */
export async function writeTailState(
  fs: AuditFileSystem,
  folder: string,
  note: string,
  state: TailState,
): Promise<void> {
  const path = tailStatePath(folder);
  const text = JSON.stringify({
    note,
    subtrees: state.range.subtrees,
    lastLeaf: state.lastLeaf,
    segment: state.segment,
    offset: state.offset,
    open: state.open,
  });
  const file = await fs.open(`${path}.new`, 'write');
  try {
    await file.truncate(0);
    await writeFully(file, Buffer.from(text), 0);
  } finally {
    await file.close();
  }
  await fs.rename(`${path}.new`, path);
}

/** The state, when there is one whose tree is the one that its note signs; `undefined` otherwise. */
export async function readTailState(
  fs: AuditFileSystem,
  folder: string,
  epochs: KeyEpochs,
): Promise<TailState | undefined> {
  const text = await fs.readFile(tailStatePath(folder));
  if (text === undefined) return undefined;
  try {
    return parse(JSON.parse(text.toString('utf8')) as CanonicalValue, epochs);
  } catch (error) {
    const isUseless =
      error instanceof SyntaxError || error instanceof RangeError || error instanceof CheckpointError;
    if (isUseless) return undefined;
    throw error;
  }
}

function parse(value: CanonicalValue, epochs: KeyEpochs): TailState | undefined {
  if (!isObject(value)) return undefined;
  const { note, subtrees, lastLeaf, segment, offset, open } = value;
  if (typeof note !== 'string' || typeof lastLeaf !== 'string' || !isTexts(subtrees)) return undefined;
  if (typeof segment !== 'number' || typeof offset !== 'number' || !isOpenList(open)) return undefined;
  const checkpoint = parseCheckpoint(note);
  const { size, root } = checkpoint;
  assertSignedBy(checkpoint, epochs.keyFor(size));
  const range = new CompactRange(size, subtrees);
  return range.root() === root ? { range, lastLeaf, segment, offset, open } : undefined;
}

function isTexts(value: CanonicalValue | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isOpenList(value: CanonicalValue | undefined): value is readonly (OpenRequest & CanonicalValue)[] {
  return Array.isArray(value) && value.every(isOpenRequest);
}

function isOpenRequest(
  value: CanonicalValue,
): value is { readonly request: string; readonly tenant: TenantId } {
  return isObject(value) && typeof value['request'] === 'string' && typeof value['tenant'] === 'string';
}
