import { isLetterAt, type Units, unitAt } from '../words/units-at.ts';

/** No two cells of one person are further apart. */
const MAX_GAP = 80;
const MAX_TAG = 48;
const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const NEW_LINE = 0x0a;
const TAB = 0x09;
const COMMA = 0x2c;
const isBlank = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0;
const isQuote = (code: number): boolean => code === 0x22 || code === 0x27;
const isSeparator = (code: number): boolean => code === COMMA || code === 0x3b || code === 0x7c;
/** Tags of HTML that stand within a row or a sentence; what XML lists side by side are many things. */
const CELL_TAGS: ReadonlySet<string> = new Set(
  'td th div span b i u a em strong small font dd dt'.split(' '),
);
const MAX_TAG_NAME = 6;

/**
 * Where the word begins that stands beside the one that ends at `from` as two cells of a row do, or as words do that a
 * line was broken between: `Anna;Weber`, `"Anna","Weber"`, `<td>Anna</td><td>Weber</td>`, `Anna\n  Weber`; -1 where
 * none does.
 */
export function cellAfter(units: Units, from: number, length: number): number {
  const limit = Math.min(length, from + MAX_GAP);
  let blanks = 0;
  let lines = 0;
  let tabs = 0;
  let tags = 0;
  let quotes = 0;
  let separators = 0;
  let isComma = false;
  for (let at = from; at < limit; at += 1) {
    const code = unitAt(units, at);
    if (isBlank(code)) {
      blanks += 1;
      if (code === NEW_LINE) lines += 1;
      else if (code === TAB) tabs += 1;
    } else if (isQuote(code)) quotes += 1;
    else if (isSeparator(code)) {
      separators += 1;
      isComma ||= code === COMMA;
    } else if (code === LESS) {
      const end = tagEnd(units, at, limit);
      if (end < 0) return -1;
      tags += 1;
      at = end;
    } else if (!isLetterAt(units, at)) return -1;
    else if (tags > 0) return separators === 0 && quotes === 0 ? at : -1;
    else if (separators > 0) {
      if (separators > 1 || lines > 0 || quotes % 2 === 1) return -1;
      return !isComma || quotes === 2 || blanks === 0 ? at : -1;
    } else return quotes === 0 && lines < 2 && (blanks > 1 || lines > 0 || tabs > 0) ? at : -1;
  }
  return -1;
}

/** Where the tag ends that begins at `start`; -1 where it is none of `CELL_TAGS`. */
function tagEnd(units: Units, start: number, limit: number): number {
  const name = unitAt(units, start + 1) === SLASH ? start + 2 : start + 1;
  let end = name;
  while (end < name + MAX_TAG_NAME && isLetterAt(units, end)) end += 1;
  if (!CELL_TAGS.has(String.fromCharCode(...units.subarray(name, end)).toLowerCase())) return -1;
  const last = Math.min(limit, start + MAX_TAG);
  for (let at = end; at < last; at += 1) {
    const code = unitAt(units, at);
    if (code === GREATER) return at;
    if (code === LESS) return -1;
  }
  return -1;
}

/** Where the word ends that the one at `start` is the {@link cellAfter} of; -1 where none is. */
export function cellBefore(units: Units, start: number, length: number): number {
  const limit = Math.max(0, start - MAX_GAP);
  let isInTag = false;
  for (let at = start - 1; at >= limit; at -= 1) {
    const code = unitAt(units, at);
    if (code === GREATER) isInTag = true;
    else if (code === LESS) isInTag = false;
    else if (!isInTag && isLetterAt(units, at))
      return cellAfter(units, at + 1, length) === start ? at + 1 : -1;
  }
  return -1;
}
