import { findingOf, matchAt } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';
import { isPlaceholder } from './placeholder.ts';

/** From `://` on: a user, which may be empty, and his password. */
const USER_AND_PASSWORD = /:\/\/([^\s/:@"'<>`]{0,100}):([^\s/"'<>`]{1,200})@(?=[\w[.-])/y;
/** The user and password of a data source name of Go: `user:password@tcp(…)`. */
const PASSWORD_BEFORE = /^[^\s"'`@/]{3,100}$/;
const MAX_BEFORE = 101;
const MAX_USER = 60;
const SCHEME_CODE = /[A-Za-z0-9+._-]/;
const MAX_SCHEME = 30;
const make = findingOf('DB_URL', 'restricted', 'credentials');

/** Passwords in addresses of web sites, databases, queues and caches. */
export const urlPassword: Signal = {
  name: 'url-password',
  version: '2',
  patterns: [USER_AND_PASSWORD, PASSWORD_BEFORE, SCHEME_CODE],
  applies: (traits) => traits.hasAt && traits.hasColon,
  detect: (text) => {
    const found: RawFinding[] = [];
    for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
      const match = matchAt(USER_AND_PASSWORD, text, at);
      if (match === undefined || isStandIn(match.groups[0]!, match.groups[1]!)) continue;
      const start = startOfScheme(text, at);
      if (start < at) found.push(make({ start, end: match.end }));
    }
    for (const network of ['@tcp(', '@unix(']) {
      for (let at = text.indexOf(network); at >= 0; at = text.indexOf(network, at + network.length)) {
        const span = credentialsBefore(text, at);
        if (span !== undefined) found.push(make(span));
      }
    }
    return found;
  },
};

/** The user and password that end at `end`. */
function credentialsBefore(text: string, end: number): { start: number; end: number } | undefined {
  const colon = text.lastIndexOf(':', end - 1);
  if (colon < 0 || end - colon > MAX_BEFORE) return undefined;
  const password = text.slice(colon + 1, end);
  let start = colon;
  while (start > 0 && colon - start < MAX_USER && SCHEME_CODE.test(text[start - 1]!)) start -= 1;
  const user = text.slice(start, colon);
  if (user === '' || !PASSWORD_BEFORE.test(password) || isStandIn(user, password)) return undefined;
  return { start, end };
}

function startOfScheme(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < MAX_SCHEME && SCHEME_CODE.test(text[start - 1]!)) start -= 1;
  return start;
}

/** A placeholder, or the user's name once more, as a database has it that was only just set up. */
function isStandIn(user: string, password: string): boolean {
  return (
    isPlaceholder(password) ||
    (password === user && /^[a-z]+$/i.test(user)) ||
    /^(?:abc|xyz|p|x+)$/i.test(password)
  );
}
