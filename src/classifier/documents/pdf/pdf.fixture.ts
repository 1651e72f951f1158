import { deflateSync } from 'node:zlib';

/** For tests: writes PDF files object by object, also broken ones. */
export class PdfWriter {
  readonly #objects: (Buffer | undefined)[] = [];

  /** Takes a number for an object that is written later. */
  reserve(): number {
    return this.#objects.push(undefined);
  }

  add(body: string | Buffer, number = this.reserve()): number {
    this.#objects[number - 1] = typeof body === 'string' ? Buffer.from(body, 'latin1') : body;
    return number;
  }

  stream(
    dictionary: string,
    data: string | Buffer,
    { deflate = false, number = this.reserve() }: { deflate?: boolean; number?: number } = {},
  ): number {
    const raw = typeof data === 'string' ? Buffer.from(data, 'latin1') : data;
    const bytes = deflate ? deflateSync(raw) : raw;
    const filter = deflate ? '/Filter /FlateDecode ' : '';
    const head = `<< ${dictionary} ${filter}/Length ${bytes.length} >>\nstream\n`;
    return this.add(Buffer.concat([Buffer.from(head, 'latin1'), bytes, Buffer.from('\nendstream')]), number);
  }

  /** The whole file with its objects packed into one stream, and a cross-reference stream. */
  finishPacked(root: number, mistake: 'none' | 'gap' | 'tail' | 'index' | 'rows' = 'none'): Buffer {
    const isStream = (body: Buffer) => body.includes('\nstream\n');
    const bodies = this.#objects.map((body) => body ?? Buffer.from('null'));
    const container = bodies.length + 1;
    const table = bodies.length + 2;
    const rows = new Map<number, readonly [number, number, number]>();
    let length = 0;
    const pieces: Buffer[] = [];
    const write = (piece: Buffer) => {
      pieces.push(piece);
      length += piece.length;
    };
    const object = (number: number, body: Buffer) => {
      rows.set(number, [1, length, 0]);
      write(Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]));
    };
    write(Buffer.from('%PDF-1.7\n'));
    let heads = '';
    let packed = '';
    let index = 0;
    for (const [at, body] of bodies.entries()) {
      if (isStream(body)) {
        object(at + 1, body);
        continue;
      }
      if (index === 1 && mistake === 'gap') packed += '(Maria Lopez) ';
      heads += `${at + 1} ${packed.length} `;
      rows.set(at + 1, [2, container, mistake === 'index' ? index + 1 : index]);
      packed += `${body.toString('latin1')} `;
      index += 1;
    }
    if (mistake === 'tail') packed += '(Maria Lopez)';
    const streamOf = (dictionary: string, data: Buffer) => {
      const bytes = deflateSync(data);
      const head = `<< ${dictionary} /Filter /FlateDecode /Length ${bytes.length} >>\nstream\n`;
      return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\nendstream')]);
    };
    const content = Buffer.from(heads + packed, 'latin1');
    object(container, streamOf(`/Type /ObjStm /N ${index} /First ${heads.length}`, content));
    const start = length;
    rows.set(table, [1, start, 0]);
    const lines = Array.from({ length: table + 1 }, (_, number) => {
      const [kind, second, third] = rows.get(number) ?? [0, 0, 0];
      // Each byte less the one above it, as PNG's second predictor writes them.
      return Buffer.from([kind, (second >> 16) & 255, (second >> 8) & 255, second & 255, third]);
    });
    const predicted = lines.map((line, number) =>
      Buffer.from([2, ...line.map((byte, at) => byte - (lines[number - 1]?.[at] ?? 0))]),
    );
    if (mistake === 'rows') predicted.push(Buffer.alloc(6));
    const dictionary =
      `/Type /XRef /Size ${table + 1} /W [1 3 1] /Root ${root} 0 R ` +
      '/DecodeParms << /Predictor 12 /Columns 5 >>';
    object(table, streamOf(dictionary, Buffer.concat(predicted)));
    write(Buffer.from(`startxref\n${start}\n%%EOF\n`));
    return Buffer.concat(pieces);
  }

  /** The whole file with a cross-reference table. */
  finish(
    root: number,
    { trailer = '', shift = 0 }: { readonly trailer?: string; readonly shift?: number } = {},
  ): Buffer {
    const pieces = [Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1')];
    const offsets: number[] = [];
    let length = pieces[0]!.length;
    for (const [index, body] of this.#objects.entries()) {
      const object = Buffer.concat([
        Buffer.from(`${index + 1} 0 obj\n`),
        body ?? Buffer.from('null'),
        Buffer.from('\nendobj\n'),
      ]);
      offsets.push(length);
      length += object.length;
      pieces.push(object);
    }
    const rows = offsets.map((offset) => `${String(offset + shift).padStart(10, '0')} 00000 n \n`);
    pieces.push(
      Buffer.from(
        `xref\n0 ${rows.length + 1}\n0000000000 65535 f \n${rows.join('')}` +
          `trailer\n<< /Size ${rows.length + 1} /Root ${root} 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
        'latin1',
      ),
    );
    return Buffer.concat(pieces);
  }
}

export interface TextPdfOptions {
  /** Lines of each page. */
  readonly pages: readonly (readonly string[])[];
  /** Further operators on each page. */
  readonly content?: string;
  readonly catalog?: string;
  readonly page?: string;
  readonly resources?: string;
  readonly trailer?: string;
  readonly deflate?: boolean;
  readonly shift?: number;
  /** Writes the objects into one stream, with this mistake. */
  readonly packed?: Parameters<PdfWriter['finishPacked']>[1];
  /** Adds objects of its own, whose numbers the other members name. */
  readonly writer?: PdfWriter;
  /** The dictionary of the font `F1`. */
  readonly font?: string;
}

export const HELVETICA = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';

/** A file of plain text in one of the standard fonts. */
export function textPdf(options: TextPdfOptions): Buffer {
  const { pages, content = '', catalog = '', page = '', resources = '', deflate = false } = options;
  const writer = options.writer ?? new PdfWriter();
  const font = writer.add(options.font ?? HELVETICA);
  const tree = writer.reserve();
  const kids = pages.map((lines) => {
    const shown = lines.map((line) => `(${escaped(line)}) Tj T*`).join('\n');
    const own = writer.stream('', `BT /F1 12 Tf 14 TL 72 720 Td\n${shown}\nET\n${content}`, { deflate });
    return writer.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 612 792] /Contents ${own} 0 R ` +
        `/Resources << /Font << /F1 ${font} 0 R >> ${resources} >> ${page} >>`,
    );
  });
  const list = kids.map((kid) => `${kid} 0 R`).join(' ');
  writer.add(`<< /Type /Pages /Kids [${list}] /Count ${kids.length} >>`, tree);
  const root = writer.add(`<< /Type /Catalog /Pages ${tree} 0 R ${catalog} >>`);
  if (options.packed !== undefined) return writer.finishPacked(root, options.packed);
  return writer.finish(root, { trailer: options.trailer ?? '', shift: options.shift ?? 0 });
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, '\\$&');
}

