import { lastAtMost } from '../sorted-search.ts';
import type { TextSpan } from '../text-span.ts';
import { codeUnitsOf } from '../view/code-units.ts';
import { type Units, unitAt } from '../words/units-at.ts';
import type { Edit } from './edit-text.ts';
import { addLineBreaks } from './line-breaks.ts';
import { BREAK } from './readable-bytes.ts';
import type { RewrittenText } from './rewritten-text.ts';
import { worthGathering } from './worth-gathering.ts';

/** Single letters and digits set apart: `4 1 1 1`, `5-3-6`, `(4)(1)(1)`, over up to three characters. */
const SINGLES = /(?<![A-Za-z0-9])[A-Za-z0-9](?:[ ._/,*|~()[\]\n-]{1,3}[A-Za-z0-9](?![A-Za-z0-9])){6,400}/g;
/** Bytes in hexadecimal set apart. */
const PAIRS = /(?<![A-Za-z0-9])[0-9A-Fa-f]{2}(?:[ :,]{1,2}(?:0x)?[0-9A-Fa-f]{2}(?![A-Za-z0-9])){8,400}/g;
/** Groups of digits over a line break, dots, commas or brackets. */
const BROKEN =
  /(?<![\w.,])\d{1,8}(?:(?: {0,2}\n[ >]{0,4}| ?\.{2,3} ?|, |,|\) ?\(|_|\/| ?[*|~] ?)\d{1,8}){1,7}(?!\w|[.,]\d)/g;
/** Digits among which O stands for zero, and l or I for one. */
const LETTERED = /(?<![A-Za-z0-9])[\dOolI|]{1,19}(?:[ .-][\dOolI|]{1,19}){0,6}(?![A-Za-z0-9])/g;
/** Letters and digits over dots. */
const DOTTED = /(?<![\w.])[A-Za-z0-9]{1,12}(?:\.{2,3}[A-Za-z0-9]{1,12}){2,10}(?!\w|\.[\w.])/g;
/** A bar by itself is that of a table, and a name such as `o1-2024-12-17` has a date. */
const COLUMN_OR_DATE = /(?:^|[ .-])\|(?:[ .-]|$)|(?:^|-)20\d\d-[01]\d-[0-3]\d$/;
const OPEN = '([{';
const CLOSED = ')]}';
const SEPARATORS = /[^A-Za-z0-9]{1,8}/g;
const ROUND = /[Oo]/g;
const UPRIGHT = /[lI|]/g;
const NOT_DIGIT = /\D{1,8}/g;
export const GATHER_PATTERNS: readonly RegExp[] = [
  SINGLES,
  PAIRS,
  BROKEN,
  DOTTED,
  LETTERED,
  SEPARATORS,
  NOT_DIGIT,
  ROUND,
  UPRIGHT,
  COLUMN_OR_DATE,
];

const MIN_DIGITS = 7;
/** Fewer are left as they stand. */
export const MIN_GATHERED_DIGITS = 3;
const MAX_DIGITS = 24;
/** A number that is broken more often is a table. */
const MAX_LINE_BREAKS = 24;
/** What is kept around, for the words that name a number. */
const CONTEXT = 60;
/** Edits beyond this many are left alone: a text made of nothing else is no message. */
const MAX_EDITS = 20_000;

/** Groups of digits further apart than this belong to different numbers. */
const MAX_GAP = 8;
/** What is looked at around a number. */
const REACH = 32;

/** A part of a text that could hold a number or key that is set apart, with what is in it. */
interface Stretch extends TextSpan {
  /** Whether a letter that could stand for a digit is beside one. */
  readonly isLettered: boolean;
}

/**
 * The stretches of a text whose letters and digits are set apart, broken over lines or written with look-alike
 * letters, put together, each with what stands around it; undefined when there are none. `digitRuns`: where its runs
 * of digits begin and end, in turns.
 */
