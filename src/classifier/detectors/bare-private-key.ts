import { matchAt } from '../matching.ts';

/**
 * How private keys begin in base64 without their armour: what ASN.1 has in front of the number (PKCS #1 and #8 of RSA,
 * elliptic curves, Ed25519, PKCS #12 stores), and OpenSSH's own. Public keys and certificates begin otherwise.
 */
const BEGINNING =
  /(?:MII[A-P][A-Za-z0-9+/][AQgw]IB(?:ADANBgkqhkiG9w0BAQEF|AAKC|AzCC)|MII[A-P][A-Za-z0-9+/]DBOBgkqhkiG9w0BBQ|M(?:IG[HI]|IG2|IHu)AgEAM(?:BM|BA)GByqGSM49AgEG|MC4CAQAwBQYDK2VwBCIEI|M(?:HcCAQEEI|IGkAgEBBD[A-D]|IHcAgEBBEI)|b3BlbnNzaC1rZXktdjE)[A-Za-z0-9+/]/y;
const BASE64_OR_BREAK = /[A-Za-z0-9+/=\s\\]/;
const MIN_LENGTH = 60;
const MAX_LENGTH = 16_384;
/** A JSON web key is private by its `d`, or by its `k` where it is symmetric. */
const JSON_SECRET = /"[dk]"\s{0,4}:\s{0,4}"[A-Za-z0-9_-]{22,1400}"/g;
const JSON_RADIUS = 4_000;
/** The version of a PKCS #12 store, behind its length, and what begins after it. */
const STORE_VERSION = '\u0002\u0001\u00030';
const STORE_CONTENT = /\u0006\t\*.H.{1,2}\r\u0001\u0007\u0001/;

export const BARE_KEY_PATTERNS: readonly RegExp[] = [BEGINNING, BASE64_OR_BREAK, JSON_SECRET, STORE_CONTENT];

/** A private key in base64, without armour, from the token on that begins at `at`. */
export function bareKeyAt(text: string, at: number): { start: number; end: number } | undefined {
  const first = text[at];
  if ((first !== 'M' && first !== 'b') || matchAt(BEGINNING, text, at) === undefined) return undefined;
  const limit = Math.min(text.length, at + MAX_LENGTH);
  let end = at;
  while (end < limit && BASE64_OR_BREAK.test(text[end]!)) end += 1;
  while (end > at && !/[A-Za-z0-9+/=]/.test(text[end - 1]!)) end -= 1;
  return end - at >= MIN_LENGTH ? { start: at, end } : undefined;
}

/** The secret numbers of JSON web keys (RFC 7517). */
export function jsonKeySecrets(text: string): { start: number; end: number }[] {
  const kind = text.indexOf('"kty"');
  if (kind < 0) return [];
  const from = Math.max(0, kind - JSON_RADIUS);
  const around = text.slice(from, kind + JSON_RADIUS);
  return Array.from(around.matchAll(JSON_SECRET), (match) => ({
    start: from + match.index,
    end: from + match.index + match[0].length,
  }));
}

/** Whether the text is the bytes of a PKCS #12 store. */
export function isKeyStore(text: string): boolean {
  if (text.charCodeAt(0) !== 0x30) return false;
  const beginning = text.slice(0, 60);
  return beginning.slice(0, 10).includes(STORE_VERSION) && STORE_CONTENT.test(beginning);
}
