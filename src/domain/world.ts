/**
 * What the pure parts may not reach for themselves. The process wires the real ones in `app.ts`;
 * a test wires a clock it turns by hand and a seeded source of randomness.
 */
export interface Clock {
  /** Wall-clock time in milliseconds since the Unix epoch. For stamps only: it may jump. */
  wallMs(): number;
  /** Monotonic time in milliseconds with a fraction. For durations and deadlines. */
  monotonicMs(): number;
  /** Calls `callback` once after `delayMs`; returns a function that cancels it. */
  after(delayMs: number, callback: () => void): () => void;
}

/** Fills and returns `size` cryptographically random bytes. */
export type RandomBytes = (size: number) => Uint8Array;

export interface World {
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}
