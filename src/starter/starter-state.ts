/** Where the starter model stands. `failed` with a `retryAtMs` tries again by itself; without, it has given up. */
export type StarterPhase =
  | 'absent'
  | 'installing'
  | 'fetching'
  | 'verifying'
  | 'loading'
  | 'ready'
  | 'failed'
  | 'stopped';

export interface StarterState {
  readonly phase: StarterPhase;
  /** Bytes of the weights on disk so far and in all, while `fetching`. */
  readonly receivedBytes?: number;
  readonly totalBytes?: number;
  /** Measured over the last seconds; absent until something was measured. */
  readonly bytesPerSecond?: number;
  /** Time until the download ends, by the measured speed. */
  readonly etaMs?: number;
  /** One plain sentence for a person. */
  readonly message?: string;
  /** Monotonic time of the next attempt of its own; only in `failed`. */
  readonly retryAtMs?: number;
}
