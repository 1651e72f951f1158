import { timingSafeEqual } from 'node:crypto';
import { isKeyValid, principalOf } from '../domain/api-key.ts';
import { DEFAULT_TENANT, type KeyId } from '../domain/ids.ts';
import type { Principal } from '../domain/principal.ts';
import type { Clock } from '../domain/world.ts';
import { type ApiKeyStore, hashToken, type KeyWithHash } from './api-keys.ts';

/** Finds out who is asking from the two headers that clients send keys in; undefined is nobody, for any reason. */
export type Authenticator = (
  authorizationHeader: string | undefined,
  xApiKeyHeader: string | undefined,
) => Principal | undefined;

/** Stands in for a key that is not there, so that the same checks are made. Ended, and no token has this hash. */
const NOBODY: KeyWithHash = {
  hash: Buffer.alloc(32),
  key: {
    id: 'key_nobody' as KeyId,
    tenant: DEFAULT_TENANT,
    name: '',
    role: 'caller',
    allowedModels: [],
    maxOutboundLevel: 'public',
    seesLabels: false,
    residency: undefined,
    createdAtMs: 0,
    expiresAtMs: 0,
    revokedAtMs: 0,
  },
};

/**
 * Checks keys against the store's memory. A missing, unknown, expired or revoked key costs the same work and gives
 * the same result. What is looked up is the token's hash, so how far a guess is right cannot be told from the time
 * either. A request that carries two different keys is nobody's: two readers might choose differently.
 */
export function createAuthenticator(store: Pick<ApiKeyStore, 'findByHash'>, clock: Clock): Authenticator {
  return (authorizationHeader, xApiKeyHeader) => {
    const bearer = bearerToken(authorizationHeader);
    const plain = xApiKeyHeader?.trim();
    const token = bearer ?? plain ?? '';
    const oneIdentity = bearer === undefined || plain === undefined || bearer === plain;

    const hash = hashToken(token);
    const entry = store.findByHash(hash.toString('hex')) ?? NOBODY;
    const matches = timingSafeEqual(hash, entry.hash);
    const isValid = isKeyValid(entry.key, clock.wallMs());
    return matches && isValid && oneIdentity ? principalOf(entry.key) : undefined;
  };
}

function bearerToken(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const match = /^bearer +(\S+) *$/i.exec(header);
  // Anything else in this header is still somebody claiming to be someone: it must not fall through.
  return match?.[1] ?? header;
}
