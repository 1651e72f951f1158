import { hashOfWord, IS_CAPITAL } from '../names/fold-letters.ts';
import { ordinaryOf, placeOf } from '../names/word-classes.ts';
import { type Units, unitAt } from '../units-at.ts';
import type { Token, TokensAround } from './address-tokens.ts';
import { REGION, UNIT } from './address-words.ts';
import { hasCapitalsOnly } from './capitals-only.ts';
import { endOfPlace, isNoPlace } from './place-names.ts';
import { letteredPostcodeFrom, postcodeSize } from './postcodes.ts';
import { isAbbreviated, isHouseNumber, isJoined } from './street-names.ts';

/** How many tokens after its street, and how many places, an address can have. */
const MAX_TOKENS = 24;
const MAX_PLACES = 4;

const LEFT = hashOfWord('izq', 0, 3);
const RIGHT = hashOfWord('dcha', 0, 4);

/** What belongs to an address before its street: another number, a unit. */
export function withBefore(tokens: TokensAround, first: number): number {
  let start = first;
  const number = tokens.at(start - 1);
  if (number !== undefined && isHouseNumber(number) && tokens.at(start)!.gap === 'space') start -= 1;
  const value = tokens.at(start - 1);
  if (value === undefined || !value.isNumber || !isJoined(value) || !isJoined(tokens.at(start)!))
    return start;
  const unit = tokens.at(start - 2);
  return unit !== undefined && isUnit(tokens.units, unit) ? start - 2 : start;
}

function isUnit(units: Units, token: Token): boolean {
  return (
    (token.kinds & UNIT) !== 0 &&
    (token.end - token.start > 2 || isAbbreviated(units, token) || token.isCapital)
  );
}

/** What belongs to it after its street: units, towns, regions, postcodes, countries. `hasProof`: some of it proves it. */
export function withAfter(tokens: TokensAround, from: number): { last: number; hasProof: boolean } {
  const { units } = tokens;
  let last = from;
  let hasProof = false;
  let places = 0;
  let afterPostcode = from;
  for (let at = from + 1; at < from + MAX_TOKENS; ) {
    const token = tokens.at(at);
    if (token === undefined || token.gap === 'far' || token.gap === 'tight') break;
    const next = tokens.at(at + 1);
    if (isUnit(units, token) && next !== undefined && isUnitValue(units, next)) {
      last = at + 1;
      at = last + 1;
      hasProof = true;
      continue;
    }
    const lettered = token.isNumber ? undefined : letteredPostcodeFrom(tokens, at);
    if (lettered !== undefined) {
      last = lettered;
      at = last + 1;
      hasProof = true;
      continue;
    }
    const size = token.isNumber ? postcodeSize(tokens, at) : 0;
    if (size > 0) {
      last = at + size - 1;
      at = last + 1;
      afterPostcode = at;
      hasProof ||= token.digits > 4 || size > 1 || tokens.at(at)?.isCapital === true;
      continue;
    }
    if (isFloor(units, token)) {
      last = next !== undefined && next.gap === 'space' && isDoor(units, next) ? at + 1 : at;
      at = last + 1;
      continue;
    }
    if (token.isNumber || places >= MAX_PLACES) break;
    if (isRegion(units, token) && next?.gap !== 'tight') {
      if ((token.kinds & REGION) !== 0 || next?.isNumber === true) last = at;
      at += 1;
      continue;
    }
    const before = tokens.at(at - 1)!;
    if (!isPlaceStart(token, before, next, at === afterPostcode)) break;
    const end = endOfPlace(tokens, at);
    places += 1;
    const strength = strengthOf(tokens, at, end);
    if (strength >= 2) hasProof = true;
    const isAfterNumber = token.gap === 'space' && before.isNumber && at - 1 > from;
    if (strength >= 1 || at === afterPostcode || token.gap === 'comma' || isAfterNumber) last = end;
    at = end + 1;
  }
  return { last, hasProof };
}

/** How well any word of the place is known as one. */
function strengthOf(tokens: TokensAround, first: number, last: number): number {
  let strength = 0;
  for (let index = first; index <= last; index += 1)
    strength = Math.max(strength, placeOf(tokens.at(index)!.wordClass));
  return strength;
}

const isKnownWith = (next: Token | undefined): boolean =>
  next !== undefined &&
  next.isCapital &&
  (next.gap === 'tight' || (next.gap === 'space' && placeOf(next.wordClass) >= 2));

/** `3º B`. */
function isFloor(units: Units, token: Token): boolean {
  return token.isNumber && token.digits <= 2 && isOrdinalSign(unitAt(units, token.end));
}

const isOrdinalSign = (code: number): boolean => code === 0xba || code === 0xaa || code === 0xb0;

function isDoor(units: Units, token: Token): boolean {
  if (token.end - token.start === 1) return IS_CAPITAL[units[token.start]!] === 1;
  return token.hash === LEFT || token.hash === RIGHT;
}

function isUnitValue(units: Units, token: Token): boolean {
  if (!isJoined(token)) return false;
  return token.isNumber || (token.end - token.start === 1 && hasCapitalsOnly(units, token));
}

function isRegion(units: Units, token: Token): boolean {
  const size = token.end - token.start;
  return size >= 2 && size <= 3 && hasCapitalsOnly(units, token);
}

function isPlaceStart(
  token: Token,
  before: Token,
  next: Token | undefined,
  isAfterPostcode: boolean,
): boolean {
  if (!token.isCapital || isNoPlace(token)) return false;
  const place = placeOf(token.wordClass);
  // On the same line a town stands after a comma or a postcode; after a house number without a comma only a known one.
  if (token.gap === 'space' && !before.isNumber && !isAfterPostcode) return place >= 2;
  // `New York`, `Alt-Moabit`: a common word, and what makes it a place.
  return ordinaryOf(token.wordClass) < 3 || place >= 2 || isKnownWith(next);
}
