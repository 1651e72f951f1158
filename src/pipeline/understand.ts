import { DemarcError } from '../domain/error-catalogue.ts';
import type { JsonDocument } from '../domain/json/json-node.ts';
import { JsonSyntaxError } from '../domain/json/json-syntax-error.ts';
import { tokenise } from '../domain/json/tokenise.ts';
import { declaredLabel, declaredPreference, declaredPriority, declaredTask } from './declared.ts';
import type { GatewayServices } from './gateway-services.ts';
import type { Authenticated, Understood } from './stages.ts';

/**
 * Reads the body once, into the tree that is scanned, decided on and sent.
 * @throws DemarcError for a body that is too large, no JSON, too complex or no request of the dialect.
 */
export async function understand(
  authenticated: Authenticated,
  services: Pick<GatewayServices, 'limits' | 'commit' | 'nameEndUser'>,
): Promise<Understood> {
  const { exchange, dialect, principal } = authenticated;
  const declared = declaredLabel(exchange.headers, principal);
  const task = declaredTask(exchange.headers);
  const priority = declaredPriority(exchange.headers);
  const prefer = declaredPreference(exchange.headers);
  const body = await exchange.readBody(services.limits.maxBodyBytes);
  const document = parseBody(body);
  const request = dialect.decodeRequest(document);
  return {
    ...authenticated,
    document,
    request,
    commitment: services.commit(authenticated.requestId, body),
    endUser:
      request.endUserId === undefined ? undefined : services.nameEndUser(principal.tenant, request.endUserId),
    declared,
    declaredTask: task,
    priority,
    prefer,
  };
}

/** A body as the tree that everything is read from. @throws DemarcError `invalid_json`, `too_complex`. */
export function parseBody(body: Uint8Array): JsonDocument {
  try {
    return tokenise(body);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const isTooComplex = error.fault === 'too-deep' || error.fault === 'too-many-values';
    throw new DemarcError(isTooComplex ? 'too_complex' : 'invalid_json', { message: error.message });
  }
}
