import { passesLuhn } from './checksums.ts';
import type { Identifier } from './identifier.ts';

const VIN_VALUES: Readonly<Record<string, number>> = {
  A: 1,
  B: 2,
  C: 3,
  D: 4,
  E: 5,
  F: 6,
  G: 7,
  H: 8,
  J: 1,
  K: 2,
  L: 3,
  M: 4,
  N: 5,
  P: 7,
  R: 9,
  S: 2,
  T: 3,
  U: 4,
  V: 5,
  W: 6,
  X: 7,
  Y: 8,
  Z: 9,
};
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** The check digit in ninth place is obligatory in North America only (49 CFR 565.15). */
function isVin(compact: string): boolean {
  let sum = 0;
  for (let index = 0; index < 17; index += 1) {
    const character = compact[index]!;
    sum += (VIN_VALUES[character] ?? Number(character)) * VIN_WEIGHTS[index]!;
  }
  const check = sum % 11;
  return (check === 10 ? 'X' : String(check)) === compact[8];
}

/** Numbers that any country may write: passports, patient records, bank accounts, vehicles, devices. */
export const ANYWHERE: readonly Identifier[] = [
  {
    type: 'PASSPORT',
    minDigits: 5,
    level: 'restricted',
    categories: ['personal'],
    pattern: /(?<![\w-])[A-Z]{0,3}\d{6,9}[A-Z]?(?![\w-])|(?<![\w-])[A-Z]{2}\d{2}[A-Z]{2}\d{5}(?![\w-])/gi,
    context: /passport|passeport|pasaporte|reisepass|passaporto|pass-?n(?:umme)?r|paspoort|paszport/i,
  },
  {
    type: 'MRN',
    minDigits: 5,
    level: 'restricted',
    categories: ['health', 'personal'],
    pattern: /(?<![\w-])[A-Z]{0,4}-?\d{5,12}(?![\w-])/gi,
    context:
      /\b(?:mrn|medical record|patient (?:id|no|number|record)|chart (?:no|number)|hospital (?:no|number)|patienten?-?(?:id|nummer|nr))/i,
  },
  {
    type: 'MEMBER_ID',
    minDigits: 6,
    level: 'restricted',
    categories: ['health', 'personal'],
    pattern: /(?<![\w-])[A-Z]{0,4}-?\d{6,12}(?![\w-])/gi,
    context:
      /\b(?:member (?:id|no|number)|subscriber (?:id|no|number)|health plan|insurance (?:id|policy|no|number))/i,
  },
  {
    type: 'BANK_ACCOUNT',
    minDigits: 6,
    level: 'restricted',
    categories: ['payment'],
    pattern: /(?<![\w-])\d{6,17}(?![\w-])/g,
    context:
      /\b(?:bank account|account (?:no|number|num|#)|acct|a\/c|checking|savings account|konto(?:nummer|nr)|numéro de compte|cuenta bancaria|número de cuenta)/i,
  },
  {
    type: 'VIN',
    minDigits: 2,
    level: 'confidential',
    categories: ['personal'],
    pattern: /(?<![\w-])[A-HJ-NPR-Z0-9]{17}(?![\w-])/gi,
    valid: (compact) => /[A-Z]/.test(compact) && /\d{2}/.test(compact) && isVin(compact),
  },
  {
    type: 'IMEI',
    level: 'confidential',
    categories: ['personal'],
    pattern: /(?<![\w-])\d{2}-?\d{6}-?\d{6}-?\d(?![\w-])/g,
    valid: passesLuhn,
    context: /\bimei\b|device id/i,
  },
  {
    type: 'EU_VAT',
    minDigits: 5,
    level: 'internal',
    categories: [],
    pattern:
      /(?<![\w-])(?:AT ?U\d{8}|BE ?[01]\d{9}|DE ?\d{9}|DK ?\d{8}|ES ?[A-Z0-9]\d{7}[A-Z0-9]|FI ?\d{8}|FR ?[A-Z0-9]{2} ?\d{9}|GB ?\d{9}|IE ?\d[A-Z0-9]\d{5}[A-Z]{1,2}|IT ?\d{11}|LU ?\d{8}|NL ?\d{9}B\d{2}|PL ?\d{10}|PT ?\d{9}|SE ?\d{12})(?![\w-])/g,
    context: /\b(?:vat|ust|tva|iva|btw|moms|tax)/i,
  },
  {
    type: 'EMPLOYEE_ID',
    minDigits: 4,
    level: 'confidential',
    categories: ['personal'],
    pattern: /(?<![\w-])[A-Z]{0,4}-?\d{4,9}(?![\w-])/gi,
    context: /\b(?:employee (?:id|no|number)|staff (?:id|no|number)|personalnummer|matricule)/i,
  },
];
