import type { KeyId, TenantId } from '../domain/ids.ts';
import type { Level } from '../domain/label.ts';
import type { KeyRole, Principal } from '../domain/principal.ts';

/** An API key as it is kept: everything but the token. Times are milliseconds since the Unix epoch. */
export interface StoredKey {
  readonly id: KeyId;
  readonly tenant: TenantId;
  readonly name: string;
  readonly role: KeyRole;
  readonly allowedModels: readonly string[] | undefined;
  readonly maxOutboundLevel: Level;
  readonly seesLabels: boolean;
  readonly residency: string | undefined;
  readonly createdAtMs: number;
  readonly expiresAtMs: number | undefined;
  readonly revokedAtMs: number | undefined;
}

/** Whether the key opens anything at this moment. */
export function isKeyValid(key: StoredKey, nowMs: number): boolean {
  const expired = key.expiresAtMs !== undefined && key.expiresAtMs <= nowMs;
  const revoked = key.revokedAtMs !== undefined;
  return !expired && !revoked;
}

export function principalOf(key: StoredKey): Principal {
  return {
    tenant: key.tenant,
    keyId: key.id,
    keyName: key.name,
    role: key.role,
    allowedModels: key.allowedModels,
    maxOutboundLevel: key.maxOutboundLevel,
    seesLabels: key.seesLabels,
    residency: key.residency,
  };
}