export function gatherCharacters(text: string, digitRuns: readonly number[]): RewrittenText | undefined {
  const edits: Edit[] = [];
  const breaks: Edit[] = [];
  for (const stretch of stretchesOf(text, digitRuns)) {
    const worth = worthGathering(text, stretch.start, stretch.end);
    const piece = text.slice(stretch.start, stretch.end);
    const own: Edit[] = [];
    if (worth.singles) addSetApart(SINGLES, piece, own);
    if (worth.pairs) addSetApart(PAIRS, piece, own);
    if (worth.broken) addBroken(piece, own);
    if (worth.lettered && stretch.isLettered) addLettered(piece, own);
    if (worth.lineBreaks && breaks.length <= MAX_LINE_BREAKS)
      addLineBreaks(piece, stretch.start, { breaks, max: MAX_LINE_BREAKS });
    if (worth.dotted) addDotted(piece, own);
    for (const { start, end, by } of own) {
      edits.push({ start: start + stretch.start, end: end + stretch.start, by });
    }
    if (edits.length > MAX_EDITS) break;
  }
  if (breaks.length <= MAX_LINE_BREAKS) edits.push(...breaks);
  if (edits.length === 0) return undefined;
  edits.sort((x, y) => x.start - y.start || y.end - x.end);
  return rewrittenAround(text, edits);
}

/** Around digits: every number and nearly every key holds some, and nearly no sentence does. Ascending, disjoint. */
function stretchesOf(text: string, digitRuns: readonly number[]): Stretch[] {
  const units = codeUnitsOf(text);
  const stretches: { start: number; end: number; isLettered: boolean }[] = [];
  for (let run = 0; run < digitRuns.length; ) {
    const first = digitRuns[run]!;
    let last = digitRuns[run + 1]!;
    let digits = last - first;
    let groups = 1;
    let reach = lettersReach(units, last);
    let isLettered = reach > last || isForDigit(units, first - 1) || isForDigit(units, first - 2);
    for (run += 2; run < digitRuns.length && digitRuns[run]! - reach <= MAX_GAP; run += 2) {
      const next = digitRuns[run]!;
      last = digitRuns[run + 1]!;
      digits += last - next;
      groups += 1;
      reach = lettersReach(units, last);
      isLettered ||= reach > last || isForDigit(units, next - 1) || isForDigit(units, next - 2);
    }
    if (digits < MIN_GATHERED_DIGITS) continue;
    const start = Math.max(0, first - REACH);
    const end = Math.min(text.length, last + REACH);
    // A number in one piece says what it is, unless a line break beside it cut it in two.
    if (groups < 2 && !isLettered && !text.slice(start, end).includes('\n')) continue;
    const before = stretches[stretches.length - 1];
    if (before !== undefined && start <= before.end) {
      before.end = end;
      before.isLettered ||= isLettered;
    } else stretches.push({ start, end, isLettered });
  }
  return stretches;
}

/** How far a number that pauses at `end` goes on in letters for digits, none further than one character off. */
function lettersReach(units: Units, end: number): number {
  let reach = end;
  for (let at = end; at - reach < 2; at += 1) if (isForDigit(units, at)) reach = at + 1;
  return reach;
}

/** `O`, `o`, `l`, `I` and `|`. */
function isForDigit(units: Units, at: number): boolean {
  const code = unitAt(units, at);
  return code === 0x4f || code === 0x6f || code === 0x6c || code === 0x49 || code === 0x7c;
}

function addSetApart(pattern: RegExp, text: string, edits: Edit[]): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (edits.length > MAX_EDITS) return;
    const { start, end } = withoutWords(match);
    for (const gap of text.slice(start, end).matchAll(SEPARATORS)) {
      const zeroX = pattern === PAIRS && text.startsWith('0x', start + gap.index + gap[0].length) ? 2 : 0;
      edits.push({ start: start + gap.index, end: start + gap.index + gap[0].length + zeroX, by: '' });
    }
  }
}

/** Without a small letter at either end that is a word of the sentence. */
function withoutWords(match: RegExpExecArray): { start: number; end: number } {
  let start = match.index;
  let end = start + match[0].length;
  if (/^[aeiouy] /.test(match[0])) start += 2;
  if (/ [aeiouy]$/.test(match[0])) end -= 2;
  return { start, end };
}

