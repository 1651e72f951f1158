import { foldText } from './fold-text.ts';

/** What names take at their end in the languages that inflect them, without accents. */
const ENDINGS: ReadonlySet<string> = new Set(
  [
    's es n en ns sche schen', // Germanic
    'a e i u y ie em ou om iem ego emu owi ovi owa owe ova ove ow ami ach', // Slavic, in Latin letters
    'а е и у ы ю я ом ем ои еи ою ею ым ых ам ах ами ову ова овои ого ому', // and in Cyrillic
    'in lla lle lta ssa sta', // Finnish
    'nak nek val vel ban ben tol rol', // Hungarian
  ].flatMap((line) => line.split(' ')),
);
export const MAX_ENDING = 5;

/** Whether letters behind a name are an ending that a language gives it. */
export function isEnding(letters: string): boolean {
  return letters.length <= MAX_ENDING && ENDINGS.has(foldText(letters).text);
}

const LETTER = /\p{L}/u;
const DIGIT = /\p{N}/u;
const CAPITAL = /\p{Lu}/u;
const SMALL = /\p{Ll}/u;

/** A stretch of a text. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Whether a stretch of a text is a word of its own, with at most an inflection behind it. `askFranziska2` has three
 * words: a capital behind a small letter begins one, and so does a digit beside a letter.
 */
export function isFree(text: string, { start, end }: Span): boolean {
  if (start >= end || goesOn(text, start)) return false;
  if (!goesOn(text, end)) return true;
  if (!LETTER.test(text[end - 1]!)) return false;
  let after = end + 1;
  while (after - end <= MAX_ENDING && goesOn(text, after)) after += 1;
  return isEnding(text.slice(end, after));
}

/** Whether a capital alone sets it apart from the letters beside it. */
export function isWithinLetters(text: string, { start, end }: Span): boolean {
  return LETTER.test(text[start - 1] ?? ' ') || CAPITAL.test(text[end] ?? ' ');
}

/** Whether the word before `at` goes on there. */
function goesOn(text: string, at: number): boolean {
  const before = text[at - 1];
  const after = text[at];
  if (before === undefined || after === undefined) return false;
  if (DIGIT.test(before)) return DIGIT.test(after);
  return LETTER.test(before) && LETTER.test(after) && !(SMALL.test(before) && CAPITAL.test(after));
}
