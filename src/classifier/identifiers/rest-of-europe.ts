import {
  isDayAndMonth,
  isYearMonthDay,
  mod11CheckDigit,
  passesLuhn,
  passesMod11Mod10,
  remainder,
  weightedSum,
} from './checksums.ts';
import type { Identifier } from './identifier.ts';

function isRomanian(digits: string): boolean {
  const check = weightedSum(digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
  const county = Number(digits.slice(7, 9));
  return (
    (check === 10 ? 1 : check) === Number(digits[12]) &&
    isYearMonthDay(digits, 1) &&
    county >= 1 &&
    county <= 52
  );
}

/** The month has 20 added before 1900 and 40 after 1999. */
function isBulgarian(digits: string): boolean {
  const check = (weightedSum(digits, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10;
  return (
    check === Number(digits[9]) && isDayAndMonth(Number(digits.slice(4, 6)), Number(digits.slice(2, 4)) % 20)
  );
}

function isYugoslav(digits: string): boolean {
  const check = 11 - (weightedSum(digits, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11);
  return (
    check !== 10 &&
    (check === 11 ? 0 : check) === Number(digits[12]) &&
    isDayAndMonth(Number(digits.slice(0, 2)), Number(digits.slice(2, 4)))
  );
}

/** Estonia and Lithuania: a second row of weights where the first leaves 10. */
function isBaltic(digits: string): boolean {
  const first = weightedSum(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  const second = weightedSum(digits, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
  return (first < 10 ? first : second % 10) === Number(digits[10]) && isYearMonthDay(digits, 1);
}

function isGreekTaxNumber(digits: string): boolean {
  const sum = weightedSum(digits, [256, 128, 64, 32, 16, 8, 4, 2]);
  return (sum % 11) % 10 === Number(digits[8]) && Number(digits) > 0;
}

function isIrish(compact: string): boolean {
  const second = compact.charCodeAt(8) - 64;
  const extra = compact.length === 9 && second >= 1 && second <= 9 ? second * 9 : 0;
  const rest = (weightedSum(compact, [8, 7, 6, 5, 4, 3, 2]) + extra) % 23;
  return 'WABCDEFGHIJKLMNOPQRSTUV'[rest] === compact[7];
}

function isIcelandic(digits: string): boolean {
  return (
    mod11CheckDigit(digits, [3, 2, 7, 6, 5, 4, 3, 2]) === Number(digits[8]) &&
    isDayAndMonth(Number(digits.slice(0, 2)) % 40, Number(digits.slice(2, 4)))
  );
}

function isSnils(digits: string): boolean {
  return (weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100 === Number(digits.slice(9));
}

function isRussianTaxNumber(digits: string): boolean {
  const eleventh = (weightedSum(digits, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
  const twelfth = (weightedSum(digits, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
  return eleventh === Number(digits[10]) && twelfth === Number(digits[11]);
}

/** A physician: the first six weighted 4 and 9, the last two a field of medicine. */
function isGermanDoctor(digits: string): boolean {
  const check = (10 - (weightedSum(digits, [4, 9, 4, 9, 4, 9]) % 10)) % 10;
  return check === Number(digits[6]) && Number(digits) > 0;
}

/** National numbers of the European countries that have no file of their own. */
export const REST_OF_EUROPE: readonly Identifier[] = [
  {
    type: 'PT_NIF',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd3_3 d3_6 d9',
    pattern: /[1-35689]\d{2} ?\d{3} ?\d{3}/iy,
    valid: (digits) => mod11CheckDigit(digits, [9, 8, 7, 6, 5, 4, 3, 2]) === Number(digits[8]),
    bits: 4,
    context: /\bnif\b|contribuinte|n[úu]mero fiscal/i,
  },
  {
    type: 'RO_CNP',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd13',
    pattern: /[1-8]\d{2}[01]\d[0-3]\d{7}/iy,
    valid: isRomanian,
    bits: 9,
    context: /\bcnp\b|cod numeric/i,
    alone: true,
  },
  {
    type: 'BG_EGN',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd10',
    pattern: /\d{2}[0-5]\d[0-3]\d{5}/iy,
    valid: isBulgarian,
    bits: 7,
    context: /\begn\b|егн|единен граждански/i,
  },
  {
    type: 'HR_OIB',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd11',
    pattern: /\d{11}/iy,
    valid: passesMod11Mod10,
    bits: 4,
    context: /\boib\b|osobni identifikacijski/i,
  },
  {
    type: 'SI_EMSO',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd13',
    pattern: /[0-3]\d[01]\d{10}/iy,
    valid: isYugoslav,
    bits: 9,
    context: /\bemšo|\bemso|\bjmbg|\bmbr\b|јмбг/i,
  },
  {
    type: 'EE_ISIKUKOOD',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd11',
    pattern: /[1-6]\d{2}[01]\d[0-3]\d{5}/iy,
    valid: isBaltic,
    bits: 9,
    context: /isikukood|asmens kod|personal code/i,
  },
  {
    type: 'LV_PERSONAL_CODE',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd6-5',
    pattern: /[0-3]\d[01]\d{3}-[012]\d{4}/iy,
    valid: (digits) => isDayAndMonth(Number(digits.slice(0, 2)), Number(digits.slice(2, 4))),
    bits: 6,
    context: /personas kods|personal code/i,
  },
  {
    type: 'GR_AMKA',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd11',
    pattern: /[0-3]\d[01]\d{8}/iy,
    valid: (digits) =>
      passesLuhn(digits) && isDayAndMonth(Number(digits.slice(0, 2)), Number(digits.slice(2, 4))),
    bits: 8,
    context: /amka|αμκα/i,
  },
  {
    type: 'GR_AFM',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd9',
    pattern: /\d{9}/iy,
    valid: isGreekTaxNumber,
    bits: 4,
    context: /\bafm\b|αφμ/i,
  },
  {
    type: 'HU_TAJ',
    level: 'restricted',
    categories: ['health', 'personal'],
    starts: 'd3-3 d3_3 d9',
    pattern: /\d{3}([ -]?)\d{3}\1\d{3}/iy,
    valid: (digits) => weightedSum(digits, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === Number(digits[8]),
    bits: 4,
    context: /\btaj\b/i,
  },
  {
    type: 'HU_TAX_ID',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd10',
    pattern: /8\d{9}/iy,
    valid: (digits) => weightedSum(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11 === Number(digits[9]),
    bits: 6,
    context: /adóazonosító|adoazonosito/i,
  },
  {
    type: 'IE_PPS',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd7_1..2 m8..9',
    pattern: /\d{7} ?[A-W][A-IW]?/iy,
    valid: isIrish,
    bits: 5,
    context: /\bpps|personal public/i,
    alone: true,
  },
  {
    type: 'IS_KENNITALA',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd6-4 d10',
    pattern: /[0-7]\d[01]\d{3}-?\d{3}[09]/iy,
    valid: isIcelandic,
    bits: 9,
    context: /kennitala|\bkt\./i,
    alone: (written) => written.includes('-'),
  },
  {
    type: 'RU_SNILS',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd3-3 d11',
    pattern: /\d{3}-\d{3}-\d{3}[ -]\d{2}|\d{11}/iy,
    valid: isSnils,
    bits: 7,
    context: /снилс|snils/i,
    alone: (written) => written.includes('-'),
  },
  {
    type: 'RU_INN',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd12',
    pattern: /\d{12}/iy,
    valid: isRussianTaxNumber,
    bits: 7,
    context: /инн|\binn\b/i,
  },
  {
    type: 'UA_TAX_ID',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd10',
    pattern: /\d{10}/iy,
    valid: (digits) => (weightedSum(digits, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11) % 10 === Number(digits[9]),
    bits: 4,
    context: /рнокпп|\bipn\b|ідентифікаційний/i,
  },
  {
    type: 'ES_SOCIAL_SECURITY',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd2-10 d2-8 d2/10 d2/8 d2_10 d2_8 d12',
    pattern: /\d{2}[ /-]?\d{8}[ /-]?\d{2}/iy,
    valid: (digits) => remainder(digits.slice(0, 10), 97) === Number(digits.slice(10)),
    bits: 7,
    context: /seguridad social|afiliaci[óo]n|\bnuss\b/i,
  },
  {
    type: 'IT_VAT',
    level: 'internal',
    categories: [],
    starts: 'd11',
    pattern: /\d{11}/iy,
    valid: (digits) => passesLuhn(digits) && Number(digits) > 0,
    bits: 4,
    context: /partita iva|p\.? ?iva\b|\bvat\b/i,
  },
  {
    type: 'IT_IDENTITY_CARD',
    level: 'restricted',
    categories: ['personal'],
    starts: 'a2_7 mx9',
    pattern: /[A-Z]{2} ?\d{5}[A-Z]{2}|[A-Z]{2} ?\d{7}|\d{7}[A-Z]{2}/iy,
    bits: 2,
    context: /carta d['’]identit[àa]|\bcie\b/i,
  },
  {
    type: 'SE_ORGANISATIONSNUMMER',
    level: 'internal',
    categories: [],
    starts: 'd6-4 d10 d12',
    pattern: /(?:16)?\d{2}[2-9]\d{3}-?\d{4}/iy,
    valid: (digits) => passesLuhn(digits.slice(-10)),
    bits: 4,
    context: /organisationsn|\borg\.? ?n/i,
  },
  {
    type: 'DE_LANR',
    level: 'confidential',
    categories: ['health', 'personal'],
    starts: 'd9',
    pattern: /\d{9}/iy,
    valid: isGermanDoctor,
    bits: 4,
    context: /\blanr\b|arztnummer|arztnr/i,
  },
  {
    type: 'DE_BSNR',
    level: 'internal',
    categories: ['health'],
    starts: 'd9',
    pattern: /\d{9}/iy,
    valid: (digits) => Number(digits) > 0,
    bits: 0,
    context: /\bbsnr\b|betriebsst[äa]tten/i,
  },
];
