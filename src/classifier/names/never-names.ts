import { hashOfUnits, hashOfWord } from '../words/fold-letters.ts';
import { isCapitalAt, type Units, unitAt } from '../words/units-at.ts';
import { CONTEXT_CLASSES } from './context-words.ts';
import { givenOf, surnameOf } from './word-classes.ts';
import { type Word, type WordReader } from './words-around.ts';

const SPACE = 0x20;
const POINT = 0x2e;
const HYPHEN = 0x2d;
const SMALL_S = 0x73;
const SAINT = CONTEXT_CLASSES.indexOf('saint') + 1;
/** Longer words with capitals within are on no list, whatever their hash says. */
const MAX_LISTED = 12;
/** Of three letters and more, of `MacLeod`, `FitzRoy`. */
const PREFIXES = new Set(
  ['mac', 'fitz', 'van', 'von', 'del', 'der'].map((word) => hashOfWord(word, 0, word.length)),
);

/** Whether the word cannot be a name for how it is written or what stands before it, whatever else speaks for it. */
export function isNeverName(reader: WordReader, word: Word): boolean {
  return isOfSaint(reader, word) || isAcronym(reader, word) || isIdentifier(reader.units, word);
}

/** `StoredRecord`: a capital within a word that lists do not know, save after what `MacLeod` and `DeShawn` begin with. */
export function isIdentifier(units: Units, { start, end, wordClass }: Word): boolean {
  if (end - start <= MAX_LISTED && (givenOf(wordClass) >= 2 || surnameOf(wordClass) >= 2)) return false;
  for (let at = start + 3; at < end; at += 1)
    if (isCapitalAt(units, at) && !isCapitalAt(units, at - 1))
      return !PREFIXES.has(hashOfUnits(units, start, at));
  return false;
}

/** `HIPAA` among words that are not all capitals. */
function isAcronym(reader: WordReader, word: Word): boolean {
  const { units } = reader;
  if (isPluralOfCapitals(units, word)) return givenOf(word.wordClass) < 2;
  if (!isAllCapitals(units, word) || givenOf(word.wordClass) === 3) return false;
  const isName = givenOf(word.wordClass) === 2 || surnameOf(word.wordClass) >= 2;
  if (isName && word.end - word.start > 5) return false;
  return !isAllCapitals(units, reader.before(word)) && !isAllCapitals(units, reader.after(word));
}

/** `URIs`. */
function isPluralOfCapitals(units: Units, { start, end }: Word): boolean {
  return (
    end - start > 2 && units[end - 1] === SMALL_S && isCapitalAt(units, end - 2) && isCapitalAt(units, start)
  );
}

export function isAllCapitals(units: Units, { start, end }: Word): boolean {
  return end - start > 1 && isCapitalAt(units, end - 1) && isCapitalAt(units, start);
}

/** `San Francisco`, `St. Helena`: places, save after a given name. */
function isOfSaint(reader: WordReader, word: Word): boolean {
  const before = unitAt(reader.units, word.start - 1);
  if (before !== SPACE && before !== POINT && before !== HYPHEN) return false;
  const saint = reader.before(word);
  if (saint.context !== SAINT || !saint.isCapital) return false;
  return givenOf(reader.before(saint).wordClass) < 2;
}
