import { CONTEXT_CLASSES, type ContextClass, contextOfHash } from '../names/context-words.ts';
import { FOLDED, hashOfWord, IS_CAPITAL } from '../names/fold-letters.ts';
import { classOfHash, givenOf, ordinaryOf, placeOf } from '../names/word-classes.ts';
import { type Token, tokensIn } from './address-tokens.ts';
import { type AddressWord, hasStreetEnd, isAddressWord } from './address-words.ts';

export interface FoundAddress {
  readonly start: number;
  readonly end: number;
}

/** A run of tokens, both ends included. `isSure` when its own shape says that it is an address. */
interface Core {
  readonly first: number;
  readonly last: number;
  readonly isSure: boolean;
}

/** How far around a digit an address can reach. */
const BEFORE = 90;
const AFTER = 160;
const MAX_STREET_WORDS = 6;
const MAX_PLACE_WORDS = 5;
const MAX_HOUSE_DIGITS = 6;
/** How many words back a word such as `lives` still counts. */
const CONTEXT_REACH = 7;

const contextIndex = (name: ContextClass): number => CONTEXT_CLASSES.indexOf(name) + 1;
/** Lower-case words within the name of a street or place. */
const INNER = new Set(
  'do dos das de du des da la le les el los las del della dello delle dei degli di d l der den dem die das van von zu zur zum am im an auf in upon on under sur sous lez en nad pod bei the of and y e et und i og och ten ter het aan'
    .split(' ')
    .map((word) => hashOfWord(word, 0, word.length)),
);
const AND = new Set(['and', 'und', 'et', 'y'].map((word) => hashOfWord(word, 0, word.length)));
/** Words that mean nothing but a street, also without a capital. */
const PLAIN_STREETS = new Set(
  ['street', 'road', 'avenue', 'boulevard', 'lane'].map((word) => hashOfWord(word, 0, word.length)),
);
/** Words that no place begins with, though they have a capital. */
const NO_PLACE = new Set(
  [
    'heading',
    'introduction',
    'nameKey',
    'pronoun',
    'greeting',
    'signoff',
    'title',
    'auxiliary',
    'month',
    'possessive',
    'negation',
    'kin',
  ].map((name) => contextIndex(name as ContextClass)),
);

/** Where somebody lives or receives mail, one span for street, number, unit, postcode, town and country together. */
export function findAddresses(text: string, from = 0, to = text.length): FoundAddress[] {
  const found: FoundAddress[] = [];
  for (const window of windowsOf(text, from, to))
    addressesOf(text, tokensIn(text, window.start, window.end), found);
  return found;
}

function addressesOf(text: string, tokens: readonly Token[], found: FoundAddress[]): void {
  let covered = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    if (at < covered) continue;
    if (token.isNumber && token.gap === 'tight' && ukPostcode(text, tokens, at) === undefined) continue;
    if (!token.isNumber) {
      const corner = cornerAt(text, tokens, at);
      if (corner === undefined) continue;
      const { last } = withAfter(text, tokens, corner.last);
      covered = last + 1;
      found.push({ start: tokens[corner.first]!.start, end: tokens[last]!.end });
      continue;
    }
    if (isMeasure(text, token)) continue;
    const core = coreAt(text, tokens, at, covered);
    if (core === undefined) continue;
    const first = withBefore(text, tokens, core.first, covered);
    const { last, hasProof } = withAfter(text, tokens, core.last);
    if (!core.isSure && !hasProof && !hasContext(tokens, first)) continue;
    covered = last + 1;
    addLines(text, tokens.slice(first, last + 1), found);
  }
}

/** `1.0`, `10:30`, `5 %`: no number of a house. */
function isMeasure(text: string, { end }: Token): boolean {
  return /^(?:[.,:]\d| ?[%€$£])/.test(text.slice(end, end + 2));
}

