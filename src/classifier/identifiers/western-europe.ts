import { isDayAndMonth, passesLuhn, passesMod11Mod10, remainder, weightedSum } from './checksums.ts';
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

/** The check of documents that machines read (ICAO 9303 part 3): weights 7 3 1, letters from 10. */
function passesDocumentCheck(compact: string): boolean {
  let sum = 0;
  for (let index = 0; index < 9; index += 1) {
    const code = compact.charCodeAt(index);
    sum += (code >= 65 ? code - 55 : code - 48) * [7, 3, 1][index % 3]!;
  }
  return sum % 10 === Number(compact[9]);
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
    pattern: /(?<![\w-])[1-9]\d[ /]?\d{3}[ /]?\d{3}[ /]?\d{3}(?![\w-])/g,
    valid: isGermanTaxNumber,
  },
  {
    type: 'DE_SOCIAL_SECURITY',
    level: 'restricted',
    categories: ['personal'],
    pattern: /(?<![\w-])\d{2} ?\d{6} ?[A-Z] ?\d{3}(?![\w-])/gi,
    valid: isGermanInsuranceNumber,
  },
  {
    type: 'DE_HEALTH_INSURANCE',
    level: 'restricted',
    categories: ['health', 'personal'],
    pattern: /(?<![\w-])[A-Z]\d{9}(?![\w-])/gi,
    valid: isGermanHealthNumber,
    context: /kranken|versichert|kvnr|gesundheit|patient/i,
  },
  {
    type: 'DE_ID_CARD',
    minDigits: 1,
    level: 'restricted',
    categories: ['personal'],
    pattern: /(?<![\w-])[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{8}\d(?![\w-])/gi,
    valid: passesDocumentCheck,
    context: /ausweis|perso\b|identity card|id card/i,
  },
  {
    type: 'FR_NIR',
    level: 'restricted',
    categories: ['personal'],
    pattern:
      /(?<![\w-])[1-478] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:2[AB]|\d{2}) ?\d{3} ?\d{3} ?\d{2}(?![\w-])/gi,
    valid: isFrenchNumber,
  },
  {
    type: 'ES_NIF',
    level: 'restricted',
    categories: ['personal'],
    pattern: /(?<![\w-])\d{2}[.]?\d{3}[.]?\d{3}[- ]?[A-HJ-NP-TV-Z](?![\w-])/gi,
    valid: (compact) => SPANISH_LETTERS[Number(compact.slice(0, 8)) % 23] === compact[8],
  },
  {
    type: 'ES_NIE',
    minDigits: 7,
    level: 'restricted',
    categories: ['personal'],
    pattern: /(?<![\w-])[XYZ]-?\d{7}-?[A-HJ-NP-TV-Z](?![\w-])/gi,
    valid: (compact) => {
      const digits = String('XYZ'.indexOf(compact[0]!)) + compact.slice(1, 8);
      return SPANISH_LETTERS[Number(digits) % 23] === compact[8];
    },
  },
  {
    type: 'IT_CF',
    minDigits: 0,
    level: 'restricted',
    categories: ['personal'],
    pattern:
      /(?<![\w-])[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z](?![\w-])/gi,
    valid: isItalianCode,
  },
  {
    type: 'NL_BSN',
    level: 'restricted',
    categories: ['personal'],
    pattern: /(?<![\w-])\d{4}[. ]?\d{2}[. ]?\d{3}(?![\w-])/g,
    valid: (digits) => weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0 && Number(digits) > 0,
    context: /\b(?:bsn|sofi|burgerservicenummer|persoonsnummer)/i,
  },
  {
    type: 'BE_NRN',
    level: 'restricted',
    categories: ['personal'],
    pattern: /(?<![\w-])\d{2}[. ]?[0-5]\d[. ]?[0-3]\d[- ]?\d{3}[. ]?\d{2}(?![\w-])/g,
    valid: isBelgianNumber,
  },
  {
    type: 'CH_AHV',
    level: 'restricted',
    categories: ['personal'],
    pattern: /(?<![\w-])756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}(?![\w-])/g,
    valid: (digits) =>
      (weightedSum(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) + Number(digits[12])) % 10 === 0,
  },
  {
    type: 'AT_SVNR',
    level: 'restricted',
    categories: ['personal'],
    pattern: /(?<![\w-])[1-9]\d{3} ?[0-3]\d[01]\d{3}(?![\w-])/g,
    valid: (digits) => weightedSum(digits, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === Number(digits[3]),
    context: /svnr|sozialversicherung|versicherungsnummer/i,
  },
  {
    type: 'LU_ID',
    level: 'restricted',
    categories: ['personal'],
    pattern: /(?<![\w-])(?:19|20)\d{2}[01]\d[0-3]\d{6}(?![\w-])/g,
    valid: (digits) => passesLuhn(digits.slice(0, 12)),
    context: /matricule|luxemb/i,
  },
];
