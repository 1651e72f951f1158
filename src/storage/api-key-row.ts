import type { ApiKey } from '../domain/api-key.ts';
import type { KeyId, TenantId } from '../domain/ids.ts';
import { isLevel, type Level } from '../domain/label.ts';
import type { ApiKeysTable } from './schema.ts';
import { storageError } from './storage-error.ts';

export function toKeyRow(key: ApiKey, hash: string): ApiKeysTable {
  return {
    id: key.id,
    tenant_id: key.tenant,
    name: key.name,
    hash,
    role: key.role,
    allowed_models: key.allowedModels === undefined ? null : JSON.stringify(key.allowedModels),
    max_outbound_level: key.maxOutboundLevel,
    sees_labels: key.seesLabels ? 1 : 0,
    residency: key.residency ?? null,
    created_at: new Date(key.createdAtMs).toISOString(),
    expires_at: toIso(key.expiresAtMs),
    revoked_at: toIso(key.revokedAtMs),
  };
}

/** @throws StorageError `corrupt` when the row holds what this program never writes: a key is not guessed at. */
export function fromKeyRow(row: ApiKeysTable): ApiKey {
  return {
    id: row.id as KeyId,
    tenant: row.tenant_id as TenantId,
    name: row.name,
    role: row.role === 'admin' ? 'admin' : 'caller',
    allowedModels: allowedModels(row),
    maxOutboundLevel: level(row),
    seesLabels: row.sees_labels === 1,
    residency: row.residency ?? undefined,
    createdAtMs: time(row, row.created_at),
    expiresAtMs: row.expires_at === null ? undefined : time(row, row.expires_at),
    revokedAtMs: row.revoked_at === null ? undefined : time(row, row.revoked_at),
  };
}

function toIso(timeMs: number | undefined): string | null {
  return timeMs === undefined ? null : new Date(timeMs).toISOString();
}

function damaged(row: ApiKeysTable): Error {
  return storageError('corrupt', `the row of API key ${row.id} in the database`);
}

function time(row: ApiKeysTable, text: string): number {
  const timeMs = Date.parse(text);
  if (Number.isNaN(timeMs)) throw damaged(row);
  return timeMs;
}

function level(row: ApiKeysTable): Level {
  if (!isLevel(row.max_outbound_level)) throw damaged(row);
  return row.max_outbound_level;
}

function allowedModels(row: ApiKeysTable): readonly string[] | undefined {
  if (row.allowed_models === null) return undefined;
  let models: unknown;
  try {
    models = JSON.parse(row.allowed_models);
  } catch {
    throw damaged(row);
  }
  if (!Array.isArray(models) || !models.every((model) => typeof model === 'string')) throw damaged(row);
  return models;
}
