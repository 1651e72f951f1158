import { isLoopbackHost } from '../config/provider-address.ts';
import { isKeyValid } from '../domain/api-key.ts';
import { DEFAULT_TENANT } from '../domain/ids.ts';
import type { Log } from '../domain/log.ts';
import type { Gateway } from './gateway.ts';

/** Below this, whoever can reach the port may guess it. */
const LEAST_CHARACTERS = 16;

/** A key that anybody who can reach the port may guess opens everything, so that nobody but this machine may. */
export class WeakAdminKeyError extends Error {
  /** The configuration cannot be used (docs/errors.md). */
  readonly exitCode = 78;

  constructor(host: string) {
    super(
      `DEMARC_ADMIN_KEY has fewer than ${LEAST_CHARACTERS} characters, and the server would listen on ${host}, where ` +
        'others can reach it: choose 32 random ones (openssl rand -hex 16), leave it out and one is made up, or ' +
        'listen on 127.0.0.1',
    );
    this.name = 'WeakAdminKeyError';
  }
}

/**
 * Looks at a chosen key before anything is opened with it. On a server that this machine alone can reach, a short one is
 * a matter of a warning.
 *
 * @param given empty: none was chosen.
 * @throws WeakAdminKeyError for a short one where others can reach the server.
 */
export function checkAdminKey(
  given: string,
  { host }: { readonly host: string },
  log: Pick<Log, 'warn'>,
): void {
  if (given === '' || given.length >= LEAST_CHARACTERS) return;
  if (!isLoopbackHost(host)) throw new WeakAdminKeyError(host);
  log.warn('weak-admin-key', { leastCharacters: LEAST_CHARACTERS });
}

/**
 * Sees to it that somebody can get in: with the key that the environment gives, else, where no admin key is valid,
 * with one made up. It is on record before it opens anything.
 *
 * @param given empty: none was chosen.
 * @returns the key that was made up.
 */
export async function ensureAdminKey(
  { keys, audit }: Pick<Gateway, 'keys' | 'audit'>,
  given: string,
  wallMs: number,
): Promise<string | undefined> {
  const isThere =
    given === ''
      ? keys.list(DEFAULT_TENANT).some((key) => key.role === 'admin' && isKeyValid(key, wallMs))
      : keys.isToken(given);
  if (isThere) return undefined;
  const minted = keys.mint({
    tenant: DEFAULT_TENANT,
    name: 'first admin key',
    role: 'admin',
    allowedModels: undefined,
    maxOutboundLevel: 'restricted',
    seesLabels: true,
    residency: undefined,
    expiresAtMs: undefined,
  });
  const token = given === '' ? minted.token : given;
  const fields = { effect: 'key.create', key: minted.key.id, role: minted.key.role, cause: 'start' };
  await audit.append({ type: 'admin', tenant: DEFAULT_TENANT, fields }).durable;
  await keys.insert({ ...minted, token });
  return given === '' ? token : undefined;
}
