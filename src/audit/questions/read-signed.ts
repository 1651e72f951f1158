import type { CanonicalValue } from '../../domain/audit-entry.ts';
import type { Clock } from '../../domain/world.ts';
import { type Anchor, readAnchors } from '../anchor-file.ts';
import { isObject } from '../canonical-line.ts';
import { isSignedBy, parseCheckpoint, type UnverifiedCheckpoint } from '../checkpoint.ts';
import { checkpointPath, readCheckpoint } from '../checkpoint-file.ts';
import type { AuditFileSystem } from '../file-system.ts';
import { type Hash, leafHashOfBytes } from '../hash.ts';
import type { KeyEpochs } from '../key-epochs.ts';
import { type Line, LineReader } from '../line-reader.ts';
import { epochsAt, type PrunedHead, readFrom, readPrunedHead } from '../pruned-head.ts';
import { segmentsFolder } from '../segment-files.ts';
import { loadVerifierKey } from '../signing-key.ts';
import { ProofTree } from './proof-tree.ts';

export interface SignedLogOptions {
  readonly fs: AuditFileSystem;
  readonly clock: Clock;
  /** The log's folder. */
  readonly folder: string;
  readonly publicKeyFile: string;
  readonly anchorFiles: readonly string[];
  readonly checkpointFile?: string | undefined;
  /** A signed state to read up to, instead of the newest; nothing behind it is looked at. */
  readonly upTo?: string | undefined;
  /** How long to wait for a running server to sign what it just wrote, in milliseconds. */
  readonly waitMs: number;
}

/** A record on its way through: what it is worth is known when all are read. */
export interface SignedLine {
  readonly sequence: number;
  readonly bytes: Uint8Array;
  readonly leaf: Hash;
}

export interface SignedLogReader {
  /** Whether the path of this record will be asked for. */
  wants(sequence: number): boolean;
  see(line: SignedLine): void;
}

/** A log that was read from its first record to its signed end, and is as it was signed. */
export interface SignedLog {
  readonly tree: ProofTree;
  readonly epochs: KeyEpochs;
  /** The checkpoint that covers it, as it was written. */
  readonly note: string;
  readonly firstSequence: number;
  readonly size: number;
  readonly root: Hash;
  readonly anchored: number | null;
  /** Stamps of the first and last of its records; equal where there is only one. */
  readonly begins: string;
  readonly ends: string;
  /** Records after which the wall clock stood earlier than before them, by five seconds or more. */
  readonly setBack: readonly number[];
  /** Lines behind the end that nobody signed. */
  readonly unsigned: readonly Uint8Array[];
}

/** What was read is not what was signed, or nothing is; what exactly, the verifier says. */
export class NotAsSigned extends Error {
  constructor() {
    super('the log is not as it was signed');
    this.name = 'NotAsSigned';
  }
}

const POLL_MS = 50;
/** More than a server writes between two checkpoints, many times over; what is not signed by then never will be. */
const MAX_PENDING_BYTES = 32 * 1024 * 1024;
const SET_BACK_MS = 5_000;
const MAX_SET_BACK = 20;

/**
 * Reads a log once, in order, and shows the reader every record that a checkpoint covers; then says whether they are
 * the signed ones. It hashes the stored bytes and compares roots, which is all that a proof takes; it does not look
 * for what was done to a log where they differ.
 *
 * @throws NotAsSigned, and as the parts do that read files: CheckpointError, AuditLogError, the operating system's.
 */
export async function readSignedLog(options: SignedLogOptions, reader: SignedLogReader): Promise<SignedLog> {
  const pinned = await loadVerifierKey(options.fs, options.publicKeyFile);
  const start = await readPrunedHead(options.fs, options.folder);
  const reading = new Reading(options, reader, { start, epochs: epochsAt(start, pinned) });
  return reading.run();
}

