import { isCapitalAt, isLetterAt, type Units, unitAt } from '../words/units-at.ts';
import { cellAfter, cellBefore } from './cell-gaps.ts';
import { isPiece } from './name-candidates.ts';
import { isAllCapitals, isIdentifier } from './never-names.ts';
import { givenOf, ordinaryOf, placeOf, surnameOf } from './word-classes.ts';
import { type Word, WordReader } from './words-around.ts';

interface Name {
  readonly start: number;
  readonly end: number;
}

const SPACE = 0x20;
const HYPHEN = 0x2d;
const COMMA = 0x2c;
const isLineEdge = (code: number): boolean => code === 0 || code === NEW_LINE || code === 0x0d;
/** What stands right beside the text of a cell. */
const CELL_SIGNS: readonly number[] = Array.from('";,|<>\t\'', (sign) => sign.charCodeAt(0));
const isCellSign = (code: number): boolean => CELL_SIGNS.includes(code);
const NEW_LINE = 0x0a;
/** Before its last word. */
const FULL_LINE = 40;
/** Shorter words that no list has are rather abbreviations. */
const MIN_UNLISTED = 4;
const MIN_CAPITALS = 6;
/** What labels, calls and assignments have behind their word: `:`, `=`, `(`. */
const LABEL_SIGNS: readonly number[] = [0x3a, 0x3d, 0x28];
/** What words end with that are made as they are needed, so that no list has them all, and hardly a surname. */
const NOUN_ENDING =
  /(?:ung|ungen|heit|keit|schaft|tion|tions|ment|tät|ität|ness|ship|able|ware|abteilung|nummer|ing|ism|ismus|ology|logie|dad|ción|zione|ção|té|atie|heid|ość)$/iu;
export const CELL_PATTERNS: readonly RegExp[] = [NOUN_ENDING];

/**
 * The other halves of names of which one word was found: what stands beside a given name as a surname would, and the
 * given name beside a surname, in the next cell or over a line break. `names`: ascending.
 */
export function otherHalves(text: string, names: readonly Name[]): Name[] {
  const reader = new WordReader(text);
  const halves: Name[] = [];
  names.forEach((name, index) => {
    const word = reader.wordFrom(name.start);
    if (word.end !== name.end) return;
    const after = halfAt(reader, word, cellAfter(reader.units, word.end, reader.length));
    if (after !== undefined) {
      if (after.start !== names[index + 1]?.start) halves.push(after);
      return;
    }
    const end = cellBefore(reader.units, word.start, reader.length);
    const isTaken = end < 0 || end <= Math.max(names[index - 1]?.end ?? 0, halves.at(-1)?.end ?? 0);
    const before = isTaken ? undefined : halfAt(reader, word, wordStart(reader.units, end));
    // Over a line break what stands before a name is more often the end of something else.
    if (before !== undefined && !hasLineBreak(reader.units, before.end, word.start)) halves.push(before);
  });
  return halves;
}

/** Whether a very common given name, which is nothing else, stands in a row of cells beside what could be a surname. */
export function isBesideSurname(reader: WordReader, word: Word): boolean {
  const { units, length } = reader;
  if (!isOnlyGiven(word)) return false;
  if (isLineInCapitals(reader, word)) return true;
  if (
    isCellSign(unitAt(units, word.end)) &&
    halfAt(reader, word, cellAfter(units, word.end, length)) !== undefined
  )
    return true;
  if (!isCellSign(unitAt(units, word.start - 1))) return false;
  const end = cellBefore(units, word.start, length);
  return end >= 0 && halfAt(reader, word, wordStart(units, end)) !== undefined;
}

function isOnlyGiven({ wordClass }: Word): boolean {
  return givenOf(wordClass) === 3 && ordinaryOf(wordClass) === 0 && placeOf(wordClass) === 0;
}

/** The surname of `OBERNDÖRFER, FRANZISKA`, where that is the whole of a line. */
export function isSurnameInCapitals(reader: WordReader, word: Word): boolean {
  if (unitAt(reader.units, word.end) !== COMMA || !isAllCapitals(reader.units, word)) return false;
  const given = reader.after(word);
  return isOnlyGiven(given) && isLineInCapitals(reader, given);
}

