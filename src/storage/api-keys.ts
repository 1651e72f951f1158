import { createHash } from 'node:crypto';
import type { ApiKey, KeyAdministration } from '../domain/api-key.ts';
import { type KeyId, mintId, type TenantId } from '../domain/ids.ts';
import type { World } from '../domain/world.ts';
import { fromKeyRow, toKeyRow } from './api-key-row.ts';
import { KeyTable, type KeyWithHash } from './key-table.ts';
import type { Database } from './open-database.ts';
import { toStorageError } from './storage-error.ts';

export const TOKEN_PREFIX = 'dmk_';
const TOKEN_BYTES = 32;

/** The keys of this installation, in memory and on disk. Its changes throw StorageError when they cannot be kept. */
export interface ApiKeyStore extends KeyAdministration {
  /**
   * By the SHA-256 of the token, and only a key that is valid at this moment; the same work for one that is not there
   * and for one that has ended. Reads memory alone: a slow or lost database stops nobody.
   */
  findValid(hash: Buffer, nowMs: number): ApiKey | undefined;
  /** Whether this is, or ever was, the token of a key. */
  isToken(token: string): boolean;
  /** Reads the table again, for what another process may have changed. */
  refresh(): Promise<void>;
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

/** Reads every key into memory and keeps that copy in step with the table. */
export async function openApiKeys(database: Database, world: World): Promise<ApiKeyStore> {
  let table = new KeyTable([]);
  let byId = new Map<string, KeyWithHash>();

  const remember = (entry: KeyWithHash): void => {
    byId.set(entry.key.id, entry);
    table = new KeyTable(byId.values());
  };

  const refresh = async (): Promise<void> => {
    const rows = await attempt(() => database.query.selectFrom('api_keys').selectAll().execute());
    const entries = rows.map((row) => ({ key: fromKeyRow(row), hash: Buffer.from(row.hash, 'hex') }));
    byId = new Map(entries.map((entry) => [entry.key.id, entry]));
    table = new KeyTable(byId.values());
  };

  const find = (tenant: TenantId, id: KeyId): ApiKey | undefined => {
    const key = byId.get(id)?.key;
    return key?.tenant === tenant ? key : undefined;
  };

  await refresh();
  return {
    mint(specification) {
      const token = TOKEN_PREFIX + Buffer.from(world.randomBytes(TOKEN_BYTES)).toString('base64url');
      const id = mintId<KeyId>('key', world);
      const createdAtMs = world.clock.wallMs();
      return { token, key: { ...specification, id, createdAtMs, revokedAtMs: undefined } };
    },

    async insert({ key, token }) {
      const hash = hashToken(token);
      const row = toKeyRow(key, hash.toString('hex'));
      await attempt(() => database.durably((query) => query.insertInto('api_keys').values(row).execute()));
      remember({ key, hash });
    },

    async revoke(tenant, id) {
      const key = find(tenant, id);
      if (key === undefined || key.revokedAtMs !== undefined) return key;
      const revokedAtMs = world.clock.wallMs();
      await attempt(() =>
        database.durably((query) =>
          query
            .updateTable('api_keys')
            .set({ revoked_at: new Date(revokedAtMs).toISOString() })
            .where('id', '=', id)
            .where('tenant_id', '=', tenant)
            .where('revoked_at', 'is', null)
            .execute(),
        ),
      );
      const revoked: ApiKey = { ...key, revokedAtMs };
      const hash = byId.get(id)?.hash;
      if (hash !== undefined) remember({ key: revoked, hash });
      return revoked;
    },

    list: (tenant) =>
      [...byId.values()]
        .map(({ key }) => key)
        .filter((key) => key.tenant === tenant)
        .sort((a, b) => (a.id < b.id ? 1 : -1)),
    find,
    findValid: (hash, nowMs) => table.findValid(hash, nowMs),
    isToken(token) {
      const wanted = hashToken(token);
      return [...byId.values()].some(({ hash }) => hash.equals(wanted));
    },
    refresh,
  };
}

async function attempt<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw toStorageError(error, 'the table of API keys');
  }
}
