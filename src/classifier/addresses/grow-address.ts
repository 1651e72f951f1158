import { givenOf, ordinaryOf, placeOf, surnameOf } from '../names/word-classes.ts';
import { IS_CAPITAL } from '../words/fold-letters.ts';
import { type Units, unitAt } from '../words/units-at.ts';
import type { Token, TokensAround } from './address-tokens.ts';
import { DISTRICT, DOOR, REGION, STREET_AFTER, UNIT } from './address-words.ts';
import { hasCapitalsOnly } from './capitals-only.ts';
import { endOfPlace, isNoPlace, startOfPlace } from './place-names.ts';
import { letteredPostcodeFrom, postcodeSize } from './postcodes.ts';
import { hasStreetEnding } from './street-endings.ts';
import { isAbbreviated, isHouseNumber, isJoined } from './street-names.ts';
import { isYear } from './year-numbers.ts';

/** How many tokens after its street, and how many places, an address can have. */
const MAX_TOKENS = 24;
const MAX_PLACES = 5;

const POINT = 0x2e;
/** How many words the rest of a line has that a street begins. */
const MAX_REST = 3;

/** What belongs to an address before its street: another number, a unit. */
export function withBefore(tokens: TokensAround, first: number): number {
  let start = first;
  const number = tokens.at(start - 1);
  if (number !== undefined && isHouseNumber(number) && tokens.at(start)!.gap === 'space') start -= 1;
  const value = tokens.at(start - 1);
  if (value === undefined || !isJoined(tokens.at(start)!)) return start;
  if (!value.isNumber) return withTownBefore(tokens, start);
  if (!isJoined(value)) return start;
  const unit = tokens.at(start - 2);
  return unit !== undefined && isUnit(tokens.units, unit) ? start - 2 : start;
}

