/** Latin with its accents, Greek, Cyrillic: the alphabets that words are listed in. What stands in a class of a pattern. */
const LETTERS = 'A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u0370-\\u04ff\\u1e00-\\u1eff';
const ANY_LETTER = '\\p{L}';

/**
 * The source of a pattern with the letters of our alphabets for `\p{L}`. The class of every letter of Unicode has some
 * seven hundred ranges; in each of hundreds of patterns they push all else out of the processor's caches.
 */
export function withListedLetters(source: string): string {
  if (!source.includes(ANY_LETTER)) return source;
  let written = '';
  let isInClass = false;
  for (let at = 0; at < source.length; ) {
    if (source.startsWith(ANY_LETTER, at)) {
      written += isInClass ? LETTERS : `[${LETTERS}]`;
      at += ANY_LETTER.length;
      continue;
    }
    const isEscape = source[at] === '\\';
    if (!isEscape && source[at] === '[') isInClass = true;
    else if (!isEscape && source[at] === ']') isInClass = false;
    written += source.slice(at, at + (isEscape ? 2 : 1));
    at += isEscape ? 2 : 1;
  }
  return written;
}
