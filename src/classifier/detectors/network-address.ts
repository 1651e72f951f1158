import { isIP } from 'node:net';
import { findingOf, matchAt, type TextMatch } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

const IPV4 = /(?<![\w.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w]|\.\d)/y;
const IPV6 = /(?<![\w:])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?![\w:])/y;
const MAC = /(?<![\w:-])[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}(?![\w:-])/y;
/** Private, loopback, link-local, documentation and multicast ranges name no one (RFC 1918, 5737, 3849, 6890). */
const NOT_PUBLIC =
  /^(?:0\.|10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.0\.[02]\.|198\.51\.100\.|203\.0\.113\.|198\.1[89]\.|22[4-9]\.|23\d\.|24\d\.|25[0-5]\.|::1?$|fe80:|f[cd]|2001:db8)/i;
const makeIp = findingOf('IP_ADDRESS', 'internal', 'personal');
const makeMac = findingOf('MAC_ADDRESS', 'internal', 'personal');

/** Public addresses of machines, and hardware addresses. */
export const networkAddress: Signal = {
  name: 'network-address',
  version: '2',
  patterns: [IPV4, IPV6, MAC, NOT_PUBLIC],
  applies: (traits) => traits.digits >= 1 && (traits.hasColon || traits.digits >= 4),
  detect: (text, view) => {
    const found: RawFinding[] = [];
    const { traits } = view;
    if (traits.digits >= 4) addDotted(text, found);
    if (traits.hasColon) addColoned(text, found);
    for (const { start } of view.tokens) addMac(text, start, found);
    return found;
  },
};

/** Looks where a dot stands between digits. */
function addDotted(text: string, found: RawFinding[]): void {
  let covered = 0;
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
    if (dot < covered || !isDigit(text.charCodeAt(dot - 1)) || !isDigit(text.charCodeAt(dot + 1))) continue;
    let start = dot;
    while (dot - start < 4 && isDigit(text.charCodeAt(start - 1))) start -= 1;
    const match = matchAt(IPV4, text, start);
    if (match === undefined) continue;
    covered = match.end;
    if (isIP(match.text) !== 0 && !NOT_PUBLIC.test(match.text)) found.push(makeIp(match));
  }
}

/** Looks where a colon stands beside a hexadecimal digit or another colon, on both sides. */
function addColoned(text: string, found: RawFinding[]): void {
  let covered = 0;
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    if (colon < covered || !isPart(text.charCodeAt(colon + 1))) continue;
    let start = colon;
    while (colon - start < 5 && isHexadecimal(text.charCodeAt(start - 1))) start -= 1;
    const hardware = addMac(text, start, found);
    const match = hardware ?? matchAt(IPV6, text, start);
    if (match === undefined) continue;
    covered = match.end;
    if (hardware === undefined && isIP(match.text) !== 0 && !NOT_PUBLIC.test(match.text))
      found.push(makeIp(match));
  }
}

function addMac(text: string, start: number, found: RawFinding[]): TextMatch | undefined {
  const match = matchAt(MAC, text, start);
  if (match !== undefined && !/^(?:00[:-]){5}/.test(match.text)) found.push(makeMac(match));
  return match;
}

function isPart(code: number): boolean {
  return code === 0x3a || isHexadecimal(code);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isHexadecimal(code: number): boolean {
  const lower = code | 0x20;
  return isDigit(code) || (lower >= 0x61 && lower <= 0x66);
}
