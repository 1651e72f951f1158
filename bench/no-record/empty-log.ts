// Stands in the place of `src/audit/audit-log.ts` in a build for the bench: takes every record and keeps none.
import type { AuditLog } from '../../src/audit/audit-log-contract.ts';
import type { LogId } from '../../src/domain/ids.ts';

const DONE = Promise.resolve();

export function openAuditLog(): Promise<AuditLog> {
  let sequence = -1;
  return Promise.resolve({
    log: 'log_00000000-0000-7000-8000-000000000000' as LogId,
    recovered: undefined,
    isAccepting: () => true,
    head: () => ({ size: 0, root: '' as never }),
    checkpoint: () => DONE,
    onAppended: () => () => undefined,
    async *read() {},
    pruneSize: () => Promise.resolve(undefined),
    prune: () => Promise.resolve(0),
    close: () => DONE,
    append() {
      sequence += 1;
      return { sequence, durable: DONE };
    },
  });
}
