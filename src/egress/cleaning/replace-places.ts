import { isEnding } from './free-words.ts';
import type { Place } from './places-in-leaf.ts';
import type { SurrogateBook } from './surrogate-book.ts';

/** A stretch of the cleaned document that was made up here. */
export interface IssuedSpan {
  readonly start: number;
  readonly end: number;
  /** What it stands for, in the leaf that it was put into. */
  readonly from: { readonly start: number; readonly end: number };
}

/** The leaf's text with surrogates in these places, which do not overlap and are in order. */
export function replacePlaces(
  text: string,
  places: readonly Place[],
  book: SurrogateBook,
): { readonly text: string; readonly issued: IssuedSpan[] } {
  const issued: IssuedSpan[] = [];
  let result = '';
  let at = 0;
  for (const place of places) {
    const asMark = place.kind !== 'secret' && isWithinWord(text, place);
    const surrogate = book.surrogateFor(
      asMark ? { ...place, kind: 'token' } : place,
      plainForm(text.slice(place.start, place.end)),
    );
    result += text.slice(at, place.start);
    issued.push({ start: result.length, end: result.length + surrogate.length, from: place });
    result += surrogate;
    at = place.end;
  }
  return { text: result + text.slice(at), issued };
}

const ESCAPED = /\\u[\da-f]{4}/i;

/** A text within JSON within a string has its letters escaped; what is meant is the letters. */
export function plainForm(text: string): string {
  if (!ESCAPED.test(text)) return text;
  try {
    const plain: unknown = JSON.parse(`"${text}"`);
    return typeof plain === 'string' ? plain : text;
  } catch {
    return text;
  }
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const WORD_BEHIND = /[\p{L}\p{N}]{1,6}/uy;
export const MARK_PATTERNS: readonly RegExp[] = [WORD_BEHIND];

/** A made-up value would not be known again in the midst of other letters; a mark is, and a name with its ending. */
function isWithinWord(text: string, { kind, start, end }: Place): boolean {
  if (LETTER_OR_DIGIT.test(text[start - 1] ?? ' ')) return true;
  WORD_BEHIND.lastIndex = end;
  const [behind] = WORD_BEHIND.exec(text) ?? [];
  return behind !== undefined && !(kind === 'person' && isEnding(behind));
}

/** Where a stretch of a cleaned leaf comes from; one that touches what was put there comes from all that it stands for. */
export function originOf(
  { start, end }: { readonly start: number; readonly end: number },
  issued: readonly IssuedSpan[],
): { readonly start: number; readonly end: number } {
  let from = start;
  let to = end;
  for (const span of issued) {
    const shift = span.from.end - span.end;
    if (span.end <= start) from = start + shift;
    else if (span.start <= start) from = span.from.start;
    if (span.end <= end) to = end + shift;
    else if (span.start < end) to = span.from.end;
  }
  return { start: from, end: to };
}
