import type { Unread } from '../../../domain/document-reading.ts';
import { type CrossReference, readTable, readTableStream } from './cross-references.ts';
import { type DecodeBudget, decodeStream } from './decode-stream.ts';
import { PdfFault } from './pdf-fault.ts';
import { isSpace, PdfLexer, PdfWord } from './pdf-lexer.ts';
import {
  isDictionary,
  nameOf,
  numberOf,
  type PdfDictionary,
  PdfReference,
  PdfStream,
  type PdfValue,
} from './pdf-value.ts';

export interface PdfObject {
  readonly number: number;
  readonly value: PdfValue;
}

/** Every object that stands in a file, also those that nothing refers to. */
export interface PdfFile {
  readonly objects: ReadonlyMap<number, PdfObject>;
  readonly root: PdfDictionary;
  readonly trailers: readonly PdfDictionary[];
  /** Comments, as bytes. */
  readonly comments: readonly Uint8Array[];
  /** What the file itself shows to be left unread. */
  readonly unread: ReadonlySet<Unread>;
  resolve(value: PdfValue | undefined): PdfValue | undefined;
  decode(stream: PdfStream): Uint8Array;
}

const MAX_OBJECTS = 200_000;
const ENDSTREAM = Buffer.from('endstream');

/**
 * Reads a file from its first byte to its last. A reader of PDF files jumps from place to place and passes over what it
 * does not need; here nothing is passed over: every byte belongs to an object, a cross-reference or a comment, and
 * every cross-reference points to the object that was found there. So no other reader finds another file in these bytes.
 * @throws PdfFault where the file cannot be read on.
 */
export function readPdfFile(bytes: Uint8Array, budget: DecodeBudget): PdfFile {
  const scan = new Scan(bytes, budget);
  scan.run();
  return scan;
}

class Scan implements PdfFile {
  readonly objects = new Map<number, PdfObject>();
  readonly trailers: PdfDictionary[] = [];
  readonly comments: Uint8Array[] = [];
  readonly unread = new Set<Unread>();
  root: PdfDictionary = new Map();
  readonly #lexer: PdfLexer;
  readonly #budget: DecodeBudget;
  readonly #decoded = new Map<PdfStream, Uint8Array>();
  readonly #offsets = new Map<number, number>();
  readonly #references: CrossReference[] = [];
  /** Streams whose length stands elsewhere in the file: to be compared once it is known. */
  readonly #lengths: { readonly reference: PdfReference; readonly found: PdfStream }[] = [];
  readonly #packed = new Map<number, { readonly container: number; readonly index: number }>();

  constructor(bytes: Uint8Array, budget: DecodeBudget) {
    this.#budget = budget;
    this.#lexer = this.#lexerOf(bytes);
  }

  run(): void {
    const lexer = this.#lexer;
    while (!lexer.isAtEnd) this.#section();
    if (this.trailers.some((trailer) => trailer.has('Encrypt'))) throw new PdfFault('encrypted');
    for (const { reference, found } of this.#lengths) {
      if (this.resolve(reference) !== found.bytes.length) throw new PdfFault('malformed');
    }
    for (const object of this.objects.values()) this.#readTableStream(object);
    if (this.trailers.some((trailer) => trailer.has('Encrypt'))) throw new PdfFault('encrypted');
    // What is unpacked is added at the end and looked at too; it holds no streams.
    for (const object of this.objects.values()) this.#unpack(object);
    this.#checkReferences();
    this.root = this.#findRoot();
  }

  resolve(value: PdfValue | undefined): PdfValue | undefined {
    let at = value;
    for (let steps = 0; at instanceof PdfReference; steps += 1) {
      if (steps > 8) throw new PdfFault('malformed');
      at = this.objects.get(at.number)?.value ?? null;
    }
    return at;
  }

  /** Decoded once and kept: fonts and forms are used on many pages. */
  decode(stream: PdfStream): Uint8Array {
    const known = this.#decoded.get(stream);
    if (known !== undefined) return known;
    const decoded = decodeStream(stream, (value) => this.resolve(value), this.#budget);
    this.#decoded.set(stream, decoded);
    return decoded;
  }

  #lexerOf(bytes: Uint8Array, position = 0): PdfLexer {
    return new PdfLexer(bytes, position, {
      hasReferences: true,
      onComment: (comment) => this.comments.push(comment),
    });
  }

