import { AMERICAS_ASIA_PACIFIC } from '../identifiers/americas-asia-pacific.ts';
import { ANYWHERE } from '../identifiers/anywhere.ts';
import { CONTEXT_RADIUS, type Identifier } from '../identifiers/identifier.ts';
import { NORTHERN_AND_EASTERN_EUROPE } from '../identifiers/northern-and-eastern-europe.ts';
import { REST_OF_EUROPE } from '../identifiers/rest-of-europe.ts';
import { REST_OF_THE_WORLD } from '../identifiers/rest-of-the-world.ts';
import { UNITED_KINGDOM } from '../identifiers/united-kingdom.ts';
import { UNITED_STATES } from '../identifiers/united-states.ts';
import { WESTERN_EUROPE } from '../identifiers/western-europe.ts';
import { matchAt, type TextMatch } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

export const IDENTIFIERS: readonly Identifier[] = [
  ...UNITED_STATES,
  ...UNITED_KINGDOM,
  ...WESTERN_EUROPE,
  ...NORTHERN_AND_EASTERN_EUROPE,
  ...REST_OF_EUROPE,
  ...AMERICAS_ASIA_PACIFIC,
  ...REST_OF_THE_WORLD,
  ...ANYWHERE,
];

/** The longest first run of an identity. */
const MAX_RUN = 20;
const STARTING_WITH_DIGIT = kindsByRun('d');
const STARTING_WITH_LETTER = kindsByRun('a');
const NOT_ALPHANUMERIC = /[^A-Za-z0-9]/g;
/** A word before the number counts for more than one as far behind it. */
const BEHIND_PENALTY = 25;
/** A word that names the number outweighs every check. */
const NAMED = 1_000;

function kindsByRun(begin: 'd' | 'a'): readonly (readonly Identifier[])[] {
  return Array.from({ length: MAX_RUN + 1 }, (_, length) =>
    IDENTIFIERS.filter(({ starts }) => starts.split(' ').includes(`${begin}${length}`)),
  );
}

/** A number that could be of this kind, and how well that is supported. */
interface Claim {
  readonly kind: Identifier;
  readonly start: number;
  readonly end: number;
  readonly support: number;
}

/** Numbers that states, health services, banks and manufacturers give to a person or a thing. */
export const identityNumbers: Signal = {
  name: 'identity-numbers',
  version: '2',
  patterns: IDENTIFIERS.flatMap(({ pattern, context }) =>
    context === undefined ? [pattern] : [pattern, context],
  ),
  applies: (traits) => traits.digits >= 5,
  detect: (text, view) => {
    const found: RawFinding[] = [];
    const words = wordsOf(text);
    for (const { start, end } of view.numbers) {
      const claims: Claim[] = [];
      for (let at = runStart(text, start); at < end; ) {
        const runEnd = endOfRun(text, at);
        if (runEnd > at) addClaims(text, { start: at, runEnd, words, claims });
        at = Math.max(runEnd, at) + 1;
      }
      for (const { kind, start: from, end: to } of bestSupported(claims)) {
        const { type, level, categories } = kind;
        found.push({ type, level, categories, start: from, end: to });
      }
    }
    return found;
  },
};

/** Whether a word of the kind stands anywhere in the text. */
type HoldsWord = (context: RegExp) => boolean;

/** In a table of numbers one look over the text for a word spares a look around every number. */
function wordsOf(text: string): HoldsWord {
  const asked = new Map<RegExp, number>();
  return (context) => {
    const times = asked.get(context) ?? 0;
    if (times === NOWHERE) return false;
    asked.set(context, times + 1);
    if (times !== MANY_LOOKS) return true;
    context.lastIndex = 0;
    const isThere = context.test(text);
    if (!isThere) asked.set(context, NOWHERE);
    return isThere;
  };
}

const NOWHERE = -1;
const MANY_LOOKS = 6;

interface Run {
  readonly start: number;
  readonly runEnd: number;
  readonly words: HoldsWord;
  readonly claims: Claim[];
}

function addClaims(text: string, { start, runEnd, words, claims }: Run): void {
  const length = runEnd - start;
  if (length > MAX_RUN) return;
  const isDigit = isDigitCode(text.charCodeAt(start));
  const kinds = (isDigit ? STARTING_WITH_DIGIT : STARTING_WITH_LETTER)[length]!;
  if (kinds.length === 0 || !beginsHere(text, start, isDigit)) return;
  for (const kind of kinds) {
    const match = matchAt(kind.pattern, text, start);
    if (match === undefined || !endsHere(text, match.end)) continue;
    const support = supportOf(kind, text, match, words);
    if (support > 0) claims.push({ kind, start, end: match.end, support });
  }
}

