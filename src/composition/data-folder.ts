import { join } from 'node:path';

/** Where things lie below the data folder. The database has its own file at the top, the starter its own folder. */
export function auditFolder(dataFolder: string): string {
  return join(dataFolder, 'audit');
}

export function commitmentKeyFile(dataFolder: string): string {
  return join(dataFolder, 'keys', 'commitment.key');
}
