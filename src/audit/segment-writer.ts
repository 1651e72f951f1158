import type { Clock } from '../domain/world.ts';
import { type AuditFile, type AuditFileSystem, writeFully } from './file-system.ts';
import type { Hash } from './hash.ts';
import { leafBefore } from './leaf-before.ts';
import type { StoredRecord } from './record.ts';
import { segmentPath } from './segment-files.ts';

/** A record on its way to the disk. */
export interface PendingRecord {
  readonly record: StoredRecord;
  readonly leaf: Hash;
  readonly bytes: number;
  resolve(): void;
  reject(cause: unknown): void;
}

/** A place in the log that is known to be on disk. */
export interface DurableEnd {
  /** First sequence of the segment written last. */
  readonly segment: number;
  /** Its length in bytes. */
  readonly offset: number;
  /** Leaf hash of the last record; `undefined` while the segment is empty. */
  readonly lastLeaf: Hash | undefined;
}

export interface SegmentWriterOptions {
  readonly fs: AuditFileSystem;
  /** The folder of the segments. */
  readonly segments: string;
  readonly log: StoredRecord['log'];
  readonly clock: Clock;
  readonly end: DurableEnd;
  /** Longest a record may wait to become durable before it is given up (fault S3). */
  readonly maxWaitMs: number;
  /** Pause between two attempts to open the segment again after a failure. */
  readonly reopenEveryMs: number;
  /** Most bytes that may wait; beyond it the disk does not keep up and the log is unavailable. */
  readonly maxPendingBytes: number;
  /** The records are on disk, in this order. Called before their waiters are released. */
  onDurable(records: readonly PendingRecord[], sealed: boolean): void;
  /** Everything that was not durable was rejected; the log ends where it was durable last. */
  onLost(cause: unknown): void;
  /** Called before the segment is opened again, after whatever went wrong last. May throw: it is tried again. */
  prepareToReopen(): Promise<void>;
  /** The segment was opened and checked again; records are accepted again. */
  onReopened(): void;
}

interface Batch {
  readonly segment: number;
  readonly records: PendingRecord[];
  readonly queuedAtMs: number;
  /** The segment ends behind this batch. */
  isSealed: boolean;
}

type State = 'open' | 'failed' | 'closed';

/**
 * The one writer of the segment files. While a write is in flight, records collect; then they go out as one write
 * and one fdatasync, and only then are their waiters released. After a failed write or sync nobody knows what is
 * on disk: everything pending is rejected, and the segment is opened again, checked and cut to what was durable
 * before anything is written behind it.
 */
export class SegmentWriter {
  readonly #options: SegmentWriterOptions;
  #state: State = 'open';
  #end: DurableEnd;
  #file: AuditFile | undefined;
  #inFlight: Batch | undefined;
  #queue: Batch[] = [];
  #pendingBytes = 0;
  #nextSegment: number;
  #running: Promise<void> | undefined;
  #wake: (() => void) | undefined;

  constructor(options: SegmentWriterOptions) {
    this.#options = options;
    this.#end = options.end;
    this.#nextSegment = options.end.segment;
  }

  /** Whether a record given now has a chance. */
  get isAccepting(): boolean {
    return this.#state === 'open' && this.#pendingBytes < this.#options.maxPendingBytes;
  }

  get end(): DurableEnd {
    return this.#end;
  }

  /** What was enqueued and is not durable yet, in order. */
  pending(): PendingRecord[] {
    const batches = this.#inFlight === undefined ? this.#queue : [this.#inFlight, ...this.#queue];
    return batches.flatMap((batch) => batch.records);
  }

