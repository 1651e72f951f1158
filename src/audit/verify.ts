import { assertNever } from '../domain/assert-never.ts';
import type { Clock } from '../domain/world.ts';
import { AuditLogError } from './audit-log-error.ts';
import { Chain } from './chain.ts';
import { type Checkpoint, CheckpointError } from './checkpoint.ts';
import { checkpointPath, readCheckpoint } from './checkpoint-file.ts';
import { type DamageKind, diagnoseDamage } from './diagnose-damage.ts';
import { type AuditFileSystem, errorCode, NODE_FILE_SYSTEM } from './file-system.ts';
import type { Hash } from './hash.ts';
import { LineReader } from './line-reader.ts';
import { listSegments, segmentsFolder } from './segment-files.ts';
import { loadVerifierKey, verifierKeyPath } from './signing-key.ts';
import type { VerifierKey } from './verifier-key.ts';

export interface VerifyOptions {
  /** The log's folder; the other places are found in it unless they are given. */
  readonly folder: string;
  readonly clock: Clock;
  /** Folder of the segments, when they were copied elsewhere. */
  readonly segments?: string | undefined;
  readonly checkpointFile?: string | undefined;
  /** The verifier key. A verdict is worth what the way by which this file came is worth. */
  readonly publicKeyFile?: string | undefined;
  /** An earlier checkpoint that was kept elsewhere: the log must still contain exactly that state. */
  readonly anchorFile?: string | undefined;
  /** How long to wait for a running server to sign what it just wrote, in milliseconds. Default 1,500. */
  readonly waitMs?: number | undefined;
  readonly fs?: AuditFileSystem | undefined;
}

export type TamperKind = DamageKind | 'tail-cut' | 'bad-signature' | 'malformed-checkpoint' | 'wrong-log';

