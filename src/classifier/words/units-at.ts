import { FOLDED, IS_CAPITAL } from './fold-letters.ts';

/** Code units of a text with a 0 behind the last; see `codeUnitsOf`. */
export type Units = Uint16Array;

/** The code unit at `at`, and 0 before the text. */
export const unitAt = (units: Units, at: number): number => (at >= 0 ? units[at]! : 0);
/** Whether a letter stands there of an alphabet that has capitals. */
export const isLetterAt = (units: Units, at: number): boolean => at >= 0 && FOLDED[units[at]!] !== 0;
export const isCapitalAt = (units: Units, at: number): boolean => at >= 0 && IS_CAPITAL[units[at]!] === 1;

export function isDigitAt(units: Units, at: number): boolean {
  const unit = unitAt(units, at);
  return unit >= 0x30 && unit <= 0x39;
}
