import { findingOf } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';
import type { TextView } from '../view/text-view.ts';
import { isLetter } from '../words/is-letter.ts';

/** Zero to nine, by language. */
const LANGUAGES = [
  'zero one two three four five six seven eight nine',
  'null eins zwei drei vier fünf sechs sieben acht neun',
  'zéro un deux trois quatre cinq six sept huit neuf',
  'cero uno dos tres cuatro cinco seis siete ocho nueve',
  'zero uno due tre quattro cinque sei sette otto nove',
  'nul een twee drie vier vijf zes zeven acht negen',
  'zero um dois três quatro cinco seis sete oito nove',
  'zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć',
];
/** Other ways to say a digit: `oh` for 0, `zwo`, without accents. */
const VARIANTS: readonly (readonly [string, number])[] = [
  ['oh', 0],
  ['o', 0],
  ['nought', 0],
  ['nil', 0],
  ['zwo', 2],
  ['fuenf', 5],
  ['une', 1],
  ['uma', 1],
  ['duas', 2],
  ['meia', 6],
  ['één', 1],
  ['piec', 5],
  ['szesc', 6],
  ['dziewiec', 9],
];
const REPEATED: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['triple', 3],
  ['doppel', 2],
  ['doble', 2],
  ['doppio', 2],
  ['dubbel', 2],
  ['duplo', 2],
]);
const DIGITS = new Map<string, number>(VARIANTS);
for (const language of LANGUAGES) language.split(' ').forEach((word, digit) => DIGITS.set(word, digit));

const SPACED = /(?<![\w.,])\d(?: \d){8,20}(?![\w])/y;
const SEPARATED = /(?<![\w.,])\d(?:([-_.*/])\d(?:\1\d){7,19})(?![\w])/y;
const ALL_WORDS = /(?:zero|one|two|three|four|five|six|seven|eight|nine|oh){9,24}/iy;
const make = findingOf('SPELLED_NUMBER', 'restricted', 'personal');
/** The longest number word, and the most that may stand between two. */
const MAX_WORD = 10;
const MAX_BETWEEN = 24;
const MAX_STEP = MAX_WORD + MAX_BETWEEN;
/** Shortest number worth hiding this way: a social security number has nine digits. */
const MIN_DIGITS = 9;
const BETWEEN = /^(?:[\s,.;:/_-]{1,3}(?:and |und |et |y |e |en |i )?|[ ,-]{1,2}(?:\d[ ,.-]{1,2}){1,9})$/;

/** A long number written out in words, with digits between them or not: a way to hide one from a reader of digits. */
export const spelledDigits: Signal = {
  name: 'spelled-digits',
  version: '2',
  words: [...DIGITS.keys(), ...REPEATED.keys()],
  patterns: [BETWEEN],
  detect: (text, { hits }) => {
    const found: RawFinding[] = [];
    // Most hits stand alone: they are part of no number.
    for (let first = 0; first < hits.length; ) {
      let next = first + 1;
      while (next < hits.length && hits[next]! - hits[next - 1]! <= MAX_STEP) next += 1;
      if (next - first > 1) addRuns(text, hits.slice(first, next), found);
      first = next;
    }
    return found;
  },
};

/** A long number whose digits are set apart one by one, and number words without anything between them. */
export const spacedDigits: Signal = {
  name: 'spaced-digits',
  version: '2',
  patterns: [SPACED, SEPARATED, ALL_WORDS],
  applies: (traits) => traits.digits >= MIN_DIGITS || traits.length >= 24,
  detect: (text, view) => {
    const found: RawFinding[] = [];
    addSpaced(text, view, found);
    for (const { start, end } of view.tokens) {
      if (isAllWords(text, start, end)) found.push(make({ start, end }));
    }
    return found;
  },
};

/** Of digits set apart each is a run, and every second character is the same separator. */
function addSpaced(text: string, { numbers, digitRuns }: TextView, found: RawFinding[]): void {
  if (numbers.length === 0) return;
  let behind = 0;
  for (let run = 0; run + 2 < digitRuns.length; run += 2) {
    const at = digitRuns[run]!;
    if (digitRuns[run + 1] !== at + 1 || digitRuns[run + 2] !== at + 2 || at < behind) continue;
    const separator = text.charCodeAt(at + 1);
    if (at + 3 >= text.length || separator !== text.charCodeAt(at + 3)) continue;
    const pattern = separator === SPACE ? SPACED : SEPARATED;
    pattern.lastIndex = at;
    if (!pattern.test(text)) continue;
    const span = { start: at, end: pattern.lastIndex };
    if (pattern === SPACED || !isCounting(digitsIn(text.slice(span.start, span.end)))) found.push(make(span));
    behind = span.end;
  }
}

const SPACE = 0x20;
const LONGEST_WORDS = 120;
/** The letters that English digits begin with, in either case. */
const WORD_BEGINS = new Uint8Array(128);
for (const letter of 'ZzOoTtFfSsEeNn') WORD_BEGINS[letter.charCodeAt(0)] = 1;

/** Whether a token is number words and nothing else. */
function isAllWords(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  if (end - start > LONGEST_WORDS || first > 0x7f || WORD_BEGINS[first] === 0) return false;
  ALL_WORDS.lastIndex = start;
  return ALL_WORDS.test(text) && ALL_WORDS.lastIndex === end;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function digitsIn(text: string): number[] {
  const digits: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (isDigit(code)) digits.push(code - 0x30);
  }
  return digits;
}

/** One after the other, as children count, or nothing but zeros and ones: bits. */
function isCounting(digits: readonly number[]): boolean {
  let steps = 0;
  let bits = 0;
  digits.forEach((digit, index) => {
    if (digit <= 1) bits += 1;
    const step = digit - (digits[index - 1] ?? digit);
    if (step === 1 || step === -1) steps += 1;
  });
  return bits === digits.length || steps >= digits.length - 1;
}

/** `hits`: such that each begins at most {@link MAX_STEP} behind the one before. */
function addRuns(text: string, hits: readonly number[], found: RawFinding[]): void {
  let first = 0;
  let end = -1;
  let digits: number[] = [];
  let repeat = 1;
  const close = (): void => {
    if (digits.length >= MIN_DIGITS) found.push(make({ start: first, end }));
  };
  for (const at of hits) {
    const between = end >= 0 && at - end <= MAX_BETWEEN ? text.slice(end, at) : undefined;
    if (between === undefined || !BETWEEN.test(between)) {
      close();
      first = at;
      digits = [];
      repeat = 1;
    } else digits.push(...digitsIn(between));
    end = at + lengthOfWord(text, at);
    const word = text.slice(at, end).toLowerCase();
    const digit = DIGITS.get(word);
    if (digit === undefined) repeat = REPEATED.get(word) ?? 1;
    else {
      for (let times = 0; times < repeat; times += 1) digits.push(digit);
      repeat = 1;
    }
  }
  close();
}

function lengthOfWord(text: string, at: number): number {
  let length = 0;
  while (length < MAX_WORD && at + length < text.length && isLetter(text.charCodeAt(at + length)))
    length += 1;
  return length;
}
