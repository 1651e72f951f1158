import type { Unread } from '../../../domain/document-reading.ts';
import {
  isArray,
  isDictionary,
  nameOf,
  type PdfDictionary,
  PdfStream,
  PdfString,
  type PdfValue,
} from './pdf-value.ts';
import { textOfString } from './text-string.ts';

/** Keys whose presence alone says that there is something to read that nobody here reads. */
const TELLTALES: Readonly<Record<string, Unread>> = {
  EF: 'attachment',
  AF: 'attachment',
  Ref: 'attachment',
  XFA: 'form',
  JS: 'script',
};

/** Strings that are no text by their place: a palette, the looks of a font. */
const NO_TEXT: ReadonlySet<string> = new Set(['Panose', 'Registry', 'Ordering']);

/** `D:20260131120000+01'00'` */
const DATE = /^D:\d{4,14}(?:Z|[+-]\d{2}'?(?:\d{2}'?)?)?(?:00'00')?$/;

const MAX_DEPTH = 70;

/** Every text in an object of the file, a line each, with the key that it stands under: titles, notes, values of fields. */
export class StringCollector {
  readonly lines: string[] = [];
  readonly unread: Set<Unread>;

  constructor(unread: Set<Unread>) {
    this.unread = unread;
  }

  add(value: PdfValue, key = '', depth = 0): void {
    if (depth > MAX_DEPTH) {
      this.unread.add('malformed');
    } else if (value instanceof PdfString) {
      this.#string(value, key);
    } else if (value instanceof PdfStream) {
      this.add(value.dictionary, key, depth + 1);
    } else if (isDictionary(value)) {
      this.#dictionary(value, depth);
    } else if (isArray(value)) {
      if (nameOf(value[0]) === 'Indexed' && isPalette(value[3])) return;
      for (const item of value) this.add(item, key, depth + 1);
    }
  }

  #dictionary(dictionary: PdfDictionary, depth: number): void {
    this.#field(dictionary);
    for (const [key, value] of dictionary) {
      const telltale = TELLTALES[key];
      if (telltale !== undefined && Object.hasOwn(TELLTALES, key)) this.unread.add(telltale);
      if (!NO_TEXT.has(key)) this.add(value, key, depth + 1);
    }
  }

  /** The value of a field next to the field's name, which is what says what it is. */
  #field(dictionary: PdfDictionary): void {
    const [name, value] = [dictionary.get('T'), dictionary.get('V')];
    if (!(name instanceof PdfString)) return;
    const label = textOfString(name.bytes) ?? '';
    const text = value instanceof PdfString ? textOfString(value.bytes) : nameOf(value);
    if (text !== undefined && text !== '') this.lines.push(`${label}: ${text}`);
  }

  #string({ bytes }: PdfString, key: string): void {
    const text = textOfString(bytes);
    if (text === undefined) this.unread.add('other');
    else if (text.trim() !== '' && !DATE.test(text)) this.lines.push(key === '' ? text : `${key}: ${text}`);
  }
}

/** The colours of an indexed colour space: at most 256 of four parts. */
function isPalette(value: PdfValue | undefined): boolean {
  return value instanceof PdfString && value.bytes.length <= 1_024;
}