/** How well a match is supported; 0 when it is not one, or nothing says that it is. */
function supportOf(kind: Identifier, text: string, match: TextMatch, words: HoldsWord): number {
  if (kind.valid !== undefined) {
    const compact = match.text.replace(NOT_ALPHANUMERIC, '').toUpperCase();
    if (!kind.valid(compact, match.text)) return 0;
  }
  const distance =
    kind.context === undefined || !words(kind.context) ? undefined : distanceTo(kind.context, text, match);
  if (distance !== undefined) return NAMED - 5 * distance + kind.bits;
  const { alone = kind.context === undefined } = kind;
  const isAlone = typeof alone === 'boolean' ? alone : alone(match.text);
  return isAlone && !isPartOfRow(text, match) ? 1 + kind.bits : 0;
}

/** How far the nearest word stands that names the number; undefined when none does. */
function distanceTo(context: RegExp, text: string, { start, end }: TextMatch): number | undefined {
  const before = text.slice(Math.max(0, start - CONTEXT_RADIUS), start);
  let nearest: number | undefined;
  context.lastIndex = 0;
  for (let match = context.exec(before); match !== null; match = context.exec(before)) {
    nearest = before.length - context.lastIndex;
  }
  context.lastIndex = 0;
  const after = context.exec(text.slice(end, end + CONTEXT_RADIUS));
  if (after === null) return nearest;
  const behind = after.index + BEHIND_PENALTY;
  return nearest === undefined || behind < nearest ? behind : nearest;
}

/** The best supported of the claims to the same characters; claims come in the order of where they begin. */
function bestSupported(claims: readonly Claim[]): readonly Claim[] {
  const kept: Claim[] = [];
  for (let first = 0; first < claims.length; ) {
    let last = first;
    let { end } = claims[first]!;
    while (last + 1 < claims.length && claims[last + 1]!.start < end) {
      last += 1;
      end = Math.max(end, claims[last]!.end);
    }
    addBest(claims.slice(first, last + 1), kept);
    first = last + 1;
  }
  return kept;
}

/** Of claims each of which overlaps another: the best, and what is clear of it. */
function addBest(claims: readonly Claim[], kept: Claim[]): void {
  let rest = claims;
  for (let round = 0; rest.length > 0 && round < MAX_IN_CLUSTER; round += 1) {
    const best = rest.reduce((one, other) => (isBetter(other, one) ? other : one));
    kept.push(best);
    rest = rest.filter(({ start, end }) => start >= best.end || end <= best.start);
  }
}

function isBetter(one: Claim, other: Claim): boolean {
  return one.support === other.support
    ? one.end - one.start > other.end - other.start
    : one.support > other.support;
}

/** Numbers in a row without a boundary between them that are told apart. */
const MAX_IN_CLUSTER = 64;

/** Digits that go on with a space on either side: a row of numbers, of which any few may pass a check. */
function isPartOfRow(text: string, { start, end }: TextMatch): boolean {
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  return (
    (before === 0x20 && isDigitCode(text.charCodeAt(start - 2))) ||
    (after === 0x20 && isDigitCode(text.charCodeAt(end + 1)))
  );
}

/** Whether a number may begin at `start`: not within a word, a decimal, a version or a telephone number. */
function beginsHere(text: string, start: number, isDigit: boolean): boolean {
  const before = text.charCodeAt(start - 1);
  if (before === 0x5f || (before === 0x2b && isDigit)) return false;
  if (before === 0x2d) return !isAlphanumeric(text.charCodeAt(start - 2));
  if (before === 0x2e || before === 0x2c) return !isDigitCode(text.charCodeAt(start - 2));
  return true;
}

function endsHere(text: string, end: number): boolean {
  const after = text.charCodeAt(end);
  if (isAlphanumeric(after) || after === 0x5f) return false;
  if (after === 0x2d) return !isAlphanumeric(text.charCodeAt(end + 1));
  return !(after === 0x2e && isDigitCode(text.charCodeAt(end + 1)));
}

/** Where the first whole run of letters and digits begins at or after `start`. */
function runStart(text: string, start: number): number {
  let at = start;
  if (at > 0 && isAlphanumeric(text.charCodeAt(at - 1))) while (isAlphanumeric(text.charCodeAt(at))) at += 1;
  return at;
}

function endOfRun(text: string, start: number): number {
  let end = start;
  while (isAlphanumeric(text.charCodeAt(end))) end += 1;
  return end;
}

function isDigitCode(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isAlphanumeric(code: number): boolean {
  const lower = code | 0x20;
  return (code >= 0x30 && code <= 0x39) || (lower >= 0x61 && lower <= 0x7a);
}
