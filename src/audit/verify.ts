import { assertNever } from '../domain/assert-never.ts';
import type { Clock } from '../domain/world.ts';
import { type Anchor, readAnchors } from './anchor-file.ts';
import { AuditLogError } from './audit-log-error.ts';
import { Chain, readHead } from './chain.ts';
import { assertSignedBy, CheckpointError, isSignedBy, type UnverifiedCheckpoint } from './checkpoint.ts';
import { checkpointPath, readCheckpoint } from './checkpoint-file.ts';
import { type DamageKind, diagnoseDamage } from './diagnose-damage.ts';
import { type AuditFileSystem, errorCode, NODE_FILE_SYSTEM } from './file-system.ts';
import type { Hash } from './hash.ts';
import type { KeyEpochs } from './key-epochs.ts';
import { type Line, LineReader } from './line-reader.ts';
import { epochsAt, type PrunedHead, readFrom, readPrunedHead } from './pruned-head.ts';
import type { RecordHead } from './record.ts';
import { listSegments, segmentsFolder } from './segment-files.ts';
import { loadVerifierKey, verifierKeyPath } from './signing-key.ts';

export interface VerifyOptions {
  /** The log's folder; the other places are found in it unless they are given. */
  readonly folder: string;
  readonly clock: Clock;
  /** Folder of the segments, when they were copied elsewhere. */
  readonly segments?: string | undefined;
  readonly checkpointFile?: string | undefined;
  /** The verifier key. A verdict is worth what the way by which this file came is worth. */
  readonly publicKeyFile?: string | undefined;
  /** What was kept elsewhere of earlier states: the log must have passed through each. */
  readonly anchorFiles?: readonly string[] | undefined;
  /** How long to wait for a running server to sign what it just wrote, in milliseconds. Default 1,500. */
  readonly waitMs?: number | undefined;
  readonly fs?: AuditFileSystem | undefined;
}

export type TamperKind =
  | DamageKind
  | 'tail-cut'
  | 'head-cut'
  | 'forked'
  | 'bad-signature'
  | 'malformed-checkpoint'
  | 'wrong-log';

export type Verification =
  | {
      readonly kind: 'proven';
      /** Number of records, all of them signed. */
      readonly records: number;
      /** Number of records that an anchor covers; what is behind them could be cut off unseen. */
      readonly anchored: number;
      /** Number of records that were pruned, by a record that says so; they are counted among the records. */
      readonly pruned: number;
      readonly root: Hash;
      readonly origin: string;
      /** Id of the key, as in the verifier key. */
      readonly keyId: string;
    }
  | {
      readonly kind: 'tampered';
      readonly what: TamperKind;
      /** The first record that is not as it was signed. */
      readonly firstBadSequence: number;
      readonly explanation: string;
    }
  | {
      /** Intact as far as can be told, yet the last records are not signed, or nothing was kept elsewhere. */
      readonly kind: 'unproven-tail';
      readonly why: 'unsigned' | 'no-anchor';
      readonly provenUpTo: number;
      readonly records: number;
      /** Bytes of a last line that is not complete. */
      readonly incompleteBytes: number;
      readonly explanation: string;
    }
  | { readonly kind: 'unreadable'; readonly explanation: string };

/** The exit code of a verdict. 2 is left for wrong usage. */
export function verificationExitCode(verification: Verification): 0 | 1 | 3 | 4 {
  switch (verification.kind) {
    case 'proven':
      return 0;
    case 'tampered':
      return 1;
    case 'unreadable':
      return 3;
    case 'unproven-tail':
      return 4;
    default:
      return assertNever(verification);
  }
}

const DEFAULT_WAIT_MS = 1500;
const POLL_MS = 100;

/**
 * Checks a whole log against its signed checkpoint, reading it once as a stream: needs no server and no network,
 * and may run while the log is written. Never throws for what it finds in the log.
 */
export async function verifyLog(options: VerifyOptions): Promise<Verification> {
  try {
    return await (await Verifier.open(options)).run();
  } catch (error) {
    if (error instanceof AuditLogError) return { kind: 'unreadable', explanation: error.message };
    if (error instanceof CheckpointError) return refusedCheckpoint(error);
    const code = errorCode(error);
    if (code === undefined) throw error;
    return { kind: 'unreadable', explanation: `a file of the log cannot be read (${code})` };
  }
}

function refusedCheckpoint({ kind, message }: CheckpointError): Verification {
  const what = kind === 'malformed' ? 'malformed-checkpoint' : kind;
  return { kind: 'tampered', what, firstBadSequence: 0, explanation: `${message}; nothing is proven` };
}

class Verifier {
  readonly #options: VerifyOptions;
  readonly #fs: AuditFileSystem;
  readonly #segments: string;
  readonly #start: PrunedHead;
  readonly #startRoot: Hash;
  readonly #chain: Chain;
  readonly #reader: LineReader;
  /** States the log must pass through, by size. */
  readonly #expected = new Map<number, Expected[]>();
  #provenUpTo = 0;
  #newest: Expected | undefined;
  #anchored: number | undefined;
  #isPruningOnRecord = false;