/** `FRANZISKA OBERNDÖRFER`, `OBERNDÖRFER, FRANZISKA`: the whole of a line. */
function isLineInCapitals(reader: WordReader, given: Word): boolean {
  const { units } = reader;
  if (!isAllCapitals(units, given)) return false;
  const isFirst = isLineEdge(unitAt(units, given.start - 1));
  const other = isFirst ? reader.after(given) : reader.before(given);
  if (!isAllCapitals(units, other) || other.context !== 0 || !couldBeSurname(reader, other, given))
    return false;
  if (isFirst) return other.start === given.end + 1 && isLineEdge(unitAt(units, other.end));
  const isReversed = unitAt(units, other.end) === COMMA && given.start === other.end + 2;
  return isReversed && isLineEdge(unitAt(units, other.start - 1)) && isLineEdge(unitAt(units, given.end));
}

/** What begins at `start`, where it is the half that `word` lacks. */
function halfAt(reader: WordReader, word: Word, start: number): Name | undefined {
  if (start < 0) return undefined;
  const half = reader.wordFrom(start);
  if (!half.isCapital || half.context !== 0 || isPiece(reader.units, half)) return undefined;
  if (LABEL_SIGNS.includes(unitAt(reader.units, half.end))) return undefined;
  if (isFollowed(reader, half)) return undefined;
  if (surnameOf(half.wordClass) === 0 && isOfNextLine(reader.units, word.start, start)) return undefined;
  const isHalf = isGiven(word) ? couldBeSurname(reader, half, word) : isGiven(half);
  return isHalf ? { start, end: withSecond(reader, half) } : undefined;
}

/** `Forsyth County Day`: the first of several words. */
function isFollowed(reader: WordReader, half: Word): boolean {
  if (unitAt(reader.units, half.end) !== SPACE || !isCapitalAt(reader.units, half.end + 1)) return false;
  return !isAllCapitals(reader.units, reader.after(half));
}

/** What follows on a short line: a line is broken within a sentence only where it is full, or the next is indented. */
function isOfNextLine(units: Units, before: number, start: number): boolean {
  if (unitAt(units, start - 1) !== NEW_LINE) return false;
  for (let at = before; at > before - FULL_LINE; at -= 1)
    if (at <= 0 || unitAt(units, at - 1) === NEW_LINE) return true;
  return false;
}

function isGiven({ wordClass }: Word): boolean {
  return givenOf(wordClass) >= 2 && ordinaryOf(wordClass) < 2;
}

function couldBeSurname({ units }: WordReader, half: Word, given: Word): boolean {
  const { start, end, wordClass } = half;
  const isCapitals = isAllCapitals(units, half);
  if (end - start < 3 || isIdentifier(units, half) || (isCapitals && !isAllCapitals(units, given)))
    return false;
  if (surnameOf(wordClass) >= 2) return ordinaryOf(wordClass) < 3;
  // `Chr`, `Len`, `LOC`.
  if (end - start < (isCapitals ? MIN_CAPITALS : MIN_UNLISTED)) return false;
  if (ordinaryOf(wordClass) >= 1 || placeOf(wordClass) >= 2 || givenOf(wordClass) >= 2) return false;
  return !NOUN_ENDING.test(String.fromCharCode(...units.subarray(start, end)));
}

/** `Weber-Hohl`: both. */
function withSecond(reader: WordReader, { end }: Word): number {
  if (unitAt(reader.units, end) !== HYPHEN) return end;
  const second = reader.wordFrom(end + 1);
  return second.isCapital && second.end > second.start ? second.end : end;
}

function wordStart(units: Units, end: number): number {
  let start = end;
  while (isLetterAt(units, start - 1)) start -= 1;
  return start;
}

function hasLineBreak(units: Units, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (unitAt(units, at) === NEW_LINE) return true;
  return false;
}
