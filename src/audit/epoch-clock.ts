import type { Clock } from '../domain/world.ts';

const DAY_MS = 86_400_000;
/** A wall clock that goes back and forth over midnight changes no key more often than this. */
const MIN_EPOCH_MS = 3_600_000;

/** Says when a new day's key is due: once for every day of the wall clock, in UTC, whichever way it moved. */
export class EpochClock {
  readonly #clock: Clock;
  #begunDay: number;
  #begunMonotonicMs: number | undefined;

  /** @param begunWallMs when the present key began to sign. */
  constructor(clock: Clock, begunWallMs: number) {
    this.#clock = clock;
    this.#begunDay = Math.floor(begunWallMs / DAY_MS);
  }

  isDue(): boolean {
    const elapsedMs = this.#clock.monotonicMs() - (this.#begunMonotonicMs ?? Number.NEGATIVE_INFINITY);
    if (elapsedMs < MIN_EPOCH_MS) return false;
    // A clock that stands still must not keep a key alive for ever.
    const isOld = this.#begunMonotonicMs !== undefined && elapsedMs >= DAY_MS;
    return isOld || Math.floor(this.#clock.wallMs() / DAY_MS) !== this.#begunDay;
  }

  /** A new key signs from now on. */
  begin(): void {
    this.#begunDay = Math.floor(this.#clock.wallMs() / DAY_MS);
    this.#begunMonotonicMs = this.#clock.monotonicMs();
  }
}
