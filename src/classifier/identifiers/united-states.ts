import { passesLuhn, weightedSum } from './checksums.ts';
import type { Identifier } from './identifier.ts';

const NEVER_ISSUED = new Set(['078051120', '219099999', '123456789', '987654321', '111111111']);
const SSN_WORDS = /\b(?:ssn|social security|soc sec|ss ?#|social)/i;

function couldBeSsn(digits: string): boolean {
  const area = Number(digits.slice(0, 3));
  if (area === 0 || area === 666 || area >= 900) return false;
  return digits.slice(3, 5) !== '00' && digits.slice(5) !== '0000' && !NEVER_ISSUED.has(digits);
}

function couldBeItin(digits: string): boolean {
  const group = Number(digits.slice(3, 5));
  return (group >= 50 && group <= 65) || (group >= 70 && group <= 88) || (group >= 90 && group !== 93);
}

/** US social security, taxpayer, provider, DEA, Medicare and bank routing numbers. */
export const UNITED_STATES: readonly Identifier[] = [
  {
    type: 'US_SSN',
    level: 'restricted',
    categories: ['personal'],
    pattern: /(?<![\w-])\d{3}(?:-\d{2}-|[ .]\d{2}[ .])\d{4}(?![\w-])|(?<!\w)\d{9}(?!\w)/g,
    valid: couldBeSsn,
    context: SSN_WORDS,
    needsContext: (written) => !written.includes('-'),
  },
  {
    type: 'US_ITIN',
    level: 'restricted',
    categories: ['personal'],
    pattern: /(?<![\w-])9\d{2}[- ]?\d{2}[- ]?\d{4}(?![\w-])/g,
    valid: couldBeItin,
    context: /\b(?:itin|tax|taxpayer|w-7)\b/i,
    needsContext: (written) => !written.includes('-'),
  },
  {
    type: 'US_EIN',
    level: 'internal',
    categories: ['financial'],
    pattern: /(?<![\w-])\d{2}-\d{7}(?![\w-])/g,
    context: /\b(?:ein|fein|employer|tax)\b/i,
  },
  {
    type: 'US_NPI',
    level: 'confidential',
    categories: ['health', 'personal'],
    pattern: /(?<![\w-])[12]\d{9}(?![\w-])/g,
    valid: (digits) => passesLuhn(`80840${digits}`),
    context: /\b(?:npi|provider)\b/i,
  },
  {
    type: 'US_DEA',
    minDigits: 7,
    level: 'confidential',
    categories: ['health', 'personal'],
    pattern: /(?<![\w-])[ABCDEFGHJKLMPRSTUXabcdefghjklmprstux][A-Za-z9]\d{7}(?![\w-])/g,
    valid: (compact) => {
      const digits = compact.slice(2);
      return weightedSum(digits, [1, 2, 1, 2, 1, 2]) % 10 === Number(digits[6]);
    },
  },
  {
    type: 'US_MBI',
    minDigits: 5,
    level: 'restricted',
    categories: ['health', 'personal'],
    pattern:
      /(?<![\w-])[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}(?![\w-])/gi,
  },
  {
    type: 'US_ABA',
    level: 'restricted',
    categories: ['payment'],
    pattern: /(?<![\w-])[0-3678]\d{3}-?\d{4}-?\d(?![\w-])/g,
    valid: (digits) => weightedSum(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0,
    context: /\b(?:aba|routing|rtn|wire|bank)\b/i,
  },
  {
    type: 'US_DRIVER_LICENSE',
    minDigits: 5,
    level: 'restricted',
    categories: ['personal'],
    pattern: /(?<![\w-])[A-Za-z]{0,2}\d[\d-]{4,14}(?![\w-])/g,
    context: /\b(?:driver|driving|drivers)(?:'s|’s)? ?(?:licen[cs]e|lic|permit)|\bdriver'?s? id\b|\bDLN?\b/i,
  },
];
