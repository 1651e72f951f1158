import { PdfFault } from './pdf-fault.ts';
import { PdfLexer, PdfWord } from './pdf-lexer.ts';
import { isArray, PdfString, type PdfValue } from './pdf-value.ts';

/** Text by character code, with the length of the codes in bytes. */
export interface UnicodeMap {
  readonly codeBytes: number | undefined;
  readonly texts: ReadonlyMap<number, string>;
}

const MAX_ENTRIES = 200_000;

/** Reads a ToUnicode CMap (ISO 32000-1, 9.10.3). @throws PdfFault `malformed`. */
export function readToUnicode(bytes: Uint8Array): UnicodeMap {
  const lexer = new PdfLexer(bytes, 0, { hasReferences: false });
  const texts = new Map<number, string>();
  const widths = new Set<number>();
  let operands: (PdfValue | PdfWord)[] = [];
  while (!lexer.isAtEnd) {
    const next = lexer.next();
    if (!(next instanceof PdfWord)) {
      operands.push(next);
      continue;
    }
    if (next.word === 'endbfchar') addCharacters(operands, texts);
    else if (next.word === 'endbfrange') addRanges(operands, texts);
    else if (next.word === 'endcodespacerange')
      for (const each of operands) widths.add(stringOf(each).bytes.length);
    // Another map would be read on from here; no writer does that in one that says what letters are.
    else if (next.word === 'usecmap') throw new PdfFault('font');
    operands = [];
  }
  return { codeBytes: widths.size === 1 ? [...widths][0] : undefined, texts };
}

function addCharacters(operands: readonly (PdfValue | PdfWord)[], texts: Map<number, string>): void {
  for (let at = 0; at + 1 < operands.length; at += 2) {
    set(texts, codeOf(operands[at]), textOf(stringOf(operands[at + 1]).bytes));
  }
}

function addRanges(operands: readonly (PdfValue | PdfWord)[], texts: Map<number, string>): void {
  for (let at = 0; at + 2 < operands.length; at += 3) {
    const first = codeOf(operands[at]);
    const last = codeOf(operands[at + 1]);
    const target = operands[at + 2];
    if (last < first || last - first > 0xffff) throw new PdfFault('malformed');
    for (let code = first; code <= last; code += 1) {
      if (isArray(target as PdfValue)) {
        const own = (target as readonly PdfValue[])[code - first];
        if (own !== undefined) set(texts, code, textOf(stringOf(own).bytes));
      } else {
        set(texts, code, textOf(raised(stringOf(target).bytes, code - first)));
      }
    }
  }
}

function set(texts: Map<number, string>, code: number, text: string): void {
  if (texts.size >= MAX_ENTRIES) throw new PdfFault('too-large');
  texts.set(code, text);
}

/** The last code unit of the text, counted on. */
function raised(bytes: Uint8Array, by: number): Uint8Array {
  if (by === 0 || bytes.length === 0) return bytes;
  const copy = bytes.slice();
  const low = copy.length - 1;
  const unit = (copy.length > 1 ? copy[low - 1]! * 256 : 0) + copy[low]! + by;
  copy[low] = unit & 0xff;
  if (copy.length > 1) copy[low - 1] = (unit >> 8) & 0xff;
  return copy;
}

function stringOf(value: PdfValue | PdfWord | undefined): PdfString {
  if (!(value instanceof PdfString)) throw new PdfFault('malformed');
  return value;
}

function codeOf(value: PdfValue | PdfWord | undefined): number {
  return stringOf(value).bytes.reduce((code, byte) => code * 256 + byte, 0);
}

/** UTF-16, big end first; a single byte is a letter of its own. */
function textOf(bytes: Uint8Array): string {
  if (bytes.length === 1) return String.fromCharCode(bytes[0]!);
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode(bytes[at]! * 256 + bytes[at + 1]!);
  return text;
}
