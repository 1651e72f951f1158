import type { Token } from './address-tokens.ts';

/** Whether the word has nothing but capitals of ASCII, as `IL`, `NSW` and the letters of a postcode. */
export function hasCapitalsOnly(text: string, { start, end }: Token): boolean {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x41 || code > 0x5a) return false;
  }
  return true;
}
