import { findingOf, matchAt, type TextMatch } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';
import { isPlaceholder } from './placeholder.ts';
import { isUserAndPassword, looksRandom } from './secret-value.ts';

/** `Authorization: Bearer …`, whatever the scheme, or without one. */
const AUTHORISATION =
  /authorization["'\]]{0,2}\s{0,3}[:=,]\s{0,3}["'`]?(?:([A-Za-z][\w-]{1,20})(?:\s{1,3}(?:token=)?["']?))?([A-Za-z0-9_+/=.~:-]{8,2000})/iy;
const BEARER = /bearer\s{1,3}([A-Za-z0-9_+/=.~-]{20,2000})/iy;
/** Behind the hyphens of curl's `-u` and `--user`; user and password may be quoted together or apart. */
const CURL_USER = /u(?:ser)?[ =]{1,3}(["']?)([^\s:"']{0,100})["']?:["']?([^\s"']{0,200})/y;
const NETRC =
  /machine\s{1,8}[^\s]{1,100}\s{1,8}login\s{1,8}[^\s]{1,100}\s{1,8}password\s{1,8}([^\s]{3,200})/y;
const IDENTIFIED_BY = /identified(?: with [\w'"]{1,40})? by (?:password )?["']([^"'\n]{3,200})["']/iy;
/** The flag with the password right behind it, or one blank further (sshpass). */
const CLIENT = /(?:mysql(?:dump|admin)?|mariadb|sshpass|redis-cli)(?= )/iy;
const CLIENT_FLAG = / (?:-p ?|-a |--pass(?:word)?[ =])["']?([^\s"']{4,100})/;
const ORACLE = /thin:([^\s/:]{1,60})\/([^\s@/"']{1,100})@/y;
const ETHEREUM_KEY = /(?<![A-Za-z0-9])(?:0x)?[0-9a-fA-F]{64}(?![A-Za-z0-9])/g;
const MAX_LINE = 200;
const KEY_RADIUS = 80;
const make = findingOf('SECRET', 'restricted', 'credentials');

/** Credentials of requests and clients: headers, curl, .netrc, database clients; keys of wallets. */
export const requestCredentials: Signal = {
  name: 'request-credentials',
  version: '1',
  words: [
    'authorization',
    'bearer',
    'u',
    'user',
    'machine',
    'identified',
    'mysql',
    'mysqldump',
    'mysqladmin',
    'mariadb',
    'sshpass',
    'redis',
    'thin',
    'wallet',
  ],
  patterns: [
    AUTHORISATION,
    BEARER,
    CURL_USER,
    NETRC,
    IDENTIFIED_BY,
    CLIENT,
    CLIENT_FLAG,
    ORACLE,
    ETHEREUM_KEY,
  ],
  detect: (text, view) => {
    const found: RawFinding[] = [];
    let covered = -1;
    for (const at of view.hits) {
      if (at < covered) continue;
      const span = credentialAt(text, at);
      if (span === undefined) continue;
      found.push(make(span));
      covered = span.end;
    }
    return found;
  },
};

function credentialAt(text: string, at: number): { start: number; end: number } | undefined {
  switch (text[at]!.toLowerCase()) {
    case 'a':
      return authorisationAt(text, at);
    case 'b': {
      const bearer = matchAt(BEARER, text, at);
      return bearer !== undefined && isCredential(bearer.groups[0]!) ? valueOf(bearer, 0) : undefined;
    }
    case 'u':
      return curlUserAt(text, at);
    case 'i':
      return unlessPlaceholder(matchAt(IDENTIFIED_BY, text, at), 0);
    case 't':
      return unlessPlaceholder(matchAt(ORACLE, text, at), 1);
    case 'w':
      return walletKeyNear(text, at);
    case 'm':
      return unlessPlaceholder(matchAt(NETRC, text, at), 0) ?? clientAt(text, at);
    default:
      return clientAt(text, at);
  }
}

function authorisationAt(text: string, at: number): { start: number; end: number } | undefined {
  const match = matchAt(AUTHORISATION, text, at);
  if (match === undefined) return undefined;
  const [scheme, value] = match.groups;
  if (/^basic$/i.test(scheme ?? '') && isUserAndPassword(value!)) return valueOf(match, 1);
  return isCredential(value!) ? valueOf(match, 1) : undefined;
}

function curlUserAt(text: string, at: number): { start: number; end: number } | undefined {
  if (text[at - 1] !== '-') return undefined;
  const match = matchAt(CURL_USER, text, at);
  if (match === undefined) return undefined;
  const user = match.groups[1]!;
  const password = match.groups[2]!;
  if (user.startsWith('$') || user.startsWith('<') || isPlaceholder(`${user}:${password}`)) return undefined;
  const secret = password === '' ? user : password;
  return isSecretOfUser(secret) && secret !== user.slice(0, secret.length === user.length ? 0 : undefined)
    ? { start: at, end: match.end }
    : undefined;
}

function isSecretOfUser(secret: string): boolean {
  return secret.length >= 4 && !isPlaceholder(secret) && (secret.length >= 6 || /[\d\W]/.test(secret));
}

function clientAt(text: string, at: number): { start: number; end: number } | undefined {
  const client = matchAt(CLIENT, text, at);
  if (client === undefined) return undefined;
  const newLine = text.indexOf('\n', at);
  const end = Math.min(newLine < 0 ? text.length : newLine, at + MAX_LINE);
  const flag = CLIENT_FLAG.exec(text.slice(client.end, end));
  const password = flag?.[1];
  if (flag === null || password === undefined || isPlaceholder(password) || password.startsWith('-'))
    return undefined;
  const start = client.end + flag.index + flag[0].lastIndexOf(password);
  return { start, end: start + password.length };
}

/** A wallet's private key has the shape of a transaction's number: what is said around it tells them apart. */
function walletKeyNear(text: string, at: number): { start: number; end: number } | undefined {
  const from = Math.max(0, at - 2 * KEY_RADIUS);
  const around = text.slice(from, at + 2 * KEY_RADIUS);
  if (/hash|\btx|transaction|block|contract|checksum|sha/i.test(around)) return undefined;
  ETHEREUM_KEY.lastIndex = 0;
  const match = ETHEREUM_KEY.exec(around);
  return match === null
    ? undefined
    : { start: from + match.index, end: from + match.index + match[0].length };
}

function isCredential(value: string): boolean {
  return (
    !isPlaceholder(value) &&
    /\d/.test(value) &&
    new Set(value).size >= 6 &&
    (value.length < 16 || looksRandom(value) || /^[0-9a-f-]+$/i.test(value))
  );
}

function unlessPlaceholder(
  match: TextMatch | undefined,
  group: number,
): { start: number; end: number } | undefined {
  return match === undefined || isPlaceholder(match.groups[group]!) ? undefined : valueOf(match, group);
}

function valueOf(match: TextMatch, group: number): { start: number; end: number } {
  const value = match.groups[group]!;
  const start = match.start + match.text.lastIndexOf(value);
  return { start, end: start + value.length };
}
