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
    pattern: /(?<![\w-])\d{3}[- ]?\d{3}[- ]?\d{4}(?![\w-])/g,
    valid: (digits) => isNhsNumber(digits) && !/^(\d)\1+$/.test(digits),
    context: /\b(?:nhs|patient|health|gp|hospital)\b/i,
    needsContext: (written) => written.length === 10 || written.includes('-'),
  },
  {
    type: 'UK_NINO',
    minDigits: 6,
    level: 'restricted',
    categories: ['personal'],
    pattern: /(?<![\w-])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\w-])/gi,
    valid: (compact) => !NINO_PREFIXES_NOT_USED.has(compact.slice(0, 2)),
  },
  {
    type: 'UK_DRIVING_LICENCE',
    minDigits: 6,
    level: 'restricted',
    categories: ['personal'],
    pattern: /(?<![\w-])[A-Z9]{5}\d{6}[A-Z9]{2}[A-Z0-9]{3}(?![\w-])/gi,
    valid: (compact) =>
      /^[A-Z]+9*\d/.test(compact) &&
      isDayAndMonth(Number(compact.slice(8, 10)), Number(compact.slice(6, 8)) % 50),
  },
  {
    type: 'UK_SORT_CODE',
    minDigits: 6,
    level: 'confidential',
    categories: ['payment'],
    pattern: /(?<![\w-])\d{2}[- ]?\d{2}[- ]?\d{2}(?![\w-])/g,
    context: /\bsort(?:ing)?[ -]?code\b/i,
  },
];
