import type { AuditTrail, RecordType } from '../../domain/audit-entry.ts';
import { DEFAULT_TENANT } from '../../domain/ids.ts';
import type { Clock } from '../../domain/world.ts';

const WINDOW_MS = 60_000;
/** Refusals put on record in one window; the number left out goes on record with the next one. */
const MAX_PER_WINDOW = 20;

export type Refusal = 'invalid-key' | 'unknown-host' | 'cross-site' | 'not-admin';

/**
 * Puts refused calls of the control plane on record without letting whoever makes them fill the log. Nobody waits
 * for these records.
 */
export function createSecurityNotes(
  trail: AuditTrail,
  clock: Clock,
): (refusal: Refusal, actor: string | undefined) => void {
  let windowStartMs = Number.NEGATIVE_INFINITY;
  let noted = 0;
  let leftOut = 0;
  return (refusal, actor) => {
    const nowMs = clock.monotonicMs();
    if (nowMs - windowStartMs >= WINDOW_MS) {
      windowStartMs = nowMs;
      noted = 0;
    }
    if (noted >= MAX_PER_WINDOW) {
      leftOut += 1;
      return;
    }
    noted += 1;
    const type: RecordType = refusal === 'invalid-key' ? 'auth' : 'security';
    try {
      const fields = { surface: 'control-plane', refusal, leftOut };
      const { durable } = trail.append({ type, tenant: DEFAULT_TENANT, actor, fields });
      durable.catch(() => undefined);
      leftOut = 0;
    } catch {
      leftOut += 1;
    }
  };
}