function addBroken(text: string, edits: Edit[]): void {
  BROKEN.lastIndex = 0;
  for (let match = BROKEN.exec(text); match !== null; match = BROKEN.exec(text)) {
    if (edits.length > MAX_EDITS) return;
    const digits = match[0].replaceAll(NOT_DIGIT, '').length;
    if (digits < MIN_DIGITS || digits > MAX_DIGITS || isDateOrFraction(match[0])) continue;
    const gaps = [...match[0].matchAll(NOT_DIGIT)];
    if (isOfTable(text, match[0], match.index, gaps)) continue;
    for (const gap of gaps) {
      edits.push({ start: match.index + gap.index, end: match.index + gap.index + gap[0].length, by: '' });
    }
  }
}

function addDotted(text: string, edits: Edit[]): void {
  DOTTED.lastIndex = 0;
  for (let match = DOTTED.exec(text); match !== null; match = DOTTED.exec(text)) {
    if (edits.length > MAX_EDITS || match[0].replaceAll(NOT_DIGIT, '').length < 3) continue;
    for (const gap of match[0].matchAll(SEPARATORS)) {
      edits.push({ start: match.index + gap.index, end: match.index + gap.index + gap[0].length, by: '' });
    }
  }
}

/**
 * `80 | 2048/128`, `(10071, 10075, 2)`: who breaks a number puts the same sign between its groups, and makes no list of
 * numbers of different lengths.
 */
function isOfTable(text: string, written: string, start: number, gaps: readonly RegExpExecArray[]): boolean {
  const sign = gaps[0]![0].trim();
  if (gaps.some((gap) => gap[0].trim() !== sign)) return true;
  if (sign !== ',' || !OPEN.includes(text[start - 1] ?? ' ')) return false;
  const lengths = new Set(written.split(NOT_DIGIT).map((group) => group.length));
  return lengths.size > 1 && CLOSED.includes(text[start + written.length] ?? ' ');
}

/** `12/31/2024`, `3/4`, `1,250,000`. */
function isDateOrFraction(written: string): boolean {
  return /^\d{1,4}\/\d{1,2}(?:\/\d{2,4})?$|^\d{1,3}(?:,\d{3})+$/.test(written);
}

function addLettered(text: string, edits: Edit[]): void {
  LETTERED.lastIndex = 0;
  for (let match = LETTERED.exec(text); match !== null; match = LETTERED.exec(text)) {
    if (edits.length > MAX_EDITS) return;
    const written = match[0];
    if (
      written.length < MIN_DIGITS ||
      !/[OolI|]/.test(written) ||
      COLUMN_OR_DATE.test(written) ||
      written.replaceAll(NOT_DIGIT, '').length < 3
    ) {
      continue;
    }
    const by = written.replaceAll(ROUND, '0').replaceAll(UPRIGHT, '1');
    edits.push({ start: match.index, end: match.index + written.length, by });
  }
}

/** The edited stretches with their surroundings, set apart from each other. */
function rewrittenAround(text: string, edits: readonly Edit[]): RewrittenText {
  const here: number[] = [];
  const there: number[] = [];
  const pieces: string[] = [];
  let length = 0;
  let at = -1;
  const keep = (from: number, to: number): void => {
    here.push(length);
    there.push(from);
    pieces.push(text.slice(from, to));
    length += to - from;
    at = to;
  };
  for (const { start, end, by } of edits) {
    if (start < at) continue;
    if (at < 0) keep(Math.max(0, start - CONTEXT), start);
    else if (start - at <= 2 * CONTEXT) keep(at, start);
    else {
      keep(at, at + CONTEXT);
      pieces.push(BREAK);
      length += BREAK.length;
      keep(start - CONTEXT, start);
    }
    here.push(length);
    there.push(start);
    pieces.push(by);
    length += by.length;
    at = end;
  }
  keep(at, Math.min(text.length, at + CONTEXT));
  const originalOf = (offset: number): number => {
    const piece = lastAtMost(here, offset);
    return Math.min(text.length, there[piece]! + offset - here[piece]!);
  };
  return {
    text: pieces.join(''),
    toOriginal: ({ start, end }) => {
      const from = originalOf(start);
      return { start: from, end: end > start ? Math.max(from, originalOf(end - 1) + 1) : from };
    },
  };
}
