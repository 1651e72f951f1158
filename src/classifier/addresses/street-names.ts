import { ordinaryOf, placeOf } from '../names/word-classes.ts';
import { hashOfWord, IS_CAPITAL } from '../words/fold-letters.ts';
import { type Units, unitAt } from '../words/units-at.ts';
import type { AddressCore } from './address-core.ts';
import type { Token, TokensAround } from './address-tokens.ts';
import {
  AND,
  DIRECTION,
  NUMBER_WORD,
  PLAIN_STREET,
  STREET_AFTER,
  STREET_BEFORE,
  UNIT,
} from './address-words.ts';
import { hasCapitalsOnly } from './capitals-only.ts';
import { isInner, isLowerName, isNoPlace, isTitle, tellsOfNoPlace } from './place-names.ts';
import { postcodeSize } from './postcodes.ts';
import { hasStreetEnding } from './street-endings.ts';
import { isYear } from './year-numbers.ts';

const HASH = 0x23;
const POINT = 0x2e;
const LONGEST_ABBREVIATED = 4;
const SPACE = 0x20;

/** Of the letters of what is no street. */
const LONGEST_ACRONYM = 5;
const MAX_STREET_WORDS = 6;
const MAX_HOUSE_DIGITS = 6;
/** Of a number after a street that has one before it as well. */
const MAX_TAIL_DIGITS = 4;
/** `14 bis, rue …`. */
const REPEATS: readonly number[] = ['bis', 'ter', 'quater'].map((word) => hashOfWord(word, 0, word.length));

/** `stop 3 on High Street`, `line 31, in run`: what stands between a number and a street that is not its own. */
const BEFORE_STREETS: readonly number[] = ['on', 'in', 'of', 'at'].map((word) =>
  hashOfWord(word, 0, word.length),
);
/** Italy says the hours so: `alle 10`; as an avenue it has a name with a capital. */
const ALLE = hashOfWord('alle', 0, 4);

/** Streets are called so in English, where the number stands first; in small letters they are what they mean. */
const ENGLISH_WORDS: ReadonlySet<number> = new Set(
  'run close way drive court place view hill circle path walk row loop ridge crossing square trail heights parade'
    .split(' ')
    .map((word) => hashOfWord(word, 0, word.length)),
);

export const isHouseNumber = (token: Token): boolean => token.isNumber && token.digits <= MAX_HOUSE_DIGITS;
export const isJoined = (token: Token): boolean => token.gap === 'space' || token.gap === 'comma';
const isShortWord = (token: Token): boolean => token.end - token.start <= 2;
/** `ul.`, `C/`. */
export const isAbbreviated = (units: Units, token: Token): boolean => {
  const sign = unitAt(units, token.end);
  return sign === 0x2e || sign === 0x2f;
};

/** `12 Park Road`, `221B Baker Street`, `5 rue de la Paix`, `40 W 34th St`: a street after the number. */
export function streetAfterNumber(tokens: TokensAround): AddressCore | undefined {
  if (!isHouseNumber(tokens.at(0)!)) return undefined;
  const from = REPEATS.includes(tokens.at(1)?.hash ?? 0) ? 2 : 1;
  const next = tokens.at(from);
  if (next === undefined || next.isNumber || !isJoined(next) || (next.kinds & AND) !== 0) return undefined;
  if ((next.kinds & STREET_BEFORE) !== 0 && !isShortWord(next)) {
    const last = endOfStreetName(tokens, from + 1);
    if (last > from) return { first: 0, last: withNumber(tokens, last), isSure: true };
  }
  if (!next.isCapital && BEFORE_STREETS.includes(next.hash)) return undefined;
  let hasCapital = false;
  for (let index = from; index < from + MAX_STREET_WORDS; index += 1) {
    const token = tokens.at(index);
    if (token === undefined || !isJoined(token) || beginsSentence(tokens, index)) break;
    if (
      index > from &&
      (token.kinds & STREET_AFTER) !== 0 &&
      (token.isCapital || !hasCapital || (token.kinds & PLAIN_STREET) !== 0) &&
      token.gap === 'space' &&
      !isStreetWord(tokens.at(index + 1))
    )
      return { first: 0, last: withTail(tokens, index), isSure: hasCapital || !token.isCapital };
    if (!hasCapital && (token.kinds & AND) !== 0 && tokens.at(index + 1)?.isCapital !== true) break;
    const isOrdinal = token.isNumber && token.end - token.start > token.digits;
    const isDirection = index === from && (token.kinds & DIRECTION) !== 0;
    if (!isOrdinal && !token.isCapital && !isInner(token) && !isLowerName(token) && !isDirection) break;
    hasCapital ||= token.isCapital || isOrdinal;
  }
  return undefined;
}

/** `40 mètres. Le boulevard`: a word without a capital before a point, longer than what is abbreviated. */
function beginsSentence(tokens: TokensAround, index: number): boolean {
  const before = tokens.at(index - 1)!;
  if (tokens.at(index)!.gap !== 'comma' || before.isNumber || before.isCapital) return false;
  return before.end - before.start > LONGEST_ABBREVIATED && unitAt(tokens.units, before.end) === POINT;
}

