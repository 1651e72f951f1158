/** Letters that fonts name by their accents: `A` with `grave` is `Agrave`. */
const ACCENTS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circumflex: '\u0302',
  tilde: '\u0303',
  macron: '\u0304',
  breve: '\u0306',
  dotaccent: '\u0307',
  dieresis: '\u0308',
  ring: '\u030a',
  hungarumlaut: '\u030b',
  caron: '\u030c',
  commaaccent: '\u0327',
  cedilla: '\u0327',
  ogonek: '\u0328',
};

/** Names that neither are a letter nor are made of one and an accent, with what they stand for. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['space', ' '],
  ['nbspace', ' '],
  ['nonbreakingspace', ' '],
  ...pairsOf(
    'exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle \' parenleft ( parenright ) ' +
      'asterisk * plus + comma , hyphen - period . slash / zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 ' +
      'eight 8 nine 9 colon : semicolon ; less < equal = greater > question ? at @ bracketleft [ backslash \\ ' +
      'bracketright ] asciicircum ^ underscore _ grave ` braceleft { bar | braceright } asciitilde ~ exclamdown ¡ ' +
      'cent ¢ sterling £ currency ¤ yen ¥ brokenbar ¦ section § dieresis ¨ copyright © ordfeminine ª guillemotleft « ' +
      'logicalnot ¬ registered ® macron ¯ degree ° plusminus ± twosuperior ² threesuperior ³ acute ´ mu µ ' +
      'paragraph ¶ periodcentered · cedilla ¸ onesuperior ¹ ordmasculine º guillemotright » onequarter ¼ onehalf ½ ' +
      'threequarters ¾ questiondown ¿ AE Æ Eth Ð multiply × Oslash Ø Thorn Þ germandbls ß ae æ eth ð divide ÷ ' +
      'oslash ø thorn þ dotlessi ı dotlessj ȷ Lslash Ł lslash ł OE Œ oe œ Dcroat Đ dcroat đ Hbar Ħ hbar ħ IJ Ĳ ij ĳ ' +
      'Eng Ŋ eng ŋ Tbar Ŧ tbar ŧ longs ſ florin ƒ circumflex ˆ caron ˇ breve ˘ dotaccent ˙ ring ˚ ogonek ˛ tilde ˜ ' +
      'hungarumlaut ˝ quoteleft ‘ quoteright ’ quotesinglbase ‚ quotedblleft “ quotedblright ” quotedblbase „ ' +
      'dagger † daggerdbl ‡ bullet • ellipsis … perthousand ‰ guilsinglleft ‹ guilsinglright › fraction ⁄ Euro € ' +
      'trademark ™ endash – emdash — minus − sfthyphen - numero № partialdiff ∂ Delta Δ product ∏ summation ∑ ' +
      'radical √ infinity ∞ integral ∫ approxequal ≈ notequal ≠ lessequal ≤ greaterequal ≥ lozenge ◊ arrowleft ← ' +
      'arrowright → arrowup ↑ arrowdown ↓ asteriskmath ∗ ff ff fi fi fl fl ffi ffi ffl ffl Alpha Α Beta Β Gamma Γ ' +
      'Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ ' +
      'Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι ' +
      'kappa κ lambda λ nu ν xi ξ omicron ο pi π rho ρ sigma σ sigma1 ς tau τ upsilon υ phi φ chi χ psi ψ omega ω',
  ),
]);

function pairsOf(words: string): [string, string][] {
  const list = words.split(' ');
  return Array.from({ length: list.length / 2 }, (_, at) => [list[2 * at]!, list[2 * at + 1]!]);
}

/** The text that a glyph stands for by its name (Adobe's glyph list, as far as Latin and Greek go), or undefined. */
export function textOfGlyph(name: string): string | undefined {
  const plain = name.split('.')[0]!;
  if (plain === '') return undefined;
  const pieces = plain.split('_').map(textOfPiece);
  return pieces.every((piece) => piece !== undefined) ? pieces.join('') : undefined;
}

function textOfPiece(name: string): string | undefined {
  if (/^[A-Za-z]$/.test(name)) return name;
  return NAMES.get(name) ?? accented(name) ?? numbered(name);
}

function accented(name: string): string | undefined {
  if (!/^[A-Za-z][a-z]/.test(name)) return undefined;
  const accent = ACCENTS[name.slice(1)];
  return accent === undefined ? undefined : `${name[0]}${accent}`.normalize('NFC');
}

/** `uni20AC` and `u20AC`. */
function numbered(name: string): string | undefined {
  const hex = /^(?:uni|u)([0-9A-F]{4,6})$/.exec(name)?.[1];
  if (hex === undefined) return undefined;
  const code = Number.parseInt(hex, 16);
  return code > 0x10_ffff || (code >= 0xd800 && code < 0xe000) ? undefined : String.fromCodePoint(code);
}
