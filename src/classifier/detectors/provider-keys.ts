import { crc32 } from 'node:zlib';
import { findingOf, matchAt, type TextMatch } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';
import { cloudSecretAround } from './cloud-secret.ts';
import type { KeyShape } from './key-shape.ts';
import { azureKeyAround, isMarkedKey } from './marked-key.ts';
import { isMonotonous, shareInSequence } from './placeholder.ts';
import { AZURE_SECRET, JOINED_SHAPES, KEY_SHAPES, MAX_JOINED } from './provider-key-shapes.ts';

const BY_FIRST = new Map<string, KeyShape[]>();
const WITHOUT_PREFIX: KeyShape[] = [];
for (const shape of KEY_SHAPES) {
  if (shape.prefixes.length === 0) WITHOUT_PREFIX.push(shape);
  for (const first of new Set(shape.prefixes.map((prefix) => prefix[0]!))) {
    const known = BY_FIRST.get(first);
    if (known === undefined) BY_FIRST.set(first, [shape]);
    else known.push(shape);
  }
}

const HOOK =
  /(?:hooks\.slack\.com\/(?:services|workflows|triggers)\/(?:T[A-Z0-9]{5,12}\/(?:[A-Z0-9]{5,14}\/){1,2}[A-Za-z0-9]{15,50}|[A-Za-z0-9+/]{40,90})|discord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/[A-Za-z0-9_-]{60,72}|(?:webhook\.office\.com\/webhookb2|outlook\.office\.com\/webhook)\/[A-Za-z0-9@/-]{60,300}|hooks\.zapier\.com\/hooks\/catch\/[A-Za-z0-9]{4,12}\/?[A-Za-z0-9]{5,12}|tines\.com\/webhook\/[a-z0-9]{32}\/[a-z0-9]{32})(?![A-Za-z0-9])/iy;
const HOOK_HOSTS: readonly string[] = [
  'hooks.slack.com/',
  'discord.com/api/',
  'discordapp.com/api/',
  'webhook.office.com/',
  'outlook.office.com/webhook/',
  'hooks.zapier.com/hooks/',
  'tines.com/webhook/',
];
/** Words that a maker of examples puts into them, and that chance does not spell. */
const PUBLISHED = /example|^(?:sk-)?your|x{6}|dummy|redacted|placeholder|changeme/i;
/** Of the letters and digits of a key, how many may follow on the one before: `abcdef…`. Chance has 2 of 100. */
const MADE_IN_ORDER = 0.8;
const make = findingOf('SECRET', 'restricted', 'credentials');

/** Keys whose beginning, length and alphabet are their issuer's own; published example keys are let pass. */
export const providerKeys: Signal = {
  name: 'provider-keys',
  version: '3',
  patterns: [...KEY_SHAPES, ...JOINED_SHAPES]
    .map((shape) => shape.pattern)
    .concat(HOOK, AZURE_SECRET, PUBLISHED),
  applies: (traits) => traits.length >= 16,
  detect: (text, view) => {
    const found: RawFinding[] = [];
    let covered = 0;
    for (const token of view.tokens) {
      if (token.start < covered) continue;
      const key =
        keyIn(text, token) ??
        keyBefore(text, token.start) ??
        markedKey(text, token) ??
        cloudSecretAround(text, token);
      if (key === undefined) continue;
      found.push(make(key));
      covered = key.end;
    }
    if (view.traits.hasSlash && text.includes('hook')) addHooks(text, found);
    addAzureKeys(text, found);
    return found;
  },
};

function markedKey(
  text: string,
  token: { start: number; end: number },
): { start: number; end: number } | undefined {
  return isMarkedKey(text, token) && !isMadeUp(text.slice(token.start, token.end)) ? token : undefined;
}

function addHooks(text: string, found: RawFinding[]): void {
  for (const host of HOOK_HOSTS) {
    for (let at = text.indexOf(host); at >= 0; at = text.indexOf(host, at + host.length)) {
      const match = matchAt(HOOK, text, at);
      if (match !== undefined && !isMadeUp(match.text)) found.push(make(match));
    }
  }
}

