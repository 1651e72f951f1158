import type { Unread } from '../../../domain/document-reading.ts';
import type { DrawingAllowance } from './drawing-allowance.ts';
import { passInlineImage } from './inline-image.ts';
import { apply, IDENTITY, type Matrix, matrixOf, multiply } from './matrix.ts';
import type { TextRun } from './page-text.ts';
import { PdfFault } from './pdf-fault.ts';
import type { PdfFile } from './pdf-file.ts';
import { type PdfFont, readFont } from './pdf-font.ts';
import { PdfLexer, PdfWord } from './pdf-lexer.ts';
import {
  isArray,
  isDictionary,
  nameOf,
  numberOf,
  type PdfDictionary,
  PdfStream,
  PdfString,
  type PdfValue,
} from './pdf-value.ts';

/** What all pages of one document share. */
export interface ContentContext {
  readonly file: PdfFile;
  readonly fonts: Map<PdfDictionary, PdfFont>;
  readonly allowance: DrawingAllowance;
  /** Forms that some page has drawn. */
  readonly drawnForms: Set<PdfStream>;
  /** Operators and letters that may still be read; forms within forms multiply them. */
  budget: { remainingSteps: number; remainingCharacters: number };
}

/** What one piece of content says. */
export interface Content {
  readonly runs: TextRun[];
  /** Text that replaces or describes what is drawn (`ActualText`, `Alt`), and comments. */
  readonly asides: PdfValue[];
  readonly comments: Uint8Array[];
  readonly unread: Set<Unread>;
}

export function emptyContent(): Content {
  return { runs: [], asides: [], comments: [], unread: new Set() };
}

interface TextState {
  font: PdfFont | undefined;
  size: number;
  characterSpacing: number;
  wordSpacing: number;
  /** Horizontal scaling, 1 for 100 %. */
  scale: number;
  leading: number;
  rise: number;
}

interface GraphicsState extends TextState {
  matrix: Matrix;
}

const MAX_FORM_DEPTH = 12;
const MAX_SAVED = 512;
const MAX_OPERANDS = 64;

/** Operators that set how things look, or paint what was built, and say nothing (ISO 32000-1, annex A). */
const SILENT: ReadonlySet<string> = new Set(
  'w J j M d ri i CS cs SC SCN sc scn G g RG rg K k sh MP BMC EMC BX EX d0 d1 W W* n S s f F f* B B* b b* h Tr'.split(
    ' ',
  ),
);

/**
 * Reads the letters that a stream of content shows, wherever and however they are shown: what is invisible, tiny, cut
 * off or outside the page is text like all other text.
 * @throws PdfFault for content that cannot be followed.
 */
export function readContent(
  bytes: Uint8Array,
  start: { readonly resources: PdfDictionary | undefined; readonly matrix?: Matrix; readonly depth?: number },
  into: Content,
  context: ContentContext,
): void {
  new ContentReader(bytes, start, into, context).run();
}

class ContentReader {
  readonly #lexer: PdfLexer;
  readonly #resources: PdfDictionary | undefined;
  readonly #depth: number;
  readonly #into: Content;
  readonly #context: ContentContext;
  readonly #saved: GraphicsState[] = [];
  #state: GraphicsState;
  #textMatrix: Matrix = IDENTITY;
  #lineMatrix: Matrix = IDENTITY;
  #point = { x: 0, y: 0 };
  #hasMoved = true;

