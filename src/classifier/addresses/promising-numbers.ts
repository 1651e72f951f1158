import { classOfHash, ordinaryOf } from '../names/word-classes.ts';
import { hashOfUnits, IS_CAPITAL } from '../words/fold-letters.ts';
import { isDigitAt, isLetterAt, type Units, unitAt } from '../words/units-at.ts';
import {
  addressKindsOf,
  BOX,
  DIRECTION,
  INNER,
  NUMBER_WORD,
  POSTCODE_LINK,
  POSTCODE_WORD,
  STREET_AFTER,
  STREET_BEFORE,
  UNIT,
} from './address-words.ts';

const MAX_WORD = 40;
const COLON = 0x3a;
const QUOTE = 0x22;
/** How many signs may stand between a number and the word that names it. */
const MAX_SIGNS = 3;
const POSTCODE_DIGITS = 5;
/** The shortest postcode that a word may name: `zip code is 101`. */
const MIN_POSTCODE_DIGITS = 3;

/**
 * Whether the number from `start` to before `end` could be that of a house, a box or a town: a name or the word for a
 * street stands beside it. Most numbers have neither, and are looked at no further.
 */
export function isPromising(units: Units, start: number, digitsEnd: number, end: number): boolean {
  if (isLetterAt(units, start - 1)) return mayBeLettered(units, start);
  if (isLetterAt(units, end)) return false;
  const digits = digitsEnd - start;
  if (digits === POSTCODE_DIGITS || isNamedAfter(units, end)) return true;
  return isNamedBefore(units, start, digits >= MIN_POSTCODE_DIGITS ? POSTCODE_LINK : 0);
}

/** `SW1`, `K1A`: one capital or two before the number, and nothing before them. */
function mayBeLettered(units: Units, start: number): boolean {
  const second = start - 1;
  if (IS_CAPITAL[units[second]!] === 0) return false;
  const first = isLetterAt(units, second - 1) ? second - 1 : second;
  if (first < second && IS_CAPITAL[units[first]!] === 0) return false;
  return !isLetterAt(units, first - 1) && !isDigitAt(units, first - 1);
}

function isNamedAfter(units: Units, end: number): boolean {
  let at = end;
  while (at < end + 2 && isAmong(unitAt(units, at), AFTER_NUMBER)) at += 1;
  if (at === end || !isLetterAt(units, at)) return false;
  if (IS_CAPITAL[units[at]!] === 1) return true;
  let wordEnd = at;
  while (wordEnd - at < MAX_WORD && isLetterAt(units, wordEnd)) wordEnd += 1;
  return isNameWord(units, at, wordEnd, STREET_BEFORE | DIRECTION);
}

function isNamedBefore(units: Units, start: number, link: number): boolean {
  let at = start;
  while (at > start - MAX_SIGNS && isAmong(unitAt(units, at - 1), BEFORE_NUMBER)) at -= 1;
  const isAfterColon = unitAt(units, at - 1) === COLON;
  if (isAfterColon) at -= unitAt(units, at - 2) === QUOTE ? 2 : 1;
  if (at === start || !isLetterAt(units, at - 1)) return false;
  let wordStart = at - 1;
  while (at - wordStart < MAX_WORD && isLetterAt(units, wordStart - 1)) wordStart -= 1;
  // `ZIP: 3520`, `"zip":"3520"`, `Caddesi No: 12`; the number of a street stands after no other word and colon.
  if (isAfterColon) {
    const said = link === 0 ? NUMBER_WORD : NUMBER_WORD | POSTCODE_WORD | POSTCODE_LINK;
    return (addressKindsOf(hashOfUnits(units, wordStart, at)) & said) !== 0;
  }
  return IS_CAPITAL[units[wordStart]!] === 1 || isNameWord(units, wordStart, at, STREET_AFTER | link);
}

/** Whether a word without a capital tells of an address, or is none that is in everybody's mouth. */
function isNameWord(units: Units, start: number, end: number, street: number): boolean {
  const hash = hashOfUnits(units, start, end);
  if ((addressKindsOf(hash) & (street | UNIT | BOX | INNER)) !== 0) return true;
  return ordinaryOf(classOfHash(hash)) < 3;
}

/** Bits of what may stand between a number and its name. */
const AFTER_NUMBER = 1;
const BEFORE_NUMBER = 2;
const BETWEEN = new Uint8Array(128);
for (const sign of ' ,') BETWEEN[sign.charCodeAt(0)] = AFTER_NUMBER | BEFORE_NUMBER;
for (const sign of '.#\n"') BETWEEN[sign.charCodeAt(0)] = BEFORE_NUMBER;

function isAmong(code: number, bit: number): boolean {
  return code < 128 && (BETWEEN[code]! & bit) !== 0;
}
