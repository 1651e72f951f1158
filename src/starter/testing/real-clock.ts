import type { Clock } from '../../domain/world.ts';

/** The machine's clock; these tests wait for real sockets and processes. */
export const realClock: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
