/**
 * For every UTF-16 code unit the letter in small that it is to the lexicon; 0 for what is no letter. Accents stay:
 * `É` is `é`. What has no small form, such as Chinese, stands for itself.
 */
export const LETTERS = new Uint16Array(0x10000);

/** Alphabets with capitals, as far as words of theirs are listed. */
const CASED: readonly (readonly [number, number])[] = [
  [0x41, 0x5a],
  [0xc0, 0x24f],
  [0x370, 0x3ff],
  [0x400, 0x4ff],
  [0x1e00, 0x1eff],
];
/** Signs that stand among the letters of Unicode's first planes. */
const NO_LETTERS: readonly (readonly [number, number])[] = [
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x2000, 0x2bff],
  [0x3000, 0x303f],
  [0xd800, 0xf8ff],
  [0xff00, 0xffff],
];

for (let code = 0x61; code <= 0x7a; code += 1) LETTERS[code] = code;
for (const ordinal of [0xaa, 0xba]) LETTERS[ordinal] = ordinal;
for (let code = 0xc0; code < LETTERS.length; code += 1) LETTERS[code] = code;
for (const [first, last] of CASED) {
  for (let code = first; code <= last; code += 1) {
    const small = String.fromCharCode(code).toLowerCase();
    if (small.length === 1) LETTERS[code] = small.charCodeAt(0);
  }
}
for (const [first, last] of NO_LETTERS) LETTERS.fill(0, first, last + 1);