/** One span, or one for each line where lines begin with a mark of quotation, which is no part of an address. */
function addLines(text: string, tokens: readonly Token[], found: FoundAddress[]): void {
  let start = 0;
  for (let at = 1; at <= tokens.length; at += 1) {
    const token = tokens[at];
    if (
      token !== undefined &&
      !(token.lines > 0 && /[>*|?#+]/.test(text.slice(tokens[at - 1]!.end, token.start)))
    )
      continue;
    found.push({ start: tokens[start]!.start, end: endOf(text, tokens[at - 1]!) });
    start = at;
  }
}

/** `3º`, and the point of `97.` that a line ends with, belong to the number. */
function endOf(text: string, token: Token): number {
  return text[token.end] === 'º' || text[token.end] === '°' ? token.end + 1 : token.end;
}

function coreAt(text: string, tokens: readonly Token[], at: number, covered: number): Core | undefined {
  return (
    boxAt(text, tokens, at, covered) ??
    streetAfterNumber(tokens, at) ??
    streetBeforeNumber(text, tokens, at, covered) ??
    postcodeAndPlace(text, tokens, at, covered)
  );
}

const isHouseNumber = (token: Token): boolean => token.isNumber && token.digits <= MAX_HOUSE_DIGITS;
const isJoined = (token: Token): boolean => token.gap === 'space' || token.gap === 'comma';
const textOf = (text: string, token: Token): string => text.slice(token.start, token.end);

function isNameWord(token: Token): boolean {
  if (token.isNumber) return false;
  return token.isCapital || INNER.has(token.hash);
}

/** `12 Park Road`, `221B Baker Street`, `5 rue de la Paix`, `40 W 34th St`. */
function streetAfterNumber(tokens: readonly Token[], at: number): Core | undefined {
  if (!isHouseNumber(tokens[at]!)) return undefined;
  const next = tokens[at + 1];
  if (next === undefined || next.isNumber || !isJoined(next)) return undefined;
  if (isAddressWord(next.hash, 'streetBefore') && !isShortWord(next)) {
    const last = endOfName(tokens, at + 2);
    if (last > at + 1) return { first: at, last: withNumber(tokens, last), isSure: true };
  }
  let hasCapital = false;
  for (let index = at + 1; index <= at + MAX_STREET_WORDS; index += 1) {
    const token = tokens[index];
    if (
      token === undefined ||
      (token.gap !== 'space' && !(index === at + 1 && token.gap === 'comma') && token.gap !== 'comma')
    )
      break;
    const isOrdinal = token.isNumber && token.end - token.start > token.digits;
    if (
      index > at + 1 &&
      isAddressWord(token.hash, 'streetAfter') &&
      (token.isCapital || !hasCapital || PLAIN_STREETS.has(token.hash)) &&
      token.gap === 'space'
    ) {
      // A street, and not the beginning of its name: `12 Park Place Road`.
      const next = tokens[index + 1];
      const isLonger =
        next !== undefined &&
        next.gap === 'space' &&
        next.isCapital &&
        isAddressWord(next.hash, 'streetAfter');
      if (!isLonger) return { first: at, last: index, isSure: hasCapital || !token.isCapital };
    }
    if (!isOrdinal && !(token.isCapital || isInner(token) || isLowerName(token))) break;
    hasCapital ||= token.isCapital || isOrdinal;
  }
  return undefined;
}

const isInner = (token: Token): boolean => !token.isNumber && INNER.has(token.hash);
/** A word that no list of ordinary words has: in texts without capitals. */
const isLowerName = (token: Token): boolean =>
  !token.isNumber &&
  !token.isCapital &&
  ordinaryOf(classOfHash(token.hash)) <= 2 &&
  contextOfHash(token.hash) === 0;
const isShortWord = (token: Token): boolean => token.end - token.start <= 2;

/** `Marco` is March in Portuguese, and a name. */
const isNoPlace = (token: Token): boolean =>
  NO_PLACE.has(contextOfHash(token.hash)) && givenOf(classOfHash(token.hash)) < 2;

/** The last token of a name that begins at `index`: words with capitals and particles among them. */
function endOfName(tokens: readonly Token[], index: number): number {
  let last = index - 1;
  for (let at = index; at < tokens.length && at < index + MAX_STREET_WORDS; at += 1) {
    const token = tokens[at]!;
    if (
      token.gap !== 'space' &&
      token.gap !== 'tight' &&
      !(token.gap === 'comma' && at > index && tokens[at - 1]!.end - tokens[at - 1]!.start <= 3)
    )
      break;
    if (token.isNumber || AND.has(token.hash)) break;
    if (token.isCapital) last = at;
    else if (!isNameWord(token)) {
      if (last < index && isLowerName(token)) last = at;
      else break;
    }
  }
  return last;
}

/** A house number after the name: `Via Roma 12`, `rue Lepic, 5`. */
function withNumber(tokens: readonly Token[], last: number): number {
  const number = tokens[last + 1];
  return number !== undefined && isHouseNumber(number) && isJoined(number) ? last + 1 : last;
}

/** `Hauptstraße 12`, `Calle Mayor, 5`, `ul. Polna 3`, `Lange Gasse 4`; and less surely any `Koskikatu 25`. */
function streetBeforeNumber(
  text: string,
  tokens: readonly Token[],
  at: number,
  covered: number,
): Core | undefined {
  const number = tokens[at]!;
  if (!isHouseNumber(number) || number.digits > 5 || !isJoined(number)) return undefined;
  const nearest = tokens[at - 1];
  if (nearest === undefined || at - 1 < covered || nearest.isNumber) return undefined;
  let first = at;
  let capitals = 0;
  let sure = -1;
  for (let index = at - 1; index >= covered && index >= at - MAX_STREET_WORDS; index -= 1) {
    const token = tokens[index]!;
    const next = tokens[index + 1]!;
    if (index < at - 1 && next.gap !== 'space' && next.gap !== 'tight' && next.gap !== 'comma') break;
    if (index < at - 1 && next.gap === 'comma' && token.end - token.start > 4) break;
    if (token.isNumber) break;
    const isBefore = isAddressWord(token.hash, 'streetBefore') && index < at - 1;
    const isAfter =
      isAddressWord(token.hash, 'streetAfter') &&
      index === at - 1 &&
      index > covered &&
      (tokens[index - 1]!.isCapital || isLowerName(tokens[index - 1]!)) &&
      token.gap === 'space';
    const isStreet =
      hasStreetEnd(textOf(text, token)) && (token.isCapital || ordinaryOf(classOfHash(token.hash)) === 0);
    if (isBefore && (!isShortWord(token) || isAbbreviated(text, token) || token.isCapital)) {
      sure = index;
      if (token.isCapital || !isShortWord(token)) break;
    }
    if (isAfter || isStreet) {
      sure = isAfter ? index - 1 : index;
      if (isAfter) capitals += 1;
      continue;
    }
    if (!token.isCapital && !isNameWord(token) && !(index === at - 1 && isLowerName(token))) break;
    if (token.isCapital && isNoPlace(token)) break;
    if (token.isCapital || index === at - 1) {
      first = index;
      if (token.isCapital) capitals += 1;
    }
  }
  if (sure >= 0) {
    // Further words with capitals before a German or Nordic street belong to it only when they are joined to it.
    return {
      first: Math.min(sure, first < sure && isPartOfStreet(tokens, first, sure) ? first : sure),
      last: at,
      isSure: true,
    };
  }
  if (first === at || isNoStreet(tokens[first]!) || isInRow(tokens, at)) return undefined;
  return { first, last: at, isSure: false };
}

function isPartOfStreet(tokens: readonly Token[], first: number, sure: number): boolean {
  return (
    sure - first <= 3 && tokens.slice(first, sure).every((token) => token.isCapital && !isNoPlace(token))
  );
}

/** Numbers in a row are a telephone or an account. */
function isInRow(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (tokens[at]!.digits > 4) return true;
  if (next?.isNumber !== true || (next.gap !== 'space' && next.gap !== 'comma')) return false;
  // Unless the second is the postcode of a town.
  return next.digits !== 5 || tokens[at + 2]?.isCapital !== true;
}

/** `Windows 10`, `Chapter 3`, `Room 12`: ordinary words before a number. */
function isNoStreet(token: Token): boolean {
  const context = contextOfHash(token.hash);
  return (
    NO_PLACE.has(context) ||
    (ordinaryOf(classOfHash(token.hash)) === 3 && placeOf(classOfHash(token.hash)) === 0)
  );
}

const isAbbreviated = (text: string, token: Token): boolean =>
  text[token.end] === '.' || text[token.end] === '/';

/** `the corner of Park Road and Main Street`, where one of the two has a number or the word for a street. */
function cornerAt(text: string, tokens: readonly Token[], at: number): Core | undefined {
  if (!/^corner$/i.test(textOf(text, tokens[at]!)) || !/^of$/i.test(wordAt(text, tokens, at + 1)))
    return undefined;
  const one = withNumber(tokens, endOfName(tokens, at + 2));
  if (one < at + 2 || !/^and$/i.test(wordAt(text, tokens, one + 1))) return undefined;
  const other = withNumber(tokens, endOfName(tokens, one + 2));
  if (other < one + 2) return undefined;
  const first = at > 0 && /^the$/i.test(wordAt(text, tokens, at - 1)) ? at - 1 : at;
  return { first, last: other, isSure: true };
}

const wordAt = (text: string, tokens: readonly Token[], at: number): string =>
  tokens[at] === undefined ? '' : textOf(text, tokens[at]);

/** `P.O. Box 12`, `Postfach 12 34`, `PSC 12, Box 34`, `APO AE 09123`. */
function boxAt(text: string, tokens: readonly Token[], at: number, covered: number): Core | undefined {
  const word = tokens[at - 1];
  if (word === undefined || at - 1 < covered || word.isNumber || !isJoined(tokens[at]!)) return undefined;
  const isMilitary = /^(?:AA|AE|AP)$/.test(textOf(text, word)) && tokens[at]!.digits === 5;
  if (isMilitary) {
    const office = tokens[at - 2];
    if (office === undefined || !/^(?:APO|FPO|DPO)$/i.test(textOf(text, office))) return undefined;
    return { first: withShip(text, tokens, at - 2, covered), last: at, isSure: true };
  }
  if (!isAddressWord(word.hash, 'box')) return undefined;
  let first = at - 1;
  const isBox = /^box$/i.test(textOf(text, word));
  if (isBox) {
    const before = tokens[at - 2];
    if (before === undefined || at - 2 < covered) return undefined;
    if (/^o$/i.test(textOf(text, before)) && /^p$/i.test(textOf(text, tokens[at - 3] ?? before)))
      first = at - 3;
    else if (/^po$/i.test(textOf(text, before))) first = at - 2;
    else if (
      before.isNumber &&
      tokens[at - 3] !== undefined &&
      /^(?:psc|unit)$/i.test(textOf(text, tokens[at - 3]!))
    )
      first = at - 3;
    else return undefined;
  }
  return { first, last: at, isSure: first < at - 1 || word.isCapital };
}

/** `USS Nimitz` on the line before a fleet post office, or a unit and box. */
function withShip(text: string, tokens: readonly Token[], office: number, covered: number): number {
  for (let index = office - 1; index >= Math.max(covered, office - 4); index -= 1) {
    if (/^(?:USS|USNS|USCGC|USNV|PSC|Unit)$/i.test(textOf(text, tokens[index]!))) return index;
  }
  return office;
}

/** `10115 Berlin`, `1012 AB Amsterdam`, `00-950 Warszawa`, `SW1A 1AA`, `Springfield, IL 62704`. */
function postcodeAndPlace(
  text: string,
  tokens: readonly Token[],
  at: number,
  covered: number,
): Core | undefined {
  const token = tokens[at]!;
  const before = tokens[at - 1];
  if (before !== undefined && at - 1 >= covered) {
    if (
      token.digits === 5 &&
      token.gap === 'space' &&
      /^[A-Z]{2}$/.test(textOf(text, before)) &&
      isAddressWord(before.hash, 'region')
    ) {
      const town = startOfPlace(tokens, at - 1, covered);
      if (town < at - 1) return { first: town, last: at, isSure: true };
    }
    for (let index = at - 1; index >= Math.max(covered, at - 4); index -= 1) {
      if (isAddressWord(tokens[index]!.hash, 'postcode') || isPostalCode(text, tokens, index)) {
        return isPostcode(text, tokens, at) > 0
          ? { first: at, last: at + isPostcode(text, tokens, at) - 1, isSure: true }
          : undefined;
      }
    }
  }
  const british = ukPostcode(text, tokens, at);
  if (british !== undefined) return british;
  const size = isPostcode(text, tokens, at);
  if (size === 0) return undefined;
  const last = at + size - 1;
  const place = tokens[last + 1];
  if (place === undefined || !place.isCapital || place.gap !== 'space') return undefined;
  const strength = placeOf(classOfHash(place.hash));
  const isShort = token.digits === 4 && size === 1;
  if (strength < 2 || (isShort && (strength < 3 || /^(?:19|20)/.test(textOf(text, token))))) return undefined;
  return { first: at, last: endOfPlace(tokens, last + 1), isSure: !isShort || isSentenceFree(tokens, at) };
}

const isSentenceFree = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.gap === 'comma' || tokens[at]!.gap === 'line' || at === 0;

function isPostalCode(text: string, tokens: readonly Token[], index: number): boolean {
  return (
    /^(?:code|codigo|código|kod)$/i.test(textOf(text, tokens[index]!)) &&
    [index - 1, index + 1].some((side) =>
      /^(?:postal|post|zip|pocztowy|kod)$/i.test(
        tokens[side] === undefined ? '' : textOf(text, tokens[side]),
      ),
    )
  );
}

/** How many tokens a postcode at `at` takes; 0 when there is none. */
function isPostcode(text: string, tokens: readonly Token[], at: number): number {
  const token = tokens[at]!;
  const written = textOf(text, token);
  const next = tokens[at + 1];
  if (
    /^\d{4}$/.test(written) &&
    next !== undefined &&
    next.gap === 'space' &&
    /^[A-Z]{2}$/.test(textOf(text, next)) &&
    tokens[at + 2]?.isCapital
  )
    return 2;
  if (/^\d{5}(?:-\d{3,4})?$|^\d{2}-\d{3}$|^\d{4}(?:-\d{3})?$/.test(written)) return 1;
  return 0;
}

/** The outward part stands before the number, the inward one is the number: `SW1A 1AA`; Canada: `K1A 0B1`. */
function ukPostcode(text: string, tokens: readonly Token[], at: number): Core | undefined {
  const token = tokens[at]!;
  UK_POSTCODE.lastIndex = Math.max(0, token.start - 2);
  for (let start = Math.max(0, token.start - 2); start < token.start; start += 1) {
    if (start > 0 && /[\p{L}\p{N}]/u.test(text[start - 1]!)) continue;
    UK_POSTCODE.lastIndex = start;
    const match = UK_POSTCODE.exec(text);
    if (match === null || (!match[0].includes(' ') && text.length > 12)) continue;
    let first = at;
    while (first > 0 && tokens[first]!.start > start) first -= 1;
    let last = at;
    while (last + 1 < tokens.length && tokens[last + 1]!.end <= start + match[0].length) last += 1;
    return { first, last, isSure: true };
  }
  return undefined;
}

const UK_POSTCODE =
  /(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}|[A-CEGHJ-NPR-TVXY]\d[A-Z] ?\d[A-Z]\d)(?![\p{L}\p{N}])/uy;
export const ADDRESS_PATTERNS: readonly RegExp[] = [UK_POSTCODE];

function startOfPlace(tokens: readonly Token[], end: number, covered: number): number {
  let first = end;
  for (let index = end - 1; index >= Math.max(covered, end - 3); index -= 1) {
    const token = tokens[index]!;
    if (!token.isCapital || isNoPlace(token) || (index < end - 1 && tokens[index + 1]!.gap !== 'space'))
      break;
    if (index === end - 1 && !isJoined(tokens[end]!)) break;
    if (ordinaryOf(classOfHash(token.hash)) >= 2 && placeOf(classOfHash(token.hash)) === 0) break;
    first = index;
  }
  return first;
}

function endOfPlace(tokens: readonly Token[], first: number): number {
  let last = first;
  for (let index = first + 1; index < tokens.length && index < first + MAX_PLACE_WORDS; index += 1) {
    const token = tokens[index]!;
    if (token.isNumber || (token.gap !== 'space' && token.gap !== 'tight')) break;
    if (tokens[index + 1]?.gap === 'tight' && tokens[index + 1]?.isNumber === true) break;
    if (token.isCapital && !isNoPlace(token)) last = index;
    else if (token.isCapital || !INNER.has(token.hash)) break;
  }
  return last;
}

/** What belongs to an address before its street: another number, a unit. */
function withBefore(text: string, tokens: readonly Token[], first: number, covered: number): number {
  let start = first;
  const number = tokens[start - 1];
  if (number !== undefined && start - 1 >= covered && isHouseNumber(number) && tokens[start]!.gap === 'space')
    start -= 1;
  const value = tokens[start - 1];
  const unit = tokens[start - 2];
  if (
    value?.isNumber === true &&
    unit !== undefined &&
    start - 2 >= covered &&
    isUnit(text, unit) &&
    isJoined(value) &&
    isJoined(tokens[start]!)
  )
    start -= 2;
  return start;
}

const isUnit = (text: string, token: Token): boolean =>
  isAddressWord(token.hash, 'unit') &&
  (token.end - token.start > 2 || isAbbreviated(text, token) || token.isCapital);

/** What belongs to it after its street: units, towns, regions, postcodes, countries. `hasProof`: some of it proves it. */
function withAfter(
  text: string,
  tokens: readonly Token[],
  from: number,
): { last: number; hasProof: boolean } {
  let last = from;
  let hasProof = false;
  let at = from + 1;
  let places = 0;
  let afterPostcode = -1;
  while (at < tokens.length && at < from + 24) {
    const token = tokens[at]!;
    if (token.gap === 'far' || token.gap === 'tight') break;
    const next = tokens[at + 1];
    if (
      !token.isNumber &&
      isUnit(text, token) &&
      next !== undefined &&
      next.gap !== 'far' &&
      next.gap !== 'tight' &&
      next.gap !== 'line' &&
      isUnitValue(text, next)
    ) {
      last = at + 1;
      at = last + 1;
      hasProof = true;
      continue;
    }
    const british = token.isNumber ? undefined : ukPostcodeFrom(text, tokens, at);
    if (british !== undefined) {
      last = british;
      at = last + 1;
      hasProof = true;
      continue;
    }
    const size = token.isNumber ? isPostcode(text, tokens, at) : 0;
    if (size > 0) {
      last = at + size - 1;
      at = last + 1;
      afterPostcode = at;
      hasProof ||= token.digits > 4 || size > 1 || tokens[at]?.isCapital === true;
      continue;
    }
    if (isFloor(text, token)) {
      last =
        next !== undefined && next.gap === 'space' && /^(?:\p{Lu}|izq|dcha)$/u.test(textOf(text, next))
          ? at + 1
          : at;
      at = last + 1;
      continue;
    }
    if (token.isNumber || places >= 4) break;
    if (isRegion(text, token)) {
      if (isAddressWord(token.hash, 'region') || next?.isNumber === true) last = at;
      at += 1;
      continue;
    }
    if (!isPlaceStart(token, tokens[at - 1]!, at === afterPostcode)) break;
    const end = endOfPlace(tokens, at);
    places += 1;
    const strength = Math.max(...tokens.slice(at, end + 1).map(({ hash }) => placeOf(classOfHash(hash))));
    if (strength >= 2) hasProof = true;
    if (
      strength >= 1 ||
      at === afterPostcode ||
      token.gap === 'comma' ||
      (token.gap === 'space' && tokens[at - 1]!.isNumber && at - 1 > from)
    )
      last = end;
    at = end + 1;
  }
  return { last, hasProof };
}

/** `3º B`. */
function isFloor(text: string, token: Token): boolean {
  return token.isNumber && token.digits <= 2 && 'ºª°'.includes(text[token.end] ?? ' ');
}

function isUnitValue(text: string, token: Token): boolean {
  return token.isNumber || /^[A-Z]$/.test(textOf(text, token));
}

const isRegion = (text: string, token: Token): boolean => /^[A-Z]{2,3}$/.test(textOf(text, token));

function isPlaceStart(token: Token, before: Token, isAfterPostcode: boolean): boolean {
  if (!token.isCapital || isNoPlace(token)) return false;
  // On the same line a town stands after a comma or a postcode; after a house number without a comma only a known one.
  if (token.gap === 'space' && !before.isNumber && !isAfterPostcode)
    return placeOf(classOfHash(token.hash)) >= 2;
  return ordinaryOf(classOfHash(token.hash)) < 3 || placeOf(classOfHash(token.hash)) >= 2;
}

function ukPostcodeFrom(text: string, tokens: readonly Token[], at: number): number | undefined {
  UK_POSTCODE.lastIndex = tokens[at]!.start;
  const match = UK_POSTCODE.exec(text);
  if (match === null) return undefined;
  let last = at;
  while (last + 1 < tokens.length && tokens[last + 1]!.end <= tokens[at]!.start + match[0].length) last += 1;
  return last;
}

function hasContext(tokens: readonly Token[], first: number): boolean {
  for (let index = first - 1; index >= 0 && index >= first - CONTEXT_REACH; index -= 1) {
    if (isAddressWord(tokens[index]!.hash, 'context')) return true;
  }
  return false;
}

/** Stretches around the numbers that could be those of a house, a box or a town. */
function windowsOf(text: string, from: number, to: number): { start: number; end: number }[] {
  const windows: { start: number; end: number }[] = [];
  for (let at = from; at < to; at += 1) {
    if (!isDigit(text.charCodeAt(at))) continue;
    let after = at + 1;
    while (after < to && isDigit(text.charCodeAt(after))) after += 1;
    if (after - at <= MAX_HOUSE_DIGITS && isPromising(text, at, after)) {
      const start = wordStart(text, Math.max(from, at - BEFORE));
      const end = Math.min(to, after + AFTER);
      const last = windows[windows.length - 1];
      if (last !== undefined && start <= last.end) last.end = end;
      else windows.push({ start, end });
    }
    at = after - 1;
  }
  return windows;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isLetter = (text: string, at: number): boolean => FOLDED[text.charCodeAt(at)]! > 0;

/** Whether a name or the word for a street stands beside the number. */
function isPromising(text: string, start: number, end: number): boolean {
  return end - start === 5 || isNamedAfter(text, end) || isNamedBefore(text, start);
}

function isNamedAfter(text: string, end: number): boolean {
  let at = end;
  while (at < end + 2 && isLetter(text, at)) at += 1;
  for (let turn = 0; turn < 2 && (text[at] === ' ' || text[at] === ','); turn += 1) at += 1;
  if (at === end || !isLetter(text, at)) return false;
  return isNameWordAt(text, at, endOfWord(text, at), 'streetBefore');
}

function isNamedBefore(text: string, start: number): boolean {
  if (IS_CAPITAL[text.charCodeAt(start - 1)] === 1) return true;
  let at = start;
  for (let turn = 0; turn < 3 && ' ,.#\n'.includes(text[at - 1] ?? '_'); turn += 1) at -= 1;
  if (at === start || !isLetter(text, at - 1)) return false;
  let first = at;
  while (first > 0 && at - first < 40 && isLetter(text, first - 1)) first -= 1;
  return isNameWordAt(text, first, at, 'streetAfter');
}

function endOfWord(text: string, start: number): number {
  let end = start;
  while (end < text.length && end - start < 40 && isLetter(text, end)) end += 1;
  return end;
}

function isNameWordAt(text: string, start: number, end: number, kind: AddressWord): boolean {
  if (IS_CAPITAL[text.charCodeAt(start)] === 1) return true;
  const hash = hashOfWord(text, start, end);
  if (isAddressWord(hash, kind) || isAddressWord(hash, 'unit') || isAddressWord(hash, 'box')) return true;
  return ordinaryOf(classOfHash(hash)) === 0 || INNER.has(hash);
}

/** No window begins within a word. */
function wordStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < 40 && /[\p{L}\p{N}]/u.test(text[start - 1]!)) start -= 1;
  return start;
}
