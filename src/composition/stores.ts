import { type AuditLog, openAuditLog } from '../audit/audit-log.ts';
import { DEFAULT_TENANT } from '../domain/ids.ts';
import type { World } from '../domain/world.ts';
import { type ApiKeyStore, openApiKeys } from '../storage/api-keys.ts';
import { type DecisionProjection, openDecisionProjection } from '../storage/decision-projection.ts';
import { type Database, openDatabase } from '../storage/open-database.ts';
import { auditFolder } from './data-folder.ts';

/** What one writer of a data folder keeps open. */
export interface Stores {
  readonly audit: AuditLog;
  readonly database: Database;
  readonly keys: ApiKeyStore;
  readonly projection: DecisionProjection;
  /** In order: what is known is applied and signed before anything closes. */
  close(): Promise<void>;
}

/**
 * Opens the log first, since its lock says whose folder this is, then the database, brought up to date with it.
 * @throws AuditLogError, StorageError; what was opened by then is closed again.
 */
export async function openStores(dataFolder: string, world: World): Promise<Stores> {
  const audit = await openAuditLog({ folder: auditFolder(dataFolder), world });
  try {
    const database = await openDatabase(dataFolder);
    const keys = await openApiKeys(database, world);
    const projection = await openDecisionProjection({
      database,
      clock: world.clock,
      source: audit,
      tenant: DEFAULT_TENANT,
    });
    audit.onAppended((record) => projection.offer(record));
    await projection.flush();
    const close = async () => {
      await projection.close();
      await audit.close();
      await database.close();
    };
    return { audit, database, keys, projection, close };
  } catch (error) {
    await audit.close();
    throw error;
  }
}
