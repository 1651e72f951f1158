import { isCapitalAt, type Units, unitAt } from '../units-at.ts';
import { CONTEXT_CLASSES } from './context-words.ts';
import {
  isEnumeration,
  isJoint,
  isReversed,
  withInitialAfter,
  withInitialBefore,
  withSurnameAfterParticle,
} from './joined-names.ts';
import { candidateAt, isPiece } from './name-candidates.ts';
import { featuresOf, MAX_FEATURES } from './name-features.ts';
import { NAME_WEIGHTS } from './name-weights.ts';
import { givenOf, ordinaryOf, placeOf, surnameOf } from './word-classes.ts';
import { type Word, WordReader } from './words-around.ts';

export interface FoundName {
  readonly start: number;
  readonly end: number;
  /** Log odds of its strongest word. */
  readonly score: number;
}

interface Scored {
  readonly word: Word;
  readonly score: number;
}

/** A word with at least this log odds is a name by itself; one beside it needs less. */
const SEED = 0.3;
/** A single word needs more. */
const SINGLE = 1.3;
const NEIGHBOUR = -1.2;
/** A word that was a name elsewhere in the text needs less as well. */
const AGAIN = -1.5;
/** Within a name, a word that lists know as one needs hardly anything. */
const LEAST = -3;
/** A word listed with a name needs as little. */
const LISTED = -1.5;
/** An unlisted word that begins a sentence before a name is seldom part of it. */
const OPENING = 1.5;

const SPACE = 0x20;
const HYPHEN = 0x2d;
const POINT = 0x2e;

/** `German`, `Christian`: by themselves they tell of a people or a belief. */
const PEOPLE = CONTEXT_CLASSES.indexOf('people') + 1;
const SAINT = CONTEXT_CLASSES.indexOf('saint') + 1;

const features = new Int32Array(MAX_FEATURES);

function scoreOf(reader: WordReader, word: Word): number {
  const size = featuresOf(reader, word, features);
  let sum = 0;
  for (let index = 0; index < size; index += 1) sum += NAME_WEIGHTS[features[index]!]!;
  return sum;
}

/** Names of people among the words that begin at `starts`: each weighed by what it is and what stands around it. */
export function findNames(text: string, starts: readonly number[]): FoundName[] {
  const reader = new WordReader(text);
  const scored: Scored[] = [];
  let best = Number.NEGATIVE_INFINITY;
  for (const start of starts) {
    const word = candidateAt(reader, start);
    if (word === undefined) continue;
    const score = scoreOf(reader, word);
    if (score < LEAST || isOfSaint(reader, word) || isAcronym(reader, word)) continue;
    scored.push({ word, score });
    if (score > best) best = score;
  }
  return best < SEED ? [] : namesAmong(reader, scored);
}

/** Of words that stand together, a name: one of them says so by itself, or was one elsewhere in the text. */
function namesAmong(reader: WordReader, scored: readonly Scored[]): FoundName[] {
  const { units } = reader;
  const accepted = new Set<number>();
  for (const { word, score } of scored)
    if (score >= SEED && ordinaryOf(word.wordClass) < 2) accepted.add(word.hash);
  const runs: Run[] = [];
  for (let first = 0; first < scored.length; ) {
    let { word, score: best } = scored[first]!;
    const isPeople = word.context === PEOPLE;
    let isAgain = best >= AGAIN && accepted.has(word.hash);
    let after = first + 1;
    for (; after < scored.length; after += 1) {
      const next = scored[after]!;
      if (!isJoint(units, word.end, next.word.start) && !isReversed(units, word, next.word)) break;
      if (next.score > best) best = next.score;
      isAgain ||= next.score >= AGAIN && accepted.has(next.word.hash);
      word = next.word;
    }
    const isSingle = after === first + 1;
    const isName = !(isSingle && isPeople) && (best >= (isSingle ? SINGLE : SEED) || isAgain);
    runs.push({ words: scored.slice(first, after), score: best, isName });
    first = after;
  }
  for (let index = 1; index < runs.length; index += 1) spread(units, runs[index - 1]!, runs[index]!);
  for (let index = runs.length - 1; index > 0; index -= 1) spread(units, runs[index]!, runs[index - 1]!);
  const found: FoundName[] = [];
  for (const { words, score, isName } of runs) if (isName) found.push(nameOf(reader, words, score));
  return found;
}