  enqueue(record: PendingRecord): void {
    let batch = this.#queue.at(-1);
    if (batch === undefined || batch.isSealed) {
      const queuedAtMs = this.#options.clock.monotonicMs();
      batch = { segment: this.#nextSegment, records: [], queuedAtMs, isSealed: false };
      this.#queue.push(batch);
    }
    batch.records.push(record);
    this.#pendingBytes += record.bytes;
    this.#running ??= this.#run();
  }

  /** Ends the segment behind the record enqueued last; what follows goes to a new one. */
  seal(nextSequence: number): void {
    const batch = this.#queue.at(-1);
    if (batch !== undefined) batch.isSealed = true;
    this.#nextSegment = nextSequence;
  }

  /** Writes what is pending, waiting no longer than a record may wait, and closes the segment. */
  async close(): Promise<void> {
    if (this.#state === 'open') await this.settled();
    this.#giveUp(new Error('the audit log is closed'));
    this.#state = 'closed';
    this.#wake?.();
    await this.settled();
    // A disk that still does not answer would not answer to a close either; the process is ending.
    if (this.#running === undefined) await this.#closeFile();
  }

  /** Waits until nothing is pending, no longer than a record may wait. */
  async settled(): Promise<void> {
    const { clock, maxWaitMs } = this.#options;
    let cancel = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      cancel = clock.after(maxWaitMs, resolve);
    });
    await Promise.race([this.#running, late]);
    cancel();
  }

  async #run(): Promise<void> {
    // Records appended in the same turn of the event loop share the first write.
    await Promise.resolve();
    while (this.#state === 'open') {
      const batch = this.#queue.shift();
      if (batch === undefined) break;
      this.#inFlight = batch;
      await this.#store(batch);
      if (this.#isFailed()) await this.#reopen();
    }
    this.#running = undefined;
    // Closed while the disk did not answer: then it falls to whoever waited for the disk to tidy up.
    if (this.#state === 'closed') await this.#closeFile();
  }

  async #store(batch: Batch): Promise<void> {
    const { clock, maxWaitMs } = this.#options;
    const remainingMs = Math.max(0, batch.queuedAtMs + maxWaitMs - clock.monotonicMs());
    const cancel = clock.after(remainingMs, () => this.#fail(new Error('the disk did not answer in time')));
    try {
      const end = await this.#write(batch);
      // When the wait was given up meanwhile, its records were rejected: they must not count as written.
      if (this.#inFlight !== batch) return;
      this.#end = end;
      this.#inFlight = undefined;
      for (const { bytes } of batch.records) this.#pendingBytes -= bytes;
      this.#options.onDurable(batch.records, batch.isSealed);
      for (const record of batch.records) record.resolve();
    } catch (error) {
      this.#fail(error);
    } finally {
      cancel();
    }
  }

  async #write(batch: Batch): Promise<DurableEnd> {
    if (this.#file === undefined || batch.segment !== this.#end.segment)
      await this.#openSegment(batch.segment);
    const bytes = Buffer.from(batch.records.map(({ record }) => `${record.line}\n`).join(''));
    await writeFully(this.#file!, bytes, this.#end.offset);
    await this.#file!.sync();
    const lastLeaf = batch.records.at(-1)?.leaf ?? this.#end.lastLeaf;
    return { segment: this.#end.segment, offset: this.#end.offset + bytes.length, lastLeaf };
  }

  async #openSegment(segment: number): Promise<void> {
    const { fs, segments, log } = this.#options;
    const isNew = segment !== this.#end.segment || this.#end.offset === 0;
    await this.#closeFile();
    const file = await fs.open(segmentPath(segments, log, segment), 'write');
    this.#file = file;
    if (!isNew) return;
    // A failed attempt may have left something; nothing in a new segment was ever durable.
    await file.truncate(0);
    await fs.syncFolder(segments);
    this.#end = { segment, offset: 0, lastLeaf: undefined };
  }

  #fail(cause: unknown): void {
    if (this.#state !== 'open') return;
    this.#state = 'failed';
    this.#giveUp(cause);
    this.#nextSegment = this.#end.segment;
    this.#options.onLost(cause);
  }

  #giveUp(cause: unknown): void {
    const lost = this.pending();
    this.#inFlight = undefined;
    this.#queue = [];
    this.#pendingBytes = 0;
    for (const record of lost) record.reject(cause);
  }

  async #reopen(): Promise<void> {
    while (this.#isFailed()) {
      try {
        await this.#options.prepareToReopen();
        await this.#checkTail();
        if (!this.#isFailed()) return;
        this.#state = 'open';
        this.#options.onReopened();
      } catch {
        await this.#pause();
      }
    }
  }

  /** Opens the segment afresh, makes sure that it still ends as it did, and cuts what came after. */
  async #checkTail(): Promise<void> {
    const { fs, segments, log } = this.#options;
    const { segment, offset, lastLeaf } = this.#end;
    await this.#closeFile();
    const file = await fs.open(segmentPath(segments, log, segment), 'write');
    this.#file = file;
    if (lastLeaf !== undefined && (await leafBefore(file, offset)) !== lastLeaf) {
      throw new Error('the segment does not hold what was durable');
    }
    await file.truncate(offset);
    await file.sync();
  }

  async #closeFile(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    // The handle is given up either way; an error it reports now was reported by the write or sync before.
    await file?.close().catch(() => undefined);
  }

  async #pause(): Promise<void> {
    if (!this.#isFailed()) return;
    await new Promise<void>((resolve) => {
      const cancel = this.#options.clock.after(this.#options.reopenEveryMs, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
    this.#wake = undefined;
  }

  // Asked through a method: the state changes while others are awaited, which narrowing does not see.
  #isFailed(): boolean {
    return this.#state === 'failed';
  }
}
