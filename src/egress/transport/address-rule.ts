import type { Placement } from '../../domain/deployment.ts';
import { addressScope } from './address-scope.ts';
import { ConnectFailure } from './connect-failure.ts';

/** Which addresses may be dialled for a deployment. */
export interface AddressRule {
  readonly placement: Placement;
  /** No address outside one's own network, whatever the configuration says. */
  readonly airGapped: boolean;
}

/** How the address came to us: written by the operator, or found by asking for a name. */
export type AddressOrigin = 'literal' | 'name';

/**
 * The reason not to dial `address`, or undefined. A public API's name that resolves to an inner address is a
 * rebinding attack or a broken resolver. The name of a server on the premises that resolves to a public address would
 * carry restricted content out with one changed answer of the resolver. An address that the operator wrote is meant.
 */
export function addressRefusal(
  address: string,
  origin: AddressOrigin,
  rule: AddressRule,
): ConnectFailure | undefined {
  const scope = addressScope(address);
  if (rule.airGapped && scope !== 'loopback' && scope !== 'private')
    return new ConnectFailure({ code: 'upstream_blocked', cause: 'air-gapped' });
  if (rule.placement === 'api' && origin === 'name' && scope !== 'public')
    return new ConnectFailure({ code: 'upstream_blocked', cause: 'inner-address' });
  if (rule.placement === 'on-premises' && origin === 'name' && scope === 'public')
    return new ConnectFailure({ code: 'upstream_blocked', cause: 'public-address' });
  return undefined;
}
