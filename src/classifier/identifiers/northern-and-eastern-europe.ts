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

function isFinnish(compact: string, written: string): boolean {
  const individual = written.slice(7, 10);
  const number = Number(compact.slice(0, 6) + individual);
  return (
    '0123456789ABCDEFHJKLMNPRSTUVWXY'[number % 31] === written.slice(-1).toUpperCase() &&
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
    pattern: /(?<![\w-])\d{11}(?![\w-])/g,
    valid: isPolish,
  },
  {
    type: 'SE_PNR',
    level: 'restricted',
    categories: ['personal'],
    pattern: /(?<![\w-])(?:19|20)?\d{6}[-+]?\d{4}(?![\w-])/g,
    valid: isSwedish,
    context: /person|samordning|pnr|swed/i,
    needsContext: (written) => !/[-+]/.test(written),
  },
  {
    type: 'FI_HETU',
    level: 'restricted',
    categories: ['personal'],
    pattern: /(?<![\w-])[0-3]\d[01]\d{3}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y](?![\w-])/gi,
    valid: isFinnish,
  },
  {
    type: 'DK_CPR',
    level: 'restricted',
    categories: ['personal'],
    pattern: /(?<![\w-])[0-3]\d[01]\d{3}[- ]?\d{4}(?![\w-])/g,
    valid: (digits) => isDayAndMonth(Number(digits.slice(0, 2)), Number(digits.slice(2, 4))),
    context: /\bcpr|personnummer|danish|dansk/i,
    needsContext: (written) => !written.includes('-'),
  },
  {
    type: 'NO_FNR',
    level: 'restricted',
    categories: ['personal'],
    pattern: /(?<![\w-])[0-7]\d[0-5]\d{3} ?\d{5}(?![\w-])/g,
    valid: isNorwegian,
  },
  {
    type: 'CZ_BIRTH_NUMBER',
    level: 'restricted',
    categories: ['personal'],
    pattern: /(?<![\w-])\d{6}\/\d{4}(?![\w-])/g,
    valid: (digits) =>
      remainder(digits, 11) === 0 &&
      isDayAndMonth(Number(digits.slice(4, 6)), (Number(digits.slice(2, 4)) % 50) % 20),
  },
];
