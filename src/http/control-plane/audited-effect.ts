import type { AuditEntry, AuditTrail } from '../../domain/audit-entry.ts';
import { DemarcError } from '../../domain/error-catalogue.ts';
import type { Clock } from '../../domain/world.ts';

/** Longest wait for the record to be durable. */
const RECORD_TIMEOUT_MS = 2_000;

/**
 * Lets something happen only after the record of it is durable. If the effect fails, or the record comes too late
 * for it, a second record with `result: failed` says that it did not happen.
 *
 * @throws DemarcError `audit_unavailable`; nothing has happened then.
 */
export async function performAudited<Result>(
  world: { readonly trail: AuditTrail; readonly clock: Clock },
  entry: AuditEntry,
  effect: () => Promise<Result>,
): Promise<Result> {
  const { trail, clock } = world;
  try {
    await withinTime(trail.append(entry).durable, clock);
  } catch (cause) {
    recordFailure(trail, entry);
    throw new DemarcError('audit_unavailable', {
      message: 'the audit log cannot be written, so nothing was changed',
      retryAfterS: 5,
      cause,
    });
  }
  try {
    return await effect();
  } catch (error) {
    recordFailure(trail, entry);
    throw error;
  }
}

function recordFailure(trail: AuditTrail, entry: AuditEntry): void {
  try {
    const { durable } = trail.append({ ...entry, fields: { ...entry.fields, result: 'failed' } });
    durable.catch(() => undefined);
  } catch {
    // The log is unwritable, which is what the caller is about to be told.
  }
}

function withinTime(durable: Promise<void>, clock: Clock): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(RECORD_TIMEOUT_MS, () =>
      reject(new Error('the audit log did not answer in time')),
    );
    void durable.then(resolve, reject).finally(cancel);
  });
}