/** What stands after the word for a street: `Devon Street West`, `Köpenicker Str. 74`. */
function withTail(tokens: TokensAround, street: number): number {
  const next = tokens.at(street + 1);
  if (next === undefined) return street;
  if (next.gap === 'space' && next.isCapital && (next.kinds & DIRECTION) !== 0) return street + 1;
  const isNumber = next.isNumber && next.digits <= MAX_TAIL_DIGITS && isJoined(next);
  if (!isNumber || isYear(tokens.units, next)) return street;
  const after = tokens.at(street + 2);
  return after === undefined || after.gap !== 'space' || (after.kinds & UNIT) !== 0 ? street + 1 : street;
}

/** After another such word, the one that the name ends with: `12 Park Place Road`. */
function isStreetWord(token: Token | undefined): boolean {
  return (
    token !== undefined && token.gap === 'space' && token.isCapital && (token.kinds & STREET_AFTER) !== 0
  );
}

/** The last token of a street that begins at `index`: words with capitals and particles among them. */
export function endOfStreetName(tokens: TokensAround, index: number): number {
  let last = index - 1;
  let isAfterShort = false;
  for (let at = index; at < index + MAX_STREET_WORDS; at += 1) {
    const token = tokens.at(at);
    if (token === undefined) break;
    if (token.gap !== 'space' && token.gap !== 'tight' && !(token.gap === 'comma' && isAfterShort)) break;
    if (token.isNumber || (token.kinds & AND) !== 0) break;
    if (token.isCapital) last = at;
    else if (!isInner(token) && !isSmallStreetWord(token, tokens.at(at + 1))) {
      if (last < index && isLowerName(token)) last = at;
      else break;
    }
    isAfterShort = token.end - token.start <= 3;
  }
  return last;
}

/** `ul. Polna`, `Kossuth utca 5`. */
function isSmallStreetWord(token: Token, next: Token | undefined): boolean {
  return (
    (token.kinds & (STREET_BEFORE | STREET_AFTER)) !== 0 &&
    next !== undefined &&
    (next.isCapital || next.isNumber)
  );
}

/** A house number after the name: `Via Roma 12`, `rue Lepic, 5`. */
export function withNumber(tokens: TokensAround, last: number): number {
  const number = tokens.at(last + 1);
  return number !== undefined && isHouseNumber(number) && isJoined(number) ? last + 1 : last;
}

/** `Hauptstraße 12`, `Calle Mayor, 5`, `ul. Polna 3`, `Lange Gasse 4`; and less surely any `Koskikatu 25`. */
export function streetBeforeNumber(tokens: TokensAround): AddressCore | undefined {
  const { units } = tokens;
  const number = tokens.at(0)!;
  const isNumbered = isAfterNumberWord(tokens);
  if (number.digits > 5 || (!isNumbered && !isJoined(number))) return undefined;
  if (((tokens.at(-1)?.kinds ?? 0) & (UNIT | STREET_AFTER | STREET_BEFORE)) === UNIT)
    return isInRow(tokens) ? undefined : { first: -1, last: 0, isSure: false, isDoubtful: true };
  if (isNumberedStreet(tokens)) return { first: -1, last: 1, isSure: true };
  const last = isNumbered ? -2 : -1;
  let first = 0;
  let sure = 0;
  let next = isNumbered ? tokens.at(-1)! : number;
  for (let index = last; index >= -MAX_STREET_WORDS; index -= 1) {
    const token = tokens.at(index);
    if (token === undefined || token.isNumber) break;
    if (index < last) {
      if (next.gap !== 'space' && next.gap !== 'tight' && next.gap !== 'comma') break;
      if (next.gap === 'comma' && token.end - token.start > 4) break;
    }
    if (
      index < last &&
      (token.kinds & STREET_BEFORE) !== 0 &&
      (!isShortWord(token) || isAbbreviated(units, token) || token.isCapital)
    ) {
      sure = index;
      if (token.isCapital || !isShortWord(token)) break;
    }
    if (index === last && isNamedStreetWord(tokens, index)) {
      sure = index - 1;
    } else if (isStreetByEnding(units, token) && isNear(tokens, index, last)) {
      sure = index;
    } else {
      const mayBeSmall = index === last || (index === last - 1 && sure === index);
      if (!token.isCapital && !isInner(token) && !(mayBeSmall && isLowerName(token))) break;
      // `Rua Dr. João Silva`.
      const isWithin = isTitle(token) && index < last;
      if (token.isCapital && isNoPlace(token) && !isWithin) break;
      if ((token.isCapital && !isWithin) || index === last) first = index;
    }
    next = token;
  }
  if (sure < 0) {
    // Further words with capitals before a German or Nordic street belong to it only when they are joined to it.
    const isFromFirst = first < sure && isPartOfStreet(tokens, first, sure);
    // `Abbey Road 1969`.
    const isDated = sure === last - 1 && isYear(units, number);
    const isSure = !isDated && !isEnglishOrder(tokens, last);
    return { first: isFromFirst ? first : sure, last: 0, isSure, isDoubtful: isDated };
  }
  if (isNumbered || isNumberOfNext(tokens)) return undefined;
  const nearest = tokens.at(-1)!;
  if (first === 0 || (isInner(nearest) && !nearest.isCapital)) return undefined;
  const name = tokens.at(first)!;
  if (isNoStreet(name) || isInRow(tokens) || isYear(units, number)) return undefined;
  // `RFC 9110`, `HTTP 307`.
  if (nearest.end - nearest.start <= LONGEST_ACRONYM && hasCapitalsOnly(units, nearest)) return undefined;
  return { first, last: 0, isSure: false, isDoubtful: first === -1 && isOrdinaryName(units, name) };
}

