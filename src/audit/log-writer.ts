import type { Appended, AuditEntry } from '../domain/audit-entry.ts';
import { DemarcError } from '../domain/error-catalogue.ts';
import { DEFAULT_TENANT, type LogId } from '../domain/ids.ts';
import type { AuditLog, AuditLogOptions, Recovered } from './audit-log-contract.ts';
import { type Signer, signKeyChange } from './checkpoint.ts';
import { CheckpointKeeper } from './checkpoint-keeper.ts';
import { ClockWatch } from './clock-watch.ts';
import { CompactRange } from './compact-range.ts';
import { type AuditFileSystem, errorCode } from './file-system.ts';
import type { LogTail } from './find-tail.ts';
import type { FolderLock } from './folder-lock.ts';
import { type Hash, leafHash, NO_HASH } from './hash.ts';
import { Heartbeat } from './heartbeat.ts';
import { KeyChanger } from './key-changer.ts';
import type { KeyChange, KeyEpochs } from './key-epochs.ts';
import { OpenRequests } from './open-requests.ts';
import { dropBefore, findPruneSize, headBefore, type PrunePlaces } from './prune-log.ts';
import { readPrunedHead } from './pruned-head.ts';
import { readRecords } from './read-log.ts';
import { recordLine, type StoredRecord, storedRecord } from './record.ts';
import { type PendingRecord, SegmentWriter } from './segment-writer.ts';
import { SpaceReserve } from './space-reserve.ts';
import { formatVerifierKey } from './verifier-key.ts';

export interface LogWriterOptions extends AuditLogOptions {
  readonly fs: AuditFileSystem;
  readonly segments: string;
  readonly log: LogId;
  readonly boot: string;
  readonly keys: string;
  readonly signer: Signer;
  readonly epochs: KeyEpochs;
  /** When the signer began to sign. */
  readonly begunWallMs: number;
  readonly tail: LogTail | undefined;
  readonly lock: FolderLock;
  /** Age of the segment the log goes on in. */
  readonly segmentAgeMs: number;
}

/** Seconds a caller is told to wait when the log cannot be written (fault S2). */
const RETRY_AFTER_S = 5;

const MIB = 1024 * 1024;
const DAY_MS = 86_400_000;

/**
 * Turns entries into the records of one log. What is appended is numbered and chained at once; it counts for the
 * tree, the checkpoint and the listeners when it is durable. After a failed write the number and the hash go back
 * to where the disk is, so that memory never runs ahead of it.
 */
export class LogWriter implements AuditLog {
  readonly log: LogId;
  readonly #options: LogWriterOptions;
  readonly #writer: SegmentWriter;
  readonly #keys: KeyChanger;
  readonly #keeper: CheckpointKeeper;
  readonly #clockWatch: ClockWatch;
  readonly #heartbeat: Heartbeat;
  readonly #open: OpenRequests;
  readonly #listeners = new Set<(record: StoredRecord) => void>();
  readonly #range: CompactRange;
  #durableLeaf: Hash;
  #nextSequence: number;
  #lastLeaf: Hash;
  #segmentBytes: number;
  #segmentSinceMs: number;
  #failure: unknown;
  /** The disk was full, and there is no room yet to occupy the reserve again. */
  #isFull = false;
  #recovered: Recovered | undefined;
  #closing: Promise<void> | undefined;
  #cancelSpaceCheck: (() => void) | undefined;
  readonly #reserve: SpaceReserve;

