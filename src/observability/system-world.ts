import { randomBytes } from 'node:crypto';
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
    randomBytes: (size) => randomBytes(size),
  };
}
