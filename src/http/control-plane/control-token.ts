import { createHash, timingSafeEqual } from 'node:crypto';
import { DEFAULT_TENANT, type KeyId } from '../../domain/ids.ts';
import type { Principal } from '../../domain/principal.ts';
import type { Secret } from '../../domain/secret.ts';

/** Whoever can read the control file of a running server: the account that runs it, on this machine. */
export const LOCAL_OPERATOR: Principal = {
  tenant: DEFAULT_TENANT,
  keyId: 'key_local-operator' as KeyId,
  keyName: 'local operator',
  role: 'admin',
  allowedModels: undefined,
  maxOutboundLevel: 'restricted',
  seesLabels: true,
  residency: undefined,
};

/** Whether an `Authorization` header carries the token; hashed first, so that the time tells nothing. */
export function carriesControlToken(authorization: string | undefined, token: Secret): boolean {
  const given = /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(sha256(given), sha256(token.reveal()));
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
