import type { Clock } from '../domain/world.ts';
import type { SeededRandom } from './seeded-random.ts';

interface Timer {
  readonly atMs: number;
  readonly callback: () => void;
}

/** A fixed moment, so that a seed gives the same bytes on every day. */
const START_MS = Date.UTC(2026, 0, 5, 9, 0, 0);

/**
 * The only source of order in a world: everything that waits for the outside — a socket, the disk, a client, time —
 * waits here, and one of them at a time may go on, as the seed says.
 */
export class Schedule implements Clock {
  readonly #random: SeededRandom;
  #nowMs = START_MS;
  #timers: Timer[] = [];
  #waiting: (() => void)[] = [];

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  wallMs(): number {
    return this.#nowMs;
  }

  monotonicMs(): number {
    return this.#nowMs - START_MS;
  }

  after(delayMs: number, callback: () => void): () => void {
    const timer = { atMs: this.#nowMs + delayMs, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer);
    };
  }

  /** Fulfilled when it is this one's turn. */
  turn(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Lets things happen until `isOver`, or until nothing waits. @throws when that takes too long to be an end. */
  async run(isOver: () => boolean, maxSteps = 5_000): Promise<void> {
    for (let step = 0; step < maxSteps; step += 1) {
      await everythingThatCanHappen();
      if (isOver() || !this.#step()) return;
    }
    throw new Error('the world does not come to an end');
  }

  #step(): boolean {
    const waits = this.#waiting.length;
    const timers = this.#timers.length;
    if (waits + timers === 0) return false;
    // Time stands still most of the while; now and then a timer wins against something that was about to happen.
    const isTimer = waits === 0 || (timers > 0 && this.#random.chance(0.1));
    if (isTimer) this.#passTime();
    else this.#waiting.splice(this.#random.below(waits), 1)[0]!();
    return true;
  }

  #passTime(): void {
    const next = this.#timers.reduce((first, timer) => (timer.atMs < first.atMs ? timer : first));
    this.#timers = this.#timers.filter((timer) => timer !== next);
    this.#nowMs = Math.max(this.#nowMs, next.atMs);
    next.callback();
  }
}

/** Promises settle between two turns of the event loop; two turns are enough for all that wait for each other. */
async function everythingThatCanHappen(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}
