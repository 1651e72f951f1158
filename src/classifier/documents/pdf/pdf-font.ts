import { textOfGlyph } from './glyph-names.ts';
import type { PdfFile } from './pdf-file.ts';
import {
  isArray,
  isDictionary,
  nameOf,
  numberOf,
  type PdfDictionary,
  PdfStream,
  type PdfValue,
} from './pdf-value.ts';
import { type SimpleEncoding, simpleEncoding } from './simple-encodings.ts';
import { standardWidth } from './standard-width.ts';
import { readToUnicode, type UnicodeMap } from './to-unicode.ts';

/** One glyph of a string that is shown. */
export interface Glyph {
  /** Undefined where the font does not say which letter it is. */
  readonly text: string | undefined;
  /** In thousandths of the size. */
  readonly width: number;
  /** A space in a font of one byte a code: word spacing counts (ISO 32000-1, 9.3.3). */
  readonly isWordSpace: boolean;
}

export interface PdfFont {
  glyphs(bytes: Uint8Array): Glyph[];
  /** Whether the widths are guessed, so that gaps cannot be told from them. */
  readonly hasGuessedWidths: boolean;
}

type TextOf = (code: number) => string | undefined;

/** What a font says of its letters. Nothing is taken from how they look. @throws PdfFault for a map that is broken. */
export function readFont(dictionary: PdfDictionary, file: PdfFile): PdfFont {
  const subtype = nameOf(file.resolve(dictionary.get('Subtype')));
  const map = file.resolve(dictionary.get('ToUnicode'));
  const unicode = map instanceof PdfStream ? readToUnicode(file.decode(map)) : undefined;
  if (subtype === 'Type0') return compositeFont(dictionary, file, unicode);
  // The letters of a Type 3 font are drawings; what it says of them is a claim about pictures.
  const named = subtype === 'Type3' ? undefined : encodingOf(dictionary, file);
  const claimed = subtype === 'Type3' ? undefined : unicode?.texts;
  const textOf: TextOf = (code) => readable(claimed?.get(code)) ?? named?.(code);
  const { widthOf, isGuessed } = simpleWidths(dictionary, file, textOf);
  return {
    hasGuessedWidths: isGuessed,
    glyphs: (bytes) =>
      Array.from(bytes, (code) => ({ text: textOf(code), width: widthOf(code), isWordSpace: code === 32 })),
  };
}

const UNREADABLE: Glyph = { text: undefined, width: 1_000, isWordSpace: false };

function compositeFont(dictionary: PdfDictionary, file: PdfFile, unicode: UnicodeMap | undefined): PdfFont {
  const encoding = nameOf(file.resolve(dictionary.get('Encoding')));
  // Codes of two bytes that are the glyphs' own numbers; what every writer of today makes.
  if (encoding !== 'Identity-H' || unicode === undefined || (unicode.codeBytes ?? 2) !== 2) {
    return { hasGuessedWidths: true, glyphs: (bytes) => (bytes.length === 0 ? [] : [UNREADABLE]) };
  }
  const widthOf = compositeWidths(dictionary, file);
  return {
    hasGuessedWidths: false,
    glyphs: (bytes) => {
      const glyphs: Glyph[] = [];
      for (let at = 0; at + 1 < bytes.length; at += 2) {
        const code = bytes[at]! * 256 + bytes[at + 1]!;
        glyphs.push({ text: readable(unicode.texts.get(code)), width: widthOf(code), isWordSpace: false });
      }
      return bytes.length % 2 === 0 ? glyphs : [...glyphs, UNREADABLE];
    },
  };
}

/** Control characters, the replacement character and halves of letters are what writers put where they know nothing. */
function readable(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  return /[\p{Cc}\p{Cs}\p{Cn}\ufffd]/u.test(text.replace(/[\t\n\r]/g, ' ')) ? undefined : text;
}

