import { join } from 'node:path';
import type { CanonicalValue } from '../domain/audit-entry.ts';
import { isObject } from './canonical-line.ts';
import { CheckpointError } from './checkpoint.ts';
import { CompactRange } from './compact-range.ts';
import { type AuditFileSystem, replaceFile } from './file-system.ts';
import { type Hash, NO_HASH } from './hash.ts';
import { type KeyChange, KeyEpochs } from './key-epochs.ts';
import type { ReadFrom } from './line-reader.ts';
import type { VerifierKey } from './verifier-key.ts';

/** What is left of the records that were pruned: enough to go on with the chain, the tree and the keys. */
export interface PrunedHead {
  /** The tree over the records that are gone. Its size is the sequence of the first record that is there. */
  readonly range: CompactRange;
  /** Leaf hash of the last record that is gone. */
  readonly lastLeaf: Hash;
  /** The changes of keys among the records that are gone. */
  readonly changes: readonly KeyChange[];
}

const NOTHING_PRUNED: PrunedHead = { range: new CompactRange(), lastLeaf: NO_HASH, changes: [] };

export function prunedPath(folder: string): string {
  return join(folder, 'pruned');
}

export async function writePrunedHead(fs: AuditFileSystem, folder: string, head: PrunedHead): Promise<void> {
  const { range, lastLeaf, changes } = head;
  const text = JSON.stringify({
    size: range.size,
    subtrees: range.subtrees,
    last: lastLeaf,
    epochs: changes,
  });
  await replaceFile(fs, prunedPath(folder), `${text}\n`);
}

/**
 * Where the log begins. The file is no evidence by itself: its tree must lead to a signed root, and the pruning be on
 * record behind it.
 *
 * @throws CheckpointError `malformed` when it is not as the log writes it.
 */
export async function readPrunedHead(fs: AuditFileSystem, folder: string): Promise<PrunedHead> {
  const bytes = await fs.readFile(prunedPath(folder));
  if (bytes === undefined) return NOTHING_PRUNED;
  const { size, subtrees, last, epochs } = parse(bytes.toString('utf8'));
  if (typeof size !== 'number' || typeof last !== 'string') throw damaged();
  if (!isTexts(subtrees) || !isTexts(epochs) || ![last, ...subtrees].every(isHash)) throw damaged();
  try {
    return { range: new CompactRange(size, subtrees), lastLeaf: last, changes: epochs };
  } catch {
    throw damaged();
  }
}

/** The keys at the log's beginning. @throws CheckpointError when the keys that are gone do not lead on from `pinned`. */
export function epochsAt({ changes, range }: PrunedHead, pinned: VerifierKey): KeyEpochs {
  const epochs = new KeyEpochs(pinned, changes);
  if (epochs.before(range.size).length !== changes.length) throw damaged();
  return epochs;
}

/** Where to read on from; nothing when the log is there from its beginning. */
export function readFrom({ range: { size } }: PrunedHead): ReadFrom | undefined {
  return size === 0 ? undefined : { segment: size, offset: 0 };
}

function parse(text: string): Readonly<Record<string, CanonicalValue>> {
  try {
    const value = JSON.parse(text) as CanonicalValue;
    if (isObject(value)) return value;
  } catch {
    // Said below.
  }
  throw damaged();
}

function isTexts(value: CanonicalValue | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

function damaged(): CheckpointError {
  return new CheckpointError('malformed', 'the file that says what was pruned is not as the log wrote it');
}
