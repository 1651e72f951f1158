import { type Units } from '../words/units-at.ts';
import type { Token } from './address-tokens.ts';

/** Whether the word has nothing but capitals of ASCII, as `IL`, `NSW` and the letters of a postcode. */
export function hasCapitalsOnly(units: Units, { start, end }: Token): boolean {
  for (let at = start; at < end; at += 1) {
    const code = units[at]!;
    if (code < 0x41 || code > 0x5a) return false;
  }
  return true;
}
