import type { LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { type AddressRule, addressRefusal } from './address-rule.ts';
import { ConnectFailure } from './connect-failure.ts';

/** Resolves a name to every address it has. */
export type ResolveName = (name: string) => Promise<readonly LookupAddress[]>;

/**
 * A lookup for `net.connect` that hands over only addresses that passed the rule. The socket dials exactly what it
 * is handed, so a name cannot answer one thing to the check and another to the connection. One refused address
 * among several refuses the name: an attacker needs only one.
 */
export function checkedLookup(resolve: ResolveName, rule: AddressRule): LookupFunction {
  return (hostname, options, callback) => {
    resolveChecked(hostname, resolve, rule).then(
      (addresses) => {
        const [first] = addresses;
        if (first === undefined) callback(notFound(), '');
        else if (options.all) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : notFound(), ''),
    );
  };
}

async function resolveChecked(
  hostname: string,
  resolve: ResolveName,
  rule: AddressRule,
): Promise<readonly LookupAddress[]> {
  const addresses = await resolve(hostname);
  for (const { address } of addresses) {
    if (isIP(address) === 0) throw notFound();
    const refusal = addressRefusal(address, 'name', rule);
    if (refusal !== undefined) throw refusal;
  }
  return addresses;
}

function notFound(): ConnectFailure {
  return new ConnectFailure({ code: 'upstream_unreachable', cause: 'name-not-found' });
}
