import type { DrawingAllowance } from './drawing-allowance.ts';
import { PdfFault } from './pdf-fault.ts';
import { isSpace, type PdfLexer, PdfWord } from './pdf-lexer.ts';
import { nameOf, numberOf, PdfName, type PdfValue } from './pdf-value.ts';

const COMPONENTS: Readonly<Record<string, number>> = {
  G: 1,
  DeviceGray: 1,
  RGB: 3,
  DeviceRGB: 3,
  CMYK: 4,
  DeviceCMYK: 4,
};

/**
 * Goes past a picture within the content, counting it (ISO 32000-1, 8.9.7). Where its data ends can be told for certain
 * only when no filter is used; any other counts as a picture of unknown size.
 * @throws PdfFault `malformed`.
 */
export function passInlineImage(lexer: PdfLexer, allowance: DrawingAllowance): void {
  const settings = new Map<string, PdfValue>();
  for (;;) {
    const key = lexer.next();
    if (key instanceof PdfWord && key.word === 'ID') break;
    if (!(key instanceof PdfName)) throw new PdfFault('malformed');
    settings.set(key.name, lexer.value());
  }
  lexer.position += 1;
  const setting = (short: string, name: string) => settings.get(short) ?? settings.get(name);
  const width = numberOf(setting('W', 'Width'));
  const height = numberOf(setting('H', 'Height'));
  const length = setting('F', 'Filter') === undefined ? plainLength(width, height, setting) : undefined;
  allowance.picture(length === undefined ? undefined : width, height);
  lexer.position = length === undefined ? findEnd(lexer) : lexer.position + length;
  lexer.expect('EI');
}

function plainLength(
  width: number | undefined,
  height: number | undefined,
  setting: (short: string, name: string) => PdfValue | undefined,
): number | undefined {
  const isMask = setting('IM', 'ImageMask') === true;
  const components = isMask ? 1 : COMPONENTS[nameOf(setting('CS', 'ColorSpace')) ?? ''];
  const bits = isMask ? 1 : numberOf(setting('BPC', 'BitsPerComponent'));
  if (width === undefined || height === undefined || components === undefined || bits === undefined)
    return undefined;
  return Math.ceil((width * components * bits) / 8) * height;
}

function findEnd({ bytes, position }: PdfLexer): number {
  for (let at = position; at + 2 < bytes.length; at += 1) {
    const isEnd = bytes[at + 1] === 0x45 && bytes[at + 2] === 0x49;
    if (isEnd && isSpace(bytes[at]) && (at + 3 >= bytes.length || isSpace(bytes[at + 3]))) return at;
  }
  throw new PdfFault('malformed');
}