export type Verification =
  | {
      readonly kind: 'proven';
      /** Number of records that the signature covers. */
      readonly records: number;
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
      /** Intact as far as can be told, yet the last records are not signed. */
      readonly kind: 'unproven-tail';
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
    return await new Verifier(options).run();
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
  readonly #chain = new Chain();
  readonly #reader: LineReader;
  /** States the log must pass through, by size. */
  readonly #expected = new Map<number, Checkpoint>();
  #provenUpTo = 0;
  #newest: Checkpoint | undefined;

  constructor(options: VerifyOptions) {
    this.#options = options;
    this.#fs = options.fs ?? NODE_FILE_SYSTEM;
    this.#segments = options.segments ?? segmentsFolder(options.folder);
    this.#reader = new LineReader(this.#fs, this.#segments);
  }

  async run(): Promise<Verification> {
    const { folder, publicKeyFile, anchorFile } = this.#options;
    const key = await loadVerifierKey(this.#fs, publicKeyFile ?? verifierKeyPath(folder));
    if (anchorFile !== undefined) await this.#expectAnchor(anchorFile, key);
    // The checkpoint is read before the records: whatever it covers was on disk before it was signed.
    await this.#expectNewest(key);
    if (this.#newest === undefined && (await listSegments(this.#fs, this.#segments)).length === 0) {
      return { kind: 'unreadable', explanation: 'there is no audit log in this folder' };
    }
    try {
      return (await this.#follow(Number.POSITIVE_INFINITY)) ?? (await this.#conclude(key));
    } finally {
      await this.#reader.close();
    }
  }

  async #expectAnchor(path: string, key: VerifierKey): Promise<void> {
    const anchor = await readCheckpoint(this.#fs, path, key);
    if (anchor === undefined)
      throw new AuditLogError('unreadable', 'there is no anchor file at the path given');
    this.#expected.set(anchor.size, anchor);
    this.#newest = anchor;
  }

  async #expectNewest(key: VerifierKey): Promise<void> {
    const path = this.#options.checkpointFile ?? checkpointPath(this.#options.folder);
    const checkpoint = await readCheckpoint(this.#fs, path, key);
    if (checkpoint === undefined) return;
    const known = this.#expected.get(checkpoint.size);
    if (known !== undefined && known.root !== checkpoint.root) {
      throw new CheckpointError(
        'bad-signature',
        'two signed checkpoints of one size differ: the log was forked',
      );
    }
    if (checkpoint.size >= this.#chain.size) this.#expected.set(checkpoint.size, checkpoint);
    if (checkpoint.size >= (this.#newest?.size ?? 0)) this.#newest = checkpoint;
  }

  /** Follows the log to its present end, or until `size` records were followed. Returns what is wrong with it. */
  async #follow(size: number): Promise<Verification | undefined> {
    for (;;) {
      const damage = this.#checkRoot();
      if (damage !== undefined || this.#chain.size >= size) return damage;
      const lines = await this.#reader.nextLines();
      if (lines.length === 0) return undefined;
      for (const line of lines) {
        const followed = this.#chain.follow(line);
        if (typeof followed === 'string') {
          const { size: at } = this.#chain;
          const broken = { fault: followed, at, provenUpTo: this.#provenUpTo, checkpoint: this.#newest };
          return { kind: 'tampered', ...(await diagnoseDamage(this.#fs, this.#segments, broken)) };
        }
        if (this.#expected.has(this.#chain.size)) {
          const difference = this.#checkRoot();
          if (difference !== undefined) return difference;
        }
      }
    }
  }

  #checkRoot(): Verification | undefined {
    const { size, log, range } = this.#chain;
    const expected = this.#expected.get(size);
    if (expected === undefined || this.#provenUpTo >= size) return undefined;
    if (log !== undefined && !expected.origin.endsWith(`/${log}`)) {
      const explanation = 'the checkpoint and its key belong to another log than these records';
      return { kind: 'tampered', what: 'wrong-log', firstBadSequence: 0, explanation };
    }
    if (range.root() === expected.root) {
      this.#provenUpTo = size;
      return undefined;
    }
    const last = Math.max(0, size - 1);
    return {
      kind: 'tampered',
      what: 'root-differs',
      firstBadSequence: last,
      explanation:
        `the first ${size} records do not give the signed root: record ${last} was changed, or an earlier one ` +
        'was and everything behind it was written anew',
    };
  }

  async #conclude(key: VerifierKey): Promise<Verification> {
    const { clock, waitMs = DEFAULT_WAIT_MS } = this.#options;
    const deadlineMs = clock.monotonicMs() + waitMs;
    // What there was when the end was reached first; a server may go on appending for ever.
    const present = this.#chain.size + (this.#reader.incompleteBytes > 0 ? 1 : 0);
    for (;;) {
      if (this.#isCut()) return this.#tailCut();
      if (this.#provenUpTo >= present) return this.#proven(key);
      if (clock.monotonicMs() >= deadlineMs) return this.#unproven();
      await new Promise<void>((resolve) => clock.after(POLL_MS, resolve));
      await this.#expectNewest(key);
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
    return {
      kind: 'tampered',
      what: 'tail-cut',
      firstBadSequence: count,
      explanation: `${this.#newest?.size} records were signed and ${count} are there: the end was cut off`,
    };
  }

  #proven({ name, id }: VerifierKey): Verification {
    const root = this.#expected.get(this.#provenUpTo)?.root ?? this.#chain.range.root();
    return { kind: 'proven', records: this.#provenUpTo, root, origin: name, keyId: id };
  }

  #unproven(): Verification {
    const { incompleteBytes } = this.#reader;
    const records = this.#chain.size;
    const unsigned = records - this.#provenUpTo;
    const torn = incompleteBytes > 0 ? ` and ${incompleteBytes} bytes of an incomplete line` : '';
    return {
      kind: 'unproven-tail',
      provenUpTo: this.#provenUpTo,
      records,
      incompleteBytes,
      explanation:
        `${this.#provenUpTo} records are proven; behind them ${unsigned} records${torn} are not signed yet. ` +
        'A running server signs within a second; after a crash, start the server and verify again',
    };
  }
}
