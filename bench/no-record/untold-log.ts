// Stands in the place of `src/audit/audit-log.ts` in a build for the bench: the log as it is, told to no table.

import { openAuditLog as open } from '../../src/audit/audit-log.ts';
import type { AuditLog, AuditLogOptions } from '../../src/audit/audit-log-contract.ts';

export async function openAuditLog(options: AuditLogOptions): Promise<AuditLog> {
  const log = await open(options);
  log.onAppended = () => () => undefined;
  return log;
}
