import { findingOf, matchAt, matchesIn } from '../matching.ts';
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

const IBAN_START = /(?<![A-Za-z0-9])[A-Za-z]{2} ?\d ?\d(?=[ -]?[A-Za-z0-9])/g;
const BIC = /[ :=(]{0,3}(?:code|is)?[ :=(]{0,2}[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![A-Za-z0-9])/y;
const makeIban = findingOf('IBAN', 'restricted', 'payment');
const makeBic = findingOf('BIC', 'internal', 'payment');

/** International bank account numbers, with the length of their country and the check of ISO 7064 MOD 97-10. */
export const iban: Signal = {
  name: 'iban',
  version: '1',
  patterns: [IBAN_START],
  applies: (traits) => traits.digits >= 8,
  detect: (text, view) => {
    const found: RawFinding[] = [];
    for (const stretch of view.numbers) {
      for (const match of matchesIn(IBAN_START, text, stretch.start, stretch.end)) {
        const end = ibanEnd(text, match.start);
        if (end !== undefined) found.push(makeIban({ start: match.start, end }));
      }
    }
    return found;
  },
};

/** Reads as many characters as the country's length asks for, over single spaces and hyphens. */
function ibanEnd(text: string, start: number): number | undefined {
  const length = LENGTHS[text.slice(start, start + 2).toUpperCase()];
  if (length === undefined) return undefined;
  let compact = '';
  let at = start;
  let hasGap = false;
  for (; at < text.length && compact.length < length; at += 1) {
    const code = text.charCodeAt(at);
    if (isAlphanumeric(code)) {
      compact += text[at]!;
      hasGap = false;
    } else if (hasGap || !(code === 0x20 || code === 0x2d || code === 0xa0)) return undefined;
    else hasGap = true;
  }
  if (compact.length < length || isAlphanumeric(text.charCodeAt(at))) return undefined;
  return passesIban(compact.toUpperCase()) ? at : undefined;
}

function isAlphanumeric(code: number): boolean {
  const lower = code | 0x20;
  return (code >= 0x30 && code <= 0x39) || (lower >= 0x61 && lower <= 0x7a);
}

/** ISO 7064 MOD 97-10 over the number with its first four characters last, letters as 10 to 35. */
export function passesIban(compact: string): boolean {
  let rest = 0;
  for (let index = 0; index < compact.length; index += 1) {
    const code = compact.charCodeAt((index + 4) % compact.length);
    rest = code >= 65 ? (rest * 100 + code - 55) % 97 : (rest * 10 + code - 48) % 97;
  }
  return rest === 1;
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
