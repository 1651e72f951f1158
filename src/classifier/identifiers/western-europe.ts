import {
  documentCheckDigit,
  isDayAndMonth,
  passesLuhn,
  passesMod11Mod10,
  remainder,
  weightedSum,
} from './checksums.ts';
import type { Identifier } from './identifier.ts';

const SPANISH_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

function isGermanTaxNumber(digits: string): boolean {
  const counts = new Map<string, number>();
  for (const digit of digits.slice(0, 10)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count > 1);
  return repeated.length === 1 && repeated[0]! <= 3 && passesMod11Mod10(digits);
}

/** VKVV § 4: digits weighted 2 1 2 5 7 1 2 1 2 1 2 1, the letter counted as two digits, cross sums added. */
function isGermanInsuranceNumber(compact: string): boolean {
  const letter = String(compact.charCodeAt(8) - 64).padStart(2, '0');
  const digits = compact.slice(0, 8) + letter + compact.slice(9);
  const weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];
  let sum = 0;
  weights.forEach((weight, index) => {
    const product = Number(digits[index]) * weight;
    sum += Math.floor(product / 10) + (product % 10);
  });
  return (
    sum % 10 === Number(digits[12]) &&
    isDayAndMonth(Number(compact.slice(2, 4)) % 50, Number(compact.slice(4, 6)))
  );
}

