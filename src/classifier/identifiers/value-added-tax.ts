import { mod11CheckDigit, passesLuhn, passesMod11Mod10, remainder, weightedSum } from './checksums.ts';

/** Checks of the numbers of the member states that publish one, over what follows the country's letters. */
const CHECKS: Readonly<Record<string, (number: string) => boolean>> = {
  AT: (number) => {
    let sum = 4;
    for (let index = 0; index < 7; index += 1) {
      const product = Number(number[index + 1]) * ((index % 2) + 1);
      sum += product > 9 ? product - 9 : product;
    }
    return (10 - (sum % 10)) % 10 === Number(number[8]);
  },
  BE: (number) => 97 - remainder(number.slice(0, 8), 97) === Number(number.slice(8)),
  DE: passesMod11Mod10,
  DK: (number) => weightedSum(number, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
  FI: (number) => mod11CheckDigit(number, [7, 9, 10, 5, 8, 4, 2]) === Number(number[7]),
  /** The key may hold letters, which have no published check. */
  FR: (number) =>
    /^\d\d/.test(number)
      ? (12 + 3 * remainder(number.slice(2), 97)) % 97 === Number(number.slice(0, 2))
      : passesLuhn(number.slice(2)),
  IT: passesLuhn,
  LU: (number) => remainder(number.slice(0, 6), 89) === Number(number.slice(6)),
  PL: (number) => weightedSum(number, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === Number(number[9]),
  PT: (number) => mod11CheckDigit(number, [9, 8, 7, 6, 5, 4, 3, 2]) === Number(number[8]),
  SE: (number) => passesLuhn(number.slice(0, 10)),
};

/** Whether a number with its country's letters passes that country's check; where none is published, it does. */
export function passesVatCheck(compact: string): boolean {
  return CHECKS[compact.slice(0, 2)]?.(compact.slice(2)) ?? true;
}
