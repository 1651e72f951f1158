import { findingOf, matchAt } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

const TOKEN = /ey[A-Za-z0-9_-]{8,2000}\.[A-Za-z0-9_-]{2,8000}(?:\.[A-Za-z0-9_-]{0,2000}){0,3}/y;
const make = findingOf('JWT', 'restricted', 'credentials');

/** JSON web tokens (RFC 7519): parts in base64url of which the first decodes to a header with an algorithm. */
export const jsonWebToken: Signal = {
  name: 'json-web-token',
  version: '2',
  patterns: [TOKEN],
  applies: (traits) => traits.length >= 24,
  detect: (text, view) => {
    const found: RawFinding[] = [];
    for (const { start, end } of view.tokens) {
      const at = headerIn(text, start, end);
      const match = at < 0 ? undefined : matchAt(TOKEN, text, at);
      if (match !== undefined && hasHeader(match.text.slice(0, match.text.indexOf('.'))))
        found.push(make(match));
    }
    return found;
  },
};

/** Where the letters of `{"` stand in a token that goes on behind a dot: at its start, or behind a name and a joiner. */
function headerIn(text: string, start: number, end: number): number {
  if (text[end] !== '.') return -1;
  if (text.startsWith('ey', start)) return start;
  const behind = text.lastIndexOf('_ey', end);
  return behind > start ? behind + 1 : -1;
}

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
