import { findingOf, matchesIn } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

const BEGIN = /-----BEGIN[ A-Z0-9_-]{0,60}PRIVATE KEY(?: BLOCK)?-----/g;
const BODY = /[A-Za-z0-9+/=]{16}/;
const SSH2 = /(?:PuTTY-User-Key-File-\d|---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----)/g;
const MAX_BODY = 16_384;
const make = findingOf('PRIVATE_KEY', 'restricted', 'credentials');

/** Private keys in PEM, OpenSSH, PGP and PuTTY armour. A public key or certificate is no secret. */
export const privateKey: Signal = {
  name: 'private-key',
  version: '1',
  patterns: [BEGIN, BODY, SSH2],
  applies: (traits) => traits.upperCase >= 8,
  detect: (text) => {
    if (!text.includes('PRIVATE KEY') && !text.includes('PuTTY-User')) return [];
    const found: RawFinding[] = [];
    for (const match of matchesIn(BEGIN, text)) {
      const close = text.indexOf('-----END', match.end);
      const end = close < 0 || close - match.end > MAX_BODY ? Math.min(text.length, match.end + 4096) : close;
      // A sentence that names the marker has no key behind it.
      if (!BODY.test(text.slice(match.end, end))) continue;
      const lineEnd = text.indexOf('-----', end + 8);
      found.push(make({ start: match.start, end: close === end && lineEnd > 0 ? lineEnd + 5 : end }));
    }
    for (const match of matchesIn(SSH2, text)) found.push(make(match));
    return found;
  },
};
