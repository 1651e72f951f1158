import type { Clock } from '../domain/world.ts';

/** Calls `beat` whenever nothing was noted for a while, so that silence can be told from loss. */
export class Heartbeat {
  readonly #clock: Clock;
  readonly #everyMs: number;
  readonly #beat: () => void;
  #lastMs: number;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, everyMs: number, beat: () => void) {
    this.#clock = clock;
    this.#everyMs = everyMs;
    this.#beat = beat;
    this.#lastMs = clock.monotonicMs();
  }

  note(nowMs: number): void {
    this.#lastMs = nowMs;
  }

  start(): void {
    const idleMs = this.#clock.monotonicMs() - this.#lastMs;
    this.#cancel = this.#clock.after(Math.max(1, this.#everyMs - idleMs), () => {
      const nowMs = this.#clock.monotonicMs();
      if (nowMs - this.#lastMs >= this.#everyMs) {
        this.note(nowMs);
        this.#beat();
      }
      this.start();
    });
  }

  stop(): void {
    this.#cancel?.();
  }
}
