import { ordinaryOf, placeOf } from '../names/word-classes.ts';
import { hashOfWord } from '../words/fold-letters.ts';
import { isDigitAt, isLetterAt, unitAt } from '../words/units-at.ts';
import type { AddressCore } from './address-core.ts';
import { endOfDigits, type TokensAround } from './address-tokens.ts';
import { POSTCODE_LINK, POSTCODE_WORD, REGION } from './address-words.ts';
import { hasCapitalsOnly } from './capitals-only.ts';
import { endOfPlace, startOfPlace } from './place-names.ts';
import { isYear } from './year-numbers.ts';

const HYPHEN = 0x2d;
/** How many words before a postcode one may say that it is one. */
const WORD_REACH = 4;
/** Of a postcode that a word names: Iceland's have three, India's six. */
const MIN_DIGITS = 3;
const MAX_DIGITS = 6;

const hashesOf = (words: string): readonly number[] =>
  words.split(' ').map((word) => hashOfWord(word, 0, word.length));
const CODES = hashesOf('code codigo kod');
/** Beside one of `CODES`. */
const OF_POST = hashesOf('postal post zip pocztowy kod');

/** `10115 Berlin`, `1012 AB Amsterdam`, `00-950 Warszawa`, `Springfield, IL 62704`. */
export function postcodeAndPlace(tokens: TokensAround): AddressCore | undefined {
  const named = namedPostcodeSize(tokens);
  if (named > 0) return { first: 0, last: named - 1, isSure: true };
  const size = postcodeSize(tokens, 0);
  if (size === 0) return undefined;
  const number = tokens.at(0)!;
  const region = tokens.at(-1);
  if (region !== undefined && number.digits === 5 && number.gap === 'space') {
    const isRegion = (region.kinds & REGION) !== 0 && hasCapitalsOnly(tokens.units, region);
    const town = isRegion ? startOfPlace(tokens, -1) : -1;
    if (town < -1) return { first: town, last: 0, isSure: true };
  }
  const place = tokens.at(size);
  if (place === undefined || !place.isCapital || place.gap !== 'space') return undefined;
  const strength = placeOf(place.wordClass);
  if (strength < 2) return undefined;
  const isShort = number.digits === 4 && size === 1;
  if (isShort && (strength < 3 || isYear(tokens.units, number))) return undefined;
  return { first: 0, last: endOfPlace(tokens, size), isSure: !isShort || isSentenceFree(tokens) };
}

function isSentenceFree(tokens: TokensAround): boolean {
  const { gap } = tokens.at(0)!;
  return gap === 'comma' || gap === 'line' || tokens.at(-1) === undefined;
}

/** `zip code is 101`, `ZIP: 394 13`: how many tokens a number takes that a word before it says to be a postcode. */
function namedPostcodeSize(tokens: TokensAround): number {
  const { start, end, digits } = tokens.at(0)!;
  if (digits < MIN_DIGITS || digits > MAX_DIGITS || !isNamed(tokens)) return 0;
  const next = tokens.at(1);
  if (next === undefined || next.gap !== 'space') return 1;
  if (digits === 3 && next.isNumber && next.digits <= 3 && next.digits >= 2) return 2;
  const size = postcodeSize(tokens, 0);
  if (size > 0 && (digits === 5 || size > 1)) return size;
  // Not `the zip is 300 MB`.
  return next.isNumber || ordinaryOf(next.wordClass) >= 2 || end - start > digits ? 1 : 0;
}

/** Whether a word for a postcode stands before the number, with nothing but `is` and `code` between. */
function isNamed(tokens: TokensAround): boolean {
  for (let index = -1; index >= -WORD_REACH; index -= 1) {
    if (tellsOfPostcode(tokens, index)) return true;
    const token = tokens.at(index);
    if (token === undefined || (token.kinds & POSTCODE_LINK) === 0) return false;
  }
  return false;
}

/** `zip`, `PLZ`, `postal code`, `código postal`. */
function tellsOfPostcode(tokens: TokensAround, index: number): boolean {
  const token = tokens.at(index);
  if (token === undefined) return false;
  if ((token.kinds & POSTCODE_WORD) !== 0) return true;
  return CODES.includes(token.hash) && (isOfPost(tokens, index - 1) || isOfPost(tokens, index + 1));
}

function isOfPost(tokens: TokensAround, index: number): boolean {
  const token = tokens.at(index);
  return token !== undefined && OF_POST.includes(token.hash);
}