class Reading {
  readonly #options: SignedLogOptions;
  readonly #reader: SignedLogReader;
  readonly #start: PrunedHead;
  readonly #epochs: KeyEpochs;
  readonly #tree: ProofTree;
  readonly #lines: LineReader;
  /** Read, and not covered by a checkpoint that is known. */
  readonly #pending: Line[] = [];
  #pendingBytes = 0;
  #anchors: Anchor[] = [];
  #target: UnverifiedCheckpoint | undefined;
  /** The newest checkpoint that the records were found to agree with. */
  #agreed: UnverifiedCheckpoint | undefined;
  #begins: string | undefined;
  #ends = '';
  readonly #setBack: number[] = [];
  #isPruningOnRecord: boolean;

  constructor(
    options: SignedLogOptions,
    reader: SignedLogReader,
    { start, epochs }: { readonly start: PrunedHead; readonly epochs: KeyEpochs },
  ) {
    this.#options = options;
    this.#reader = reader;
    this.#start = start;
    this.#epochs = epochs;
    this.#tree = new ProofTree(start.range);
    this.#lines = new LineReader(options.fs, segmentsFolder(options.folder), readFrom(start));
    this.#isPruningOnRecord = start.range.size === 0;
  }

  async run(): Promise<SignedLog> {
    for (const path of this.#options.anchorFiles) {
      this.#anchors.push(...(await readAnchors(this.#options.fs, path)));
    }
    // Before the records: whatever the checkpoint covers was on disk before it was signed.
    await this.#findTarget();
    try {
      const unsigned = await this.#readToEnd();
      return this.#conclude(unsigned);
    } finally {
      await this.#lines.close();
    }
  }

