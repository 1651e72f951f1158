import { AMERICAS_ASIA_PACIFIC } from '../identifiers/americas-asia-pacific.ts';
import { ANYWHERE } from '../identifiers/anywhere.ts';
import {
  type Candidate,
  type Candidates,
  DIGIT,
  DIGIT_FIRST,
  indexByBeginning,
  LETTER,
} from '../identifiers/by-beginning.ts';
import { CONTEXT_RADIUS, type Identifier } from '../identifiers/identifier.ts';
import { NORTHERN_AND_EASTERN_EUROPE } from '../identifiers/northern-and-eastern-europe.ts';
import { REST_OF_EUROPE } from '../identifiers/rest-of-europe.ts';
import { REST_OF_THE_WORLD } from '../identifiers/rest-of-the-world.ts';
import { UNITED_KINGDOM } from '../identifiers/united-kingdom.ts';
import { UNITED_STATES } from '../identifiers/united-states.ts';
import { WESTERN_EUROPE } from '../identifiers/western-europe.ts';
import type { RawFinding, Signal } from '../signal.ts';
import { codeUnitsOf } from '../view/code-units.ts';
import { type Units, unitAt } from '../words/units-at.ts';
import { createWordsAround, NOWHERE, type WordsAround } from '../words/words-near.ts';

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

const BY_BEGINNING = indexByBeginning(IDENTIFIERS);
/** By the place of an identifier: the words that name it. */
const wordsAround = createWordsAround(
  IDENTIFIERS.map(({ context }) => context),
  // A word before the number counts for more than one as far behind it.
  { radius: CONTEXT_RADIUS, behindPenalty: 25 },
);
const NOT_ALPHANUMERIC = /[^A-Za-z0-9]/g;
/** A word that names the number outweighs every check. */
const NAMED = 1_000;
/** No number with what stands between its runs is longer. */
const LONGEST = 48;

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
  patterns: IDENTIFIERS.flatMap(({ pattern, context }) => [pattern, context]),
  applies: (traits) => traits.digits >= 5,
  detect: (text, { numbers }) => {
    const found: RawFinding[] = [];
    if (numbers.length === 0) return found;
    const search: Search = { text, units: codeUnitsOf(text), words: wordsAround(text), claims: [] };
    for (const { start, end } of numbers) {
      addClaimsBetween(search, start, end);
      if (search.claims.length === 0) continue;
      for (const { kind, start: from, end: to } of bestSupported(search.claims)) {
        const { type, level, categories } = kind;
        found.push({ type, level, categories, start: from, end: to });
      }
      search.claims.length = 0;
    }
    return found;
  },
};

interface Search {
  readonly text: string;
  readonly units: Units;
  readonly words: WordsAround;
  /** Of the stretch that is looked at, in the order of where they begin. */
  readonly claims: Claim[];
}

/** Adds what the numbers may be that begin between two places. */
function addClaimsBetween(search: Search, start: number, end: number): void {
  const { units } = search;
  const textEnd = search.text.length;
  let at = runStart(units, start);
  let run = readRun(units, at);
  while (at < end) {
    const kind = run & RUN_KIND;
    const length = run >> RUN_LENGTH;
    const runEnd = at + length;
    // What stands behind the 0 that ends the text is of other texts.
    const next = runEnd < textEnd ? readRun(units, runEnd + 1) : 0;
    if (BY_BEGINNING.isBegunBy(kind, length)) {
      const alone = BY_BEGINNING.ofRun(kind, length);
      // Two words in a row are no number.
      const joined =
        ((kind | next) & DIGIT) === 0
          ? undefined
          : BY_BEGINNING.ofRuns(kind, length, units[runEnd]!, next >> RUN_LENGTH);
      if (
        (alone !== undefined || joined !== undefined) &&
        beginsHere(units, at, (kind & DIGIT_FIRST) !== 0)
      ) {
        if (alone !== undefined && endsHere(units, runEnd)) addClaims(search, at, alone);
        if (joined !== undefined) addClaims(search, at, joined);
      }
    }
    at = runEnd + 1;
    run = next;
  }
}

