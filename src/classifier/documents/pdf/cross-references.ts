import { PdfFault } from './pdf-fault.ts';
import { type PdfLexer, PdfWord } from './pdf-lexer.ts';
import { isArray, numberOf, type PdfDictionary } from './pdf-value.ts';

/** Where a table says that an object is. */
export type CrossReference =
  | { readonly kind: 'plain'; readonly number: number; readonly offset: number }
  | { readonly kind: 'packed'; readonly number: number; readonly container: number; readonly index: number };

/** Reads what follows the word `xref` (ISO 32000-1, 7.5.4). @throws PdfFault `malformed`. */
export function readTable(lexer: PdfLexer): CrossReference[] {
  const references: CrossReference[] = [];
  for (;;) {
    lexer.skipSpace();
    if (lexer.bytes[lexer.position] === 0x74) return references;
    const first = lexer.integer();
    const count = lexer.integer();
    for (let index = 0; index < count; index += 1) {
      const offset = lexer.integer();
      lexer.integer();
      const state = lexer.next();
      if (!(state instanceof PdfWord) || (state.word !== 'n' && state.word !== 'f'))
        throw new PdfFault('malformed');
      if (state.word === 'n') references.push({ kind: 'plain', number: first + index, offset });
    }
  }
}

/** Reads the decoded bytes of a cross-reference stream (7.5.8). @throws PdfFault `malformed`. */
export function readTableStream(dictionary: PdfDictionary, bytes: Uint8Array): CrossReference[] {
  const widths = numbersOf(dictionary, 'W');
  const index = dictionary.has('Index')
    ? numbersOf(dictionary, 'Index')
    : [0, numberOf(dictionary.get('Size')) ?? 0];
  const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
  const width = kindWidth + secondWidth + thirdWidth;
  if (widths.length !== 3 || width === 0 || widths.some((each) => each > 8)) throw new PdfFault('malformed');
  const references: CrossReference[] = [];
  let at = 0;
  for (let section = 0; section + 1 < index.length; section += 2) {
    for (let count = 0; count < index[section + 1]!; count += 1, at += width) {
      if (at + width > bytes.length) throw new PdfFault('malformed');
      const kind = kindWidth === 0 ? 1 : integerAt(bytes, at, kindWidth);
      const second = integerAt(bytes, at + kindWidth, secondWidth);
      const number = index[section]! + count;
      if (kind === 1) references.push({ kind: 'plain', number, offset: second });
      else if (kind === 2) {
        const own = integerAt(bytes, at + kindWidth + secondWidth, thirdWidth);
        references.push({ kind: 'packed', number, container: second, index: own });
      } else if (kind !== 0) throw new PdfFault('malformed');
    }
  }
  if (at !== bytes.length) throw new PdfFault('malformed');
  return references;
}

function numbersOf(dictionary: PdfDictionary, name: string): number[] {
  const value = dictionary.get(name);
  if (
    !isArray(value) ||
    !value.every((each) => typeof each === 'number' && Number.isInteger(each) && each >= 0)
  )
    throw new PdfFault('malformed');
  return value as number[];
}

function integerAt(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let index = 0; index < width; index += 1) value = value * 256 + bytes[at + index]!;
  return value;
}
