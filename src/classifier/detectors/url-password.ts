import { findingOf, matchAt } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';
import { isPlaceholder } from './placeholder.ts';

/** From `://` on: a user, which may be empty, and his password. */
const USER_AND_PASSWORD = /:\/\/([^\s/:@"'<>`]{0,100}):([^\s/"'<>`]{1,200})@(?=[\w[.-])/y;
const SCHEME_CODE = /[A-Za-z0-9+.-]/;
const MAX_SCHEME = 30;
const make = findingOf('DB_URL', 'restricted', 'credentials');

/** Passwords in addresses of web sites, databases, queues and caches. */
export const urlPassword: Signal = {
  name: 'url-password',
  version: '2',
  patterns: [USER_AND_PASSWORD, SCHEME_CODE],
  applies: (traits) => traits.hasAt && traits.hasSlash && traits.hasColon,
  detect: (text) => {
    const found: RawFinding[] = [];
    for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
      const match = matchAt(USER_AND_PASSWORD, text, at);
      if (match === undefined || isStandIn(match.groups[0]!, match.groups[1]!)) continue;
      const start = startOfScheme(text, at);
      if (start < at) found.push(make({ start, end: match.end }));
    }
    return found;
  },
};

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
