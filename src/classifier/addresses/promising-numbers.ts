import { codeAt } from '../code-at.ts';
import { hashOfWord, IS_CAPITAL } from '../names/fold-letters.ts';
import { classOfHash, ordinaryOf } from '../names/word-classes.ts';
import { isDigitAt, isLetterAt } from './address-tokens.ts';
import { addressKindsOf, BOX, INNER, STREET_AFTER, STREET_BEFORE, UNIT } from './address-words.ts';

const MAX_WORD = 40;
const POSTCODE_DIGITS = 5;

/**
 * Whether the number from `start` to before `end` could be that of a house, a box or a town: a name or the word for a
 * street stands beside it. Most numbers have neither, and are looked at no further.
 */
export function isPromising(text: string, start: number, digitsEnd: number, end: number): boolean {
  if (isLetterAt(text, start - 1)) return mayBeLettered(text, start);
  if (isLetterAt(text, end)) return false;
  return digitsEnd - start === POSTCODE_DIGITS || isNamedAfter(text, end) || isNamedBefore(text, start);
}

/** `SW1`, `K1A`: one capital or two before the number, and nothing before them. */
function mayBeLettered(text: string, start: number): boolean {
  const second = start - 1;
  if (IS_CAPITAL[text.charCodeAt(second)] === 0) return false;
  const first = isLetterAt(text, second - 1) ? second - 1 : second;
  if (first < second && IS_CAPITAL[text.charCodeAt(first)] === 0) return false;
  return !isLetterAt(text, first - 1) && !isDigitAt(text, first - 1);
}

function isNamedAfter(text: string, end: number): boolean {
  let at = end;
  while (at < end + 2 && isAmong(codeAt(text, at), AFTER_NUMBER)) at += 1;
  if (at === end || !isLetterAt(text, at)) return false;
  if (IS_CAPITAL[text.charCodeAt(at)] === 1) return true;
  let wordEnd = at;
  while (wordEnd - at < MAX_WORD && isLetterAt(text, wordEnd)) wordEnd += 1;
  return isNameWord(text, at, wordEnd, STREET_BEFORE);
}

function isNamedBefore(text: string, start: number): boolean {
  let at = start;
  while (at > start - 3 && isAmong(codeAt(text, at - 1), BEFORE_NUMBER)) at -= 1;
  if (at === start || !isLetterAt(text, at - 1)) return false;
  let wordStart = at - 1;
  while (at - wordStart < MAX_WORD && isLetterAt(text, wordStart - 1)) wordStart -= 1;
  return IS_CAPITAL[text.charCodeAt(wordStart)] === 1 || isNameWord(text, wordStart, at, STREET_AFTER);
}

/** Whether a word without a capital tells of an address, or is none that is in everybody's mouth. */
function isNameWord(text: string, start: number, end: number, street: number): boolean {
  const hash = hashOfWord(text, start, end);
  if ((addressKindsOf(hash) & (street | UNIT | BOX | INNER)) !== 0) return true;
  return ordinaryOf(classOfHash(hash)) < 3;
}

/** Bits of what may stand between a number and its name. */
const AFTER_NUMBER = 1;
const BEFORE_NUMBER = 2;
const BETWEEN = new Uint8Array(128);
for (const sign of ' ,') BETWEEN[sign.charCodeAt(0)] = AFTER_NUMBER | BEFORE_NUMBER;
for (const sign of '.#\n') BETWEEN[sign.charCodeAt(0)] = BEFORE_NUMBER;

function isAmong(code: number, bit: number): boolean {
  return code < 128 && (BETWEEN[code]! & bit) !== 0;
}
