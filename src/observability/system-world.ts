import { randomBytes, randomFillSync } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { World } from '../domain/world.ts';

/** The real clock and the real dice. Timers keep the process alive no longer than its server does. */
export function systemWorld(): World {
  return {
    clock: {
      wallMs: () => Date.now(),
      monotonicMs: () => performance.now(),
      after(delayMs, callback) {
        const timer = setTimeout(callback, delayMs);
        timer.unref();
        return () => clearTimeout(timer);
      },
    },
    randomBytes: pooledRandomBytes(),
  };
}

/** One call for many small draws: a call costs some 3 µs however little it draws, and every id is a draw. */
const POOL_BYTES = 4096;
/** What is drawn for keys is larger, and is not kept beside anything. */
const MAX_POOLED_BYTES = 16;

function pooledRandomBytes(): World['randomBytes'] {
  const pool = Buffer.allocUnsafeSlow(POOL_BYTES);
  let used = POOL_BYTES;
  return (size) => {
    if (size > MAX_POOLED_BYTES) return randomBytes(size);
    if (used + size > POOL_BYTES) {
      randomFillSync(pool);
      used = 0;
    }
    const drawn = new Uint8Array(pool.subarray(used, used + size));
    // Nobody draws the same bytes again, nor finds them here later.
    pool.fill(0, used, used + size);
    used += size;
    return drawn;
  };
}
