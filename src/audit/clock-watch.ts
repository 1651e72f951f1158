import type { Clock } from '../domain/world.ts';

/** Smaller steps are ordinary corrections of the clock. */
const MIN_JUMP_MS = 5000;

/** Notices when the wall clock jumps: it then moves against the monotonic clock, which never does (fault S12). */
export class ClockWatch {
  readonly #clock: Clock;
  #offsetMs: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#offsetMs = clock.wallMs() - clock.monotonicMs();
  }

  /** By how many whole milliseconds the wall clock jumped since it was asked last; 0 when it did not. */
  shiftMs(): number {
    const offsetMs = this.#clock.wallMs() - this.#clock.monotonicMs();
    const shiftMs = Math.round(offsetMs - this.#offsetMs);
    if (Math.abs(shiftMs) < MIN_JUMP_MS) return 0;
    this.#offsetMs = offsetMs;
    return shiftMs;
  }
}
