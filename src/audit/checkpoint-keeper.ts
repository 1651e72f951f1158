import type { Clock } from '../domain/world.ts';
import { type Signer, signCheckpoint } from './checkpoint.ts';
import { checkpointPath } from './checkpoint-file.ts';
import { type AuditFileSystem, replaceFile } from './file-system.ts';
import { type TailState, writeTailState } from './tail-state.ts';

export interface CheckpointEvery {
  /** Longest time a durable record stays unsigned, in milliseconds. */
  readonly ms: number;
  /** Most durable records that stay unsigned. */
  readonly records: number;
}

export interface CheckpointKeeperOptions {
  readonly fs: AuditFileSystem;
  readonly folder: string;
  /** Who signs at this moment; undefined while that changes. */
  readonly signer: () => Signer | undefined;
  /** Fulfilled once somebody signs again. */
  readonly signerSettled: () => Promise<void>;
  readonly clock: Clock;
  readonly every: CheckpointEvery;
  /** The durable state as it is now. Nothing else may ever be signed: a signature cannot be taken back. */
  readonly state: () => TailState;
}

/** Signs the durable state soon after it grew, and keeps the newest signature in its file. */
export class CheckpointKeeper {
  readonly #options: CheckpointKeeperOptions;
  #signedSize = 0;
  #running: Promise<void> | undefined;
  #cancelTimer: (() => void) | undefined;
  #isStopped = false;

  constructor(options: CheckpointKeeperOptions) {
    this.#options = options;
  }

  /** Sees to it that a log that has grown to `size` is signed in time, or at once where a segment was ended. */
  noteGrowth(size: number, isUrgent: boolean): void {
    if (isUrgent || size - this.#signedSize >= this.#options.every.records) this.#signSoon();
    else this.#arm();
  }

  /** Signs now what is durable now; fulfilled once the signature is on disk. */
  async now(): Promise<void> {
    const { size } = this.#options.state().range;
    while (this.#signedSize < size) {
      this.#running ??= this.#sign().finally(() => {
        this.#running = undefined;
      });
      await this.#running;
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
  }

  #signSoon(): void {
    // What fails now is tried again with the next growth, and by the timer in any case.
    this.now().catch(() => this.#arm());
  }

  #arm(): void {
    if (this.#cancelTimer !== undefined || this.#isStopped) return;
    this.#cancelTimer = this.#options.clock.after(this.#options.every.ms, () => {
      this.#cancelTimer = undefined;
      this.#signSoon();
    });
  }

  async #someSigner(): Promise<Signer> {
    const { signer, signerSettled } = this.#options;
    for (let now = signer(); ; now = signer()) {
      if (now !== undefined) return now;
      await signerSettled();
    }
  }

  async #sign(): Promise<void> {
    const { fs, folder } = this.#options;
    const signer = await this.#someSigner();
    // Taken in the same turn as the signer: a key signs nothing that lies behind its successor's beginning.
    const state = this.#options.state();
    const { size } = state.range;
    const note = signCheckpoint({ origin: signer.key.name, size, root: state.range.root() }, signer);
    await replaceFile(fs, checkpointPath(folder), note);
    this.#signedSize = size;
    await writeTailState(fs, folder, note, state).catch(() => undefined);
  }
}