  constructor(
    bytes: Uint8Array,
    start: Parameters<typeof readContent>[1],
    into: Content,
    context: ContentContext,
  ) {
    this.#lexer = new PdfLexer(bytes, 0, {
      hasReferences: false,
      onComment: (comment) => into.comments.push(comment),
    });
    this.#resources = start.resources;
    this.#depth = start.depth ?? 0;
    this.#into = into;
    this.#context = context;
    this.#state = {
      matrix: start.matrix ?? IDENTITY,
      font: undefined,
      size: 0,
      characterSpacing: 0,
      wordSpacing: 0,
      scale: 1,
      leading: 0,
      rise: 0,
    };
  }

  run(): void {
    let operands: PdfValue[] = [];
    while (!this.#lexer.isAtEnd) {
      const next = this.#lexer.next();
      this.#step(1);
      if (next instanceof PdfWord) {
        this.#operate(next.word, operands);
        operands = [];
      } else {
        operands.push(next);
        if (operands.length > MAX_OPERANDS) throw new PdfFault('malformed');
      }
    }
    if (operands.length > 0) throw new PdfFault('malformed');
  }

  #step(count: number): void {
    this.#context.budget.remainingSteps -= count;
    if (this.#context.budget.remainingSteps < 0) throw new PdfFault('too-large');
  }

  #operate(word: string, operands: readonly PdfValue[]): void {
    if (this.#showsText(word, operands) || this.#setsText(word, operands)) return;
    if (this.#draws(word, operands) || this.#setsGraphics(word, operands)) return;
    if (!SILENT.has(word) || operands.some((each) => each instanceof PdfString))
      throw new PdfFault('malformed');
  }

  #showsText(word: string, operands: readonly PdfValue[]): boolean {
    switch (word) {
      case 'Tj':
        this.#show(operands[0]);
        return true;
      case "'":
        this.#nextLine();
        this.#show(operands[0]);
        return true;
      case '"':
        this.#state.wordSpacing = number(operands[0]);
        this.#state.characterSpacing = number(operands[1]);
        this.#nextLine();
        this.#show(operands[2]);
        return true;
      case 'TJ':
        for (const item of list(operands[0])) {
          if (typeof item === 'number') this.#advance((-item / 1_000) * this.#state.size * this.#state.scale);
          else this.#show(item);
        }
        return true;
      case 'BDC':
      case 'DP':
        this.#into.asides.push(this.#propertiesOf(operands[1]));
        return true;
      default:
        return false;
    }
  }

  #propertiesOf(value: PdfValue | undefined): PdfValue {
    // A name leads to an object of the file, whose strings are read with it.
    return isDictionary(value) ? value : null;
  }

  #setsText(word: string, operands: readonly PdfValue[]): boolean {
    const state = this.#state;
    switch (word) {
      case 'BT':
        this.#setLine(IDENTITY);
        return true;
      case 'ET':
        return true;
      case 'Tc':
        state.characterSpacing = number(operands[0]);
        return true;
      case 'Tw':
        state.wordSpacing = number(operands[0]);
        return true;
      case 'Tz':
        state.scale = number(operands[0]) / 100;
        return true;
      case 'TL':
        state.leading = number(operands[0]);
        return true;
      case 'Ts':
        state.rise = number(operands[0]);
        return true;
      case 'Tf':
        this.#setFont(this.#resource('Font', nameOf(operands[0])), number(operands[1]));
        return true;
      case 'Td':
        this.#move(number(operands[0]), number(operands[1]));
        return true;
      case 'TD':
        state.leading = -number(operands[1]);
        this.#move(number(operands[0]), number(operands[1]));
        return true;
      case 'Tm':
        this.#setLine(matrixOf(operands) ?? fail());
        return true;
      case 'T*':
        this.#nextLine();
        return true;
      default:
        return false;
    }
  }

  #draws(word: string, operands: readonly PdfValue[]): boolean {
    const { allowance } = this.#context;
    switch (word) {
      case 'm':
        this.#point = { x: number(operands[0]), y: number(operands[1]) };
        return true;
      case 'l': {
        const to = { x: number(operands[0]), y: number(operands[1]) };
        allowance.line(to.x - this.#point.x, to.y - this.#point.y, this.#state.matrix);
        this.#point = to;
        return true;
      }
      case 'c':
      case 'v':
      case 'y':
        allowance.curve();
        this.#point = { x: number(operands.at(-2)), y: number(operands.at(-1)) };
        return true;
      case 're':
        allowance.box(this.#state.matrix);
        return true;
      case 'Do':
        this.#paint(this.#resource('XObject', nameOf(operands[0])));
        return true;
      case 'BI':
        passInlineImage(this.#lexer, allowance);
        return true;
      default:
        return false;
    }
  }

  #setsGraphics(word: string, operands: readonly PdfValue[]): boolean {
    switch (word) {
      case 'q':
        if (this.#saved.length >= MAX_SAVED) throw new PdfFault('malformed');
        this.#saved.push({ ...this.#state });
        return true;
      case 'Q':
        this.#state = this.#saved.pop() ?? this.#state;
        return true;
      case 'cm':
        this.#state.matrix = multiply(matrixOf(operands) ?? fail(), this.#state.matrix);
        return true;
      case 'gs': {
        const settings = this.#resource('ExtGState', nameOf(operands[0]));
        const font = isDictionary(settings) ? this.#context.file.resolve(settings.get('Font')) : undefined;
        if (isArray(font)) this.#setFont(this.#context.file.resolve(font[0]), number(font[1]));
        return true;
      }
      default:
        return false;
    }
  }

  #resource(kind: string, name: string | undefined): PdfValue | undefined {
    const { file } = this.#context;
    const group = file.resolve(this.#resources?.get(kind));
    return isDictionary(group) && name !== undefined ? file.resolve(group.get(name)) : undefined;
  }

  #setFont(dictionary: PdfValue | undefined, size: number): void {
    this.#state.size = size;
    if (!isDictionary(dictionary)) {
      this.#state.font = undefined;
      return;
    }
    const { fonts, file } = this.#context;
    let font = fonts.get(dictionary);
    if (font === undefined) {
      font = readFont(dictionary, file);
      fonts.set(dictionary, font);
    }
    this.#state.font = font;
  }

  #setLine(matrix: Matrix): void {
    this.#lineMatrix = matrix;
    this.#textMatrix = matrix;
    this.#hasMoved = true;
  }

  #move(x: number, y: number): void {
    this.#setLine(multiply([1, 0, 0, 1, x, y], this.#lineMatrix));
  }

  #nextLine(): void {
    this.#move(0, -this.#state.leading);
  }

  #advance(x: number): void {
    this.#textMatrix = multiply([1, 0, 0, 1, x, 0], this.#textMatrix);
  }

  #show(value: PdfValue | undefined): void {
    if (!(value instanceof PdfString)) throw new PdfFault('malformed');
    const { font, size, scale, characterSpacing, wordSpacing } = this.#state;
    if (font === undefined) {
      if (value.bytes.length > 0) this.#into.unread.add('font');
      return;
    }
    const glyphs = font.glyphs(value.bytes);
    this.#step(glyphs.length);
    const from = this.#place();
    let text = '';
    let width = 0;
    for (const glyph of glyphs) {
      if (glyph.text === undefined) this.#into.unread.add('font');
      text += glyph.text ?? '\ufffd';
      const spacing = characterSpacing + (glyph.isWordSpace ? wordSpacing : 0);
      width += ((glyph.width / 1_000) * size + spacing) * scale;
    }
    this.#advance(width);
    this.#keep(text, from, font.hasGuessedWidths && this.#hasMoved);
    this.#hasMoved = false;
  }

  #keep(text: string, from: { readonly x: number; readonly y: number }, isLoose: boolean): void {
    if (text === '') return;
    const { budget } = this.#context;
    budget.remainingCharacters -= text.length;
    if (budget.remainingCharacters < 0) throw new PdfFault('too-large');
    const to = this.#place();
    const { matrix, size } = this.#state;
    const [a, b, c, d] = multiply(this.#textMatrix, matrix);
    const height = Math.abs(size) * Math.sqrt(Math.abs(a * d - b * c));
    this.#into.runs.push({ text, x: from.x, y: from.y, endX: to.x, endY: to.y, size: height, isLoose });
  }

  #place(): { readonly x: number; readonly y: number } {
    return apply(multiply(this.#textMatrix, this.#state.matrix), 0, this.#state.rise);
  }

  #paint(object: PdfValue | undefined): void {
    if (!(object instanceof PdfStream) || nameOf(object.dictionary.get('Subtype')) !== 'Form') return;
    if (this.#depth >= MAX_FORM_DEPTH) throw new PdfFault('malformed');
    const { file, drawnForms } = this.#context;
    drawnForms.add(object);
    const own = file.resolve(object.dictionary.get('Matrix'));
    const resources = file.resolve(object.dictionary.get('Resources'));
    readContent(
      file.decode(object),
      {
        resources: isDictionary(resources) ? resources : this.#resources,
        matrix: multiply((isArray(own) ? matrixOf(own) : undefined) ?? IDENTITY, this.#state.matrix),
        depth: this.#depth + 1,
      },
      this.#into,
      this.#context,
    );
  }
}

function number(value: PdfValue | undefined): number {
  return numberOf(value) ?? fail();
}

function list(value: PdfValue | undefined): readonly PdfValue[] {
  return isArray(value) ? value : fail();
}

function fail(): never {
  throw new PdfFault('malformed');
}
