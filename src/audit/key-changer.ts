import type { Clock } from '../domain/world.ts';
import type { Signer } from './checkpoint.ts';
import { EpochClock } from './epoch-clock.ts';
import { adoptNextKey, dropNextKey, prepareNextKey } from './epoch-keys.ts';
import type { AuditFileSystem } from './file-system.ts';
import type { KeyChange, KeyEpochs } from './key-epochs.ts';

export interface KeyChangerOptions {
  readonly fs: AuditFileSystem;
  readonly keys: string;
  readonly clock: Clock;
  readonly signer: Signer;
  readonly epochs: KeyEpochs;
  /** When the present key began to sign, in milliseconds since the Unix epoch. */
  readonly begunWallMs: number;
  /**
   * Puts the change on record: signed by `former` over exactly the records before it. Rejects when it could not be
   * written.
   */
  record(former: Signer, next: Signer): Promise<KeyChange>;
}

/** How often the clock is looked at, and how long to wait after a failure. */
const LOOK_EVERY_MS = 60_000;
const RETRY_MS = 1000;

/**
 * Gives the log a new key each day and destroys the one before, so that whoever steals a key cannot rewrite what an
 * earlier one signed. While a change is on its way nobody signs: its record may be durable already, and what stands
 * behind it is the next key's to sign.
 */
export class KeyChanger {
  readonly #options: KeyChangerOptions;
  readonly #epochClock: EpochClock;
  #signer: Signer;
  #changing: Promise<void> | undefined;
  #adopted: Promise<void> | undefined;
  #cancel: (() => void) | undefined;
  #isStopped = false;

  constructor(options: KeyChangerOptions) {
    this.#options = options;
    this.#signer = options.signer;
    this.#epochClock = new EpochClock(options.clock, options.begunWallMs);
  }

  /** Who signs at this moment; undefined while that changes. */
  get signer(): Signer | undefined {
    return this.#adopted === undefined ? this.#signer : undefined;
  }

  /** Fulfilled once somebody may sign again; rejected when nobody will before the next start. */
  async settled(): Promise<void> {
    await this.#changing?.catch(() => undefined);
    await this.#adopted;
  }

  start(): void {
    if (this.#isStopped) return;
    this.changeIfDue().catch(() => undefined);
    this.#cancel = this.#options.clock.after(LOOK_EVERY_MS, () => this.start());
  }

  /** Changes the key when a new day has begun. What fails is tried again at the next look. */
  async changeIfDue(): Promise<void> {
    if (!this.#epochClock.isDue()) return this.#changing;
    this.#changing ??= this.#change().finally(() => {
      this.#changing = undefined;
    });
    return this.#changing;
  }

  /** Looks no more, and lets a change that is on its way come to its end. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel?.();
    await this.#changing?.catch(() => undefined);
  }

  async #change(): Promise<void> {
    const { fs, keys } = this.#options;
    const next = await prepareNextKey(fs, keys, this.#signer.key.name);
    // Begun at once: from the moment the record is given to the disk, the former key signs nothing.
    const recorded = this.#options.record(this.#signer, next);
    const adopted = recorded.then((change) => this.#takeOver(change, next));
    this.#adopted = adopted;
    adopted.catch(() => undefined);
    try {
      await recorded;
    } catch (error) {
      this.#adopted = undefined;
      await dropNextKey(fs, keys);
      throw error;
    }
    // When this fails nobody signs any more; the next start brings it to its end.
    await adopted;
    this.#adopted = undefined;
  }

  async #takeOver(change: KeyChange, next: Signer): Promise<void> {
    this.#options.epochs.add(change);
    await this.#adopt();
    this.#signer = next;
    this.#epochClock.begin();
  }

  /** The change is on record, so that there is no way back: tried until it works, or the next start takes it up. */
  async #adopt(): Promise<void> {
    const { fs, keys, epochs, clock } = this.#options;
    for (;;) {
      try {
        return await adoptNextKey(fs, keys, { epochs, begunWallMs: clock.wallMs() });
      } catch (error) {
        if (this.#isStopped) throw error;
        await new Promise<void>((resolve) => clock.after(RETRY_MS, resolve));
      }
    }
  }
}
