import { FOLDED } from './fold-letters.ts';

const MAX_WORD = 40;
const HYPHEN = 0x2d;
const ANY_LETTER = /\p{L}/u;

/** Whether the UTF-16 code unit is a letter. */
export function isLetter(code: number): boolean {
  if (code < 0x80) return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
  return FOLDED[code] !== 0 || ANY_LETTER.test(String.fromCharCode(code));
}

/** Where the word ends that begins at `at`. */
export function wordEnd(text: string, at: number): number {
  const limit = Math.min(text.length, at + MAX_WORD);
  let end = at;
  while (end < limit) {
    const code = text.charCodeAt(end);
    if (!isLetter(code) && code !== HYPHEN) break;
    end += 1;
  }
  return end;
}
