import { isDeepStrictEqual } from 'node:util';
import type { AuditFound, AuditProof } from '../../domain/audit-answer.ts';
import type { Clock } from '../../domain/world.ts';
import { AuditLogError } from '../audit-log-error.ts';
import { assertSignedBy, CheckpointError, parseCheckpoint } from '../checkpoint.ts';
import { CompactRange } from '../compact-range.ts';
import { type AuditFileSystem, NODE_FILE_SYSTEM } from '../file-system.ts';
import { leafHash } from '../hash.ts';
import { KeyEpochs } from '../key-epochs.ts';
import { verifyInclusion } from '../merkle-tree.ts';
import { loadVerifierKey } from '../signing-key.ts';
import { inquiryOf } from './inquiry-of.ts';
import { inquiryReader } from './inquiry-reader.ts';
import { proveAnswer } from './prove-answer.ts';
import { readSignedLog, type SignedLogOptions } from './read-signed.ts';
import { isReadingFault, refusalOf } from './refuse-answer.ts';
import { SequenceList } from './sequence-list.ts';

export interface CheckProofOptions {
  readonly clock: Clock;
  /** The verifier key, from elsewhere than the proof. */
  readonly publicKeyFile: string;
  /** The log's folder, where the answer is to be found again in the whole log. */
  readonly folder?: string | undefined;
  readonly fs?: AuditFileSystem | undefined;
}

/**
 * What a proof was found to be worth.
 * - `confirmed`: the whole log was read up to the signed state, and gives the same answer.
 * - `genuine`: the records shown are in the signed log, and the answer is what they say. That there are no others takes
 *   the log.
 * - `false`: something in it is not as was signed, or does not follow.
 * - `unreadable`: the key or the log cannot be read; nothing is said about the proof.
 */
export type ProofVerdict =
  | { readonly kind: 'confirmed'; readonly records: number; readonly found: AuditFound }
  | {
      readonly kind: 'genuine';
      readonly records: number;
      /** Records that the answer rests on and that the proof does not show. */
      readonly notShown: number;
      readonly found: AuditFound;
    }
  | { readonly kind: 'false' | 'unreadable'; readonly explanation: string };

class ProofFault extends Error {}

/** Checks a proof against a key that was kept elsewhere; against the log as well, where its folder is given. */
export async function checkProof(proof: AuditProof, options: CheckProofOptions): Promise<ProofVerdict> {
  const { fs = NODE_FILE_SYSTEM } = options;
  try {
    const key = await loadVerifierKey(fs, options.publicKeyFile);
    checkSignatures(proof, new KeyEpochs(key, proof.keyChanges));
    checkRecords(proof);
    if (options.folder !== undefined) return await confirm(proof, { ...options, folder: options.folder, fs });
    return byItself(proof);
  } catch (error) {
    if (error instanceof ProofFault) return { kind: 'false', explanation: error.message };
    if (error instanceof CheckpointError) return { kind: 'false', explanation: error.message };
    if (error instanceof AuditLogError) return { kind: 'unreadable', explanation: error.message };
    throw error;
  }
}

function checkSignatures({ checkpoint, size, root, keyChanges }: AuditProof, epochs: KeyEpochs): void {
  const signed = parseCheckpoint(checkpoint);
  if (signed.nextKey !== undefined || signed.size !== size || signed.root !== root) {
    throw new ProofFault('the signed checkpoint speaks of another state of the log than the proof');
  }
  if (epochs.before(size).length !== keyChanges.length) {
    throw new ProofFault('a change of keys lies behind the checkpoint');
  }
  assertSignedBy(signed, epochs.keyFor(size));
}

/** Each record shown is where it says, the order is the log's, and together they are the selection that is named. */
function checkRecords({ records, size, root, selection, isComplete }: AuditProof): void {
  const shown = new CompactRange();
  let last = -1;
  for (const { sequence, line, path } of records) {
    const leaf = leafHash(line);
    if (!verifyInclusion({ leaf, index: sequence, size, root, proof: path })) {
      throw new ProofFault(`record ${sequence} is not in the signed log as it is shown`);
    }
    if (sequence <= last) {
      throw new ProofFault(`record ${sequence} is not in its place`);
    }
    last = sequence;
    shown.append(leaf);
  }
  if (shown.size > selection.count || isComplete !== (shown.size === selection.count)) {
    throw new ProofFault('the proof shows more or fewer records than it says');
  }
  if (isComplete && shown.root() !== selection.root) {
    throw new ProofFault('the records shown are not those that the answer is said to rest on');
  }
}

/** Asks the question of the records that the proof shows: where they are all, the answer must be the same. */
function byItself({ question, found, records, selection, isComplete }: AuditProof): ProofVerdict {
  const notShown = selection.count - records.length;
  if (isComplete) {
    const inquiry = inquiryOf(question);
    const reader = inquiryReader(inquiry);
    for (const { sequence, line } of records) {
      reader.see({ sequence, bytes: Buffer.from(line), leaf: leafHash(line) });
    }
    assertSame(inquiry.found(), found);
  }
  return { kind: 'genuine', records: records.length, notShown, found };
}

async function confirm(
  proof: AuditProof,
  options: CheckProofOptions & { readonly folder: string; readonly fs: AuditFileSystem },
): Promise<ProofVerdict> {
  const { question, checkpoint, found, selection } = proof;
  const { fs, clock, folder, publicKeyFile } = options;
  const places: SignedLogOptions = {
    fs,
    clock,
    folder,
    publicKeyFile,
    anchorFiles: [],
    upTo: checkpoint,
    waitMs: 0,
  };
  const inquiry = inquiryOf(question);
  try {
    const signed = await readSignedLog(places, inquiryReader(inquiry));
    assertSame(inquiry.found(), found);
    const list = new SequenceList();
    for (const sequence of inquiry.rests()) list.add(sequence);
    const rests = list.sorted();
    const again = await proveAnswer(places, { question, found, signed, rests });
    if (!isDeepStrictEqual(again.selection, selection)) {
      throw new ProofFault('in the log the answer rests on other records than in the proof');
    }
    return { kind: 'confirmed', records: selection.count, found };
  } catch (error) {
    if (error instanceof ProofFault || !isReadingFault(error)) throw error;
    const refusal = await refusalOf({ ...places, waitMs: 0 });
    if (refusal.why === 'unreadable') throw new AuditLogError('unreadable', refusal.message);
    throw new ProofFault(`the log is not as it was signed: ${refusal.message}`);
  }
}

/** Both as they would stand in a file, where what is undefined is not there. */
function assertSame(again: AuditFound, found: AuditFound): void {
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(again)), JSON.parse(JSON.stringify(found)))) {
    throw new ProofFault('the records give another answer than the proof');
  }
}