  #section(): void {
    const lexer = this.#lexer;
    const start = lexer.position;
    const first = lexer.next();
    if (typeof first === 'number') {
      this.#object(first, start);
      return;
    }
    if (!(first instanceof PdfWord)) throw new PdfFault('malformed');
    if (first.word === 'xref') {
      this.#references.push(...readTable(lexer));
      lexer.expect('trailer');
      this.#trailer(lexer.value());
    } else if (first.word === 'startxref') lexer.integer();
    else throw new PdfFault('malformed');
  }

  #trailer(value: PdfValue): void {
    if (!isDictionary(value)) throw new PdfFault('malformed');
    this.trailers.push(value);
  }

  #object(number: number, offset: number): void {
    const lexer = this.#lexer;
    lexer.integer();
    lexer.expect('obj');
    const value = lexer.value();
    const end = lexer.next();
    const isStream = end instanceof PdfWord && end.word === 'stream';
    if (isStream) {
      if (!isDictionary(value)) throw new PdfFault('malformed');
      this.#add(number, this.#stream(value));
      lexer.expect('endobj');
    } else {
      if (!(end instanceof PdfWord) || end.word !== 'endobj') throw new PdfFault('malformed');
      this.#add(number, value);
    }
    this.#offsets.set(number, offset);
  }

  #add(number: number, value: PdfValue): void {
    // Appended changes replace objects by others of the same number; the former ones can still be taken out.
    if (this.objects.has(number)) this.unread.add('earlier-version');
    if (this.objects.size >= MAX_OBJECTS) throw new PdfFault('too-large');
    this.objects.set(number, { number, value });
  }

  #stream(dictionary: PdfDictionary): PdfStream {
    const lexer = this.#lexer;
    const { bytes } = lexer;
    if (bytes[lexer.position] === 13) lexer.position += 1;
    if (bytes[lexer.position] !== 10) throw new PdfFault('malformed');
    lexer.position += 1;
    const start = lexer.position;
    const length = dictionary.get('Length');
    const end = typeof length === 'number' ? start + length : this.#endOfStream(start, length);
    if (!Number.isInteger(end) || end < start || end > bytes.length) throw new PdfFault('malformed');
    const stream = new PdfStream(dictionary, bytes.subarray(start, end));
    if (length instanceof PdfReference) this.#lengths.push({ reference: length, found: stream });
    lexer.position = end;
    while (isSpace(bytes[lexer.position])) lexer.position += 1;
    if (lexer.position > end + 2) throw new PdfFault('malformed');
    lexer.expect('endstream');
    return stream;
  }

  #endOfStream(start: number, length: PdfValue | undefined): number {
    const known = length instanceof PdfReference ? this.objects.get(length.number)?.value : undefined;
    if (typeof known === 'number') return start + known;
    const { bytes } = this.#lexer;
    const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(ENDSTREAM, start);
    if (at < 0 || !(length instanceof PdfReference)) throw new PdfFault('malformed');
    // The line break before the word is not of the data, and is one or two bytes.
    if (bytes[at - 1] !== 10) return bytes[at - 1] === 13 ? at - 1 : at;
    return bytes[at - 2] === 13 ? at - 2 : at - 1;
  }

  #readTableStream({ value }: PdfObject): void {
    if (!(value instanceof PdfStream) || nameOf(value.dictionary.get('Type')) !== 'XRef') return;
    this.trailers.push(value.dictionary);
    this.#references.push(...readTableStream(value.dictionary, this.decode(value)));
  }

  /** Takes the objects out of a stream of objects (7.5.7): they fill it, without a gap. */
  #unpack({ number: container, value }: PdfObject): void {
    if (!(value instanceof PdfStream) || nameOf(value.dictionary.get('Type')) !== 'ObjStm') return;
    const count = numberOf(this.resolve(value.dictionary.get('N'))) ?? -1;
    const first = numberOf(this.resolve(value.dictionary.get('First'))) ?? -1;
    if (count < 0 || count > MAX_OBJECTS || first < 0) throw new PdfFault('malformed');
    const lexer = this.#lexerOf(this.decode(value));
    const heads = Array.from({ length: count }, () => ({
      number: lexer.integer(),
      at: first + lexer.integer(),
    }));
    for (const [index, { number, at }] of heads.entries()) {
      lexer.skipSpace();
      if (lexer.position !== at) throw new PdfFault('malformed');
      this.#add(number, lexer.value());
      this.#packed.set(number, { container, index });
    }
    if (!lexer.isAtEnd) throw new PdfFault('malformed');
  }

  #checkReferences(): void {
    const { bytes } = this.#lexer;
    for (const reference of this.#references) {
      if (reference.kind === 'packed') {
        const packed = this.#packed.get(reference.number);
        if (packed?.container !== reference.container || packed.index !== reference.index)
          throw new PdfFault('malformed');
      } else {
        let at = reference.offset;
        while (isSpace(bytes[at])) at += 1;
        if (this.#offsets.get(reference.number) !== at) this.#misplaced();
      }
    }
  }

  /** In a file with appended changes the older tables point to the older objects. */
  #misplaced(): void {
    if (!this.unread.has('earlier-version')) throw new PdfFault('malformed');
  }

  #findRoot(): PdfDictionary {
    const roots = this.trailers.map((trailer) => trailer.get('Root')).filter((root) => root !== undefined);
    const [root] = roots;
    if (!(root instanceof PdfReference)) throw new PdfFault('malformed');
    if (roots.some((other) => !(other instanceof PdfReference) || other.number !== root.number))
      this.unread.add('earlier-version');
    const catalog = this.resolve(root);
    if (!isDictionary(catalog)) throw new PdfFault('malformed');
    return catalog;
  }
}
