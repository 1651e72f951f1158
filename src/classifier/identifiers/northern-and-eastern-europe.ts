import { isDayAndMonth, passesLuhn, remainder, weightedSum } from './checksums.ts';
import type { Identifier } from './identifier.ts';

function isPolish(digits: string): boolean {
  const sum = weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]);
  return sum % 10 === 0 && isDayAndMonth(Number(digits.slice(4, 6)), Number(digits.slice(2, 4)) % 20);
}

function isSwedish(compact: string): boolean {
  const digits = compact.slice(-10);
  // A coordination number adds 60 to the day.
  return passesLuhn(digits) && isDayAndMonth(Number(digits.slice(4, 6)) % 60, Number(digits.slice(2, 4)));
}

/** The sign between the date and the number says the century; without it the check is the same. */
function isFinnish(compact: string): boolean {
  const number = Number(compact.slice(0, 6) + compact.slice(-4, -1));
  return (
    '0123456789ABCDEFHJKLMNPRSTUVWXY'[number % 31] === compact.at(-1) &&
    isDayAndMonth(Number(compact.slice(0, 2)), Number(compact.slice(2, 4)))
  );
}

function isNorwegian(digits: string): boolean {
  const first = (11 - (weightedSum(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
  const second = (11 - (weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return first === Number(digits[9]) && second === Number(digits[10]);
}

/** National numbers of Poland, Sweden, Finland, Denmark, Norway, Czechia. */
export const NORTHERN_AND_EASTERN_EUROPE: readonly Identifier[] = [
  {
    type: 'PL_PESEL',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd11',
    pattern: /\d{11}/y,
    valid: isPolish,
    context: /pesel/i,
    alone: true,
    bits: 6,
  },
  {
    type: 'SE_PNR',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd6+4 d6-4 d8+4 d8-4 d10 d12',
    pattern: /(?:19|20)?\d{6}[-+]?\d{4}/y,
    valid: isSwedish,
    context: /person|samordning|pnr|swed/i,
    alone: (written) => /[-+]/.test(written) || written.length === 12,
    bits: 7,
  },
  {
    type: 'FI_HETU',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd6+4 d6-4 d10 m10..11',
    pattern: /[0-3]\d[01]\d{3}[-+A-FU-Y]?\d{3}[0-9A-FHJ-NPR-Y]/iy,
    valid: isFinnish,
    context: /hetu|henkil/i,
    alone: (written) => written.length === 11,
    bits: 12,
  },
  {
    type: 'DK_CPR',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd6-4 d6_4 d10',
    pattern: /[0-3]\d[01]\d{3}[- ]?\d{4}/y,
    valid: (digits) => isDayAndMonth(Number(digits.slice(0, 2)), Number(digits.slice(2, 4))),
    context: /\bcpr|personnummer|danish|dansk/i,
    alone: (written) => written.includes('-'),
    bits: 4,
  },
  {
    type: 'NO_FNR',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd6_5 d11',
    pattern: /[0-7]\d[0-5]\d{3} ?\d{5}/y,
    valid: isNorwegian,
    context: /f[øo]dselsnummer|personnummer|\bfnr\b/i,
    alone: true,
    bits: 11,
  },
  {
    type: 'CZ_BIRTH_NUMBER',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd6/4',
    pattern: /\d{6}\/\d{4}/y,
    valid: (digits) =>
      remainder(digits, 11) === 0 &&
      isDayAndMonth(Number(digits.slice(4, 6)), (Number(digits.slice(2, 4)) % 50) % 20),
    context: /rodn/i,
    alone: true,
    bits: 8,
  },
];
