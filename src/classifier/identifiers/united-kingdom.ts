import { isDayAndMonth, weightedSum } from './checksums.ts';
import type { Identifier } from './identifier.ts';

const NINO_PREFIXES_NOT_USED = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ']);

function isNhsNumber(digits: string): boolean {
  const check = 11 - (weightedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return check !== 10 && (check === 11 ? 0 : check) === Number(digits[9]);
}

/** British health, insurance, driving and bank sorting numbers. */
export const UNITED_KINGDOM: readonly Identifier[] = [
  {
    type: 'UK_NHS',
    level: 'restricted',
    categories: ['health', 'personal'],
    starts: 'd3-3 d3_3 d10',
    pattern: /\d{3}([- ]?)\d{3}\1\d{4}/y,
    valid: (digits) => isNhsNumber(digits) && !/^(\d)\1+$/.test(digits),
    bits: 4,
    context: /\b(?:nhs|patient|health (?:no|number|service)|gp|hospital)\b/i,
    alone: (written) => written.includes(' '),
  },
  {
    type: 'UK_NINO',
    level: 'restricted',
    categories: ['personal'],
    starts: 'a2_2 a2_4 a2_6..7 x4_2 x4_4..5 x8_1 x9',
    pattern: /[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]/iy,
    valid: (compact) => !NINO_PREFIXES_NOT_USED.has(compact.slice(0, 2)),
    bits: 6,
    context: /\bnino\b|national insurance|\bni (?:no|number)/i,
    alone: true,
  },
  {
    type: 'UK_DRIVING_LICENCE',
    level: 'restricted',
    categories: ['personal'],
    starts: 'x16',
    pattern: /[A-Z9]{5}\d{6}[A-Z9]{2}[A-Z0-9]{3}/iy,
    valid: (compact) =>
      /^[A-Z]+9*\d/.test(compact) &&
      isDayAndMonth(Number(compact.slice(8, 10)), Number(compact.slice(6, 8)) % 50),
    bits: 12,
    context: /driving|licence/i,
    alone: true,
  },
  {
    type: 'UK_SORT_CODE',
    level: 'confidential',
    categories: ['payment'],
    starts: 'd2-2 d2_2 d6',
    pattern: /\d{2}([- ]?)\d{2}\1\d{2}/y,
    bits: 0,
    context: /\bsort(?:ing)?[ -]?code\b/i,
  },
];
