import {
  type DocumentLimits,
  type DocumentReading,
  type DocumentText,
  MAX_UNREAD_PARTS,
  type Unread,
  type UnreadPart,
} from '../../../domain/document-reading.ts';
import { type Content, type ContentContext, emptyContent, readContent } from './content-reader.ts';
import { DrawingAllowance } from './drawing-allowance.ts';
import { drawnText, flowingText } from './page-text.ts';
import { type PdfPage, pagesOf } from './page-tree.ts';
import { PdfFault } from './pdf-fault.ts';
import { type PdfFile, readPdfFile } from './pdf-file.ts';
import { isDictionary, type PdfDictionary, PdfReference, PdfStream, type PdfValue } from './pdf-value.ts';
import { type StreamRole, StreamRoles } from './stream-roles.ts';
import { StringCollector } from './strings-of-object.ts';

/** Bytes that all streams of a document together may hold without their filters. */
const MAX_DECODED_BYTES = 32 * 1_048_576;
/** Operators, operands and letters. A page of text has some thousands. */
const MAX_STEPS = 4_000_000;

/**
 * Reads the text of a PDF: of every page, of every form, note, title and field, invisible or not. What it meets beside
 * text it either knows to say nothing (fonts, colours, a few lines) or tells as unread. Never throws.
 */
export function readPdf(bytes: Uint8Array, limits: DocumentLimits): DocumentReading {
  const reading = new PdfReading(limits);
  reading.read(bytes);
  return reading.finish();
}

class PdfReading {
  readonly #limits: DocumentLimits;
  readonly #texts: DocumentText[] = [];
  readonly #unread = new Map<string, UnreadPart>();
  readonly #allowance = new DrawingAllowance();
  readonly #budget: ContentContext['budget'];
  #pages = 0;
  #isExhausted = false;

  constructor(limits: DocumentLimits) {
    this.#limits = limits;
    this.#budget = { remainingSteps: MAX_STEPS, remainingCharacters: limits.maxCharacters };
  }

