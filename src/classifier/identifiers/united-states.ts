import { passesLuhn, weightedSum } from './checksums.ts';
import type { Identifier } from './identifier.ts';

const NEVER_ISSUED = new Set(['078051120', '219099999', '123456789', '987654321', '111111111']);
/** Prefixes of employer numbers by the campuses of the IRS that give them out. */
const NOT_EMPLOYER_PREFIXES = new Set([0, 7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97]);

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
    starts: 'd3 d9',
    pattern: /\d{3}([-. ])\d{2}\1\d{4}|\d{9}/y,
    valid: couldBeSsn,
    bits: 4,
    context: /\b(?:ssn|social security|soc sec|ss ?#|social|seguro social)/gi,
    alone: (written) => written.length === 11,
  },
  {
    type: 'US_ITIN',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd3 d5 d9',
    pattern: /9\d{2}[- ]?\d{2}[- ]?\d{4}/y,
    valid: couldBeItin,
    bits: 5,
    context: /\b(?:itin|tax|taxpayer|w-7)\b/gi,
    alone: (written) => written.includes('-'),
  },
  {
    type: 'US_EIN',
    level: 'internal',
    categories: ['financial'],
    starts: 'd2 d9',
    pattern: /\d{2}-?\d{7}/y,
    valid: (digits) => !NOT_EMPLOYER_PREFIXES.has(Number(digits.slice(0, 2))),
    bits: 1,
    context: /\b(?:f?ein|employer (?:id|number|ident\w*)|federal (?:id|tax)|tax id)\b/gi,
  },
  {
    type: 'US_NPI',
    level: 'confidential',
    categories: ['health', 'personal'],
    starts: 'd4 d10',
    pattern: /[12]\d{3}([- ]?)\d{3}\1\d{3}/y,
    valid: (digits) => passesLuhn(`80840${digits}`),
    bits: 4,
    context: /\b(?:npi|national provider|provider (?:id|number|no)|prescriber)/gi,
  },
  {
    type: 'US_DEA',
    level: 'confidential',
    categories: ['health', 'personal'],
    starts: 'a9',
    pattern: /[ABCDEFGHJKLMPRSTUX][A-Z9]\d{7}/iy,
    valid: (compact) => {
      const digits = compact.slice(2);
      return weightedSum(digits, [1, 2, 1, 2, 1, 2]) % 10 === Number(digits[6]);
    },
    bits: 6,
    context: /\bdea\b|prescriber/gi,
    alone: true,
  },
  {
    type: 'US_MBI',
    level: 'restricted',
    categories: ['health', 'personal'],
    starts: 'd4 d11',
    pattern:
      /[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}/iy,
    bits: 12,
    context: /\bmbi\b|medicare/gi,
    alone: true,
  },
  {
    type: 'US_ABA',
    level: 'restricted',
    categories: ['payment'],
    starts: 'd4 d9',
    pattern: /(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\d{2}-?\d{4}-?\d/y,
    valid: (digits) => weightedSum(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0 && Number(digits) > 0,
    bits: 4,
    context: /\b(?:aba|routing|rtn|wire|transit (?:no|number))\b/gi,
    alone: (written) => /^\d{4}-\d{4}-\d$/.test(written),
  },
  {
    type: 'US_DRIVER_LICENSE',
    level: 'restricted',
    categories: ['personal'],
    starts: 'a1 a2 a3 a4 a5 a6 a7 a8 a9 a10 a11 a12 a13 a14 a15 a16 d3 d4 d5 d6 d7 d8 d9 d10 d11 d12 d13 d14',
    pattern: /[A-Z]{0,3}\d[\dA-Z]{0,15}(?:-[\dA-Z]{1,5}){0,4}|[A-Z]{3}[*A-Z]{2}\d{3}[A-Z\d]{2}/iy,
    valid: (compact) => compact.length >= 6 && compact.length <= 16 && /\d{4}|\d{2}.*\d{2}/.test(compact),
    bits: 0,
    context:
      /\b(?:driver|driving|drivers)(?:'s|’s)? ?(?:licen[cs]e|lic|permit)|\bdriver'?s? id\b|\bDLN?\b|\blicen[cs]e (?:no|number|#)|f[uü]hrerschein(?:nummer|nr)?|permis de conduire|permiso de conducir|patente di guida|rijbewijs/gi,
  },
];
