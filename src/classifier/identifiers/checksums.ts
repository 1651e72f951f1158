/** Luhn's check over a string of digits (ISO/IEC 7812-1 annex B). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    let value = digits.charCodeAt(digits.length - 1 - index) - 48;
    if (index % 2 === 1) {
      value *= 2;
      if (value > 9) value -= 9;
    }
    sum += value;
  }
  return sum % 10 === 0;
}

/** The sum of digit × weight over the shorter of both. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < weights.length && index < digits.length; index += 1) {
    sum += (digits.charCodeAt(index) - 48) * weights[index]!;
  }
  return sum;
}

/** The remainder of a long decimal number, read piece by piece. */
export function remainder(digits: string, modulus: number): number {
  let rest = 0;
  for (let index = 0; index < digits.length; index += 1) {
    rest = (rest * 10 + digits.charCodeAt(index) - 48) % modulus;
  }
  return rest;
}

/** ISO 7064 MOD 11,10 with the check digit last, as the German tax number has it. */
export function passesMod11Mod10(digits: string): boolean {
  let product = 10;
  for (let index = 0; index < digits.length - 1; index += 1) {
    let sum = (digits.charCodeAt(index) - 48 + product) % 10;
    if (sum === 0) sum = 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === digits.charCodeAt(digits.length - 1) - 48;
}

const VERHOEFF_PRODUCT = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
  [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
  [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
  [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
  [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
  [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
  [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
  [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
];
const VERHOEFF_PERMUTATION = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
  [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
  [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
  [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
  [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
  [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
  [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
];

/** Verhoeff's check, with the check digit last. */
export function passesVerhoeff(digits: string): boolean {
  let check = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    check = VERHOEFF_PRODUCT[check]![VERHOEFF_PERMUTATION[index % 8]![digit]!]!;
  }
  return check === 0;
}

/** Whether day and month could be a date; the year is not looked at but for leap days, which are let pass. */
export function isDayAndMonth(day: number, month: number): boolean {
  const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

/** The check digit that makes the weighted sum a multiple of 11; 10 and 11 count as 0. */
export function mod11CheckDigit(digits: string, weights: readonly number[]): number {
  const check = 11 - (weightedSum(digits, weights) % 11);
  return check >= 10 ? 0 : check;
}

/** Whether six digits from `at` on are a date, year first. */
export function isYearMonthDay(digits: string, at = 0): boolean {
  return isDayAndMonth(Number(digits.slice(at + 4, at + 6)), Number(digits.slice(at + 2, at + 4)));
}

/** Whether all digits are the same: every weighted sum may pass, and nobody has such a number. */
export function isOneDigit(digits: string): boolean {
  return /^(\d)\1+$/.test(digits);
}

/** The check over 7 3 1 of documents that machines read (ICAO 9303 part 3): letters count from 10, `<` as 0. */
export function documentCheckDigit(field: string): number {
  let sum = 0;
  for (let index = 0; index < field.length; index += 1) {
    const code = field.charCodeAt(index);
    const value = code >= 65 ? code - 55 : code >= 48 && code <= 57 ? code - 48 : 0;
    sum += value * [7, 3, 1][index % 3]!;
  }
  return sum % 10;
}