/** Words that stand together. */
interface Run {
  readonly words: readonly Scored[];
  /** Of the strongest. */
  readonly score: number;
  isName: boolean;
}

/** `Romi, Erik and Amy`: what is listed with a name is one, where lists know it and nothing else of it. */
function spread(units: Units, from: Run, to: Run): void {
  if (!from.isName || to.isName || to.score < LISTED) return;
  const [before, after] = from.words[0]!.word.start < to.words[0]!.word.start ? [from, to] : [to, from];
  const start = before.words[before.words.length - 1]!.word.end;
  if (isEnumeration(units, start, after.words[0]!.word.start))
    to.isName = to.words.every(({ word }) => isListed(word) && !isAllCapitals(units, word));
}

/** A run of words that stand together: those too weak at its edges are left away. */
function nameOf(reader: WordReader, run: readonly Scored[], score: number): FoundName {
  const { units } = reader;
  let first = 0;
  let last = run.length - 1;
  while (first < last && isWeak(units, run[first]!, first) && unitAt(units, run[first]!.word.end) !== HYPHEN)
    first += 1;
  while (last > first && isWeak(units, run[last]!, last)) last -= 1;
  const start = withInitialBefore(units, run[first]!.word.start);
  const end = withInitialAfter(units, withSurnameAfterParticle(reader, withSurname(reader, run[last]!)));
  return { start, end, score };
}

function isWeak(units: Units, { word, score }: Scored, index: number): boolean {
  if (index === 0 && score < OPENING && isOpening(units, word)) return true;
  return score < (isListed(word) ? LEAST : NEIGHBOUR);
}

/** An unlisted word with a capital that begins a sentence: `Appelez Guillaume`. */
function isOpening(units: Units, { start, wordClass }: Word): boolean {
  if (wordClass !== 0) return false;
  if (start === 0) return true;
  let at = start;
  while (at > 0 && at > start - 3 && isBlank(unitAt(units, at - 1))) at -= 1;
  return at < start && isSentenceEnd(unitAt(units, at - 1));
}

const isBlank = (code: number): boolean => code === SPACE || (code >= 0x09 && code <= 0x0d) || code === 0xa0;
const isSentenceEnd = (code: number): boolean => code === POINT || code === 0x21 || code === 0x3f;

function isListed({ wordClass, context }: Word): boolean {
  return (
    context === 0 &&
    (givenOf(wordClass) >= 2 || surnameOf(wordClass) >= 2) &&
    ordinaryOf(wordClass) < 2 &&
    placeOf(wordClass) < 3
  );
}

/** `HIPAA` among words that are not all capitals. */
function isAcronym(reader: WordReader, word: Word): boolean {
  const { units } = reader;
  if (!isAllCapitals(units, word) || givenOf(word.wordClass) === 3) return false;
  const isName = givenOf(word.wordClass) === 2 || surnameOf(word.wordClass) >= 2;
  if (isName && word.end - word.start > 5) return false;
  return !isAllCapitals(units, reader.before(word)) && !isAllCapitals(units, reader.after(word));
}

function isAllCapitals(units: Units, { start, end }: Word): boolean {
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

/** `Ignacio Zubizarreta`: a word with a capital after a given name is a surname, unless lists know it as something else. */
function withSurname(reader: WordReader, { word, score }: Scored): number {
  if (givenOf(word.wordClass) < 2 || ordinaryOf(word.wordClass) >= 2 || score < SEED) return word.end;
  if (unitAt(reader.units, word.end) !== SPACE) return word.end;
  let next = reader.after(word);
  let start = word.end + 1;
  // `Agatha S Ottarsdóttir`.
  if (next.start === start && next.end === start + 1 && next.isCapital) {
    start += unitAt(reader.units, next.end) === POINT ? 3 : 2;
    next = reader.after(next);
  }
  const isSurname =
    next.start === start &&
    next.isCapital &&
    next.end - next.start > 2 &&
    next.context === 0 &&
    ordinaryOf(next.wordClass) < 2 &&
    (placeOf(next.wordClass) < 2 || surnameOf(next.wordClass) >= 2);
  return isSurname && !isPiece(reader.units, next) ? next.end : word.end;
}