function encodingOf(dictionary: PdfDictionary, file: PdfFile): SimpleEncoding | undefined {
  const encoding = file.resolve(dictionary.get('Encoding'));
  if (encoding === undefined || encoding === null) return ownEncoding(dictionary, file);
  if (!isDictionary(encoding)) return simpleEncoding(nameOf(encoding) ?? '');
  const baseName = nameOf(file.resolve(encoding.get('BaseEncoding')));
  const base = baseName === undefined ? ownEncoding(dictionary, file) : simpleEncoding(baseName);
  const differences = readDifferences(file.resolve(encoding.get('Differences')), file);
  return (code) => (differences.has(code) ? differences.get(code) : base?.(code));
}

const SYMBOLIC = 4;

/** A font program brings an encoding of its own, which is not read; a font that brings none has the standard one. */
function ownEncoding(dictionary: PdfDictionary, file: PdfFile): SimpleEncoding | undefined {
  const descriptor = file.resolve(dictionary.get('FontDescriptor'));
  const name = nameOf(file.resolve(dictionary.get('BaseFont'))) ?? '';
  if (isDictionary(descriptor)) {
    const isEmbedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(key));
    const flags = numberOf(file.resolve(descriptor.get('Flags'))) ?? SYMBOLIC;
    if (isEmbedded || (flags & SYMBOLIC) !== 0) return undefined;
  }
  return /Symbol|Dingbats|Wingdings|Webdings/i.test(name) ? undefined : simpleEncoding('StandardEncoding');
}

function readDifferences(value: PdfValue | undefined, file: PdfFile): Map<number, string | undefined> {
  const differences = new Map<number, string | undefined>();
  let code = 0;
  for (const each of isArray(value) ? value : []) {
    const item = file.resolve(each);
    if (typeof item === 'number') code = item;
    else {
      differences.set(code, textOfGlyph(nameOf(item) ?? ''));
      code += 1;
    }
  }
  return differences;
}

function simpleWidths(
  dictionary: PdfDictionary,
  file: PdfFile,
  textOf: TextOf,
): { readonly widthOf: (code: number) => number; readonly isGuessed: boolean } {
  const widths = file.resolve(dictionary.get('Widths'));
  const first = numberOf(file.resolve(dictionary.get('FirstChar'))) ?? 0;
  const descriptor = file.resolve(dictionary.get('FontDescriptor'));
  const missing = isDictionary(descriptor)
    ? numberOf(file.resolve(descriptor.get('MissingWidth')))
    : undefined;
  if (isArray(widths)) {
    const known = widths.map((width) => numberOf(file.resolve(width)) ?? 0);
    return { widthOf: (code) => known[code - first] ?? missing ?? 0, isGuessed: false };
  }
  const name = nameOf(file.resolve(dictionary.get('BaseFont'))) ?? '';
  return { widthOf: (code) => standardWidth(name, textOf(code)), isGuessed: true };
}

/** `W` of the descendant: `c [w1 w2 …]` and `first last w` (9.7.4.3). */
function compositeWidths(dictionary: PdfDictionary, file: PdfFile): (code: number) => number {
  const descendants = file.resolve(dictionary.get('DescendantFonts'));
  const descendant = isArray(descendants) ? file.resolve(descendants[0]) : undefined;
  if (!isDictionary(descendant)) return () => 1_000;
  const usual = numberOf(file.resolve(descendant.get('DW'))) ?? 1_000;
  const single = new Map<number, number>();
  const ranges: { readonly first: number; readonly last: number; readonly width: number }[] = [];
  const written = file.resolve(descendant.get('W'));
  const items = isArray(written) ? written.map((item) => file.resolve(item)) : [];
  for (let at = 0; at + 1 < items.length; ) {
    const first = numberOf(items[at]) ?? 0;
    const second = items[at + 1];
    if (isArray(second)) {
      for (const [index, width] of second.entries())
        single.set(first + index, numberOf(file.resolve(width)) ?? usual);
      at += 2;
    } else {
      ranges.push({ first, last: numberOf(second) ?? first, width: numberOf(items[at + 2]) ?? usual });
      at += 3;
    }
  }
  return (code) =>
    single.get(code) ?? ranges.find(({ first, last }) => code >= first && code <= last)?.width ?? usual;
}
