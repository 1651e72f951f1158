import { findingOf, matchesIn } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';
import { isPlaceholder } from './placeholder.ts';

const URL_WITH_PASSWORD =
  /(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{1,29}:\/\/([^\s/:@"'<>]{0,100}):([^\s/"'<>]{1,200})@(?=[\w[.-])/g;
const QUERY_SECRET =
  /[?&;](?:access_?token|api_?key|apikey|auth|client_secret|key|password|passwd|pwd|secret|sig|signature|token|private_token)=([^\s&"'<>#]{8,500})/gi;
const CURL_USER = /(?:^|\s)(?:-u|--user)[ =]{1,3}(["']?)([^\s:"']{1,100}):([^\s"']{2,200})/g;
const AUTHORISATION =
  /(?:authorization|proxy-authorization|x-api-key|api-key|private-token|x-auth-token)["']?\s{0,3}[:=]\s{0,3}["']?(?:(?:basic|bearer|token|apikey)\s{1,3})?([A-Za-z0-9_+/=.~-]{8,2000})/gi;
const makeUrl = findingOf('DB_URL', 'restricted', 'credentials');
const makeSecret = findingOf('SECRET', 'restricted', 'credentials');

/** Passwords in addresses, in query strings, on curl's command line and in authorisation headers. */
export const urlPassword: Signal = {
  name: 'url-password',
  version: '1',
  patterns: [URL_WITH_PASSWORD, QUERY_SECRET, CURL_USER, AUTHORISATION],
  applies: (traits) => traits.hasColon || traits.hasEquals,
  detect: (text, { traits }) => {
    const found: RawFinding[] = [];
    if (traits.hasAt && traits.hasSlash) {
      for (const match of matchesIn(URL_WITH_PASSWORD, text)) {
        if (!isPlaceholder(match.groups[1]!)) found.push(makeUrl(match));
      }
    }
    if (traits.hasEquals) {
      for (const match of matchesIn(QUERY_SECRET, text)) {
        if (looksRandom(match.groups[0]!)) found.push(makeSecret(match));
      }
    }
    if (traits.hasColon) {
      for (const match of matchesIn(CURL_USER, text)) {
        if (!isPlaceholder(match.groups[2]!)) found.push(makeSecret(match));
      }
    }
    for (const match of matchesIn(AUTHORISATION, text)) {
      if (looksRandom(match.groups[0]!)) found.push(makeSecret(match));
    }
    return found;
  },
};

function looksRandom(value: string): boolean {
  return !isPlaceholder(value) && /\d/.test(value) && new Set(value).size >= 6;
}
