import type { AuditTrail } from '../domain/audit-entry.ts';
import type { LogId } from '../domain/ids.ts';
import type { World } from '../domain/world.ts';
import type { CheckpointEvery } from './checkpoint-keeper.ts';
import type { AuditFileSystem } from './file-system.ts';
import type { Hash } from './hash.ts';
import type { StoredRecord } from './record.ts';

export interface AuditLogOptions {
  /** The log's folder; made when it is not there. One process writes it at a time. */
  readonly folder: string;
  readonly world: World;
  /** First part of the log's name in checkpoints, before `/<log id>`. No white space or plus. Default `demarc`. */
  readonly origin?: string | undefined;
  /** Where the signing key lies. Default `<folder>/keys`; another trust domain is better. */
  readonly keys?: string | undefined;
  readonly fs?: AuditFileSystem | undefined;
  /** Whether the signing key is replaced each day, and the former one destroyed. Default true. */
  readonly dailyKeys?: boolean | undefined;
  /** Default 1,000 ms or 1,000 records. */
  readonly checkpointEvery?: CheckpointEvery | undefined;
  /** A heartbeat record is written after so long without another. Default 60,000. */
  readonly heartbeatEveryMs?: number | undefined;
  /** Default 64 MiB. A segment may end one line beyond it. */
  readonly maxSegmentBytes?: number | undefined;
  /** Default 24 h. */
  readonly maxSegmentAgeMs?: number | undefined;
  /** Longest a record waits to become durable before it is given up. Default 2,000. */
  readonly maxWaitMs?: number | undefined;
  /** Pause between two attempts to resume after a failed write. Default 1,000. */
  readonly reopenEveryMs?: number | undefined;
  /** Most bytes waiting to be written. Default 16 MiB: several seconds of a slow disk. */
  readonly maxPendingBytes?: number | undefined;
  /** Logs up to this size are checked wholly at a start, larger ones from the last checkpoint on. Default 16 MiB. */
  readonly maxWholeBytes?: number | undefined;
}

export interface Recovered {
  /** Bytes of an unfinished record that were cut off. */
  readonly tornBytes: number;
  /** Requests with a decision and no outcome; each now has the outcome `crash`. */
  readonly danglingRequests: number;
}

/** The audit log of this process: the write side, and what a projection and an operator need beside it. */
export interface AuditLog extends AuditTrail {
  readonly log: LogId;
  /** What the start found and mended; `undefined` when the last process ended in order. */
  readonly recovered: Recovered | undefined;
  /** Whether records can be written at this moment; false from a failed write until the log has recovered. */
  isAccepting(): boolean;
  /** The durable state. */
  head(): { readonly size: number; readonly root: Hash };
  /** Signs what was appended by now as soon as it is durable, without waiting for the next regular checkpoint. */
  checkpoint(): Promise<void>;
  /**
   * Calls `listener` with each record once it is durable, in order, from now on; returns a function that ends it.
   * It runs before those who wait for the record go on, so that it should be quick. To follow without a gap, listen
   * first, then {@link read} what came before, and go by the sequences.
   * What a listener throws is dropped: the record stands, and its own sequence shows the listener what it missed.
   */
  onAppended(listener: (record: StoredRecord) => void): () => void;
  /** The durable records from `since` on, up to those durable now. */
  read(since: number): AsyncGenerator<StoredRecord, void, undefined>;
  /** The first record that {@link prune} would leave for this time; undefined when it would remove nothing. */
  pruneSize(beforeWallMs: number): Promise<number | undefined>;
  /**
   * Removes the whole segments before record `size`, which begins one, once that is on record and signed. The rest goes
   * on verifying. Resolves with the number of records that went.
   *
   * @throws AuditLogError `contradiction` when what would go does not fit together.
   */
  prune(size: number, why: 'retention' | 'command'): Promise<number>;
  /**
   * Writes what is pending, signs, and gives the folder free, waiting a few seconds at most.
   *
   * @throws when the last checkpoint could not be written; the folder is free all the same.
   */
  close(): Promise<void>;
}
