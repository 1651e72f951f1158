/** Windows' code page 1252 from 0x80 to 0x9F; codes without a letter are shown as bullets (ISO 32000-1, annex D.2). */
const WINDOWS_FROM_80 = '€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ';
/** Macintosh Roman from 0x80 on; a point is a code without a letter. */
const MAC_FROM_80 =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»… ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ.ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';
/** Adobe's standard encoding from 0xA1 on; a point is a code without a letter. */
const STANDARD_FROM_A1 =
  "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ.–†‡·.¶•‚„”»…‰.¿.`´ˆ˜¯˘˙¨.˚¸.˝˛ˇ—................Æ.ª....ŁØŒº.....æ...ı..łøœß....";

export type SimpleEncoding = (code: number) => string | undefined;

/** The encodings that simple fonts can name (ISO 32000-1, annex D); undefined for one that is not known. */
export function simpleEncoding(name: string): SimpleEncoding | undefined {
  switch (name) {
    case 'WinAnsiEncoding':
      return windows;
    case 'MacRomanEncoding':
      return (code) => ascii(code) ?? letterAt(MAC_FROM_80, code - 0x80);
    case 'StandardEncoding':
      return standard;
    default:
      return undefined;
  }
}

function ascii(code: number): string | undefined {
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : undefined;
}

function letterAt(letters: string, index: number): string | undefined {
  const letter = letters[index];
  return letter === '.' ? undefined : letter;
}

function windows(code: number): string | undefined {
  if (code >= 0xa0) return String.fromCharCode(code);
  return ascii(code) ?? WINDOWS_FROM_80[code - 0x80];
}

function standard(code: number): string | undefined {
  if (code === 0x27) return '’';
  if (code === 0x60) return '‘';
  return ascii(code) ?? letterAt(STANDARD_FROM_A1, code - 0xa1);
}
