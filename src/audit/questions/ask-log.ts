import type { AnswerBasis, AuditRefusal, AuditReply } from '../../domain/audit-answer.ts';
import type { AuditQuestion } from '../../domain/audit-question.ts';
import type { Clock } from '../../domain/world.ts';
import { type AuditFileSystem, NODE_FILE_SYSTEM } from '../file-system.ts';
import { verifierKeyPath } from '../signing-key.ts';
import { coverageOf } from './coverage.ts';
import { inquiryOf } from './inquiry-of.ts';
import { inquiryReader } from './inquiry-reader.ts';
import { proveAnswer } from './prove-answer.ts';
import { readSignedLog, type SignedLog, type SignedLogOptions } from './read-signed.ts';
import { isReadingFault, type ReadingPlaces, refusalOf } from './refuse-answer.ts';
import { SequenceList } from './sequence-list.ts';

export interface AskLogOptions {
  /** The log's folder. */
  readonly folder: string;
  readonly clock: Clock;
  /** The verifier key, kept apart from the log. Default: the one in the folder, which proves little by itself. */
  readonly publicKeyFile?: string | undefined;
  readonly checkpointFile?: string | undefined;
  /** What was kept elsewhere of earlier states; the log must have passed through each. */
  readonly anchorFiles?: readonly string[] | undefined;
  /** Whether the proof is to be taken along, which reads the log twice. */
  readonly withProof?: boolean | undefined;
  /** How long to wait for a running server to sign what it just wrote. Default 1,500. */
  readonly waitMs?: number | undefined;
  readonly fs?: AuditFileSystem | undefined;
}

const DEFAULT_WAIT_MS = 1_500;

/**
 * Answers an auditor's question from the log's files alone. Every record is read, hashed and held against the signed
 * checkpoint before anything is said; a log that is not as it was signed gets no answer, but told what is wrong with it.
 */
export async function askLog(question: AuditQuestion, options: AskLogOptions): Promise<AuditReply> {
  const places = placesOf(options);
  try {
    return await answer(question, places, options.withProof === true);
  } catch (error) {
    if (!isReadingFault(error)) throw error;
    return refusalOf(places);
  }
}

function placesOf(options: AskLogOptions): ReadingPlaces {
  const { folder, clock, publicKeyFile, checkpointFile, anchorFiles = [] } = options;
  const { fs = NODE_FILE_SYSTEM, waitMs = DEFAULT_WAIT_MS } = options;
  return {
    fs,
    clock,
    folder,
    publicKeyFile: publicKeyFile ?? verifierKeyPath(folder),
    anchorFiles,
    checkpointFile,
    waitMs,
  };
}

async function answer(
  question: AuditQuestion,
  options: SignedLogOptions,
  withProof: boolean,
): Promise<AuditReply> {
  const inquiry = inquiryOf(question);
  const signed = await readSignedLog(options, inquiryReader(inquiry));
  const coverage = coverageOf(question, signed);
  if ('why' in coverage) return coverage;
  const found = inquiry.found();
  const unknown = inquiry.unknownDestination?.();
  if (unknown !== undefined) return unknownDestination(question, unknown);
  const list = new SequenceList();
  for (const sequence of inquiry.rests()) list.add(sequence);
  const rests = list.sorted();
  const basis = basisOf(signed, rests, coverage.notes);
  if (!withProof) return { kind: 'answered', question, found, basis };
  const proof = await proveAnswer(options, { question, found, signed, rests });
  return { kind: 'answered', question, found, basis, proof };
}

function basisOf(signed: SignedLog, rests: Float64Array, notes: readonly string[]): AnswerBasis {
  const { name: origin, id: keyId } = signed.epochs.keyFor(signed.size);
  const { firstSequence, size, root, anchored, begins, ends } = signed;
  const records = { count: rests.length, first: rests[0] ?? null, last: rests.at(-1) ?? null };
  return { origin, keyId, firstSequence, size, root, anchored, begins, ends, records, notes };
}

function unknownDestination(question: AuditQuestion, known: readonly string[]): AuditRefusal {
  const name = question.ask === 'sent' ? question.destination : '';
  const there = known.length === 0 ? 'nothing is on record yet' : `on record are: ${known.join(', ')}`;
  return {
    kind: 'refused',
    why: 'unknown-destination',
    message: `no deployment or provider "${name}" is on record; ${there}`,
    known,
  };
}
