import { findingOf, matchAt } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

/** Lengths by country, from the IBAN registry (ISO 13616). */
const LENGTHS: Readonly<Record<string, number>> = {
  AD: 24,
  AE: 23,
  AL: 28,
  AT: 20,
  AZ: 28,
  BA: 20,
  BE: 16,
  BG: 22,
  BH: 22,
  BI: 27,
  BR: 29,
  BY: 28,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DJ: 27,
  DK: 18,
  DO: 28,
  EE: 20,
  EG: 29,
  ES: 24,
  FI: 18,
  FK: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  GT: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IQ: 23,
  IS: 26,
  IT: 27,
  JO: 30,
  KW: 30,
  KZ: 20,
  LB: 28,
  LC: 32,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  LY: 25,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MN: 20,
  MR: 27,
  MT: 31,
  MU: 30,
  NI: 28,
  NL: 18,
  NO: 15,
  OM: 23,
  PK: 24,
  PL: 28,
  PS: 29,
  PT: 25,
  QA: 29,
  RO: 24,
  RS: 22,
  RU: 33,
  SA: 24,
  SC: 31,
  SD: 18,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  SO: 23,
  ST: 25,
  SV: 28,
  TL: 23,
  TN: 24,
  TR: 26,
  UA: 29,
  VA: 22,
  VG: 24,
  XK: 20,
  YE: 30,
};

/** The same by the two letters, as {@link countryOf} has them. */
const LENGTH_BY_COUNTRY = new Uint8Array(32 * 32);
for (const [country, length] of Object.entries(LENGTHS)) LENGTH_BY_COUNTRY[countryOf(country, 0)] = length;
/** The country and the check digits, which a space may stand between. */
const COUNTRY_AND_CHECK = 4;
/** Two letters and two digits are six digits: 10 to the 6th by 97 leaves 27. */
const FIRST_BEHIND = 27;
const SPACE = 0x20;
const BIC = /[ :=(]{0,3}(?:code|is)?[ :=(]{0,2}[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![A-Za-z0-9])/y;
const makeIban = findingOf('IBAN', 'restricted', 'payment');
const makeBic = findingOf('BIC', 'internal', 'payment');

/** International bank account numbers, with the length of their country and the check of ISO 7064 MOD 97-10. */
export const iban: Signal = {
  name: 'iban',
  version: '1',
  applies: (traits) => traits.digits >= 8,
  detect: (text, view) => {
    const found: RawFinding[] = [];
    const { numbers, digitRuns } = view;
    let run = 0;
    for (const { start, end } of numbers) {
      while (run < digitRuns.length && digitRuns[run]! <= start) run += 2;
      for (; run < digitRuns.length && digitRuns[run]! < end; run += 2)
        addIban(text, { digits: digitRuns[run]!, start }, found);
    }
    return found;
  },
};

/** Two letters stand before the digits that begin a word, with a space between or none; none before `start`. */
function addIban(
  text: string,
  { digits, start }: { digits: number; start: number },
  found: RawFinding[],
): void {
  const country = (text.charCodeAt(digits - 1) === SPACE ? digits - 1 : digits) - 2;
  if (country < start || !isLetter(text.charCodeAt(country + 1)) || !isLetter(text.charCodeAt(country)))
    return;
  if (country > 0 && isAlphanumeric(text.charCodeAt(country - 1))) return;
  const behind = ibanEnd(text, country);
  if (behind !== undefined) found.push(makeIban({ start: country, end: behind }));
}

/** Reads as many characters as the country's length asks for, over single spaces and hyphens. */
function ibanEnd(text: string, start: number): number | undefined {
  const length = LENGTH_BY_COUNTRY[countryOf(text, start)]!;
  if (length === 0) return undefined;
  /** Of what was read so far, and of the first four, which the check wants last (ISO 7064 MOD 97-10). */
  let rest = 0;
  let first = 0;
  let count = 0;
  let at = start;
  let hasGap = false;
  for (; at < text.length && count < length; at += 1) {
    const code = text.charCodeAt(at);
    if (isAlphanumeric(code)) {
      if (count > 1 && count < COUNTRY_AND_CHECK && !isDigit(code)) return undefined;
      rest = withNext(rest, code);
      count += 1;
      if (count === COUNTRY_AND_CHECK) {
        first = rest;
        rest = 0;
      }
      hasGap = false;
    } else if (hasGap || !(code === SPACE || code === 0x2d || code === 0xa0)) return undefined;
    else hasGap = true;
  }
  if (count < length || (at < text.length && isAlphanumeric(text.charCodeAt(at)))) return undefined;
  return (rest * FIRST_BEHIND + first) % 97 === 1 ? at : undefined;
}
/** The remainder by 97 once a character more is read: a digit as it is, a letter as 10 to 35. */
function withNext(rest: number, code: number): number {
  return isDigit(code) ? (rest * 10 + code - 0x30) % 97 : (rest * 100 + (code | 0x20) - 0x57) % 97;
}

/** A number for the two letters at `at`, in either case. */
function countryOf(text: string, at: number): number {
  return ((text.charCodeAt(at) & 31) << 5) | (text.charCodeAt(at + 1) & 31);
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isAlphanumeric(code: number): boolean {
  return isDigit(code) || isLetter(code);
}

/** Codes of banks (ISO 9362), beside the word that says so. */
export const bankCode: Signal = {
  name: 'bank-code',
  version: '1',
  words: ['bic', 'swift'],
  patterns: [BIC],
  detect: (text, view) => {
    const found: RawFinding[] = [];
    for (const at of view.hits) {
      const after = text.startsWith('/', at + 3)
        ? at + 9
        : at + (/^bic/i.test(text.slice(at, at + 3)) ? 3 : 5);
      const match = matchAt(BIC, text, after);
      if (match !== undefined) {
        const code = match.text.slice(-11).replace(/^.*[^A-Z0-9]/, '');
        found.push(makeBic({ start: match.end - code.length, end: match.end }));
      }
    }
    return found;
  },
};
