import { findingOf, matchesIn } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';
import { BARE_KEY_PATTERNS, bareKeyAt, isKeyStore, jsonKeySecrets } from './bare-private-key.ts';

const BEGIN = /-----BEGIN[ A-Z0-9_-]{0,60}PRIVATE KEY(?: BLOCK)?-----/g;
const BODY = /[A-Za-z0-9+/=]{16}/;
const SSH2 = /(?:PuTTY-User-Key-File-\d: {0,2}[\w-]{3,40}\s|---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----)/g;
const END = /-----END[ A-Z0-9_-]{0,80}-----/;
const MAX_BODY = 16_384;
/** Lines such as `DEK-Info` stand between the marker and the key. */
const MAX_HEADERS = 400;
const make = findingOf('PRIVATE_KEY', 'restricted', 'credentials');

/** Private keys in PEM, OpenSSH, PGP and PuTTY armour or bare. A public key or certificate is no secret. */
export const privateKey: Signal = {
  name: 'private-key',
  version: '2',
  patterns: [BEGIN, BODY, END, SSH2, ...BARE_KEY_PATTERNS],
  applies: (traits) => traits.upperCase >= 8,
  detect: (text, view) => {
    const found: RawFinding[] = [];
    if (isKeyStore(text)) return [make({ start: 0, end: text.length })];
    for (const secret of jsonKeySecrets(text)) found.push(make(secret));
    let covered = 0;
    for (const { start } of view.tokens) {
      const key = start < covered ? undefined : bareKeyAt(text, start);
      if (key === undefined) continue;
      found.push(make(key));
      covered = key.end;
    }
    return text.includes('PRIVATE KEY') || text.includes('PuTTY-User') ? withArmoured(text, found) : found;
  },
};

function withArmoured(text: string, found: RawFinding[]): RawFinding[] {
  let covered = 0;
  for (const match of matchesIn(BEGIN, text)) {
    // A sentence that names the marker has no key behind it, and a marker none before the next.
    if (match.start < covered) continue;
    const next = text.indexOf('-----', match.end);
    const limit = Math.min(match.end + MAX_HEADERS, next < 0 ? text.length : next);
    if (!BODY.test(text.slice(match.end, limit))) continue;
    covered = endOfKey(text, match.end);
    found.push(make({ start: match.start, end: covered }));
  }
  for (const match of matchesIn(SSH2, text)) found.push(make(match));
  return found;
}

/** Behind the closing marker; where it is missing, as far as a key could reach. */
function endOfKey(text: string, from: number): number {
  const body = text.slice(from, from + MAX_BODY);
  const close = END.exec(body);
  return from + (close === null ? Math.min(body.length, 4_096) : close.index + close[0].length);
}
