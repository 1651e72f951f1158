import { DemarcError } from '../domain/error-catalogue.ts';
import type { GatewayServices } from './gateway-services.ts';
import type { Authenticated, Received } from './stages.ts';

/**
 * Who is asking, before any of the body is read. Both vendors' ways of sending a key are taken.
 * @throws DemarcError `invalid_api_key`, the same for an unknown, an expired and a revoked key.
 */
export function authenticate(
  received: Received,
  services: Pick<GatewayServices, 'authenticate'>,
): Authenticated {
  const { headers } = received.exchange;
  const principal = services.authenticate(headers['authorization'], headers['x-api-key']);
  if (principal === undefined) throw new DemarcError('invalid_api_key');
  return { ...received, principal };
}