/** `1066 Budapest, Teréz körút 22`: the town with its postcode stands first. */
function withTownBefore(tokens: TokensAround, start: number): number {
  if (tokens.at(start)!.gap !== 'comma') return start;
  const town = startOfPlace(tokens, start);
  const postcode = tokens.at(town - 1);
  if (town === start || postcode === undefined || tokens.at(town)!.gap !== 'space') return start;
  const isPostcode = postcode.isNumber && postcodeSize(tokens, town - 1) > 0;
  return isPostcode && !isYear(tokens.units, postcode) ? town - 1 : start;
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
  for (let at = afterRestOfLine(tokens, from + 1); at < from + MAX_TOKENS; ) {
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
      hasProof ||= token.digits > 4 || size > 1 || isTownAfter(tokens.at(at));
      continue;
    }
    if (isFloor(units, token, next)) {
      last = next !== undefined && isJoined(next) && isDoor(units, next) ? at + 1 : at;
      at = last + 1;
      continue;
    }
    if (places > 0 && isLongPostcode(token)) {
      last = at;
      at += 1;
      hasProof = true;
      continue;
    }
    if (places > 0 && isCodeOfRegion(token, next)) {
      at += 1;
      continue;
    }
    if ((token.isNumber && !isOrdinalName(token, next)) || places >= MAX_PLACES) break;
    if (isRegion(units, token) && next?.gap !== 'tight') {
      if ((token.kinds & REGION) !== 0 || next?.isNumber === true) last = at;
      at += 1;
      continue;
    }
    const before = tokens.at(at - 1)!;
    if (!token.isNumber && !isPlaceStart(token, before, next, at === afterPostcode)) break;
    const end = endOfPlace(tokens, at);
    places += 1;
    const number = numberOfStreet(tokens, at, end);
    if (number > 0) {
      last = number;
      at = number + 1;
      hasProof = true;
      continue;
    }
    const strength = strengthOf(tokens, at, end);
    hasProof ||= strength >= 2 && hasSurePlace(tokens, at, end);
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

/** Whether any word of the place is known as one surely, and no less than as a name. */
function hasSurePlace(tokens: TokensAround, first: number, last: number): boolean {
  for (let index = first; index <= last; index += 1) {
    const { wordClass } = tokens.at(index)!;
    const isName = givenOf(wordClass) >= 2 || surnameOf(wordClass) >= 2;
    if (placeOf(wordClass) >= (isName ? 3 : 2)) return true;
  }
  return false;
}

/** `14th Cross`: a part of a town that has a number. */
function isOrdinalName(token: Token, next: Token | undefined): boolean {
  if (token.end - token.start <= token.digits || token.gap !== 'comma') return false;
  return next !== undefined && next.isCapital && next.gap === 'space';
}

/** `place`: how well the word before it is known as one. */
const isKnownWith = (next: Token | undefined, place: number): boolean =>
  next !== undefined &&
  next.isCapital &&
  (next.gap === 'tight' || (next.gap === 'space' && placeOf(next.wordClass) >= (place > 0 ? 1 : 2)));

/** Whether a town stands on the same line as its postcode. */
const isTownAfter = (token: Token | undefined): boolean =>
  token !== undefined && token.isCapital && token.gap === 'space';

/** What stands on the line of a street after it, when the next line goes on with a unit: the first token of that. */
function afterRestOfLine(tokens: TokensAround, from: number): number {
  for (let at = from; at <= from + MAX_REST; at += 1) {
    const token = tokens.at(at);
    if (token === undefined) break;
    if (token.gap === 'line') return at > from && isUnit(tokens.units, token) ? at : from;
    if (token.isNumber || !token.isCapital || token.gap !== 'space' || (token.kinds & UNIT) !== 0) break;
  }
  return from;
}

/** `560038`, `153-0063`: of India, China and Japan; only after a place. */
function isLongPostcode({ isNumber, start, end, digits }: Token): boolean {
  if (!isNumber) return false;
  return digits === 6 ? end - start === 6 : digits === 3 && end - start === 8;
}

/** `il 60642`, `13 44939`: what tells of a region before a postcode, were it no abbreviation that is known. */
function isCodeOfRegion(token: Token, postcode: Token | undefined): boolean {
  if (postcode === undefined || postcode.digits !== 5 || postcode.end - postcode.start !== 5) return false;
  if (postcode.gap === 'far' || postcode.gap === 'tight') return false;
  if (token.isNumber) return token.digits <= 2 && token.end - token.start === token.digits;
  return token.end - token.start <= 3 && ((token.kinds & REGION) !== 0 || ordinaryOf(token.wordClass) < 3);
}

/** Where the words are the name of a street, its number after them: `Berlin, Hauptstraße 5`; 0 when it is none. */
function numberOfStreet(tokens: TokensAround, first: number, last: number): number {
  const next = tokens.at(last + 1);
  if (next === undefined || !isJoined(next)) return 0;
  // `Teréz körút 22`.
  const end = !next.isNumber && (next.kinds & STREET_AFTER) !== 0 ? last + 1 : last;
  const number = tokens.at(end + 1);
  if (number === undefined || !isHouseNumber(number) || number.digits > 4 || !isJoined(number)) return 0;
  const word = tokens.at(end)!;
  const isStreet =
    hasStreetEnding(tokens.units, word.start, word.end) || (end > first && (word.kinds & STREET_AFTER) !== 0);
  return isStreet ? end + 1 : 0;
}

/** `3º B`, `3.º Esq.`, `2. tv`. */
function isFloor(units: Units, token: Token, next: Token | undefined): boolean {
  if (!token.isNumber || token.digits > 2) return false;
  const sign = unitAt(units, token.end);
  if (sign !== POINT) return isOrdinalSign(sign);
  return isOrdinalSign(unitAt(units, token.end + 1)) || (next !== undefined && (next.kinds & DOOR) !== 0);
}

const isOrdinalSign = (code: number): boolean => code === 0xba || code === 0xaa || code === 0xb0;

function isDoor(units: Units, token: Token): boolean {
  if (token.end - token.start === 1) return IS_CAPITAL[units[token.start]!] === 1;
  return (token.kinds & DOOR) !== 0;
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
  if (!token.isCapital || token.end - token.start === 1) return false;
  if ((token.kinds & DISTRICT) !== 0 && next?.isCapital === true) return true;
  if (isNoPlace(token)) return false;
  const place = placeOf(token.wordClass);
  // On the same line a town stands after a comma or a postcode; after a house number without a comma only a known one.
  if (token.gap === 'space' && !before.isNumber && !isAfterPostcode) return place >= 2;
  // `New York`, `Alt-Moabit`: a common word, and what makes it a place.
  return ordinaryOf(token.wordClass) < 3 || place >= 2 || isKnownWith(next, place);
}