  private constructor(options: VerifyOptions, start: PrunedHead, epochs: KeyEpochs) {
    this.#options = options;
    this.#fs = options.fs ?? NODE_FILE_SYSTEM;
    this.#segments = options.segments ?? segmentsFolder(options.folder);
    this.#start = start;
    this.#startRoot = start.range.root();
    this.#chain = new Chain(epochs, start);
    this.#reader = new LineReader(this.#fs, this.#segments, readFrom(start));
  }

  static async open(options: VerifyOptions): Promise<Verifier> {
    const { folder, publicKeyFile, anchorFiles = [], fs = NODE_FILE_SYSTEM } = options;
    const pinned = await loadVerifierKey(fs, publicKeyFile ?? verifierKeyPath(folder));
    const start = await readPrunedHead(fs, folder);
    const verifier = new Verifier(options, start, epochsAt(start, pinned));
    for (const path of anchorFiles) {
      for (const anchor of await readAnchors(fs, path)) verifier.#expectAnchor(anchor);
    }
    return verifier;
  }

  async run(): Promise<Verification> {
    // The checkpoint is read before the records: whatever it covers was on disk before it was signed.
    await this.#expectNewest();
    if (this.#newest === undefined && (await listSegments(this.#fs, this.#segments)).length === 0) {
      return { kind: 'unreadable', explanation: 'there is no audit log in this folder' };
    }
    try {
      return (await this.#follow(Number.POSITIVE_INFINITY)) ?? (await this.#conclude());
    } finally {
      await this.#reader.close();
    }
  }

  #expectAnchor(anchor: Anchor): void {
    this.#anchored = Math.max(this.#anchored ?? 0, anchor.size);
    // What is older than the pruning cannot be compared with anything any more.
    if (anchor.size >= this.#start.range.size) this.#expect({ ...anchor, isAnchor: true });
  }

  async #expectNewest(): Promise<void> {
    const path = this.#options.checkpointFile ?? checkpointPath(this.#options.folder);
    const checkpoint = await readCheckpoint(this.#fs, path);
    if (checkpoint !== undefined && checkpoint.size >= this.#chain.size) {
      this.#expect({ ...checkpoint, at: undefined, isAnchor: false });
    }
  }

  #expect(state: Expected): void {
    const known = this.#expected.get(state.size) ?? [];
    // By the whole note: of two with one text, one may bear a signature that is no good.
    if (!known.some(({ note }) => note === state.note)) {
      // The log's own first: where it is the last record that was changed, that one can be named.
      this.#expected.set(state.size, state.isAnchor ? [...known, state] : [state, ...known]);
    }
    if (state.size >= (this.#newest?.size ?? 0)) this.#newest = state;
  }

  /** Follows the log to its present end, or until `size` records were followed. Returns what is wrong with it. */
  async #follow(size: number): Promise<Verification | undefined> {
    const damage = this.#checkStates(undefined);
    if (damage !== undefined) return damage;
    while (this.#chain.size < size) {
      const lines = await this.#reader.nextLines();
      if (lines.length === 0) return undefined;
      for (const [index, line] of lines.entries()) {
        const found = await this.#take(line, lines[index + 1]);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  async #take(line: Line, next: Line | undefined): Promise<Verification | undefined> {
    const followed = this.#chain.follow(line);
    if (typeof followed === 'string') {
      const { size: at } = this.#chain;
      const broken = { fault: followed, at, provenUpTo: this.#provenUpTo, checkpoint: this.#newest };
      const places = { fs: this.#fs, segments: this.#segments, start: this.#start };
      return { kind: 'tampered', ...(await diagnoseDamage(places, broken)) };
    }
    if (followed.type === 'key' || followed.type === 'erasure') this.#note(followed);
    return this.#expected.has(this.#chain.size) ? this.#checkStates(next) : undefined;
  }

  #note({ type, value, sequence }: RecordHead): void {
    // A change of keys is signed over everything before it.
    if (type === 'key' && value['event'] === 'epoch') this.#provenUpTo = sequence;
    const isPruning = type === 'erasure' && value['event'] === 'prune';
    if (isPruning && value['size'] === this.#start.range.size && value['root'] === this.#startRoot) {
      this.#isPruningOnRecord = true;
    }
  }

  /** Whether the log is, at its present size, in every state that was signed for that size. */
  #checkStates(next: Line | undefined): Verification | undefined {
    const { size, log, range, epochs } = this.#chain;
    const states = this.#expected.get(size) ?? [];
    for (const expected of states) {
      if (expected.isAnchor && !isSignedBy(expected, epochs.keyFor(size))) {
        return this.#anotherRoot(expected, next);
      }
      assertSignedBy(expected, epochs.keyFor(size));
      if (log !== undefined && !expected.origin.endsWith(`/${log}`)) {
        const explanation = 'the checkpoint and its key belong to another log than these records';
        return { kind: 'tampered', what: 'wrong-log', firstBadSequence: 0, explanation };
      }
      if (range.root() !== expected.root) return this.#anotherRoot(expected, next);
    }
    if (states.length > 0) this.#provenUpTo = size;
    return undefined;
  }

  #anotherRoot({ size, isAnchor, at }: Expected, next: Line | undefined): Verification {
    const last = Math.max(0, size - 1);
    // Where the record behind it remembers another hash, only the last one was changed; else all behind the change fits.
    const isLast = next !== undefined && readHead(next)?.previous !== this.#chain.lastLeaf;
    if (!isAnchor || isLast) {
      const explanation =
        `the first ${size} records do not give the signed root: record ${last} was changed, or an earlier one ` +
        'was and everything behind it was written anew';
      return { kind: 'tampered', what: 'root-differs', firstBadSequence: last, explanation };
    }
    return this.#forked({ size, at });
  }

  #forked({ size, at }: Pick<Expected, 'size' | 'at'>): Verification {
    const when = at === undefined ? '' : ` at ${at}`;
    const explanation =
      `the log is not in the state that was anchored${when} for its first ${size} records: record ${this.#provenUpTo} or a ` +
      'later one was written anew. The log was forked, or rolled back to a backup and continued';
    return { kind: 'tampered', what: 'forked', firstBadSequence: this.#provenUpTo, explanation };
  }

  async #conclude(): Promise<Verification> {
    const { clock, waitMs = DEFAULT_WAIT_MS } = this.#options;
    const deadlineMs = clock.monotonicMs() + waitMs;
    // What there was when the end was reached first; a server may go on appending for ever.
    const present = this.#chain.size + (this.#reader.incompleteBytes > 0 ? 1 : 0);
    for (;;) {
      if (this.#isCut()) return this.#tailCut();
      if (this.#provenUpTo >= present) return this.#proven();
      if (clock.monotonicMs() >= deadlineMs) return this.#unsigned();
      await new Promise<void>((resolve) => clock.after(POLL_MS, resolve));
      await this.#expectNewest();
      const target = this.#newest?.size ?? 0;
      const damage = target >= this.#chain.size ? await this.#follow(target) : undefined;
      if (damage !== undefined) return damage;
    }
  }

  #isCut(): boolean {
    return (this.#newest?.size ?? 0) > this.#chain.size;
  }

  #tailCut(): Verification {
    const count = this.#chain.size;
    const { keys } = this.#chain.epochs;
    const signed = this.#newest;
    const isKnown = signed !== undefined && keys.some((key) => isSignedBy(signed, key));
    return {
      kind: 'tampered',
      what: 'tail-cut',
      firstBadSequence: count,
      explanation:
        `${signed?.size} records were signed and ${count} are there: the end was cut off` +
        (isKnown ? '' : ', or the signature, by a key that these records do not name, is somebody else’s'),
    };
  }

  #proven(): Verification {
    const { size: pruned } = this.#start.range;
    if (pruned > 0 && !this.#isPruningOnRecord) {
      const explanation = `records 0 to ${pruned - 1} are gone, and no record says that they were pruned`;
      return { kind: 'tampered', what: 'head-cut', firstBadSequence: 0, explanation };
    }
    const records = this.#provenUpTo;
    if (this.#anchored === undefined) {
      const explanation =
        `${records} records are as they were signed. Without an anchor that was kept elsewhere nobody can tell whether ` +
        'later ones were cut off: give one with --anchor';
      return {
        kind: 'unproven-tail',
        why: 'no-anchor',
        provenUpTo: records,
        records,
        incompleteBytes: 0,
        explanation,
      };
    }
    const { name: origin, id: keyId } = this.#chain.epochs.keyFor(records);
    const root = this.#expected.get(records)?.[0]?.root ?? this.#chain.range.root();
    return { kind: 'proven', records, anchored: this.#anchored, pruned, root, origin, keyId };
  }

  #unsigned(): Verification {
    const { incompleteBytes } = this.#reader;
    const records = this.#chain.size;
    const unsigned = records - this.#provenUpTo;
    const torn = incompleteBytes > 0 ? ` and ${incompleteBytes} bytes of an incomplete line` : '';
    return {
      kind: 'unproven-tail',
      why: 'unsigned',
      provenUpTo: this.#provenUpTo,
      records,
      incompleteBytes,
      explanation:
        `${this.#provenUpTo} records are proven; behind them ${unsigned} records${torn} are not signed yet. ` +
        'A running server signs within a second; after a crash, start the server and verify again',
    };
  }
}

/** A signed state, and whether it was kept elsewhere. */
interface Expected extends UnverifiedCheckpoint {
  readonly at: string | undefined;
  readonly isAnchor: boolean;
}
