import { hashOfUnits } from '../words/fold-letters.ts';
import { isLetterAt, type Units, unitAt } from '../words/units-at.ts';
import { CONTEXT_CLASSES } from './context-words.ts';
import {
  isJoint,
  isReversed,
  withInitialAfter,
  withInitialBefore,
  withParticlesBefore,
  withSecondSurname,
  withSmallPart,
  withSurnameAfterParticle,
} from './joined-names.ts';
import { ALONE, isModel, neededAlone } from './lone-words.ts';
import { candidateAt, isPiece } from './name-candidates.ts';
import { featuresOf, MAX_FEATURES } from './name-features.ts';
import { isListed, type Run, type Scored, spreadNames } from './name-runs.ts';
import { signOf } from './name-signs.ts';
import { NAME_WEIGHTS } from './name-weights.ts';
import { isNeverName } from './never-names.ts';
import { classOfHash, givenOf, ordinaryOf, placeOf, surnameOf } from './word-classes.ts';
import { type Word, WordReader } from './words-around.ts';

export interface FoundName {
  readonly start: number;
  readonly end: number;
  /** Log odds of its strongest word. */
  readonly score: number;
  /** Whether it would be a name without capitals as well. */
  readonly isPlain: boolean;
}

/** A word with at least this log odds is a name by itself; one beside it needs less. */
const SEED = 0.3;
/** Two surnames by themselves need more. */
const PAIR = 2;
const NEIGHBOUR = -1.2;
/** A word that was a name elsewhere in the text needs less as well. */
const AGAIN = -1.5;
/** Within a name, a word that lists know as one needs hardly anything. */
const LEAST = -3;
/** Without capitals, of a given name by itself. */
const PLAIN = 2;
const PLAIN_AND_RARE = 4;
/** An unlisted word that begins a sentence before a name is seldom part of it. */
const OPENING = 1.5;

const SPACE = 0x20;
const HYPHEN = 0x2d;
const POINT = 0x2e;
const NEW_LINE = 0x0a;

const TITLE = CONTEXT_CLASSES.indexOf('title') + 1;

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
    const score = scoreOf(reader, word) + signOf(reader, word);
    if (score < LEAST || isNeverName(reader, word)) continue;
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
    let isAgain = best >= AGAIN && accepted.has(word.hash);
    let after = first + 1;
    for (; after < scored.length; after += 1) {
      const next = scored[after]!;
      if (
        !isJoint(units, word.end, next.word.start) &&
        !isReversed(units, scored[first]!.word, word, next.word)
      )
        break;
      if (next.score > best) best = next.score;
      isAgain ||= next.score >= AGAIN && accepted.has(next.word.hash);
      word = next.word;
    }
    const isSingle = after === first + 1 || isModel(reader, scored[first + 1]!.word);
    let least = isSingle ? neededAlone(reader, word) : SEED;
    if (isPairOfSurnames(units, scored, first, after)) least = PAIR;
    const isName = best >= least || (isAgain && least <= ALONE);
    runs.push({ words: scored.slice(first, after), score: best, isName });
    first = after;
  }
  spreadNames(units, runs);
  const found: FoundName[] = [];
  const surnames = new Set<number>();
  let end = 0;
  for (const { words, score, isName } of runs) {
    if (isName) {
      const name = nameOf(reader, words, score);
      noteSurname(units, name, surnames);
      found.push(name);
      end = name.end;
    } else if (words.length === 1 && words[0]!.word.start > end && surnames.has(words[0]!.word.hash))
      found.push(nameOf(reader, words, score));
  }
  return found;
}

/** `Joakim Westgård … and Westgård`: the last of several words of a name is one by itself further on. */
function noteSurname(units: Units, { start, end }: FoundName, into: Set<number>): void {
  let at = end;
  while (at > start && isLetterAt(units, at - 1)) at -= 1;
  if (at === start || at === end) return;
  const hash = hashOfUnits(units, at, end);
  if (ordinaryOf(classOfHash(hash)) < 2) into.add(hash);
}

/** `Valentine-Murray`: by themselves two surnames are as often those of a company. */
function isPairOfSurnames(units: Units, scored: readonly Scored[], first: number, after: number): boolean {
  if (after !== first + 2 || unitAt(units, scored[first]!.word.end) !== HYPHEN) return false;
  const one = scored[first]!.word.wordClass;
  const other = scored[first + 1]!.word.wordClass;
  return (givenOf(one) < 3 && givenOf(other) < 3) || (surnameOf(one) === 3 && surnameOf(other) === 3);
}

/** A run of words that stand together: those too weak at its edges are left away. */
function nameOf(reader: WordReader, run: readonly Scored[], score: number): FoundName {
  const { units } = reader;
  let first = 0;
  let last = run.length - 1;
  while (
    first < last &&
    isWeak(units, run[first]!, first, run[first + 1]) &&
    unitAt(units, run[first]!.word.end) !== HYPHEN
  )
    first += 1;
  while (last > first && isWeak(units, run[last]!, last)) last -= 1;
  const start = withInitialBefore(units, withParticlesBefore(reader, run[first]!.word));
  const end = withInitialAfter(units, withSurnameAfterParticle(reader, withSurname(reader, run[last]!)));
  const isPlain = last > first ? run.some(({ word }) => isListed(word)) : isPlainName(reader, run[first]!);
  return { start, end: withSmallPart(reader, withSecondSurname(reader, end)), score, isPlain };
}

/** A word that lists know as a given name and as nothing else; the less common, the more must speak for it. */
function isPlainName(reader: WordReader, { word, score }: Scored): boolean {
  if (isListed(word) && reader.before(word).context === TITLE) return true;
  const given = givenOf(word.wordClass);
  return (
    given >= 2 &&
    score >= (given === 3 ? PLAIN : PLAIN_AND_RARE) &&
    isListed(word) &&
    placeOf(word.wordClass) < 2
  );
}

/** `next`: the word after one that stands first. */
function isWeak(units: Units, { word, score }: Scored, index: number, next?: Scored): boolean {
  // A verb stands before a given name, and a given name that nobody lists before a surname.
  const isBeforeGiven = next === undefined || givenOf(next.word.wordClass) >= 2;
  const isVerb = isBeforeGiven && !(next !== undefined && endsLine(units, next.word.end));
  if (index === 0 && score < OPENING && isVerb && isOpening(units, word)) return true;
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

const endsLine = (units: Units, at: number): boolean => unitAt(units, at) === NEW_LINE;
const isBlank = (code: number): boolean => code === SPACE || (code >= 0x09 && code <= 0x0d) || code === 0xa0;
const isSentenceEnd = (code: number): boolean => code === POINT || code === 0x21 || code === 0x3f;

/** `Ignacio Zubizarreta`: a word with a capital after a given name is a surname, unless lists know it as something else. */
function withSurname(reader: WordReader, { word, score }: Scored): number {
  if (givenOf(word.wordClass) < 2 || unitAt(reader.units, word.end) !== SPACE) return word.end;
  let next = reader.after(word);
  // `Kim Min-seo`.
  if (
    score >= SEED &&
    next.start === word.end + 1 &&
    next.isCapital &&
    withSmallPart(reader, next.end) > next.end
  )
    return next.end;
  if (ordinaryOf(word.wordClass) >= 2 || score < SEED) return word.end;
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
    // `Sofia Wellington-Pryce`: no town is called that.
    (placeOf(next.wordClass) < 2 ||
      surnameOf(next.wordClass) >= 2 ||
      withSecondSurname(reader, next.end) > next.end);
  return isSurname && !isPiece(reader.units, next) ? next.end : word.end;
}