  read(bytes: Uint8Array): void {
    this.#try(undefined, () => {
      if (bytes.length > this.#limits.maxBytes) throw new PdfFault('too-large');
      this.#readFile(readPdfFile(bytes, { remainingBytes: MAX_DECODED_BYTES }));
    });
  }

  /** What breaks one part off leaves the others to be read: should somebody be granted the rest, they count. */
  #try(page: number | undefined, part: () => void): boolean {
    if (this.#isExhausted) return false;
    try {
      part();
      return true;
    } catch (fault) {
      const what = fault instanceof PdfFault ? fault.what : 'malformed';
      this.#isExhausted = what === 'too-large';
      this.leave(what, page);
      return false;
    }
  }

  #readFile(file: PdfFile): void {
    for (const what of file.unread) this.leave(what);
    const context: ContentContext = {
      file,
      fonts: new Map(),
      allowance: this.#allowance,
      drawnForms: new Set(),
      budget: this.#budget,
    };
    const pages = pagesOf(file, this.#limits.maxPages);
    for (const [index, page] of pages.entries()) {
      if (this.#try(index + 1, () => this.#page(page, index + 1, context))) this.#pages += 1;
    }
    this.#streams(context, new Set(pages.flatMap(({ contents }) => contents)));
    this.#try(undefined, () => this.#strings(file, pages));
  }

  leave(what: Unread, page?: number): void {
    this.#unread.set(`${what} ${page}`, { what, page });
  }

  finish(): DocumentReading {
    return {
      format: 'pdf',
      pages: this.#pages,
      texts: this.#texts,
      unread: [...this.#unread.values()].slice(0, MAX_UNREAD_PARTS),
    };
  }

  #page(page: PdfPage, number: number, context: ContentContext): void {
    const content = emptyContent();
    try {
      readContent(joined(page.contents, context.file), { resources: page.resources }, content, context);
    } finally {
      this.#keep(content, number);
    }
    this.#noteAllowance(number);
  }

  /** Also of content that broke off: what was read before counts, should somebody be granted the rest. */
  #keep(content: Content, page: number | undefined): void {
    const strings = new StringCollector(content.unread);
    for (const aside of content.asides) strings.add(aside);
    addComments(content.comments, strings);
    const shown = drawnText(content.runs);
    // One letter that only a font knows is the dot before an item of a list; several are writing.
    if (/\p{Co}\s*\p{Co}/u.test(shown)) content.unread.add('font');
    this.#addText([shown, ...strings.lines].join('\n'), page);
    const flowing = flowingText(content.runs);
    if (flowing !== shown) this.#texts.push({ page, text: flowing, isRepetition: true });
    for (const what of content.unread) this.leave(what, page);
  }

  #addText(text: string, page: number | undefined): void {
    if (text.trim() !== '') this.#texts.push({ page, text });
  }

  #noteAllowance(page: number | undefined): void {
    if (this.#allowance.isDrawingExceeded) this.leave('drawing', page);
    if (this.#allowance.isPictureExceeded) this.leave('picture', page);
  }

  /** Everything that is drawn on no page, and everything that is not drawn at all. */
  #streams(context: ContentContext, shown: ReadonlySet<PdfStream>): void {
    const roles = new StreamRoles(context.file, this.#allowance);
    for (const { value } of context.file.objects.values()) {
      if (!(value instanceof PdfStream) || shown.has(value)) continue;
      this.#try(undefined, () => this.#stream(value, roles.roleOf(value), context));
    }
    this.#noteAllowance(undefined);
  }

  #stream(stream: PdfStream, role: StreamRole, context: ContentContext): void {
    if (role === 'content') {
      if (!context.drawnForms.has(stream)) this.#undrawn(stream, context);
    } else if (role === 'xml') this.#xml(context.file.decode(stream));
    else if (role !== 'nothing') this.leave(role);
  }

  #undrawn(stream: PdfStream, context: ContentContext): void {
    const content = emptyContent();
    const resources = context.file.resolve(stream.dictionary.get('Resources'));
    const start = { resources: isDictionary(resources) ? resources : undefined };
    try {
      readContent(context.file.decode(stream), start, content, context);
    } finally {
      this.#keep(content, undefined);
    }
  }

  #xml(bytes: Uint8Array): void {
    this.#spend(bytes.length);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Writers put a small picture of the first page into the metadata (XMP, part 2, 1.2.2.4).
    if (text.includes('xmpGImg:')) this.leave('picture');
    this.#addText(text, undefined);
  }

  #spend(characters: number): void {
    this.#budget.remainingCharacters -= characters;
    if (this.#budget.remainingCharacters < 0) throw new PdfFault('too-large');
  }

  #strings(file: PdfFile, pages: readonly PdfPage[]): void {
    const pageOf = pagesOfNotes(file, pages);
    const byPage = new Map<number | undefined, StringCollector>();
    const collectorOf = (page: number | undefined) => {
      const known = byPage.get(page) ?? new StringCollector(new Set());
      byPage.set(page, known);
      return known;
    };
    for (const { number, value } of file.objects.values()) {
      // The dictionary of a cross-reference stream is a trailer, and so among the trailers.
      const isTrailer = value instanceof PdfStream && file.trailers.includes(value.dictionary);
      if (!isTrailer) collectorOf(pageOf.get(number)).add(value);
    }
    for (const trailer of file.trailers) collectorOf(undefined).add(withoutIdentifier(trailer));
    addComments(file.comments, collectorOf(undefined));
    for (const [page, { lines, unread }] of byPage) {
      const text = [...new Set(lines)].join('\n');
      this.#spend(text.length);
      this.#addText(text, page);
      for (const what of unread) this.leave(what, page);
    }
  }
}

function joined(streams: readonly PdfStream[], file: PdfFile): Uint8Array {
  const pieces = streams.map((stream) => file.decode(stream));
  return pieces.length === 1
    ? pieces[0]!
    : Buffer.concat(pieces.flatMap((piece) => [piece, Buffer.from('\n')]));
}

/** Which page the notes belong to, by number of object. */
function pagesOfNotes(file: PdfFile, pages: readonly PdfPage[]): Map<number, number> {
  const owners = new Map<number, number>();
  for (const [index, { dictionary }] of pages.entries()) {
    const notes: PdfValue | undefined = file.resolve(dictionary.get('Annots'));
    for (const note of Array.isArray(notes) ? (notes as readonly PdfValue[]) : [])
      if (note instanceof PdfReference) owners.set(note.number, index + 1);
  }
  return owners;
}

/** The identifier of a file is two random strings (ISO 32000-1, 14.4). */
function withoutIdentifier(trailer: PdfDictionary): PdfDictionary {
  return new Map([...trailer].filter(([key]) => key !== 'ID'));
}

const BINARY_MARK_BYTES = 8;

/** The comment of some bytes above 127, by which other programs see that the file is no text, is passed over. */
function addComments(comments: readonly Uint8Array[], strings: StringCollector): void {
  for (const comment of comments) {
    const isMark = comment.length <= BINARY_MARK_BYTES && comment.every((byte) => byte > 127);
    if (isMark) continue;
    const text = Buffer.from(comment).toString('latin1');
    if (/[\0-\x08\x0e-\x1f\x7f-\x9f]/.test(text)) strings.unread.add('other');
    else if (text !== '%EOF' && !/^PDF-\d\.\d$/.test(text)) strings.lines.push(text);
  }
}
