import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where things lie below the data folder. The database has its own file at the top, the starter its own folder. */
export function auditFolder(dataFolder: string): string {
  return join(dataFolder, 'audit');
}

/** Bodies of requests, encrypted, where they are kept at all. */
export function payloadFolder(dataFolder: string): string {
  return join(dataFolder, 'payloads');
}

export function commitmentKeyFile(dataFolder: string): string {
  return join(dataFolder, 'keys', 'commitment.key');
}

/** Keys the names that stand for callers' end users at providers. */
export function pseudonymKeyFile(dataFolder: string): string {
  return join(dataFolder, 'keys', 'pseudonym.key');
}

/**
 * Makes the folder, for its owner alone, one level at a time: Node's own recursive `mkdir` never ends where a file
 * system denies that an existing folder can hold another, as `/proc` does.
 * @throws the operating system's error.
 */
export async function prepareDataFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return;
  if (dirname(folder) !== folder) await prepareDataFolder(dirname(folder));
  await mkdir(folder, { mode: 0o700 });
}
