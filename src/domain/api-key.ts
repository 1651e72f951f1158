import type { KeyId, TenantId } from './ids.ts';
import type { Level } from './label.ts';
import type { KeyRole, Principal } from './principal.ts';

/** An API key as it is kept: everything but the token. Times are milliseconds since the Unix epoch. */
export interface ApiKey {
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

/** What a new key may do. */
export type KeySpecification = Omit<ApiKey, 'id' | 'createdAtMs' | 'revokedAtMs'>;

/** A key that exists nowhere yet, so that its id can go on record before it opens anything. */
export interface MintedKey {
  readonly key: ApiKey;
  /** Shown to a person once and never kept: `dmk_` and 256 random bits. */
  readonly token: string;
}

/** Making and ending keys. */
export interface KeyAdministration {
  /** Makes up a key; changes nothing. */
  mint(specification: KeySpecification): MintedKey;
  /** Makes the key valid, in this process at once. Rejects when it could not be kept; it is then not valid. */
  insert(minted: MintedKey): Promise<void>;
  /** Ends a key, in this process at once. Undefined when the tenant has no such key; a second time changes nothing. */
  revoke(tenant: TenantId, id: KeyId): Promise<ApiKey | undefined>;
  /** Newest first, ended ones included. */
  list(tenant: TenantId): readonly ApiKey[];
  find(tenant: TenantId, id: KeyId): ApiKey | undefined;
}

/** Whether the key opens anything at this moment. */
export function isKeyValid(key: ApiKey, nowMs: number): boolean {
  const isExpired = key.expiresAtMs !== undefined && key.expiresAtMs <= nowMs;
  return !isExpired && key.revokedAtMs === undefined;
}

export function principalOf(key: ApiKey): Principal {
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
