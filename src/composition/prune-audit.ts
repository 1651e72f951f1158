import type { AuditLog } from '../audit/audit-log.ts';
import type { StoredRecord } from '../audit/record.ts';
import type { Clock } from '../domain/world.ts';

const DAY_MS = 86_400_000;
/** Whole days count, so that looking twice a day is often enough. */
const LOOK_EVERY_MS = DAY_MS / 2;

/**
 * Prunes what is older than so many days. The policy that was in force where the log will begin is put on record once
 * more, so that the decisions that stay can still be computed again from the log alone.
 * @returns how many records went.
 */
export async function pruneAudit(
  audit: AuditLog,
  {
    clock,
    days,
    why,
  }: { readonly clock: Clock; readonly days: number; readonly why: 'retention' | 'command' },
): Promise<number> {
  const size = await audit.pruneSize(clock.wallMs() - days * DAY_MS);
  if (size === undefined) return 0;
  for (const { type, tenant, fields } of await lastPolicyBefore(audit, size)) {
    await audit.append({ type, tenant, fields }).durable;
  }
  return audit.prune(size, why);
}

/** The records of the last policy below `size`, in the order of its pieces. */
async function lastPolicyBefore(audit: AuditLog, size: number): Promise<StoredRecord[]> {
  let pieces: StoredRecord[] = [];
  for await (const record of audit.read(0)) {
    if (record.sequence >= size) break;
    if (record.type !== 'config' || record.fields['event'] !== 'policy') continue;
    pieces = record.fields['piece'] === 0 ? [record] : [...pieces, record];
  }
  return pieces;
}

/** Prunes now and twice a day from now on; returns a function that ends it. What fails is told and tried again. */
export function startPruning(
  audit: AuditLog,
  options: { readonly clock: Clock; readonly days: number; readonly onFault: (error: unknown) => void },
): () => Promise<void> {
  let cancel = (): void => undefined;
  let running: Promise<unknown> = Promise.resolve();
  const look = (): void => {
    running = pruneAudit(audit, { ...options, why: 'retention' }).catch(options.onFault);
    cancel = options.clock.after(LOOK_EVERY_MS, look);
  };
  look();
  return async () => {
    cancel();
    await running;
  };
}
