import { passesLuhn } from './checksums.ts';
import type { Identifier } from './identifier.ts';
import { passesVatCheck } from './value-added-tax.ts';

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
    level: 'restricted',
    categories: ['personal'],
    starts: 'd2_2 d6..9 m7..10 x7..12',
    pattern: /[A-Z]{0,3}\d{6,9}[A-Z]?|[A-Z]{2}\d{2}[A-Z]{2}\d{5}|[A-Z][A-Z0-9]{7,9}|\d{2} \d{2} \d{6}/iy,
    valid: (compact) => compact.replace(/\D/g, '').length >= 5,
    context:
      /passport|passeport|pasaporte|reisepass|passaporto|pass-?n(?:umme)?r|paspoort|paszport|passaporte|travel document|паспорт|여권|护照|パスポート/i,
    bits: 0,
  },
  {
    type: 'MRN',
    level: 'restricted',
    categories: ['health', 'personal'],
    starts: 'a2..4-5..12 d5..12 x6..14',
    pattern: /[A-Z]{0,4}-?\d{5,12}/iy,
    context:
      /\b(?:mrn|medical record|patient (?:id|no|number|record)|chart (?:no|number)|hospital (?:no|number)|patienten?-?(?:id|nummer|nr))/i,
    bits: 0,
  },
  {
    type: 'MEMBER_ID',
    level: 'restricted',
    categories: ['health', 'personal'],
    starts: 'a1..4-6..12 d6..12 x7..14',
    pattern: /[A-Z]{0,4}-?\d{6,12}/iy,
    context:
      /\b(?:member (?:id|no|number)|subscriber (?:id|no|number)|health plan|insurance (?:id|policy|no|number))/i,
    bits: 0,
  },
  {
    type: 'BANK_ACCOUNT',
    level: 'restricted',
    categories: ['payment'],
    starts: 'd6..17',
    pattern: /\d{6,17}/y,
    context:
      /\b(?:bank account|account (?:no|number|num|#)|acct|a\/c|checking|savings account|konto(?:nummer|nr)|numéro de compte|cuenta bancaria|número de cuenta)/i,
    bits: 0,
  },
  {
    type: 'VIN',
    level: 'confidential',
    categories: ['personal'],
    starts: 'mx17',
    pattern: /[A-HJ-NPR-Z0-9]{17}/iy,
    valid: (compact) => /[A-Z]/.test(compact) && /\d{2}/.test(compact) && isVin(compact),
    context: /\bvin\b|chassis|fahrgestell/i,
    alone: true,
    bits: 8,
  },
  {
    type: 'IMEI',
    level: 'confidential',
    categories: ['personal'],
    starts: 'd2-12..13 d2-6 d15',
    pattern: /\d{2}-?\d{6}-?\d{6}-?\d/y,
    valid: passesLuhn,
    context: /\bimei\b|device id/i,
    bits: 4,
  },
  {
    type: 'EU_VAT',
    level: 'internal',
    categories: [],
    starts: 'a2_2 a2_8..12 ax4_9 x10..14',
    pattern:
      /(?:AT ?U\d{8}|BE ?[01]\d{9}|DE ?\d{9}|DK ?\d{8}|ES ?[A-Z0-9]\d{7}[A-Z0-9]|FI ?\d{8}|FR ?[A-Z0-9]{2} ?\d{9}|GB ?\d{9}|IE ?\d[A-Z0-9]\d{5}[A-Z]{1,2}|IT ?\d{11}|LU ?\d{8}|NL ?\d{9}B\d{2}|PL ?\d{10}|PT ?\d{9}|SE ?\d{12})/y,
    valid: passesVatCheck,
    context: /\b(?:vat|ust|tva|iva|btw|moms|tax|mwst|nip|nif)/i,
    bits: 3,
  },
  {
    type: 'EMPLOYEE_ID',
    level: 'confidential',
    categories: ['personal'],
    starts: 'a1..4-4..9 d4..9 x5..12',
    pattern: /[A-Z]{0,4}-?\d{4,9}/iy,
    context: /\b(?:employee (?:id|no|number)|staff (?:id|no|number)|personalnummer|matricule)/i,
    bits: 0,
  },
];
