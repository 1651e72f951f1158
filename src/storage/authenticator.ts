import { principalOf } from '../domain/api-key.ts';
import type { Principal } from '../domain/principal.ts';
import type { Clock } from '../domain/world.ts';
import { type ApiKeyStore, hashToken } from './api-keys.ts';

/** Finds out who is asking from the two headers that clients send keys in; undefined is nobody, for any reason. */
export type Authenticator = (
  authorizationHeader: string | undefined,
  xApiKeyHeader: string | undefined,
) => Principal | undefined;

/**
 * Checks keys against the store's memory. A missing, unknown, expired or revoked key costs the same work and gives
 * the same result (measured by `bench/key-check-timing.mjs`). What is looked up is the token's hash, so how far a guess
 * is right cannot be told from the time either. A request that carries two different keys is nobody's: two readers might choose differently.
 */
export function createAuthenticator(store: Pick<ApiKeyStore, 'findValid'>, clock: Clock): Authenticator {
  return (authorizationHeader, xApiKeyHeader) => {
    const bearer = bearerToken(authorizationHeader);
    const plain = xApiKeyHeader?.trim();
    const token = bearer ?? plain ?? '';
    const oneIdentity = bearer === undefined || plain === undefined || bearer === plain;

    const key = store.findValid(hashToken(token), clock.wallMs());
    return key !== undefined && oneIdentity ? principalOf(key) : undefined;
  };
}

function bearerToken(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const match = /^bearer +(\S+) *$/i.exec(header);
  // Anything else in this header is still somebody claiming to be someone: it must not fall through.
  return match?.[1] ?? header;
}
