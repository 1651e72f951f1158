import type { Unread } from '../../../domain/document-reading.ts';
import type { DrawingAllowance } from './drawing-allowance.ts';
import type { PdfFile } from './pdf-file.ts';
import {
  isArray,
  isDictionary,
  nameOf,
  numberOf,
  PdfReference,
  PdfStream,
  type PdfValue,
} from './pdf-value.ts';

/** What is to be done with a stream that no page shows. */
export type StreamRole =
  /** Content that may be drawn: forms, looks of notes, patterns. */
  | 'content'
  /** Text in XML. */
  | 'xml'
  | 'nothing'
  | Unread;

/** Keys under which a stream is a font program or belongs to a font. */
const FONT_KEYS: ReadonlySet<string> = new Set(['FontFile', 'FontFile2', 'FontFile3']);
const MAP_KEYS: ReadonlySet<string> = new Set(['ToUnicode', 'CIDToGIDMap', 'CIDSet', 'Encoding']);
const FONT_BEGINNINGS = ['00010000', '74727565', '4f54544f', '2521', '0100', '8001', '74746366'];
/** A glyph for each of 65,536 codes. */
const MAX_MAP_BYTES = 8 * 65_536;
const MAX_FUNCTION_BYTES = 65_536;

/** Finds what each stream of a file is for. One that is for nothing known counts as unread. */
export class StreamRoles {
  readonly #file: PdfFile;
  readonly #allowance: DrawingAllowance;
  readonly #fonts = new Set<PdfStream>();
  readonly #maps = new Set<PdfStream>();
  readonly #profiles = new Set<PdfStream>();

  constructor(file: PdfFile, allowance: DrawingAllowance) {
    this.#file = file;
    this.#allowance = allowance;
    for (const { value } of file.objects.values()) this.#note(value, '');
  }

  roleOf(stream: PdfStream): StreamRole {
    const { dictionary } = stream;
    const type = nameOf(this.#file.resolve(dictionary.get('Type')));
    const subtype = nameOf(this.#file.resolve(dictionary.get('Subtype')));
    // Its data would be in another file.
    if (dictionary.has('F')) return 'attachment';
    if (type === 'XRef' || type === 'ObjStm') return 'nothing';
    if (type === 'EmbeddedFile') return 'attachment';
    if (type === 'Metadata' || subtype === 'XML') return 'xml';
    if (subtype === 'Image') return this.#picture(stream);
    if (subtype === 'Form' || dictionary.get('PatternType') === 1) return 'content';
    if (dictionary.has('ShadingType')) return 'drawing';
    return this.#auxiliary(stream);
  }

  #picture({ dictionary }: PdfStream): StreamRole {
    const numberAt = (key: string) => numberOf(this.#file.resolve(dictionary.get(key)));
    this.#allowance.picture(numberAt('Width'), numberAt('Height'));
    return 'nothing';
  }

  #auxiliary(stream: PdfStream): StreamRole {
    if (stream.dictionary.has('FunctionType')) return this.#ofSize(stream, MAX_FUNCTION_BYTES);
    if (this.#maps.has(stream)) return this.#ofSize(stream, MAX_MAP_BYTES);
    if (this.#fonts.has(stream)) return begins(this.#file.decode(stream), FONT_BEGINNINGS);
    // A colour profile has its signature at byte 36 (ICC.1, 7.2.9).
    if (this.#profiles.has(stream)) return begins(this.#file.decode(stream).subarray(36), ['61637370']);
    return 'other';
  }

  #ofSize(stream: PdfStream, maxBytes: number): StreamRole {
    return this.#file.decode(stream).length <= maxBytes ? 'nothing' : 'other';
  }

  #note(value: PdfValue, key: string): void {
    if (value instanceof PdfStream) this.#note(value.dictionary, key);
    else if (isDictionary(value)) for (const [name, member] of value) this.#note(member, name);
    else if (isArray(value)) {
      if (nameOf(value[0]) === 'ICCBased') this.#mark(value[1], this.#profiles);
      for (const item of value) this.#note(item, key);
    } else if (value instanceof PdfReference) {
      if (FONT_KEYS.has(key)) this.#mark(value, this.#fonts);
      if (MAP_KEYS.has(key)) this.#mark(value, this.#maps);
      if (key === 'DestOutputProfile') this.#mark(value, this.#profiles);
    }
  }

  #mark(value: PdfValue | undefined, as: Set<PdfStream>): void {
    const stream = this.#file.resolve(value);
    if (stream instanceof PdfStream) as.add(stream);
  }
}

function begins(bytes: Uint8Array, beginnings: readonly string[]): StreamRole {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  return beginnings.some((beginning) => head.startsWith(beginning)) ? 'nothing' : 'other';
}
