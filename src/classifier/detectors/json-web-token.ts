import { findingOf, matchesIn } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

const TOKEN =
  /(?<![A-Za-z0-9_-])ey[A-Za-z0-9_-]{8,2000}\.[A-Za-z0-9_-]{2,8000}(?:\.[A-Za-z0-9_-]{0,2000}){0,3}/g;
const make = findingOf('JWT', 'restricted', 'credentials');

/** JSON web tokens (RFC 7519): parts in base64url of which the first decodes to a header with an algorithm. */
export const jsonWebToken: Signal = {
  name: 'json-web-token',
  version: '1',
  patterns: [TOKEN],
  applies: (traits) => traits.length >= 24,
  detect: (text) => {
    if (!text.includes('ey')) return [];
    const found: RawFinding[] = [];
    for (const match of matchesIn(TOKEN, text)) {
      if (hasHeader(match.text.slice(0, match.text.indexOf('.')))) found.push(make(match));
    }
    return found;
  },
};

function hasHeader(part: string): boolean {
  try {
    const header: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return (
      typeof header === 'object' && header !== null && ('alg' in header || 'typ' in header || 'enc' in header)
    );
  } catch {
    return false;
  }
}
