import { isLetter } from './is-letter.ts';
import type { Units } from './units-at.ts';

/** Whether the phrase stands at `at` as whole words, whatever its case. */
export function standsAt(units: Units, at: number, phrase: string): boolean {
  const end = at + phrase.length;
  if (at < 0 || !isWrittenAt(units, at, phrase)) return false;
  if (at > 0 && isLetter(units[at - 1]!)) return false;
  return !isLetter(units[end]!);
}

/** Whether the letters stand at `at`, whatever their case. */
export function isWrittenAt(units: Units, at: number, letters: string): boolean {
  for (let index = 0; index < letters.length; index += 1) {
    if (!isSameLetter(units[at + index]!, letters.charCodeAt(index))) return false;
  }
  return true;
}

const APOSTROPHE = 0x27;
const CURLY_APOSTROPHE = 0x2019;

/** Whether `code` is the small letter `small`, or its capital. */
function isSameLetter(code: number, small: number): boolean {
  if (code === small) return true;
  if (code < 0x80) return (code | 0x20) === small && code >= 0x41 && code <= 0x5a;
  if (code === CURLY_APOSTROPHE) return small === APOSTROPHE;
  return String.fromCharCode(code).toLowerCase().charCodeAt(0) === small;
}