/** A composite font whose glyph numbers say nothing; the map, where there is one, says which letters they are. */
export function compositeFont(writer: PdfWriter, letters: string, { hasMap = true } = {}): string {
  const rows = Array.from(letters).map(
    (letter, index) => `<${hex(index + 1)}> <${letter.codePointAt(0)!.toString(16).padStart(4, '0')}>`,
  );
  const map =
    `/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <0000> <FFFF> ` +
    `endcodespacerange\n${rows.length} beginbfchar\n${rows.join('\n')}\nendbfchar\nendcmap end end`;
  const descendant = writer.add(
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Some /DW 500 /CIDSystemInfo << /Registry (Adobe) ' +
      '/Ordering (Identity) /Supplement 0 >> >>',
  );
  const unicode = hasMap ? `/ToUnicode ${writer.stream('', map, { deflate: true })} 0 R` : '';
  return (
    `<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Some /Encoding /Identity-H ` +
    `/DescendantFonts [${descendant} 0 R] ${unicode} >>`
  );
}

/** The glyph numbers of a text in such a font, as operators. */
export function compositeText(letters: string, text: string): string {
  const codes = Array.from(text)
    .map((letter) => hex(Array.from(letters).indexOf(letter) + 1))
    .join('');
  return `BT /F1 12 Tf 72 500 Td <${codes}> Tj ET`;
}

function hex(number: number): string {
  return number.toString(16).padStart(4, '0');
}
