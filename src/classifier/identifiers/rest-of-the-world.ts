import { isOneDigit, isYearMonthDay, mod11CheckDigit, passesLuhn, weightedSum } from './checksums.ts';
import type { Identifier } from './identifier.ts';

function crossSum(value: number): number {
  return value > 9 ? value - 9 : value;
}

/** Every second digit doubled, the digits of the products added. */
function crossSums(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    sum += crossSum(Number(digits[index]) * ((index % 2) + 1));
  }
  return sum;
}

function isThai(digits: string): boolean {
  const check = (11 - (weightedSum(digits, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10;
  return check === Number(digits[12]) && !isOneDigit(digits);
}

function isKoreanBusiness(digits: string): boolean {
  const sum = weightedSum(digits, [1, 3, 7, 1, 3, 7, 1, 3, 5]) + Math.floor((Number(digits[8]) * 5) / 10);
  return (10 - (sum % 10)) % 10 === Number(digits[9]);
}

/** The letter stands for a place, as two digits. */
function isTaiwanese(compact: string): boolean {
  const place = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'.indexOf(compact[0]!) + 10;
  const sum =
    Math.floor(place / 10) + (place % 10) * 9 + weightedSum(compact.slice(1), [8, 7, 6, 5, 4, 3, 2, 1, 1]);
  return sum % 10 === 0;
}

function isHongKong(compact: string): boolean {
  const padded = compact.padStart(9, ' ');
  let sum = 0;
  for (let index = 0; index < 8; index += 1) {
    const code = padded.charCodeAt(index);
    const value = code === 0x20 ? 36 : code >= 65 ? code - 55 : code - 48;
    sum += value * (9 - index);
  }
  const check = padded[8] === 'A' ? 10 : Number(padded[8]);
  return (sum + check) % 11 === 0;
}

function isChilean(compact: string): boolean {
  const digits = compact.slice(0, -1).padStart(8, '0');
  const check = 11 - (weightedSum(digits, [3, 2, 7, 6, 5, 4, 3, 2]) % 11);
  return (check === 11 ? '0' : check === 10 ? 'K' : String(check)) === compact.at(-1);
}

function isArgentine(digits: string): boolean {
  return mod11CheckDigit(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) === Number(digits[10]);
}

/** National numbers of the countries outside Europe that have no file of their own. */
export const REST_OF_THE_WORLD: readonly Identifier[] = [
  {
    type: 'TH_TNIN',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd1-4 d13',
    pattern: /\d-\d{4}-\d{5}-\d{2}-\d|[1-8]\d{12}/iy,
    valid: isThai,
    bits: 4,
    context: /thai|บัตรประชาชน|เลขประจำตัว|\btnin\b|citizen id/i,
    alone: (written) => written.includes('-'),
  },
  {
    type: 'IN_GSTIN',
    level: 'internal',
    categories: ['financial'],
    starts: 'm15',
    pattern: /(?:0[1-9]|[12]\d|3[0-8])[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]/iy,
    bits: 16,
    context: /gst/i,
    alone: true,
  },
  {
    type: 'IN_VOTER',
    level: 'restricted',
    categories: ['personal'],
    starts: 'x10',
    pattern: /[A-Z]{3}\d{7}/iy,
    bits: 1,
    context: /voter|\bepic\b|election card|\bvote\b/i,
  },
  {
    type: 'KR_FRN',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd6-7 d13',
    pattern: /\d{2}[01]\d[0-3]\d-?[5-8]\d{6}/iy,
    valid: (digits) => isYearMonthDay(digits),
    bits: 6,
    context: /\bfrn\b|korea|foreigner registration|외국인/i,
    alone: (written) => written.includes('-'),
  },
  {
    type: 'KR_BRN',
    level: 'internal',
    categories: [],
    starts: 'd3-2 d10',
    pattern: /\d{3}-\d{2}-\d{5}|\d{10}/iy,
    valid: isKoreanBusiness,
    bits: 4,
    context: /\bbrn\b|korea|사업자/i,
    alone: (written) => written.includes('-'),
  },
  {
    type: 'KR_DRIVER_LICENSE',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd2-2 d2_2 d12',
    pattern: /(?:1[1-9]|2[0-68])([- ]?)\d{2}\1\d{6}\1\d{2}/iy,
    bits: 2,
    context: /driver|licen[cs]e|면허/i,
    alone: (written) => written.includes('-'),
  },
  {
    type: 'SG_UEN',
    level: 'internal',
    categories: [],
    starts: 'm9..10 x10',
    pattern: /\d{8}[A-Z]|(?:19|20)\d{7}[A-Z]|[TSR]\d{2}[A-Z]{2}\d{4}[A-Z]/iy,
    bits: 2,
    context: /\buen\b/i,
  },
  {
    type: 'TW_ID',
    level: 'restricted',
    categories: ['personal'],
    starts: 'x10',
    pattern: /[A-Z][1289]\d{8}/iy,
    valid: isTaiwanese,
    bits: 4,
    context: /taiwan|身分證|national id/i,
  },
  {
    type: 'HK_ID',
    level: 'restricted',
    categories: ['personal'],
    starts: 'x7..8(1',
    pattern: /[A-Z]{1,2}\d{6}\([0-9A]\)/iy,
    valid: isHongKong,
    bits: 8,
    context: /hkid|hong kong|身份證/i,
    alone: true,
  },
  {
    type: 'MY_NRIC',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd6-2 d6-6 d12',
    pattern: /\d{2}[01]\d[0-3]\d-?\d{2}-?\d{4}/iy,
    valid: (digits) => isYearMonthDay(digits),
    bits: 4,
    context: /mykad|\bnric\b|malaysia|\bic (?:no|number)|kad pengenalan/i,
  },
  {
    type: 'ID_NIK',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd16',
    pattern: /[1-9]\d{5}[0-7]\d[01]\d{7}/iy,
    bits: 4,
    context: /\bnik\b|\bktp\b|indonesia/i,
  },
  {
    type: 'IL_ID',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd9',
    pattern: /\d{9}/iy,
    valid: (digits) => crossSums(digits) % 10 === 0,
    bits: 4,
    context: /israel|teudat zehut|תעודת זהות/i,
  },
  {
    type: 'AE_ID',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd3-11..12 d3-4 d15',
    pattern: /784-?\d{4}-?\d{7}-?\d/iy,
    valid: passesLuhn,
    bits: 13,
    context: /emirates/i,
    alone: true,
  },
  {
    type: 'SA_ID',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd10',
    pattern: /[12]\d{9}/iy,
    valid: passesLuhn,
    bits: 4,
    context: /saudi|iqama|هوية/i,
  },
  {
    type: 'PK_CNIC',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd5-7 d13',
    pattern: /[1-7]\d{4}-\d{7}-\d|[1-7]\d{12}/iy,
    bits: 5,
    context: /cnic|pakistan/i,
    alone: (written) => written.includes('-'),
  },
  {
    type: 'NG_NIN',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd11',
    pattern: /\d{11}/iy,
    bits: 0,
    context: /\bnin\b|nigeria/i,
  },
  {
    type: 'CL_RUT',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd1..2.3 d1..2.6 d7..8-1',
    pattern: /\d{1,2}\.?\d{3}\.?\d{3}-[0-9K]/iy,
    valid: isChilean,
    bits: 4,
    context: /\brut\b|\brun\b/i,
    alone: true,
  },
  {
    type: 'AR_CUIT',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd2-8..9 d11',
    pattern: /(?:2[0347]|3[034])-?\d{8}-?\d/iy,
    valid: isArgentine,
    bits: 6,
    context: /\bcui[tl]\b/i,
    alone: (written) => written.includes('-'),
  },
  {
    type: 'EC_CEDULA',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd10',
    pattern: /(?:[01]\d|2[0-4]|30)\d{8}/iy,
    valid: passesLuhn,
    bits: 5,
    context: /c[ée]dula|ecuador/i,
  },
  {
    type: 'MX_RFC',
    level: 'restricted',
    categories: ['personal'],
    starts: 'x12..13',
    pattern: /[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}/iy,
    valid: (compact) => isYearMonthDay(compact.replace(/^[A-Z]+/, '')),
    bits: 9,
    context: /\brfc\b|contribuyentes/i,
    alone: true,
  },
  {
    type: 'AU_ACN',
    level: 'internal',
    categories: [],
    starts: 'd3_3 d3_6 d9',
    pattern: /\d{3} ?\d{3} ?\d{3}/iy,
    valid: (digits) => (10 - (weightedSum(digits, [8, 7, 6, 5, 4, 3, 2, 1]) % 10)) % 10 === Number(digits[8]),
    bits: 4,
    context: /\bacn\b|company number/i,
  },
  {
    type: 'NZ_IRD',
    level: 'restricted',
    categories: ['personal'],
    starts: 'd2..3-3 d2..3-6 d8..9',
    pattern: /\d{2,3}-?\d{3}-?\d{3}/iy,
    bits: 0,
    context: /\bird (?:no|number)/i,
  },
];
