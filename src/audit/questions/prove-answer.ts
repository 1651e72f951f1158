import type { AuditFound, AuditProof, ProvenRecord } from '../../domain/audit-answer.ts';
import type { AuditQuestion } from '../../domain/audit-question.ts';
import { CompactRange } from '../compact-range.ts';
import { asBuffer, readSignedLog, type SignedLog, type SignedLogOptions } from './read-signed.ts';

/** Records that a proof spells out; beyond them it names how many there are and the root over all of them. */
export const MAX_PROVEN_RECORDS = 1_000;

export interface Answered {
  readonly question: AuditQuestion;
  readonly found: AuditFound;
  readonly signed: SignedLog;
  /** The records that the answer rests on, in order. */
  readonly rests: ArrayLike<number>;
}

/**
 * Reads the signed log once more, up to the very state that the answer was found in, and takes from it what proves the
 * answer: the records it rests on with their paths to the root.
 *
 * @throws as {@link readSignedLog} does.
 */
export async function proveAnswer(
  options: SignedLogOptions,
  { question, found, signed, rests }: Answered,
): Promise<AuditProof> {
  const selection = new CompactRange();
  const lines: { readonly sequence: number; readonly line: string }[] = [];
  const proven = rests.length === 0 ? -1 : rests[Math.min(rests.length, MAX_PROVEN_RECORDS) - 1]!;
  const isNext = (sequence: number) => rests[selection.size] === sequence;
  const again = await readSignedLog(
    { ...options, upTo: signed.note, waitMs: 0 },
    {
      wants: (sequence) => sequence <= proven && isNext(sequence),
      see: ({ sequence, bytes, leaf }) => {
        if (!isNext(sequence)) return;
        selection.append(leaf);
        if (sequence <= proven) lines.push({ sequence, line: asBuffer(bytes).toString('utf8') });
      },
    },
  );
  const records: ProvenRecord[] = lines.map(({ sequence, line }) => ({
    sequence,
    line,
    path: again.tree.path(sequence),
  }));
  return {
    format: 'demarc-audit-proof/1',
    question,
    found,
    checkpoint: signed.note,
    keyChanges: again.epochs.before(signed.size),
    firstSequence: signed.firstSequence,
    size: signed.size,
    root: signed.root,
    selection: { count: selection.size, root: selection.root() },
    records,
    isComplete: records.length === rests.length,
  };
}