function isGermanHealthNumber(compact: string): boolean {
  const letter = String(compact.charCodeAt(0) - 64).padStart(2, '0');
  const digits = letter + compact.slice(1, 9);
  let sum = 0;
  for (let index = 0; index < 10; index += 1) {
    const product = Number(digits[index]) * (index % 2 === 0 ? 1 : 2);
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 === Number(compact[9]);
}

/** The serial number with its check digit, which counts as its ninth character or stands behind it. */
function isGermanCard(compact: string): boolean {
  const check = Number(compact.at(-1));
  return /\d.*\d.*\d/.test(compact) && documentCheckDigit(compact.slice(0, -1)) === check;
}

function isFrenchNumber(compact: string): boolean {
  const digits = compact.replace('2A', '19').replace('2B', '18');
  return 97 - remainder(digits.slice(0, 13), 97) === Number(digits.slice(13));
}

const ODD_VALUES = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

function isItalianCode(compact: string): boolean {
  let sum = 0;
  for (let index = 0; index < 15; index += 1) {
    const code = compact.charCodeAt(index);
    const value = code >= 65 ? code - 65 : code - 48;
    sum += index % 2 === 0 ? ODD_VALUES[value]! : value;
  }
  return String.fromCharCode(65 + (sum % 26)) === compact[15];
}

function isBelgianNumber(digits: string): boolean {
  const check = Number(digits.slice(9));
  const bornBefore2000 = 97 - remainder(digits.slice(0, 9), 97) === check;
  return bornBefore2000 || 97 - remainder(`2${digits.slice(0, 9)}`, 97) === check;
}

/** National numbers of Germany, France, Spain, Italy, the Netherlands, Belgium, Switzerland. */
export const WESTERN_EUROPE: readonly Identifier[] = [
  {
    type: 'DE_TAX_ID',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd2/3 d2/6 d2/9 d2_3 d2_6 d2_9 d11',
    pattern: /[1-9]\d[ /]?\d{3}[ /]?\d{3}[ /]?\d{3}/y,
    valid: isGermanTaxNumber,
    context: /steuer-?(?:id|nr|nummer)|\bidnr\b|identifikationsnummer|\btin\b/i,
    alone: true,
    bits: 7,
  },
  {
    type: 'DE_SOCIAL_SECURITY',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd2_10 d2_6..7 d8_1 d8_4 m12',
    pattern: /\d{2} ?\d{6} ?[A-Z] ?\d{3}/iy,
    valid: isGermanInsuranceNumber,
    context: /sozialversicherung|rvnr|rentenversicherung/i,
    alone: true,
    bits: 12,
  },
  {
    type: 'DE_HEALTH_INSURANCE',
    level: 'restricted',
    categories: ['health', 'personal'],
    starts: 'x10',
    pattern: /[A-Z]\d{9}/iy,
    valid: isGermanHealthNumber,
    context: /kranken|versichert|kvnr|gesundheit|patient/i,
    bits: 4,
  },
  {
    type: 'DE_ID_CARD',
    level: 'restricted',
    categories: ['personal'],
    starts: 'x9..10',
    pattern: /[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{7,8}\d/iy,
    valid: isGermanCard,
    context: /ausweis|perso\b|identity card|id card|reisepass/i,
    bits: 4,
  },
  {
    type: 'FR_NIR',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd1_12 d1_14 d1_2 d1_4 d1_6 d1_9 d3_10 d3_12 d3_2 d3_4 d3_7 d5_10 d5_2 d5_5 d5_8 dm13_2 dm15',
    pattern: /[1-478] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:2[AB]|\d{2}) ?\d{3} ?\d{3} ?\d{2}/iy,
    valid: isFrenchNumber,
    context: /s[ée]cu|\bnir\b|insee/i,
    alone: true,
    bits: 11,
  },
  {
    type: 'ES_NIF',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd2.3 d2.6..7 d8-1 d8_1 m9',
    pattern: /\d{2}[.]?\d{3}[.]?\d{3}[- ]?[A-HJ-NP-TV-Z]/iy,
    valid: (compact) => SPANISH_LETTERS[Number(compact.slice(0, 8)) % 23] === compact[8],
    context: /\b(?:dni|nif)\b/i,
    alone: true,
    bits: 5,
  },
  {
    type: 'ES_NIE',
    level: 'restricted',
    categories: ['personal'],
    starts: 'a1-7..8 x8-1 x9',
    pattern: /[XYZ]-?\d{7}-?[A-HJ-NP-TV-Z]/iy,
    valid: (compact) => {
      const digits = String('XYZ'.indexOf(compact[0]!)) + compact.slice(1, 8);
      return SPANISH_LETTERS[Number(digits) % 23] === compact[8];
    },
    context: /\bnie\b/i,
    alone: true,
    bits: 7,
  },
  {
    type: 'IT_CF',
    level: 'restricted',
    categories: ['personal'],
    starts: 'ax16',
    pattern: /[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]/iy,
    valid: isItalianCode,
    context: /codice fiscale/i,
    alone: true,
    bits: 16,
  },
  {
    type: 'NL_BSN',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd4.2 d4.5 d4_2 d4_5 d9',
    pattern: /\d{4}[. ]?\d{2}[. ]?\d{3}/y,
    valid: (digits) => weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0 && Number(digits) > 0,
    context: /\b(?:bsn|sofi|burgerservicenummer|persoonsnummer)/i,
    bits: 4,
  },
  {
    type: 'BE_NRN',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd2.2 d2.4 d2.7 d2.9 d2_2 d2_4 d2_7 d2_9 d6-3 d6-5 d6_3 d6_5 d11',
    pattern: /\d{2}[. ]?[0-5]\d[. ]?[0-3]\d[- ]?\d{3}[. ]?\d{2}/y,
    valid: isBelgianNumber,
    context: /rijksregister|registre national|\bnrn\b|\binsz\b|\bniss\b/i,
    alone: true,
    bits: 9,
  },
  {
    type: 'CH_AHV',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd3.10 d3.4 d3.8 d3_10 d3_4 d3_8 d13',
    pattern: /756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}/y,
    valid: (digits) =>
      (weightedSum(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) + Number(digits[12])) % 10 === 0,
    context: /\bahv|\bavs\b/i,
    alone: true,
    bits: 13,
  },
  {
    type: 'AT_SVNR',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd4_6 d10',
    pattern: /[1-9]\d{3} ?[0-3]\d[01]\d{3}/y,
    valid: (digits) => weightedSum(digits, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === Number(digits[3]),
    context: /svnr|sozialversicherung|versicherungsnummer/i,
    bits: 8,
  },
  {
    type: 'LU_ID',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd13',
    pattern: /(?:19|20)\d{2}[01]\d[0-3]\d{6}/y,
    valid: (digits) => passesLuhn(digits.slice(0, 12)),
    context: /matricule|luxemb/i,
    bits: 8,
  },
];
