import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LogId, TenantId } from '../domain/ids.ts';
import type { Clock } from '../domain/world.ts';
import { applyRecords, createRecordInserts, type RecordInserts } from './apply-records.ts';
import type { Database } from './open-database.ts';
import type { ProjectedRecord } from './projected-record.ts';
import { toStorageError } from './storage-error.ts';

/** How long records wait for company: one transaction for many costs little more than one for one. */
const BATCH_DELAY_MS = 100;
/** Longest wait between attempts while the database cannot be written. */
const MAX_RETRY_DELAY_MS = 5_000;
/** Records in one transaction; at some 15 µs each, the event loop is held for about five milliseconds. */
const MAX_BATCH = 256;
/** Records waiting in memory; beyond it they are forgotten here and read from the log again. */
const MAX_WAITING = 10_000;

/** Where the durable records of one log can be read from any position on. */
export interface RecordSource {
  readonly log: LogId;
  read(fromSequence: number): AsyncIterable<ProjectedRecord>;
}

export interface ProjectionStatus {
  /** The first sequence not in the database yet. */
  readonly nextSequence: number;
  /** Records known to be durable and not yet applied, as far as they are in memory. */
  readonly waiting: number;
  /** Why the last attempt failed; undefined when it did not. */
  readonly failure: string | undefined;
}

/** Keeps the tables of decisions in step with an audit log, off the path of requests. The log is the truth. */
export interface DecisionProjection {
  /** Takes note of a durable record, whatever its type. Never throws, never waits. */
  offer(record: ProjectedRecord): void;
  /** Applies everything the log holds by now. @throws StorageError */
  flush(): Promise<void>;
  /** Forgets what came from this log and reads all of it again. @throws StorageError */
  rebuild(): Promise<void>;
  status(): ProjectionStatus;
  /** Applies what is waiting, as far as that works, and stops. */
  close(): Promise<void>;
}

export interface ProjectionOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly source: RecordSource;
  readonly tenant: TenantId;
}

/**
 * Picks up where the last process stopped; call {@link DecisionProjection.flush} to be up to date before serving.
 * What is applied and how far are written in one transaction, so a crash neither loses nor repeats a record.
 */
export async function openDecisionProjection(options: ProjectionOptions): Promise<DecisionProjection> {
  const row = await options.database.query
    .selectFrom('projection_state')
    .select('next_sequence')
    .where('log_id', '=', options.source.log)
    .executeTakeFirst();
  return new Projection(options, Number(row?.next_sequence ?? 0));
}

class Projection implements DecisionProjection {
  readonly #options: ProjectionOptions;
  readonly #inserts: RecordInserts;
  #nextSequence: number;
  #waiting: ProjectedRecord[] = [];
  /** The log may hold records that were never offered: before the first run, after an overflow or a gap. */
  #isBehind = true;
  #cancelTimer: (() => void) | undefined;
  #retryDelayMs = BATCH_DELAY_MS;
  #work: Promise<void> = Promise.resolve();
  #failure: string | undefined;
  #isClosed = false;

  constructor(options: ProjectionOptions, nextSequence: number) {
    this.#options = options;
    this.#inserts = createRecordInserts(options.database.query);
    this.#nextSequence = nextSequence;
  }

