import { isIP } from 'node:net';

/** Where an IP address lies, as far as one can tell by looking at it. */
export type AddressScope = 'loopback' | 'private' | 'link-local' | 'reserved' | 'public';

type Range = readonly [network: bigint, prefixBits: number, scope: AddressScope];

/** IANA special-purpose registry for IPv4 (RFC 6890 and successors); the first match counts. */
const V4_RANGES: readonly Range[] = [
  v4Range('127.0.0.0', 8, 'loopback'),
  v4Range('10.0.0.0', 8, 'private'),
  v4Range('172.16.0.0', 12, 'private'),
  v4Range('192.168.0.0', 16, 'private'),
  v4Range('169.254.0.0', 16, 'link-local'),
  v4Range('0.0.0.0', 8, 'reserved'),
  v4Range('100.64.0.0', 10, 'reserved'),
  v4Range('192.0.0.0', 24, 'reserved'),
  v4Range('192.0.2.0', 24, 'reserved'),
  v4Range('198.18.0.0', 15, 'reserved'),
  v4Range('198.51.100.0', 24, 'reserved'),
  v4Range('203.0.113.0', 24, 'reserved'),
  v4Range('224.0.0.0', 3, 'reserved'),
];

const V6_RANGES: readonly Range[] = [
  v6Range('::1', 128, 'loopback'),
  v6Range('fc00::', 7, 'private'),
  v6Range('fe80::', 10, 'link-local'),
  v6Range('2001::', 23, 'reserved'),
  v6Range('2001:db8::', 32, 'reserved'),
  v6Range('3fff::', 20, 'reserved'),
  v6Range('2000::', 3, 'public'),
];

/** IPv6 prefixes that carry an IPv4 address, and how many bits stand below it: such an address is that address. */
const EMBEDDED_V4: readonly (readonly [network: bigint, prefixBits: number, bitsBelow: bigint])[] = [
  [parseV6('::ffff:0:0'), 96, 0n], // IPv4-mapped, RFC 4291 §2.5.5.2
  [parseV6('::ffff:0:0:0'), 96, 0n], // IPv4-translated, RFC 7915
  [parseV6('64:ff9b::'), 96, 0n], // NAT64, RFC 6052
  [parseV6('2002::'), 16, 80n], // 6to4, RFC 3056
];

/**
 * The scope of an IP address literal. What is neither ordinary global unicast nor an address of one's own network
 * (multicast, documentation, carrier-grade NAT, tunnels, the unspecified address) is `reserved`.
 *
 * @throws when `address` is not an IP address.
 */
export function addressScope(address: string): AddressScope {
  switch (isIP(address)) {
    case 4:
      return scopeOfV4(parseV4(address));
    case 6:
      return scopeOfV6(parseV6(address));
    default:
      throw new Error('not an IP address');
  }
}

function scopeOfV4(value: bigint): AddressScope {
  return V4_RANGES.find((range) => holds(range, value, 32))?.[2] ?? 'public';
}

function scopeOfV6(value: bigint): AddressScope {
  for (const [network, prefixBits, bitsBelow] of EMBEDDED_V4) {
    if (holds([network, prefixBits, 'public'], value, 128))
      return scopeOfV4((value >> bitsBelow) & 0xffff_ffffn);
  }
  return V6_RANGES.find((range) => holds(range, value, 128))?.[2] ?? 'reserved';
}

function holds([network, prefixBits]: Range, value: bigint, width: number): boolean {
  const shift = BigInt(width - prefixBits);
  return value >> shift === network >> shift;
}

function v4Range(network: string, prefixBits: number, scope: AddressScope): Range {
  return [parseV4(network), prefixBits, scope];
}

function v6Range(network: string, prefixBits: number, scope: AddressScope): Range {
  return [parseV6(network), prefixBits, scope];
}

function parseV4(text: string): bigint {
  return text.split('.').reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

/** Text form of RFC 4291 §2.2, with `::`, a dotted tail and a zone (`%eth0`, ignored). Checked by the caller. */
function parseV6(text: string): bigint {
  const [left = '', right] = text.replace(/%.*$/, '').split('::');
  const head = groupsOf(left);
  const tail = right === undefined ? [] : groupsOf(right);
  const gap = Array.from({ length: 8 - head.length - tail.length }, () => 0n);
  return [...head, ...gap, ...tail].reduce((value, group) => (value << 16n) | group, 0n);
}

function groupsOf(part: string): bigint[] {
  if (part === '') return [];
  return part.split(':').flatMap((group) => {
    if (!group.includes('.')) return [BigInt(`0x${group}`)];
    const dotted = parseV4(group);
    return [dotted >> 16n, dotted & 0xffffn];
  });
}
