import { type Units, unitAt } from '../words/units-at.ts';
import { isEnumeration } from './joined-names.ts';
import { isAllCapitals } from './never-names.ts';
import { givenOf, ordinaryOf, placeOf, surnameOf } from './word-classes.ts';
import { type Word } from './words-around.ts';

/** A word listed with a name needs so little to be one. */
const LISTED = -1.5;
/** So does who speaks in a conversation among people with names. */
const SPEAKER = -2.5;

const COLON = 0x3a;
const NEW_LINE = 0x0a;

export interface Scored {
  readonly word: Word;
  /** Log odds that it is part of a name. */
  readonly score: number;
}

/** Words that stand together. */
export interface Run {
  readonly words: readonly Scored[];
  /** Of the strongest. */
  readonly score: number;
  isName: boolean;
}

/** Lets what is listed with a name, and who speaks among people with names, be names as well. */
export function spreadNames(units: Units, runs: readonly Run[]): void {
  for (let index = 1; index < runs.length; index += 1) spread(units, runs[index - 1]!, runs[index]!);
  for (let index = runs.length - 1; index > 0; index -= 1) spread(units, runs[index]!, runs[index - 1]!);
  nameSpeakers(units, runs);
}

/** `Romi, Erik and Amy`: what is listed with a name is one, where lists know it and nothing else of it. */
function spread(units: Units, from: Run, to: Run): void {
  if (!from.isName || to.isName || to.score < LISTED) return;
  const [before, after] = from.words[0]!.word.start < to.words[0]!.word.start ? [from, to] : [to, from];
  const start = before.words[before.words.length - 1]!.word.end;
  if (isEnumeration(units, start, after.words[0]!.word.start))
    to.isName = to.words.every(({ word }) => isListed(word) && !isAllCapitals(units, word));
}

/** `Ubul: …` on one line and `Nicole: …` on another: where one who speaks is named, so are the others. */
function nameSpeakers(units: Units, runs: readonly Run[]): void {
  if (!runs.some((run) => run.isName && isSpeaker(units, run))) return;
  for (const run of runs) {
    if (run.isName || run.score < SPEAKER || run.words.length > 2) continue;
    if (
      isSpeaker(units, run) &&
      run.words.every(({ word }) => word.context === 0 && ordinaryOf(word.wordClass) < 2)
    )
      run.isName = true;
  }
}

/** Whether the words stand by themselves between the beginning of a line and a colon. */
function isSpeaker(units: Units, { words }: Run): boolean {
  const { end } = words[words.length - 1]!.word;
  if (unitAt(units, end) !== COLON) return false;
  const before = unitAt(units, words[0]!.word.start - 1);
  return words[0]!.word.start === 0 || before === NEW_LINE;
}

/** A word that lists know as a name and as little else. */
export function isListed({ wordClass, context }: Word): boolean {
  return (
    context === 0 &&
    (givenOf(wordClass) >= 2 || surnameOf(wordClass) >= 2) &&
    ordinaryOf(wordClass) < 2 &&
    placeOf(wordClass) < 3
  );
}
