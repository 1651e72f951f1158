import { findingOf } from '../matching.ts';
import type { Signal } from '../signal.ts';
import type { TextTraits } from '../view/text-view.ts';
import { createWordTable } from '../words/word-table.ts';

const OPENERS = /[({:;<"'*]/;
type Opening = 'defining' | 'branching' | 'declaring' | 'including';
/** First words of lines of code, in small letters there, by what such a line has to hold as well. */
const FIRST_WORDS: Readonly<Record<Opening, string>> = {
  // One of OPENERS.
  defining:
    'def fn func function async sub public private protected static export import from package using ' +
    'class struct interface impl module require',
  // `{` or `:` at its end.
  branching: 'if for while switch else elif match foreach try catch except',
  // `=`.
  declaring: 'const let var final auto int float double char string bool val mut',
  // `#` before it, and one of OPENERS.
  including: 'include define',
};
const OPENING_AT = createWordTable(
  Object.entries(FIRST_WORDS).flatMap(([opening, words]) =>
    words.split(' ').map((word) => [word, { word, opening }] as const),
  ),
);
const QUERYING = /^(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|ALTER TABLE)\b/;
const FENCE = /^```[a-z]{1,12}$/;
/** Looked for in texts with the sign in which they are written. */
const OPERATORS_WITH: readonly (readonly [(traits: TextTraits) => boolean, readonly string[]])[] = [
  [({ hasEquals }) => hasEquals, ['=>', '!==', '===', '+=']],
  [({ hasColon }) => hasColon, ['::']],
  [({ hasAmpersand }) => hasAmpersand, ['&&']],
];
const OPERATORS = ['->', '||', 'self.', 'this.', 'return ', 'System.out', 'console.log', 'printf', 'print('];

const KINDS = {
  defining: 0,
  branching: 1,
  ending: 2,
  declaring: 3,
  operating: 4,
  querying: 5,
  fencing: 6,
} as const;
const KIND_COUNT = 7;
/** A kind of sign is counted up to this, so that a page of one kind is no code. */
const MAX_OF_KIND = 4;
const MIN_SIGNS = 4;
const MIN_KINDS = 2;
const CHARACTERS_PER_SIGN = 1_600;
/** Part of a text within which the signs have to stand: what stands around code must not hide it. */
const WINDOW = 4_096;
/** How much of a line is looked at. */
const MAX_LINE = 200;
const HASH = 0x23;
const COLON = 0x3a;
const SEMICOLON = 0x3b;
const GRAVE = 0x60;
const BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
const make = findingOf('SOURCE_CODE', 'internal', 'source-code');

interface Sign {
  readonly at: number;
  readonly kind: number;
}

/** Code by its look. */
export const sourceCode: Signal = {
  name: 'source-code',
  version: '3',
  patterns: [OPENERS, QUERYING, FENCE],
  applies: (traits) => traits.length >= 12,
  detect: (text, { traits }) => (isCode(text, traits) ? [make({ start: 0, end: text.length })] : []),
};

function isCode(text: string, traits: TextTraits): boolean {
  const signs = signsOf(text, traits);
  if (signs.length < MIN_SIGNS) return false;
  const span = Math.min(WINDOW, text.length);
  const counts = new Int32Array(KIND_COUNT);
  let first = 0;
  for (const { at, kind } of signs) {
    counts[kind]! += 1;
    while (at - signs[first]!.at > WINDOW) {
      counts[signs[first]!.kind]! -= 1;
      first += 1;
    }
    let total = 0;
    let kinds = 0;
    for (const count of counts) {
      if (count > 0) kinds += 1;
      total += Math.min(count, MAX_OF_KIND);
    }
    if (total >= MIN_SIGNS && kinds >= MIN_KINDS && total * CHARACTERS_PER_SIGN >= span) return true;
  }
  return false;
}

/** Signs of code in ascending order. */
function signsOf(text: string, traits: TextTraits): Sign[] {
  const signs: Sign[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    addSignsOfLine(text, start, end, signs);
    start = end + 1;
  }
  const before = signs.length;
  // Operators are signs of one kind, and by one kind alone nothing is code.
  if (before === 0) return signs;
  for (const operator of OPERATORS) addOperators(text, operator, signs);
  for (const [mayStand, operators] of OPERATORS_WITH)
    if (mayStand(traits)) for (const operator of operators) addOperators(text, operator, signs);
  return signs.length === before ? signs : signs.sort((a, b) => a.at - b.at);
}

function addSignsOfLine(text: string, from: number, to: number, signs: Sign[]): void {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  if (end - start < 1) return;
  const last = text.charCodeAt(end - 1);
  if (last === SEMICOLON || last === BRACE || last === CLOSING_BRACE)
    signs.push({ at: start, kind: KINDS.ending });
  if (!beginsLikeCode(text.charCodeAt(start))) return;
  const first = text.charCodeAt(start);
  if (isUpperCase(first)) {
    if (isUpperCase(text.charCodeAt(start + 1)) && QUERYING.test(lineAt(text, start, end))) {
      signs.push({ at: start, kind: KINDS.querying });
    }
  } else if (first === GRAVE) {
    if (FENCE.test(lineAt(text, start, end))) signs.push({ at: start, kind: KINDS.fencing });
  } else {
    const kind = kindOfOpening(text, start, end);
    if (kind !== undefined) signs.push({ at: start, kind });
  }
}

function kindOfOpening(text: string, start: number, end: number): number | undefined {
  const isHash = text.charCodeAt(start) === HASH;
  const at = isHash ? start + 1 : start;
  const known = OPENING_AT.at(text, at);
  if (known === undefined || !text.startsWith(known.word, at)) return undefined;
  const { opening } = known;
  if (isHash !== (opening === 'including')) return undefined;
  if (opening === 'branching') {
    const last = text.charCodeAt(end - 1);
    return last === BRACE || last === COLON ? KINDS.branching : undefined;
  }
  if (opening === 'declaring') return lineAt(text, start, end).includes('=') ? KINDS.declaring : undefined;
  return OPENERS.test(lineAt(text, start, end)) ? KINDS.defining : undefined;
}

/** A letter, `#`, a grave accent or the brace of `} else {`. */
function beginsLikeCode(code: number): boolean {
  return isUpperCase(code) || (code >= GRAVE && code <= 0x7a) || code === HASH;
}

function lineAt(text: string, start: number, end: number): string {
  return text.slice(start, Math.min(end, start + MAX_LINE));
}

function addOperators(text: string, operator: string, signs: Sign[]): void {
  // Of one that stands everywhere, enough for any window.
  let inWindow = 0;
  let windowStart = Number.NEGATIVE_INFINITY;
  for (let at = text.indexOf(operator); at >= 0; at = text.indexOf(operator, at + operator.length)) {
    if (at - windowStart >= WINDOW / 4) {
      windowStart = at;
      inWindow = 0;
    }
    inWindow += 1;
    if (inWindow > MAX_OF_KIND) continue;
    signs.push({ at, kind: KINDS.operating });
  }
}

function isUpperCase(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d;
}
