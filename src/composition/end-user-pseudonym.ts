import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { TenantId } from '../domain/ids.ts';
import { pseudonymKeyFile } from './data-folder.ts';

/** 128 bits: nobody finds two end users of one name, and a record stays short. */
const HEX_DIGITS = 32;

/**
 * The name under which an end user of a caller's is on record: the same for the same id of one tenant, told to nobody
 * who lacks the installation's key. Others than the names that go to providers, so that no two places can compare.
 */
export function endUserPseudonym(key: Uint8Array, tenant: TenantId, endUserId: string): string {
  // No provider has a name that begins with NUL, so that this is never a name that went to one.
  const of = `\u0000record\u0000${tenant}\u0000${endUserId}`;
  return `eu_${createHmac('sha256', key).update(of).digest('hex').slice(0, HEX_DIGITS)}`;
}

/** The key of an installation that was started once; undefined where it is not on this machine. */
export async function findPseudonymKey(dataFolder: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(pseudonymKeyFile(dataFolder));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
