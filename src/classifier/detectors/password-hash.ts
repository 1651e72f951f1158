import { findingOf, matchAt } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';
import { isMonotonous, shareInSequence } from './placeholder.ts';

/** From the first `$` on: how it was made, the salt and what came out, in the lengths of each way. */
const HASH =
  /\$(?:(?:1|apr1)\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}|2[abxy]\$\d\d\$[./A-Za-z0-9]{53}|5\$(?:rounds=\d{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{43}|6\$(?:rounds=\d{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{86}|[89]\$[./A-Za-z0-9]{14}\$[./A-Za-z0-9]{43}|y\$[./A-Za-z0-9]{1,10}\$[./A-Za-z0-9]{1,86}\$[./A-Za-z0-9]{43}|argon2(?:id|i|d)\$v=\d{1,3}\$m=\d{1,9},t=\d{1,4},p=\d{1,4}\$[A-Za-z0-9+/]{11,88}\$[A-Za-z0-9+/]{16,88}|krb5(?:asrep|tgs)\$\d\d\$[^\s$]{1,200}\$[A-Fa-f0-9]{64,4000})(?![./A-Za-z0-9])/y;
/** As Django writes it, from the first `$` on. */
const DJANGO_HASH = /\$\d{4,9}\$[A-Za-z0-9]{8,32}\$[A-Za-z0-9+/]{43}=/y;
const DJANGO = 'pbkdf2_sha256';
const FIRST = new Set(Array.from('125689yak', (character) => character.charCodeAt(0)));
const MADE_IN_ORDER = 0.8;
const make = findingOf('SECRET', 'restricted', 'credentials');

/** Passwords as systems keep them (crypt, bcrypt, Argon2, Kerberos tickets): whoever has one can guess at leisure. */
export const passwordHash: Signal = {
  name: 'password-hash',
  version: '1',
  patterns: [HASH, DJANGO_HASH],
  applies: (traits) => traits.length >= 34,
  detect: (text) => {
    const found: RawFinding[] = [];
    for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
      const span = hashAt(text, at);
      if (span === undefined) continue;
      found.push(make(span));
      at = span.end - 1;
    }
    return found;
  },
};

function hashAt(text: string, at: number): { start: number; end: number } | undefined {
  const start = at - DJANGO.length;
  if (start >= 0 && text.startsWith(DJANGO, start)) {
    const django = matchAt(DJANGO_HASH, text, at);
    return django === undefined ? undefined : { start, end: django.end };
  }
  const hash = FIRST.has(text.charCodeAt(at + 1)) ? matchAt(HASH, text, at) : undefined;
  if (hash === undefined) return undefined;
  const made = hash.text.slice(hash.text.lastIndexOf('$') + 1);
  return isMonotonous(made) || shareInSequence(made) > MADE_IN_ORDER ? undefined : hash;
}
