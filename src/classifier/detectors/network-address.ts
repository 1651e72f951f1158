import { isIP } from 'node:net';
import { findingOf, matchesIn } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

const IPV4 = /(?<![\w.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w]|\.\d)/g;
const IPV6 = /(?<![\w:])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?![\w:])/g;
const MAC = /(?<![\w:-])[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}(?![\w:-])/g;
/** Private, loopback, link-local, documentation and multicast ranges name no one (RFC 1918, 5737, 3849, 6890). */
const NOT_PUBLIC =
  /^(?:0\.|10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.0\.[02]\.|198\.51\.100\.|203\.0\.113\.|198\.1[89]\.|22[4-9]\.|23\d\.|24\d\.|25[0-5]\.|::1?$|fe80:|f[cd]|2001:db8)/i;
const makeIp = findingOf('IP_ADDRESS', 'internal', 'personal');
const makeMac = findingOf('MAC_ADDRESS', 'internal', 'personal');

/** Public addresses of machines, and hardware addresses. */
export const networkAddress: Signal = {
  name: 'network-address',
  version: '1',
  patterns: [IPV4, IPV6, MAC, NOT_PUBLIC],
  applies: (traits) => traits.digits >= 1 && (traits.hasColon || traits.digits >= 4),
  detect: (text, view) => {
    const found: RawFinding[] = [];
    const { traits } = view;
    if (traits.digits >= 4) addIps(IPV4, text, found);
    if (traits.hasColon) addIps(IPV6, text, found);
    if (traits.hasColon || traits.digits >= 6) {
      for (const match of matchesIn(MAC, text))
        if (!/^(?:00[:-]){5}/.test(match.text)) found.push(makeMac(match));
    }
    return found;
  },
};

function addIps(pattern: RegExp, text: string, found: RawFinding[]): void {
  for (const match of matchesIn(pattern, text)) {
    if (isIP(match.text) !== 0 && !NOT_PUBLIC.test(match.text)) found.push(makeIp(match));
  }
}
