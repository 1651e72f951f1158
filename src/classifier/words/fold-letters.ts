/**
 * For every UTF-16 code unit the letter that stands for it in word lists: lower case, without accents (`É` and `e` are
 * one). 0 for what is no letter of an alphabet that has capitals.
 */
export const FOLDED = new Uint16Array(65_536);
/** 1 for capital letters. */
export const IS_CAPITAL = new Uint8Array(65_536);

/** Letters that Unicode does not take apart into a letter and an accent. */
const WHOLE: Readonly<Record<string, string>> = {
  ß: 's',
  æ: 'a',
  œ: 'o',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  þ: 't',
  ə: 'a',
};
/** Latin with its accents, Greek, Cyrillic, and Latin for Vietnamese. */
const ALPHABETS: readonly (readonly [number, number])[] = [
  [0x41, 0x7a],
  [0xc0, 0x24f],
  [0x259, 0x259],
  [0x386, 0x3ff],
  [0x400, 0x4ff],
  [0x1e00, 0x1eff],
];
for (const [first, last] of ALPHABETS) {
  for (let code = first; code <= last; code += 1) {
    const letter = String.fromCharCode(code);
    const lower = letter.toLowerCase();
    if (!/^\p{L}/u.test(lower)) continue;
    FOLDED[code] = (WHOLE[lower] ?? lower.normalize('NFD')).charCodeAt(0);
    if (lower !== letter) IS_CAPITAL[code] = 1;
  }
}

/** A hash of a word as it is folded; the same for `MÜLLER`, `Müller` and `muller`. Apostrophes do not count. */
export function hashOfWord(text: string, start: number, end: number): number {
  let hash = EMPTY_HASH;
  for (let index = start; index < end; index += 1) {
    const folded = FOLDED[text.charCodeAt(index)]!;
    if (folded !== 0) hash = Math.imul(hash ^ folded, HASH_FACTOR);
  }
  return finishedHash(hash);
}

/** The same of code units instead of a string. */
export function hashOfUnits(units: Uint16Array, start: number, end: number): number {
  let hash = EMPTY_HASH;
  for (let index = start; index < end; index += 1) {
    const folded = FOLDED[units[index]!]!;
    if (folded !== 0) hash = Math.imul(hash ^ folded, HASH_FACTOR);
  }
  return finishedHash(hash);
}

export const EMPTY_HASH = 0x811c9dc5;
/** Each letter is mixed into the hash of those before it: `Math.imul(hash ^ folded, HASH_FACTOR)`. */
export const HASH_FACTOR = 0x01000193;

/** Of the mixed letters of a whole word, the hash of `hashOfWord`: every bit of it depends on every letter. */
export function finishedHash(mixed: number): number {
  let hash = mixed ^ (mixed >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** The small letter of a capital of Latin-1, accents and all; any other code as it is. */
export function lowerOf(code: number): number {
  const isCapital = (code >= 0x41 && code <= 0x5a) || (code >= 0xc0 && code <= 0xde && code !== 0xd7);
  return isCapital ? code + 32 : code;
}