  offer(record: ProjectedRecord): void {
    if (this.#isClosed || record.log !== this.#options.source.log) return;
    if (this.#waiting.length >= MAX_WAITING) {
      this.#waiting = [];
      this.#isBehind = true;
    }
    this.#waiting.push(record);
    this.#schedule(BATCH_DELAY_MS);
  }

  flush(): Promise<void> {
    this.#isBehind = true;
    return this.#enqueue(() => this.#applyAll());
  }

  rebuild(): Promise<void> {
    return this.#enqueue(async () => {
      const { database, source } = this.#options;
      await database.query.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('attempts').where('log_id', '=', source.log).execute();
        await transaction.deleteFrom('decisions').where('log_id', '=', source.log).execute();
        await transaction.deleteFrom('projection_state').where('log_id', '=', source.log).execute();
      });
      this.#nextSequence = 0;
      this.#isBehind = true;
      await this.#applyAll();
    });
  }

  status(): ProjectionStatus {
    return { nextSequence: this.#nextSequence, waiting: this.#waiting.length, failure: this.#failure };
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#cancelTimer?.();
    // What cannot be applied now is read from the log at the next start.
    await this.#enqueue(() => this.#applyAll()).catch(() => undefined);
  }

  #schedule(delayMs: number): void {
    if (this.#cancelTimer !== undefined || this.#isClosed) return;
    this.#cancelTimer = this.#options.clock.after(delayMs, () => {
      this.#cancelTimer = undefined;
      this.#enqueue(() => this.#applyAll()).then(
        () => {
          this.#retryDelayMs = BATCH_DELAY_MS;
          if (this.#waiting.length > 0) this.#schedule(BATCH_DELAY_MS);
        },
        () => {
          this.#retryDelayMs = Math.min(this.#retryDelayMs * 2, MAX_RETRY_DELAY_MS);
          this.#schedule(this.#retryDelayMs);
        },
      );
    });
  }

  /** Runs one piece of work after the other: two transactions at once would wait for each other. */
  #enqueue(work: () => Promise<void>): Promise<void> {
    const result = this.#work.then(work).then(
      () => {
        this.#failure = undefined;
      },
      (error: unknown) => {
        const failure = toStorageError(error, 'the table of decisions');
        this.#failure = failure.message;
        throw failure;
      },
    );
    this.#work = result.catch(() => undefined);
    return result;
  }

  async #applyAll(): Promise<void> {
    if (this.#isBehind || this.#hasGap()) await this.#readLog();
    this.#waiting.sort((a, b) => a.sequence - b.sequence);
    for (;;) {
      const batch = this.#takeRun();
      if (batch.length === 0) return;
      try {
        await this.#apply(batch);
      } catch (error) {
        this.#waiting.unshift(...batch);
        throw error;
      }
    }
  }

  #hasGap(): boolean {
    let lowest = Number.POSITIVE_INFINITY;
    for (const { sequence } of this.#waiting) {
      if (sequence >= this.#nextSequence && sequence < lowest) lowest = sequence;
    }
    return lowest !== Number.POSITIVE_INFINITY && lowest > this.#nextSequence;
  }

  async #readLog(): Promise<void> {
    this.#isBehind = false;
    try {
      let batch: ProjectedRecord[] = [];
      let isFirst = true;
      for await (const record of this.#options.source.read(this.#nextSequence)) {
        // A log that was pruned begins later; what it holds from there on has no gaps.
        if (isFirst && record.sequence > this.#nextSequence) this.#nextSequence = record.sequence;
        isFirst = false;
        if (record.sequence !== this.#nextSequence + batch.length) continue;
        batch.push(record);
        if (batch.length < MAX_BATCH) continue;
        await this.#apply(batch);
        batch = [];
      }
      await this.#apply(batch);
    } catch (error) {
      this.#isBehind = true;
      throw error;
    }
  }

  /** The records that follow the last applied one without a gap, at most a batch; drops what was applied before. */
  #takeRun(): ProjectedRecord[] {
    const run: ProjectedRecord[] = [];
    let taken = 0;
    for (const record of this.#waiting) {
      if (run.length === MAX_BATCH || record.sequence > this.#nextSequence + run.length) break;
      if (record.sequence === this.#nextSequence + run.length) run.push(record);
      taken += 1;
    }
    this.#waiting.splice(0, taken);
    return run;
  }

  async #apply(batch: readonly ProjectedRecord[]): Promise<void> {
    const last = batch.at(-1);
    if (last === undefined) return;
    const { database, tenant } = this.#options;
    await applyRecords(database.query, tenant, batch, this.#inserts);
    this.#nextSequence = last.sequence + 1;
    await nextTurn();
  }
}
