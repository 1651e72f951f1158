import { NotCanonicalError } from './canonical-line.ts';
import { CompactRange } from './compact-range.ts';
import { type Hash, leafHashOfBytes, NO_HASH } from './hash.ts';
import type { KeyEpochs } from './key-epochs.ts';
import type { Line } from './line-reader.ts';
import { type RecordHead, readRecordHead } from './record.ts';

/** Why a line cannot be the next record of a log. */
export type ChainFault =
  /** Not the canonical spelling of a record, or without its LF. */
  | 'not-canonical'
  /** A record of another log, or not a genesis at the start. */
  | 'wrong-log'
  | 'wrong-segment'
  | 'wrong-sequence'
  | 'wrong-previous'
  /** A checkpoint record whose root is not that of the records before it. */
  | 'wrong-root'
  /** A change of keys that the key in force did not sign, or not for the records before it. */
  | 'wrong-key';

/** Where to go on from, when everything before it is taken for granted. */
export interface ChainStart {
  readonly range: CompactRange;
  readonly lastLeaf: Hash;
}

/**
 * Follows a log record by record: each must be the next in number and carry the hash of the one before. Keeps the
 * keys up to date on the way.
 */
export class Chain {
  readonly range: CompactRange;
  readonly epochs: KeyEpochs;
  #log: string | undefined;
  #lastLeaf: Hash;
  #segmentPath: string | undefined;

  constructor(epochs: KeyEpochs, start?: ChainStart) {
    this.epochs = epochs;
    this.range = start?.range.clone() ?? new CompactRange();
    this.#lastLeaf = start?.lastLeaf ?? NO_HASH;
  }

  get log(): string | undefined {
    return this.#log;
  }

  /** Number of records followed, which is also the sequence the next one must have. */
  get size(): number {
    return this.range.size;
  }

  /** Leaf hash of the last record. */
  get lastLeaf(): Hash {
    return this.#lastLeaf;
  }

  /** Takes the line as the next record, or says why it cannot be; then the chain is as it was before. */
  follow(line: Line): RecordHead | ChainFault {
    const head = readHead(line);
    if (head === undefined) return 'not-canonical';
    const fault = this.#faultOf(head, line);
    if (fault !== undefined) return fault;
    this.#log = head.log;
    this.#segmentPath = line.segment.path;
    this.#lastLeaf = leafHashOfBytes(line.bytes);
    this.range.append(this.#lastLeaf);
    return head;
  }

  #faultOf(head: RecordHead, line: Line): ChainFault | undefined {
    if (head.sequence !== this.size) return 'wrong-sequence';
    if (head.log !== (this.#log ?? head.log)) return 'wrong-log';
    if (head.previous !== this.#lastLeaf) return 'wrong-previous';
    if (this.size === 0 && head.type !== 'genesis') return 'wrong-log';
    if (line.segment.path !== this.#segmentPath && !startsSegment(head, line)) return 'wrong-segment';
    if (head.type === 'checkpoint' && !this.#agrees(head)) return 'wrong-root';
    if (isKeyChange(head) && !this.#follows(head)) return 'wrong-key';
    return undefined;
  }

  #follows({ value, sequence }: RecordHead): boolean {
    const { note } = value;
    return typeof note === 'string' && this.epochs.follow(note, sequence, this.range.root());
  }

  #agrees({ value, sequence }: RecordHead): boolean {
    return value['size'] === sequence && value['root'] === this.range.root();
  }
}

function isKeyChange({ type, value }: RecordHead): boolean {
  return type === 'key' && value['event'] === 'epoch';
}

function startsSegment(head: RecordHead, { segment, offset }: Line): boolean {
  return offset > 0 || (segment.firstSequence === head.sequence && segment.log === head.log);
}

/** The record of a line, `undefined` when it is none. */
export function readHead({ bytes, isTerminated }: Line): RecordHead | undefined {
  if (!isTerminated) return undefined;
  try {
    return readRecordHead(bytes);
  } catch (error) {
    if (error instanceof NotCanonicalError) return undefined;
    throw error;
  }
}
