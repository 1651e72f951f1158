/** What PDFDocEncoding has beside Latin-1 (ISO 32000-1, annex D.3), from 0x18 and from 0x80 on. */
const FROM_18 = '˘ˇˆ˙˝˛˚˜';
const FROM_80 = '•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž';
const EURO = 0xa0;
const UNDEFINED: ReadonlySet<number> = new Set([0x7f, 0x9f, 0xad]);

/** The text of a string object, or undefined for bytes that are no text (7.9.2). */
export function textOfString(bytes: Uint8Array): string | undefined {
  const marked = markedText(bytes);
  if (marked !== undefined) return marked;
  let text = '';
  for (const code of bytes) {
    const character = characterOf(code);
    if (character === undefined) return undefined;
    text += character;
  }
  return text;
}

/** UTF-16 or UTF-8, by the mark that it begins with; undefined for what has no mark. */
function markedText(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  try {
    if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be', { fatal: true }).decode(bytes);
    if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le', { fatal: true }).decode(bytes);
    if (first === 0xef && second === 0xbb && third === 0xbf)
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Then it is text in one byte a letter that happens to begin like a mark, or none at all.
  }
  return undefined;
}

function characterOf(code: number): string | undefined {
  if (code === 9 || code === 10 || code === 13) return String.fromCharCode(code);
  if (code < 0x18 || UNDEFINED.has(code)) return undefined;
  if (code < 0x20) return FROM_18[code - 0x18];
  if (code >= 0x80 && code < EURO) return FROM_80[code - 0x80];
  return code === EURO ? '€' : String.fromCharCode(code);
}
