interface Sample {
  readonly atMs: number;
  readonly bytes: number;
}

/** Speeds are measured over this window: long enough to be steady, short enough to follow a change. */
const WINDOW_MS = 5_000;
/** Below this the measured time is too short to say anything. */
const MIN_SPAN_MS = 250;

/** Measures how fast a growing byte count grows. */
export interface TransferRate {
  add(atMs: number, bytes: number): void;
  /** Undefined until at least a quarter of a second was measured. */
  bytesPerSecond(): number | undefined;
  /** Time until `totalBytes` at the measured speed; undefined while that is unknown or nothing moves. */
  etaMs(totalBytes: number): number | undefined;
}

export function createTransferRate(): TransferRate {
  const samples: Sample[] = [];
  const bytesPerSecond = (): number | undefined => {
    const first = samples[0];
    const last = samples.at(-1);
    if (first === undefined || last === undefined || last.atMs - first.atMs < MIN_SPAN_MS) return undefined;
    return ((last.bytes - first.bytes) * 1000) / (last.atMs - first.atMs);
  };
  return {
    add(atMs, bytes) {
      const last = samples.at(-1);
      // A download that starts over begins a new measurement.
      if (last !== undefined && bytes < last.bytes) samples.length = 0;
      samples.push({ atMs, bytes });
      while (samples.length > 2 && atMs - (samples[1]?.atMs ?? atMs) >= WINDOW_MS) samples.shift();
    },
    bytesPerSecond,
    etaMs(totalBytes) {
      const speed = bytesPerSecond();
      const last = samples.at(-1);
      if (speed === undefined || speed <= 0 || last === undefined) return undefined;
      return Math.max(0, ((totalBytes - last.bytes) * 1000) / speed);
    },
  };
}
