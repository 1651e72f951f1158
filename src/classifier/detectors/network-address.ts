import { isIP } from 'node:net';
import { findingOf, matchAt } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

const IPV4 = /\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w]|\.\d)/y;
const IPV6 = /[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?![\w:])/y;
const MAC = /[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}(?![\w:-])/y;
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
  detect: (text, { traits, digitRuns }) => {
    const found: RawFinding[] = [];
    if (traits.digits >= 4) {
      addIpsOfDigits(text, digitRuns, found);
    }
    if (traits.hasColon) {
      eachBeginning(text, ':', isHex, (at) => addMac(text, at, found) ?? addIp(IPV6, text, at, found));
    }
    if (traits.digits >= 6) eachBeginning(text, '-', isHex, (at) => addMac(text, at, found));
    return found;
  },
};

const COLON = 0x3a;
const POINT = 0x2e;
/** Of the digits of a group, and of the groups of an address. */
const MAX_BYTE_DIGITS = 3;
const BYTES = 4;

/** Addresses of four runs of digits with a point between each and the next. */
function addIpsOfDigits(text: string, digitRuns: readonly number[], found: RawFinding[]): void {
  const last = digitRuns.length - 2 * BYTES;
  for (let run = 0; run <= last; run += 2) {
    const start = digitRuns[run]!;
    // From the first run to the last of an address, three points and no more than twelve digits.
    if (digitRuns[run + 2] !== digitRuns[run + 1]! + 1 || text.charCodeAt(digitRuns[run + 1]!) !== POINT)
      continue;
    if (digitRuns[run + 1]! - start > MAX_BYTE_DIGITS) continue;
    if (start > 0 && isJoined(text.charCodeAt(start - 1), POINT)) continue;
    const end = addIp(IPV4, text, start, found);
    while (end !== undefined && run + 2 <= last && digitRuns[run + 2]! < end) run += 2;
  }
}

/** Longest stretch of digits before the first separator of an address. */
const MAX_GROUP = 4;

/**
 * Calls with every place where an address of this separator could begin: the first of up to four digits before it,
 * or the separator itself. The call answers where the address ends, so that what is in it is not looked at again.
 */
function eachBeginning(
  text: string,
  separator: string,
  isPart: (code: number) => boolean,
  look: (at: number) => number | undefined,
): void {
  const code = separator.charCodeAt(0);
  let from = 0;
  for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
    from = at + 1;
    // Most stand behind a word, before a space.
    if (from === text.length) break;
    const next = text.charCodeAt(from);
    if (!isPart(next) && next !== code) continue;
    // Only an address of IPv6 may begin with its separator.
    if (code !== COLON && (at === 0 || !isPart(text.charCodeAt(at - 1)))) continue;
    let start = at;
    while (start > 0 && at - start <= MAX_GROUP && isPart(text.charCodeAt(start - 1))) start -= 1;
    if (start > 0 && isJoined(text.charCodeAt(start - 1), code)) continue;
    from = look(start) ?? from;
  }
}

/** Whether what stands before is of the same word, or another group of the same address. */
function isJoined(code: number, separator: number): boolean {
  return code === 0x5f || code === separator || isHex(code) || isLetter(code);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isHex(code: number): boolean {
  const lower = code | 0x20;
  return isDigit(code) || (lower >= 0x61 && lower <= 0x66);
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function addIp(pattern: RegExp, text: string, at: number, found: RawFinding[]): number | undefined {
  const match = matchAt(pattern, text, at);
  if (match === undefined) return undefined;
  if (isIP(match.text) !== 0 && !NOT_PUBLIC.test(match.text)) found.push(makeIp(match));
  return match.end;
}

function addMac(text: string, at: number, found: RawFinding[]): number | undefined {
  // Its first two bytes are followed by the same.
  if (at + 5 >= text.length || text.charCodeAt(at + 2) !== text.charCodeAt(at + 5)) return undefined;
  const match = matchAt(MAC, text, at);
  if (match === undefined) return undefined;
  if (!/^(?:00[:-]){5}/.test(match.text)) found.push(makeMac(match));
  return match.end;
}