  /** The lines behind the last signed record, as many as there were when the end was first reached. */
  async #readToEnd(): Promise<readonly Uint8Array[]> {
    const { clock, waitMs, upTo } = this.#options;
    let deadlineMs: number | undefined;
    let present = Number.POSITIVE_INFINITY;
    for (;;) {
      await this.#takeSigned();
      if (this.#isAtTarget() && (upTo !== undefined || this.#tree.size >= present)) return [];
      const lines = this.#pendingBytes > MAX_PENDING_BYTES ? [] : await this.#lines.nextLines();
      this.#hold(lines);
      // What a checkpoint covers is on disk, however long it takes to read.
      if (lines.length > 0 && (deadlineMs === undefined || !this.#isAtTarget())) continue;
      if (deadlineMs === undefined) {
        deadlineMs = clock.monotonicMs() + waitMs;
        present = this.#tree.size + this.#pending.length;
        continue;
      }
      if (clock.monotonicMs() >= deadlineMs) {
        return this.#pending.slice(0, present - this.#tree.size).map(({ bytes }) => bytes);
      }
      if (lines.length === 0) await new Promise<void>((resolve) => clock.after(POLL_MS, resolve));
    }
  }

  #hold(lines: readonly Line[]): void {
    for (const line of lines) {
      this.#pending.push(line);
      this.#pendingBytes += line.bytes.length;
    }
  }

  /** Takes what checkpoints cover, asking for a newer one where it is used up. */
  async #takeSigned(): Promise<void> {
    while (this.#pending.length > 0) {
      if (this.#isAtTarget()) {
        if (this.#options.upTo !== undefined) return;
        await this.#findTarget();
        if (this.#isAtTarget()) return;
      }
      const count = Math.min(this.#pending.length, this.#target!.size - this.#tree.size);
      for (const line of this.#pending.splice(0, count)) this.#take(line);
    }
  }

  #isAtTarget(): boolean {
    return (this.#target?.size ?? 0) <= this.#tree.size;
  }

  async #findTarget(): Promise<void> {
    const { fs, folder, upTo, checkpointFile = checkpointPath(folder) } = this.#options;
    const found = upTo === undefined ? await readCheckpoint(fs, checkpointFile) : parseCheckpoint(upTo);
    if (found === undefined || found.size < this.#tree.size) return;
    this.#target = found;
    if (found.size === this.#tree.size) this.#agree(found);
  }

  #take({ bytes, isTerminated }: Line): void {
    if (!isTerminated) throw new NotAsSigned();
    this.#pendingBytes -= bytes.length;
    const sequence = this.#tree.size;
    if (holds(bytes, OF_KEYS) || holds(bytes, OF_ERASURES)) this.#note(sequence, bytes);
    this.#stamp(sequence, bytes);
    const leaf = leafHashOfBytes(bytes);
    this.#tree.append(leaf, this.#reader.wants(sequence));
    this.#reader.see({ sequence, bytes, leaf });
    if (this.#target?.size === this.#tree.size) this.#agree(this.#target);
    for (const anchor of this.#anchors) if (anchor.size === this.#tree.size) this.#agreeWithAnchor(anchor);
  }

  /** Follows the keys, which sign for each other, and looks for the record that says what was pruned. */
  #note(sequence: number, bytes: Uint8Array): void {
    const record = parse(bytes);
    if (record['type'] === 'key' && record['event'] === 'epoch') {
      const { note } = record;
      const follows = typeof note === 'string' && this.#epochs.follow(note, sequence, this.#tree.root());
      if (!follows) throw new NotAsSigned();
    }
    if (record['type'] !== 'erasure' || record['event'] !== 'prune') return;
    const { range } = this.#start;
    if (record['size'] === range.size && record['root'] === range.root()) this.#isPruningOnRecord = true;
  }

  #stamp(sequence: number, bytes: Uint8Array): void {
    const at = stampOf(bytes);
    if (this.#begins === undefined) this.#begins = at;
    else if (at < this.#ends && Date.parse(this.#ends) - Date.parse(at) >= SET_BACK_MS) {
      if (this.#setBack.length < MAX_SET_BACK) this.#setBack.push(sequence);
    }
    this.#ends = at;
  }

  #agree(checkpoint: UnverifiedCheckpoint): void {
    const { size, root } = checkpoint;
    if (!isSignedBy(checkpoint, this.#epochs.keyFor(size)) || this.#tree.root() !== root) {
      throw new NotAsSigned();
    }
    this.#agreed = checkpoint;
  }

  #agreeWithAnchor(anchor: Anchor): void {
    const { size, root } = anchor;
    if (!isSignedBy(anchor, this.#epochs.keyFor(size)) || this.#tree.root() !== root) throw new NotAsSigned();
  }

  #conclude(unsigned: readonly Uint8Array[]): SignedLog {
    const anchored = this.#anchors.reduce<number | null>((most, { size }) => Math.max(most ?? 0, size), null);
    const signed = this.#agreed;
    const isWhole = signed !== undefined && signed.size === this.#tree.size && this.#isAtTarget();
    if (!isWhole || (anchored ?? 0) > signed.size || !this.#isPruningOnRecord) throw new NotAsSigned();
    return {
      tree: this.#tree,
      epochs: this.#epochs,
      note: signed.note,
      firstSequence: this.#start.range.size,
      size: signed.size,
      root: signed.root,
      anchored,
      begins: this.#begins ?? '',
      ends: this.#ends,
      setBack: this.#setBack,
      unsigned,
    };
  }
}

const OF_KEYS = Buffer.from('"type":"key"');
const OF_ERASURES = Buffer.from('"type":"erasure"');
const STAMP = Buffer.from('"ts":"');
const STAMP_CHARACTERS = 24;

/** Whether a line holds a piece of text; cheaper than reading it, and right as often as the log writes one spelling. */
export function holds(bytes: Uint8Array, text: Buffer): boolean {
  return asBuffer(bytes).includes(text);
}

/** When a record was written, as it stands in its line; what is signed, the log wrote in one spelling. */
export function stampOf(bytes: Uint8Array): string {
  const line = asBuffer(bytes);
  const at = line.indexOf(STAMP) + STAMP.length;
  return line.toString('latin1', at, at + STAMP_CHARACTERS);
}

export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

function parse(bytes: Uint8Array): Readonly<Record<string, CanonicalValue>> {
  try {
    const value = JSON.parse(asBuffer(bytes).toString('utf8')) as CanonicalValue;
    if (isObject(value)) return value;
  } catch {
    // Said below.
  }
  throw new NotAsSigned();
}
