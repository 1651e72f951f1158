import { FOLDED } from '../words/fold-letters.ts';
import { isCapitalAt, isDigitAt, isLetterAt, type Units, unitAt } from '../words/units-at.ts';
import { CONTEXT_CLASSES, type ContextClass, contextOfHash } from './context-words.ts';
import { classOfHash, givenOf, ordinaryOf, surnameOf, type WordClass } from './word-classes.ts';
import { type Word, type WordReader } from './words-around.ts';

/** Never names, unless lists know them as given names. */
const NEVER: readonly ContextClass[] = [
  'title',
  'introduction',
  'nameKey',
  'article',
  'pronoun',
  'auxiliary',
  'possessive',
  'people',
  'company',
  'heading',
];
/** By context class plus one. */
const IS_NEVER = Uint8Array.from([0, ...CONTEXT_CLASSES.map((name) => (NEVER.includes(name) ? 1 : 0))]);
const MONTH = CONTEXT_CLASSES.indexOf('month') + 1;

/** By class: whether the word is very common and no name. */
const IS_COMMON = Uint8Array.from({ length: 256 }, (_, wordClass) =>
  ordinaryOf(wordClass) === 3 && givenOf(wordClass) < 2 && surnameOf(wordClass) < 2 ? 1 : 0,
);

/**
 * The word that begins at `start`, when it is worth weighing at all: most words with a capital are ordinary words that
 * begin a sentence, or pieces of something longer.
 */
export function candidateAt(reader: WordReader, start: number): Word | undefined {
  const { units } = reader;
  const end = reader.walk(start);
  if (end - start < 2) return undefined;
  const { hash } = reader;
  const wordClass = classOfHash(hash);
  if (IS_COMMON[wordClass] === 1) return undefined;
  const context = contextOfHash(hash);
  if (IS_NEVER[context] === 1 && !isNameAllTheSame(wordClass)) return undefined;
  if (isTightBefore(units, start) || isTightAfter(units, end)) return undefined;
  return context === MONTH && isInDate(units, start, end) ? undefined : reader.read(start, end);
}

/** `Will` and `Les`, but not `The`, whatever some list of given names says. */
function isNameAllTheSame(wordClass: WordClass): boolean {
  const given = givenOf(wordClass);
  return given === 3 || (given === 2 && ordinaryOf(wordClass) < 3);
}

/** Whether the word is a piece of something longer that is no name: an address of e-mail, a path, an identifier. */
export function isPiece(units: Units, { start, end, context }: Word): boolean {
  if (isTightBefore(units, start) || isTightAfter(units, end)) return true;
  return context === MONTH && isInDate(units, start, end);
}

/** Where words begin in a text without capitals. */
export function wordStarts(text: string): number[] {
  const starts: number[] = [];
  let wasLetter = false;
  for (let index = 0; index < text.length; index += 1) {
    const isLetter = FOLDED[text.charCodeAt(index)] !== 0;
    if (isLetter && !wasLetter) starts.push(index);
    wasLetter = isLetter;
  }
  return starts;
}

const SPACE = 0x20;
const POINT = 0x2e;
const AT = 0x40;
const COLON = 0x3a;
const BRACKET = 0x5b;
const BEFORE = 1;
const AFTER = 2;
/** By sign, on which side of a word it makes a piece of it. */
const TIGHT = new Uint8Array(128);
for (const sign of '_\\&%+#~$0123456789') TIGHT[sign.charCodeAt(0)]! |= BEFORE;
for (const sign of '@_\\(~$0123456789') TIGHT[sign.charCodeAt(0)]! |= AFTER;

function isTightBefore(units: Units, start: number): boolean {
  const before = unitAt(units, start - 1);
  if (before === SPACE || before >= 128) return false;
  // `@anna` is somebody, `mail@anna` is not.
  if (before === AT) return isLetterAt(units, start - 2) || isDigitAt(units, start - 2);
  if (before === COLON) return unitAt(units, start - 2) === COLON;
  if (before !== POINT) return (TIGHT[before]! & BEFORE) !== 0;
  // `jane.roe`, but not `J.Roe`.
  return isLetterAt(units, start - 2) && (isLetterAt(units, start - 3) || !isCapitalAt(units, start - 2));
}

function isTightAfter(units: Units, end: number): boolean {
  const after = unitAt(units, end);
  if (after === SPACE || after >= 128) return false;
  if (after === POINT) return isLetterAt(units, end + 1);
  // `Meta[key]`, `Text::Wrap`.
  if (after === BRACKET) return isLetterAt(units, end + 1);
  if (after === COLON) return unitAt(units, end + 1) === COLON;
  return (TIGHT[after]! & AFTER) !== 0;
}

/** `12. Mai`, `5 April`, `May 2024`. */
function isInDate(units: Units, start: number, end: number): boolean {
  if (unitAt(units, end) === SPACE && isDigitAt(units, end + 1)) return true;
  if (unitAt(units, start - 1) !== SPACE) return false;
  // `12 de Abril`.
  const isAfterDe = unitAt(units, start - 2) === 0x65 && unitAt(units, start - 3) === 0x64;
  if (isAfterDe && unitAt(units, start - 4) === SPACE) return isDigitAt(units, start - 5);
  return isDigitAt(units, start - 2) || (unitAt(units, start - 2) === POINT && isDigitAt(units, start - 3));
}
