import { isDayAndMonth, passesLuhn, passesVerhoeff, remainder, weightedSum } from './checksums.ts';
import type { Identifier } from './identifier.ts';

function isBrazilian(digits: string): boolean {
  if (/^(\d)\1+$/.test(digits)) return false;
  const first = ((weightedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10;
  const second = ((weightedSum(digits, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10;
  return first === Number(digits[9]) && second === Number(digits[10]);
}

function isBrazilianCompany(digits: string): boolean {
  const check = (weights: readonly number[]): number => {
    const rest = weightedSum(digits, weights) % 11;
    return rest < 2 ? 0 : 11 - rest;
  };
  return (
    check([5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) === Number(digits[12]) &&
    check([6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) === Number(digits[13])
  );
}

function isSingaporean(compact: string): boolean {
  const series = compact[0]!;
  const offset = series === 'T' || series === 'G' ? 4 : series === 'M' ? 3 : 0;
  const rest = (weightedSum(compact.slice(1, 8), [2, 7, 6, 5, 4, 3, 2]) + offset) % 11;
  const letters =
    series === 'S' || series === 'T' ? 'JZIHGFEDCBA' : series === 'M' ? 'KLJNPQRTUWX' : 'XWUTRQPNMLK';
  return (series === 'M' ? letters[10 - rest] : letters[rest]) === compact[8];
}

function isChinese(compact: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return '10X98765432'[weightedSum(compact, weights) % 11] === compact[17];
}

function isMedicare(digits: string): boolean {
  return weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === Number(digits[8]);
}

/** National numbers of Canada, Brazil, Mexico, Australia, India, Singapore, South Korea, China, Japan, South Africa. */
export const AMERICAS_ASIA_PACIFIC: readonly Identifier[] = [
  {
    type: 'CA_SIN',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd3-3 d3-6 d3_3 d3_6 d9',
    pattern: /\d{3}[- ]?\d{3}[- ]?\d{3}/y,
    valid: (digits) => passesLuhn(digits) && !/^(\d)\1+$/.test(digits),
    context: /\b(?:sin|social insurance|nas|assurance sociale)\b/i,
    alone: (written) => written.length > 9,
    bits: 4,
  },
  {
    type: 'BR_CPF',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd3.3 d3.6 d3.8 d11',
    pattern: /\d{3}[.]?\d{3}[.]?\d{3}-?\d{2}/y,
    valid: isBrazilian,
    context: /\bcpf\b/i,
    alone: true,
    bits: 7,
  },
  {
    type: 'BR_CNPJ',
    level: 'internal',
    categories: [],
    starts: 'd2.10 d2.12 d2.3 d2.6 d14',
    pattern: /\d{2}[.]?\d{3}[.]?\d{3}\/?\d{4}-?\d{2}/y,
    valid: isBrazilianCompany,
    context: /\bcnpj\b/i,
    alone: true,
    bits: 7,
  },
  {
    type: 'MX_CURP',
    level: 'restricted',
    categories: ['personal'],
    starts: 'x18',
    pattern: /[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d/iy,
    valid: (compact) => isDayAndMonth(Number(compact.slice(8, 10)), Number(compact.slice(6, 8))),
    context: /curp/i,
    alone: true,
    bits: 16,
  },
  {
    type: 'AU_TFN',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd3_3 d3_6 d9',
    pattern: /\d{3} ?\d{3} ?\d{3}/y,
    valid: (digits) => weightedSum(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0,
    context: /\b(?:tfn|tax file)/i,
    bits: 4,
  },
  {
    type: 'AU_MEDICARE',
    level: 'restricted',
    categories: ['health', 'personal'],
    starts: 'd4_5..6 d10',
    pattern: /[2-6]\d{3} ?\d{5} ?\d/y,
    valid: isMedicare,
    context: /\bmedicare\b/i,
    bits: 4,
  },
  {
    type: 'AU_ABN',
    level: 'internal',
    categories: [],
    starts: 'd2_3 d2_6 d2_9 d11',
    pattern: /\d{2} ?\d{3} ?\d{3} ?\d{3}/y,
    valid: (digits) => (weightedSum(digits, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 === 0,
    context: /\b(?:abn|business number)\b/i,
    bits: 6,
  },
  {
    type: 'IN_AADHAAR',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd4-4 d4-8 d4_4 d4_8 d12',
    pattern: /[2-9]\d{3}[- ]?\d{4}[- ]?\d{4}/y,
    valid: passesVerhoeff,
    context: /\baadha+r|\buidai?\b/i,
    alone: (written) => written.length > 12,
    bits: 4,
  },
  {
    type: 'IN_PAN',
    level: 'restricted',
    categories: ['personal'],
    starts: 'x10',
    pattern: /[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]/iy,
    context: /\bpan\b|permanent account|income tax/i,
    alone: true,
    bits: 8,
  },
  {
    type: 'SG_NRIC',
    level: 'restricted',
    categories: ['personal'],
    starts: 'x9',
    pattern: /[STFGM]\d{7}[A-Z]/iy,
    valid: isSingaporean,
    context: /nric|\bfin\b/i,
    alone: true,
    bits: 8,
  },
  {
    type: 'KR_RRN',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd6-7 d13',
    pattern: /\d{2}[01]\d[0-3]\d-?[1-490]\d{6}/y,
    valid: (digits) => isDayAndMonth(Number(digits.slice(4, 6)), Number(digits.slice(2, 4))),
    context: /\b(?:rrn|korea|resident)|주민/i,
    alone: (written) => written.includes('-'),
    bits: 7,
  },
  {
    type: 'CN_RIC',
    level: 'restricted',
    categories: ['personal'],
    starts: 'dm18',
    pattern: /[1-8]\d{5}(?:18|19|20)\d{2}[01]\d[0-3]\d{4}[0-9X]/iy,
    valid: isChinese,
    context: /resident|身份证/i,
    alone: true,
    bits: 10,
  },
  {
    type: 'JP_MYNUMBER',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd4-4 d4-8 d4_4 d4_8 d12',
    pattern: /\d{4}[- ]?\d{4}[- ]?\d{4}/y,
    valid: (digits) => {
      const rest = weightedSum(digits, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
      return (rest <= 1 ? 0 : 11 - rest) === Number(digits[11]);
    },
    context: /my ?number|マイナンバー|個人番号/i,
    bits: 4,
  },
  {
    type: 'ZA_ID',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd13',
    pattern: /\d{2}[01]\d[0-3]\d{5}[012]\d{2}/y,
    valid: (digits) =>
      passesLuhn(digits) && isDayAndMonth(Number(digits.slice(4, 6)), Number(digits.slice(2, 4))),
    context: /south african|\brsa\b/i,
    alone: true,
    bits: 9,
  },
  {
    type: 'TR_TCKN',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd11',
    pattern: /[1-9]\d{10}/y,
    valid: (digits) => {
      const odd = weightedSum(digits, [1, 0, 1, 0, 1, 0, 1, 0, 1]);
      const even = weightedSum(digits, [0, 1, 0, 1, 0, 1, 0, 1]);
      const tenth = (((odd * 7 - even) % 10) + 10) % 10;
      return tenth === Number(digits[9]) && remainder(String(odd + even + tenth), 10) === Number(digits[10]);
    },
    context: /\bt\.?c\.? ?(?:kimlik|no)|tckn|kimlik/i,
    alone: true,
    bits: 7,
  },
];