/** `Wall Street 2`: in English the number of a house stands before its street, and behind it may count anything. */
function isEnglishOrder(tokens: TokensAround, last: number): boolean {
  const { kinds, isCapital } = tokens.at(last)!;
  return last === -1 && isCapital && (kinds & PLAIN_STREET) !== 0;
}

/** `Plan 5`, `Slot 7`, `document, 200`: a word of a language before a number is seldom a street. */
function isOrdinaryName(units: Units, token: Token): boolean {
  const isSmall = IS_CAPITAL[units[token.start]!] === 0;
  return (
    ordinaryOf(token.wordClass) >= (isSmall ? 1 : 2) &&
    placeOf(token.wordClass) < 2 &&
    (token.kinds & (UNIT | STREET_AFTER)) === 0
  );
}

/** `Carrera 7 # 71-21`: in Colombia streets have numbers for names. */
function isNumberedStreet(tokens: TokensAround): boolean {
  const word = tokens.at(-1);
  const number = tokens.at(1);
  if (word === undefined || (word.kinds & STREET_BEFORE) === 0 || isShortWord(word)) return false;
  if (number === undefined || !number.isNumber || number.gap !== 'space') return false;
  const sign = unitAt(tokens.units, number.start - 1);
  return sign === HASH || (sign === SPACE && unitAt(tokens.units, number.start - 2) === HASH);
}

/** `No: 12`, `nr. 5`. */
function isAfterNumberWord(tokens: TokensAround): boolean {
  const word = tokens.at(-1);
  return word !== undefined && (word.kinds & NUMBER_WORD) !== 0 && isJoined(word);
}

/** `Kroll Agency, 61 Wiesenstrasse`: the number is that of what stands after it. */
function isNumberOfNext(tokens: TokensAround): boolean {
  const next = tokens.at(1);
  return tokens.at(0)!.gap === 'comma' && next !== undefined && next.gap === 'space' && next.isCapital;
}

/** `Lange Gasse`, `Karl-Marx-Platz`: the word for a street, and a name before it. */
function isNamedStreetWord(tokens: TokensAround, index: number): boolean {
  const token = tokens.at(index)!;
  if ((token.kinds & STREET_AFTER) === 0 || (token.gap !== 'space' && token.gap !== 'tight')) return false;
  if (!token.isCapital && ENGLISH_WORDS.has(token.hash)) return false;
  const name = tokens.at(index - 1);
  return name !== undefined && (name.isCapital || (isLowerName(name) && token.hash !== ALLE));
}

function isStreetByEnding(units: Units, token: Token): boolean {
  return (
    hasStreetEnding(units, token.start, token.end) && (token.isCapital || ordinaryOf(token.wordClass) === 0)
  );
}

/** Whether nothing but a word with a capital stands between the street and its number: `Bergstraße Nord 5`. */
function isNear(tokens: TokensAround, index: number, last: number): boolean {
  return index === last || (index === last - 1 && tokens.at(last)!.isCapital);
}

function isPartOfStreet(tokens: TokensAround, first: number, sure: number): boolean {
  if (sure - first > 3) return false;
  for (let index = first; index < sure; index += 1) {
    const token = tokens.at(index)!;
    if (!token.isCapital || isNoPlace(token)) return false;
  }
  return true;
}

/** Numbers in a row are a telephone or an account. */
function isInRow(tokens: TokensAround): boolean {
  if (tokens.at(0)!.digits > 4) return true;
  const next = tokens.at(1);
  if (next === undefined || !next.isNumber || !isJoined(next)) return false;
  // Unless the second is the postcode of a town.
  const size = postcodeSize(tokens, 1);
  return size === 0 || tokens.at(1 + size)?.isCapital !== true;
}

/** `Windows 10`, `Chapter 3`, `Room 12`: ordinary words before a number. */
function isNoStreet(token: Token): boolean {
  return tellsOfNoPlace(token) || (ordinaryOf(token.wordClass) === 3 && placeOf(token.wordClass) === 0);
}