  constructor(options: LogWriterOptions) {
    const { tail, world } = options;
    this.log = options.log;
    this.#options = options;
    this.#range = tail?.range ?? new CompactRange();
    this.#open = tail?.open ?? new OpenRequests();
    this.#durableLeaf = tail?.lastLeaf ?? NO_HASH;
    this.#lastLeaf = this.#durableLeaf;
    this.#nextSequence = this.#range.size;
    this.#segmentBytes = tail?.end.offset ?? 0;
    this.#segmentSinceMs = world.clock.monotonicMs() - options.segmentAgeMs;
    this.#reserve = new SpaceReserve(options.fs, options.folder);
    this.#clockWatch = new ClockWatch(world.clock);
    this.#heartbeat = new Heartbeat(world.clock, options.heartbeatEveryMs ?? 60_000, () => this.#beat());
    this.#writer = this.#makeWriter();
    this.#keys = new KeyChanger({
      ...options,
      clock: world.clock,
      record: (former, next) => this.#recordKeyChange(former, next),
    });
    this.#keeper = this.#makeKeeper();
  }

  get recovered(): Recovered | undefined {
    return this.#recovered;
  }

  /** Writes the first record of a new log, or what there is to mend in an old one, and signs it. */
  async start(): Promise<void> {
    const { tail, signer } = this.#options;
    const written: Promise<void>[] = [];
    const put = (type: AuditEntry['type'], fields: AuditEntry['fields']): number =>
      written.push(this.#put({ type, tenant: DEFAULT_TENANT, fields }).durable);
    if (this.#nextSequence === 0) {
      put('genesis', { origin: signer.key.name, key: formatVerifierKey(signer.key) });
    }
    const dangling = this.#open.list();
    const tornBytes = tail?.tornBytes ?? 0;
    if (tornBytes > 0 || dangling.length > 0) {
      this.#recovered = { tornBytes, danglingRequests: dangling.length };
      put('recovery', { cause: 'crash', torn_bytes: tornBytes, dangling: dangling.length });
    }
    for (const { request, tenant } of dangling) {
      written.push(this.#put({ type: 'outcome', tenant, request, fields: { outcome: 'crash' } }).durable);
    }
    try {
      await Promise.all(written);
      await this.#keeper.now();
    } catch (error) {
      this.#keeper.stop();
      await this.#writer.close();
      throw error;
    }
    // Without a reserve the log is as good as with one until the disk is full.
    await this.#reserve.occupy().catch(() => undefined);
    this.#heartbeat.start();
    if (this.#options.dailyKeys ?? true) this.#keys.start();
  }

  append(entry: AuditEntry): Appended {
    if (!this.isAccepting()) throw unavailable(this.#failure);
    const shiftMs = this.#clockWatch.shiftMs();
    if (shiftMs !== 0) {
      this.#put({
        type: 'degraded',
        tenant: DEFAULT_TENANT,
        fields: { cause: 'clock_jump', shift_ms: shiftMs },
      });
    }
    return this.#put(entry);
  }

  head(): { readonly size: number; readonly root: Hash } {
    return { size: this.#range.size, root: this.#range.root() };
  }

  async checkpoint(): Promise<void> {
    await this.#writer.settled();
    await this.#keeper.now();
  }

  onAppended(listener: (record: StoredRecord) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async *read(since: number): AsyncGenerator<StoredRecord, void, undefined> {
    const end = this.#range.size;
    if (since >= end) return;
    for await (const record of readRecords(this.#options.fs, this.#options.segments, since)) {
      if (record.sequence >= end) return;
      yield record;
    }
  }

  pruneSize(beforeWallMs: number): Promise<number | undefined> {
    return findPruneSize(this.#prunePlaces(), beforeWallMs);
  }

  async prune(size: number, why: 'retention' | 'command'): Promise<number> {
    const places = this.#prunePlaces();
    const head = await headBefore(places, size);
    const before = (await readPrunedHead(this.#options.fs, this.#options.folder)).range.size;
    const fields = { event: 'prune', size, root: head.range.root(), records: size - before, cause: why };
    await this.append({ type: 'erasure', tenant: DEFAULT_TENANT, fields }).durable;
    // Signed before anything goes, so that there is no moment in which nothing explains what is missing.
    await this.#keeper.now();
    await dropBefore(places, head);
    return size - before;
  }

  #prunePlaces(): PrunePlaces {
    const { fs, folder, segments, epochs } = this.#options;
    return { fs, folder, segments, pinned: epochs.keys[0]! };
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#heartbeat.stop();
    this.#cancelSpaceCheck?.();
    await this.#withinLimit(this.#keys.stop()).catch(() => undefined);
    await this.#writer.close();
    this.#keeper.stop();
    try {
      await this.#withinLimit(this.#keeper.now());
    } finally {
      await this.#options.lock.release();
    }
  }

  async #withinLimit(work: Promise<void>): Promise<void> {
    const { world, maxWaitMs = 2000 } = this.#options;
    let cancel = (): void => undefined;
    const late = new Promise<never>((_, reject) => {
      cancel = world.clock.after(maxWaitMs, () => reject(unavailable(undefined)));
    });
    await Promise.race([work, late]).finally(() => cancel());
  }

  isAccepting(): boolean {
    return this.#closing === undefined && this.#writer.isAccepting && !this.#isFull;
  }

  #put(entry: AuditEntry): Appended {
    if (this.#isSegmentFull()) this.#rotate();
    return this.#enqueue(entry);
  }

  #enqueue(entry: AuditEntry): Appended {
    const { clock } = this.#options.world;
    const nowMs = clock.monotonicMs();
    const sequence = this.#nextSequence;
    const stamp = {
      log: this.log,
      sequence,
      wallMs: clock.wallMs(),
      monotonicUs: Math.round(nowMs * 1000),
      boot: this.#options.boot,
      previous: this.#lastLeaf,
    };
    const line = recordLine(entry, stamp);
    const leaf = leafHash(line);
    const bytes = Buffer.byteLength(line) + 1;
    this.#nextSequence += 1;
    this.#lastLeaf = leaf;
    this.#segmentBytes += bytes;
    this.#heartbeat.note(nowMs);
    const durable = new Promise<void>((resolve, reject) => {
      const record = storedRecord(entry, stamp, line);
      this.#writer.enqueue({ record, leaf, bytes, resolve, reject: (cause) => reject(unavailable(cause)) });
    });
    // Whoever does not wait for it must not bring the process down by that.
    durable.catch(() => undefined);
    return { sequence, durable };
  }

  #isSegmentFull(): boolean {
    const { world, maxSegmentBytes = 64 * MIB, maxSegmentAgeMs = DAY_MS } = this.#options;
    if (this.#segmentBytes === 0) return false;
    const ageMs = world.clock.monotonicMs() - this.#segmentSinceMs;
    return this.#segmentBytes >= maxSegmentBytes || ageMs >= maxSegmentAgeMs;
  }

  /** The former key's last signature: over exactly what stands before the record that holds it. */
  async #recordKeyChange(former: Signer, next: Signer): Promise<KeyChange> {
    if (this.#isSegmentFull()) this.#rotate();
    const range = this.#pendingRange();
    const key = formatVerifierKey(next.key);
    const note = signKeyChange(
      { origin: former.key.name, size: range.size, root: range.root() },
      key,
      former,
    );
    const fields = { event: 'epoch', key: next.key.id, note };
    await this.#enqueue({ type: 'key', tenant: DEFAULT_TENANT, fields }).durable;
    return note;
  }

  /** The tree over everything that was given a number, durable or not. */
  #pendingRange(): CompactRange {
    const range = this.#range.clone();
    for (const { leaf } of this.#writer.pending()) range.append(leaf);
    return range;
  }

  /** Ends the segment with a record of the state before it; the next record begins a new file. */
  #rotate(): void {
    const range = this.#pendingRange();
    const fields = { size: range.size, root: range.root() };
    this.#enqueue({ type: 'checkpoint', tenant: DEFAULT_TENANT, fields });
    this.#writer.seal(this.#nextSequence);
    this.#segmentBytes = 0;
    this.#segmentSinceMs = this.#options.world.clock.monotonicMs();
  }

  #makeWriter(): SegmentWriter {
    const { fs, segments, log, world, tail } = this.#options;
    const { maxWaitMs = 2000, reopenEveryMs = 1000, maxPendingBytes = 16 * MIB } = this.#options;
    return new SegmentWriter({
      fs,
      segments,
      log,
      clock: world.clock,
      end: tail?.end ?? { segment: 0, offset: 0, lastLeaf: undefined },
      maxWaitMs,
      reopenEveryMs,
      maxPendingBytes,
      onDurable: (records, sealed) => this.#onDurable(records, sealed),
      onLost: (cause) => this.#onLost(cause),
      prepareToReopen: () => this.#prepareToReopen(),
      onReopened: () => this.#onReopened(),
    });
  }

  #makeKeeper(): CheckpointKeeper {
    const { fs, folder, world, checkpointEvery = { ms: 1000, records: 1000 } } = this.#options;
    const state = () => {
      const { segment, offset } = this.#writer.end;
      const range = this.#range.clone();
      return { range, lastLeaf: this.#durableLeaf, segment, offset, open: this.#open.list() };
    };
    return new CheckpointKeeper({
      fs,
      folder,
      signer: () => this.#keys.signer,
      signerSettled: () => this.#keys.settled(),
      clock: world.clock,
      every: checkpointEvery,
      state,
    });
  }

  #onDurable(records: readonly PendingRecord[], sealed: boolean): void {
    for (const { leaf, record } of records) {
      this.#range.append(leaf);
      this.#durableLeaf = leaf;
      this.#open.note(record.type, record.request, record.tenant);
    }
    this.#keeper.noteGrowth(this.#range.size, sealed);
    for (const { record } of records) for (const listener of this.#listeners) tell(listener, record);
  }

  #onLost(cause: unknown): void {
    this.#failure = cause;
    this.#nextSequence = this.#range.size;
    this.#lastLeaf = this.#durableLeaf;
    this.#segmentBytes = this.#writer.end.offset;
  }

  #beat(): void {
    if (this.isAccepting()) this.append({ type: 'heartbeat', tenant: DEFAULT_TENANT, fields: {} });
  }

  async #prepareToReopen(): Promise<void> {
    if (errorCode(this.#failure) === 'ENOSPC') await this.#reserve.release();
  }

  #onReopened(): void {
    const code = errorCode(this.#failure) ?? 'timeout';
    this.#failure = undefined;
    this.#put({ type: 'recovery', tenant: DEFAULT_TENANT, fields: { cause: 'write_failed', code } });
    if (code !== 'ENOSPC') return;
    // The reserve is for records like that one; all others wait until it can be occupied again.
    this.#isFull = true;
    this.#put({ type: 'degraded', tenant: DEFAULT_TENANT, fields: { cause: 'disk_full' } });
    this.#checkSpaceSoon();
  }

  #checkSpaceSoon(): void {
    if (this.#closing !== undefined) return;
    const { world, reopenEveryMs = 1000 } = this.#options;
    this.#cancelSpaceCheck?.();
    this.#cancelSpaceCheck = world.clock.after(reopenEveryMs, () => {
      this.#reserve.occupy().then(
        () => this.#onSpaceReturned(),
        () => this.#checkSpaceSoon(),
      );
    });
  }

  #onSpaceReturned(): void {
    this.#isFull = false;
    if (this.#closing !== undefined || !this.#writer.isAccepting) return;
    this.#put({ type: 'recovery', tenant: DEFAULT_TENANT, fields: { cause: 'disk_space_returned' } });
  }
}

function tell(listener: (record: StoredRecord) => void, record: StoredRecord): void {
  try {
    listener(record);
  } catch {
    // A listener is a projection; it must not be able to stop the record.
  }
}

function unavailable(cause: unknown): DemarcError {
  return new DemarcError('audit_unavailable', { retryAfterS: RETRY_AFTER_S, cause });
}
