import { BlockList, isIP } from 'node:net';
import { isLoopback } from './provider-address.ts';

/** Whether an address is in a network that no packet leaves: loopback, RFC 1918, RFC 4193. Names are not looked up. */
export function isOwnAddress(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const version = isIP(host);
  return isLoopback(url) || (version !== 0 && ownNetworks().check(host, version === 6 ? 'ipv6' : 'ipv4'));
}

function ownNetworks(): BlockList {
  const networks = new BlockList();
  networks.addSubnet('10.0.0.0', 8, 'ipv4');
  networks.addSubnet('172.16.0.0', 12, 'ipv4');
  networks.addSubnet('192.168.0.0', 16, 'ipv4');
  networks.addSubnet('fc00::', 7, 'ipv6');
  return networks;
}
