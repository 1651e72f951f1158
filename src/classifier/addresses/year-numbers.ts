import type { Units } from '../words/units-at.ts';
import type { Token } from './address-tokens.ts';

/** Whether the number could be a year of our times: 19.. or 20.. . */
export function isYear(units: Units, { start, end, digits }: Token): boolean {
  if (digits !== 4 || end - start !== 4) return false;
  const [one, two] = [units[start], units[start + 1]];
  return (one === 0x31 && two === 0x39) || (one === 0x32 && two === 0x30);
}