/** How many tokens a postcode at `at` takes; 0 when there is none. */
export function postcodeSize(tokens: TokensAround, at: number): number {
  const { start, end, digits } = tokens.at(at)!;
  if (end - start === digits) {
    if (digits === 5) return 1;
    if (digits === 4) return hasDutchLetters(tokens, at) ? 2 : 1;
    return digits === 3 && hasTwoDigits(tokens, at) ? 2 : 0;
  }
  // `28013-1234`, `4050-262`, `31-120`.
  if (unitAt(tokens.units, start + digits) !== HYPHEN || !isDigitAt(tokens.units, start + digits + 1))
    return 0;
  if (endOfDigits(tokens.units, start + digits + 1) !== end) return 0;
  const rest = end - start - digits - 1;
  if (rest === 3) return digits === 2 || digits === 4 || digits === 5 ? 1 : 0;
  return rest === 4 && digits === 5 ? 1 : 0;
}

/** `1012 AB Amsterdam`. */
function hasDutchLetters(tokens: TokensAround, at: number): boolean {
  const letters = tokens.at(at + 1);
  return (
    letters !== undefined &&
    letters.gap === 'space' &&
    letters.end - letters.start === 2 &&
    hasCapitalsOnly(tokens.units, letters) &&
    tokens.at(at + 2)?.isCapital === true
  );
}

/** `111 34 Stockholm`, `110 00 Praha`. */
function hasTwoDigits(tokens: TokensAround, at: number): boolean {
  const rest = tokens.at(at + 1);
  if (rest === undefined || rest.digits !== 2 || rest.end - rest.start !== 2 || rest.gap !== 'space')
    return false;
  const place = tokens.at(at + 2);
  return place !== undefined && place.gap === 'space' && place.isCapital && placeOf(place.wordClass) >= 1;
}

/** Great Britain's `SW1A 1AA` and Canada's `K1A 0B1`. */
const LETTERED =
  /(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}|[A-CEGHJ-NPR-TVXY]\d[A-Z] ?\d[A-Z]\d)(?![\p{L}\p{N}])/uy;
/** Ireland's `V92 X3K7`; by itself it is too like the number of a product. */
const IRISH =
  /[AC-FHKNPRTV-Y]\d[\dW] ?(?=[A-Z]{0,3}\d)(?=\d{0,3}[A-Z])[\dAC-FHKNPRTV-Y]{4}(?![\p{L}\p{N}])/uy;
export const POSTCODE_PATTERNS: readonly RegExp[] = [LETTERED, IRISH];
/** A shorter text is a field: there it may be written without a space. */
const MAX_FIELD = 12;

/** A postcode of letters and digits whose letters stand right before the number. */
export function letteredPostcode(tokens: TokensAround): AddressCore | undefined {
  const { text, units } = tokens;
  const number = tokens.at(0)!;
  for (let start = Math.max(0, number.start - 2); start < number.start; start += 1) {
    if (start > 0 && (isLetterAt(units, start - 1) || isDigitAt(units, start - 1))) continue;
    const end = letteredPostcodeEnd(tokens, start, LETTERED);
    if (end < 0 || (text.length > MAX_FIELD && !text.slice(start, end).includes(' '))) continue;
    let first = 0;
    while ((tokens.at(first)?.start ?? start) > start) first -= 1;
    return { first, last: lastWithin(tokens, 0, end), isSure: true };
  }
  return undefined;
}

/** The last token of such a postcode that begins with the one at `at`; undefined when there is none. */
export function letteredPostcodeFrom(tokens: TokensAround, at: number): number | undefined {
  const { start } = tokens.at(at)!;
  const british = letteredPostcodeEnd(tokens, start, LETTERED);
  const end = british < 0 ? letteredPostcodeEnd(tokens, start, IRISH) : british;
  return end < 0 ? undefined : lastWithin(tokens, at, end);
}

function letteredPostcodeEnd({ text, units }: TokensAround, start: number, pattern: RegExp): number {
  const code = units[start]!;
  if (code < 0x41 || code > 0x5a || (!isDigitAt(units, start + 1) && !isDigitAt(units, start + 2))) return -1;
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

function lastWithin(tokens: TokensAround, at: number, end: number): number {
  let last = at;
  for (let next = tokens.at(last + 1); next !== undefined && next.end <= end; next = tokens.at(last + 1))
    last += 1;
  return last;
}