function keyIn(text: string, token: { start: number; end: number }): TextMatch | undefined {
  const first = keyAt(text, token.start);
  if (first !== undefined) return first;
  // A key may stand behind a name and a joiner: `token_ghp_…`, `key-sk-…`.
  const limit = Math.min(token.end - 16, token.start + 64);
  for (let at = token.start + 1; at <= limit; at += 1) {
    const before = text.charCodeAt(at - 1);
    if (before !== 0x5f && before !== 0x2d) continue;
    const key = keyAt(text, at);
    if (key !== undefined) return key;
  }
  return undefined;
}

function keyAt(text: string, at: number): TextMatch | undefined {
  const shapes = BY_FIRST.get(text[at]!);
  if (shapes !== undefined) {
    for (const { prefixes, pattern } of shapes) {
      const prefix = prefixAt(prefixes, text, at);
      const match = prefix === undefined ? undefined : matchAt(pattern, text, at);
      if (match !== undefined && isKey(match.text, prefix!.length)) return match;
    }
  }
  for (const { pattern } of WITHOUT_PREFIX) {
    const match = matchAt(pattern, text, at);
    if (match !== undefined && isKey(match.text)) return match;
  }
  return undefined;
}

/** A key in pieces that this token is the end of: `hvs.…`, `123456:AA…`. */
function keyBefore(text: string, start: number): TextMatch | undefined {
  const before = text[start - 1];
  if (before !== '.' && before !== '~' && before !== ':' && before !== '|' && before !== '!')
    return undefined;
  const limit = Math.max(0, start - MAX_JOINED);
  let at = start - 1;
  while (at > limit && isJoined(text.charCodeAt(at - 1))) at -= 1;
  for (const shape of JOINED_SHAPES) {
    if (shape.before !== before || !shape.prefixes.some((prefix) => text.startsWith(prefix, at))) continue;
    const match = matchAt(shape.pattern, text, at);
    if (match !== undefined && match.end > start && isKey(match.text)) return match;
  }
  return undefined;
}

function addAzureKeys(text: string, found: RawFinding[]): void {
  for (let at = text.indexOf('+A'); at >= 0; at = text.indexOf('+A', at + 2)) {
    const key = azureKeyAround(text, at);
    if (key !== undefined && !isMonotonous(text.slice(key.start, at))) found.push(make(key));
  }
  for (let at = text.indexOf('Q~'); at >= 0; at = text.indexOf('Q~', at + 2)) {
    const match = at < 4 ? undefined : matchAt(AZURE_SECRET, text, at - 4);
    if (match !== undefined && !isMadeUp(match.text) && !isMonotonous(match.text.slice(6)))
      found.push(make(match));
  }
}

/** Letters, digits and the dots, underscores and hyphens of the pieces before. */
function isJoined(code: number): boolean {
  const lower = code | 0x20;
  return (
    (code >= 0x30 && code <= 0x39) ||
    (lower >= 0x61 && lower <= 0x7a) ||
    code === 0x2e ||
    code === 0x2d ||
    code === 0x5f
  );
}

function prefixAt(prefixes: readonly string[], text: string, at: number): string | undefined {
  for (const prefix of prefixes) if (text.startsWith(prefix, at)) return prefix;
  return undefined;
}

/** Whether what has the form of a key is one; of the issuer's own beginning nothing can be told. */
function isKey(key: string, prefixLength = 0): boolean {
  return hasOwnCheck(key) || !(isMadeUp(key) || isMonotonous(key.slice(prefixLength)));
}

/** Keys of GitHub and npm end in the CRC-32 of the rest, in base 62: one that does was issued, whatever it spells. */
function hasOwnCheck(key: string): boolean {
  if (!/^(?:gh[pousr]|npm)_[A-Za-z0-9]{36}$/.test(key)) return false;
  let check = crc32(key.slice(4, -6));
  let written = '';
  for (let place = 0; place < 6; place += 1) {
    written = DIGITS_62[check % 62]! + written;
    check = Math.floor(check / 62);
  }
  return key.endsWith(written);
}

const DIGITS_62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A key of an example: it says so, is one character or a few over and over, or goes on as the alphabet does. */
function isMadeUp(key: string): boolean {
  return (
    PUBLISHED.test(key) ||
    isMonotonous(key.slice(Math.max(key.lastIndexOf('_'), key.lastIndexOf('/')) + 1)) ||
    isMonotonous(key) ||
    shareInSequence(key) > MADE_IN_ORDER
  );
}
