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
    starts: 'd3-2 d3.2 d3_2 d9',
    pattern: /\d{3}([-. ])\d{2}\1\d{4}|\d{9}/y,
    valid: couldBeSsn,
    bits: 4,
    context: /\b(?:ssn|social security|soc sec|ss ?#|social|seguro social)/i,
    alone: (written) => written.length === 11,
  },
  {
    type: 'US_ITIN',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd3-2 d3-6 d3_2 d3_6 d5-4 d5_4 d9',
    pattern: /9\d{2}[- ]?\d{2}[- ]?\d{4}/y,
    valid: couldBeItin,
    bits: 5,
    context: /\b(?:itin|tax|taxpayer|w-7)\b/i,
    alone: (written) => written.includes('-'),
  },
  {
    type: 'US_EIN',
    level: 'internal',
    categories: ['financial'],
    starts: 'd2-7 d9',
    pattern: /\d{2}-?\d{7}/y,
    valid: (digits) => !NOT_EMPLOYER_PREFIXES.has(Number(digits.slice(0, 2))),
    bits: 1,
    context: /\b(?:f?ein|employer (?:id|number|ident\w*)|federal (?:id|tax)|tax id)\b/i,
  },
  {
    type: 'US_NPI',
    level: 'confidential',
    categories: ['health', 'personal'],
    starts: 'd4-3 d4_3 d10',
    pattern: /[12]\d{3}([- ]?)\d{3}\1\d{3}/y,
    valid: (digits) => passesLuhn(`80840${digits}`),
    bits: 4,
    context: /\b(?:npi|national provider|provider (?:id|number|no)|prescriber)/i,
  },
  {
    type: 'US_DEA',
    level: 'confidential',
    categories: ['health', 'personal'],
    starts: 'x9',
    pattern: /[ABCDEFGHJKLMPRSTUX][A-Z9]\d{7}/iy,
    valid: (compact) => {
      const digits = compact.slice(2);
      return weightedSum(digits, [1, 2, 1, 2, 1, 2]) % 10 === Number(digits[6]);
    },
    bits: 6,
    context: /\bdea\b|prescriber/i,
    alone: true,
  },
  {
    type: 'US_MBI',
    level: 'restricted',
    categories: ['health', 'personal'],
    starts: 'm4-3 m4-7 m11',
    pattern:
      /[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}/iy,
    bits: 12,
    context: /\bmbi\b|medicare/i,
    alone: true,
  },
  {
    type: 'US_ABA',
    level: 'restricted',
    categories: ['payment'],
    starts: 'd4-4..5 d9',
    pattern: /(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\d{2}-?\d{4}-?\d/y,
    valid: (digits) => weightedSum(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0 && Number(digits) > 0,
    bits: 4,
    context: /\b(?:aba|routing|rtn|wire|transit (?:no|number))\b/i,
    alone: (written) => /^\d{4}-\d{4}-\d$/.test(written),
  },
  {
    type: 'US_DRIVER_LICENSE',
    level: 'restricted',
    categories: ['personal'],
    starts: 'x2..16-1..5 a3*0 a3*6 dm3..14-1..5 a4*5 dm6..14 x6..16',
    pattern: /[A-Z]{0,3}\d[\dA-Z]{0,15}(?:-[\dA-Z]{1,5}){0,4}|[A-Z]{3}[*A-Z]{2}\d{3}[A-Z\d]{2}/iy,
    valid: (compact) => compact.length >= 6 && compact.length <= 16 && /\d{4}|\d{2}.*\d{2}/.test(compact),
    bits: 0,
    context:
      /\b(?:driver|driving|drivers)(?:'s|’s)? ?(?:licen[cs]e|lic|permit)|\bdriver'?s? id\b|\bDLN?\b|\blicen[cs]e (?:no|number|#)|f[uü]hrerschein(?:nummer|nr)?|permis de conduire|permiso de conducir|patente di guida|rijbewijs/i,
  },
];