function addClaims({ text, units, words, claims }: Search, start: number, candidates: Candidates): void {
  const isNamed = words.stand(start, start + LONGEST);
  const tried = isNamed ? candidates.all : candidates.alone;
  let compact = '';
  let compactEnd = -1;
  for (let index = 0; index < tried.length; index += 1) {
    const candidate = tried[index]!;
    const { identifier } = candidate;
    const { pattern, valid } = identifier;
    if (!candidate.mayStandAlone && !words.mayName(candidate.index, start + LONGEST)) continue;
    pattern.lastIndex = start;
    if (!pattern.test(text)) continue;
    const end = pattern.lastIndex;
    if (!endsHere(units, end)) continue;
    const distance = isNamed ? words.distance(candidate.index, start, end) : NOWHERE;
    if (distance === NOWHERE && !isAlone(candidate, text, start, end)) continue;
    if (valid !== undefined) {
      if (end !== compactEnd) {
        compact = text.slice(start, end).replace(NOT_ALPHANUMERIC, '').toUpperCase();
        compactEnd = end;
      }
      if (!valid(compact)) continue;
    }
    const support = distance === NOWHERE ? 1 : NAMED - 5 * distance;
    claims.push({ kind: identifier, start, end, support: support + identifier.bits });
  }
}

/** Whether it is believed without a word that names it. */
function isAlone({ identifier }: Candidate, text: string, start: number, end: number): boolean {
  const { alone = false } = identifier;
  return (
    (typeof alone === 'boolean' ? alone : alone(text.slice(start, end))) && !isPartOfRow(text, start, end)
  );
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
function isPartOfRow(text: string, start: number, end: number): boolean {
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  return (
    (before === 0x20 && isDigitCode(text.charCodeAt(start - 2))) ||
    (after === 0x20 && isDigitCode(text.charCodeAt(end + 1)))
  );
}

/** Whether a number may begin at `start`: not within a word, a decimal, a version or a telephone number. */
function beginsHere(units: Units, start: number, isDigit: boolean): boolean {
  const before = unitAt(units, start - 1);
  if (before === 0x5f || (before === 0x2b && isDigit)) return false;
  if (before === 0x2d) return !isAlphanumeric(unitAt(units, start - 2));
  if (before === 0x2e || before === 0x2c) return !isDigitCode(unitAt(units, start - 2));
  return true;
}

function endsHere(units: Units, end: number): boolean {
  const after = unitAt(units, end);
  if (isAlphanumeric(after) || after === 0x5f) return false;
  if (after === 0x2d) return !isAlphanumeric(unitAt(units, end + 1));
  return !(after === 0x2e && isDigitCode(unitAt(units, end + 1)));
}

/** Where the first whole run of letters and digits begins at or after `start`. */
function runStart(units: Units, start: number): number {
  let at = start;
  if (at > 0 && isAlphanumeric(unitAt(units, at - 1))) while (isAlphanumeric(unitAt(units, at))) at += 1;
  return at;
}

/** What kinds of characters a run may hold, by code unit: 0 for what is in none. */
const IN_RUN = new Uint8Array(128).fill(DIGIT, 0x30, 0x3a).fill(LETTER, 0x41, 0x5b).fill(LETTER, 0x61, 0x7b);
/** How {@link readRun} writes down a run: its kind in the lowest bits, its length above. */
const RUN_KIND = 7;
const RUN_LENGTH = 3;

/** The run of letters and digits that begins at `start`; its length is 0 where none does. */
function readRun(units: Units, start: number): number {
  let kind = 0;
  let end = start;
  for (; ; end += 1) {
    const code = units[end]!;
    const met = code < 0x80 ? IN_RUN[code]! : 0;
    if (met === 0) break;
    kind |= met;
  }
  if (end > start && isDigitCode(units[start]!)) kind |= DIGIT_FIRST;
  return ((end - start) << RUN_LENGTH) | kind;
}

function isDigitCode(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isAlphanumeric(code: number): boolean {
  const lower = code | 0x20;
  return (code >= 0x30 && code <= 0x39) || (lower >= 0x61 && lower <= 0x7a);
}
