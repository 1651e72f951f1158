import type { AuditTrail } from '../domain/audit-entry.ts';
import type { Clock } from '../domain/world.ts';

/** An audit trail that knows how far the disk is behind. */
export interface WatchedAuditTrail extends AuditTrail {
  /** Age in seconds of the oldest record that is neither durable nor given up; zero when there is none. */
  lagS(): number;
}

/** Wraps a trail: same records, same order, same promises. */
export function watchAuditTrail(trail: AuditTrail, clock: Pick<Clock, 'monotonicMs'>): WatchedAuditTrail {
  // In the order of appending, so that the oldest comes first.
  const waiting = new Set<{ readonly sinceMs: number }>();
  return {
    append(entry) {
      const appended = trail.append(entry);
      const mark = { sinceMs: clock.monotonicMs() };
      waiting.add(mark);
      const done = () => void waiting.delete(mark);
      appended.durable.then(done, done);
      return appended;
    },
    lagS() {
      for (const { sinceMs } of waiting) return (clock.monotonicMs() - sinceMs) / 1000;
      return 0;
    },
  };
}
