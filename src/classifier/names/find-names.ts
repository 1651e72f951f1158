import { CONTEXT_CLASSES, type ContextClass } from './context-words.ts';
import { FOLDED, IS_CAPITAL } from './fold-letters.ts';
import { featuresOf, MAX_FEATURES } from './name-features.ts';
import { NAME_WEIGHTS } from './name-weights.ts';
import { givenOf, ordinaryOf, placeOf, surnameOf } from './word-classes.ts';
import { createWordReader, type Word, type WordReader } from './words-around.ts';

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
/** An unlisted word that begins a sentence before a name is seldom part of it. */
const OPENING = 1.5;

const NEVER = new Set<ContextClass>([
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
]);
/** By context class plus one: whether such a word is never a name unless lists know it as one. */
const IS_NEVER = Uint8Array.from([0, ...CONTEXT_CLASSES.map((name) => (NEVER.has(name) ? 1 : 0))]);

/** Whether a word is worth weighing at all: most words with a capital are ordinary words that begin a sentence. */
export function isCandidate(word: Word): boolean {
  const given = givenOf(word.wordClass);
  if (word.end - word.start === 1) return false;
  if (IS_NEVER[word.context] === 1 && given < 2) return false;
  return ordinaryOf(word.wordClass) < 3 || given >= 2 || surnameOf(word.wordClass) >= 2;
}

/** Whether the word is a piece of something longer that is no name: an address, a path, an identifier. */
export function isPiece(text: string, word: Word): boolean {
  const { start, end } = word;
  return isTightBefore(text, start) || isTightAfter(text, end) || isInDate(text, word);
}

const TIGHT_BEFORE = new Set('_\\&%+#~$0123456789');
const TIGHT_AFTER = new Set('@_\\(~$0123456789');

const MONTH = CONTEXT_CLASSES.indexOf('month') + 1;

/** `12. Mai`, `5 April`, `May 2024`. */
function isInDate(text: string, { start, end, context }: Word): boolean {
  return (
    context === MONTH &&
    (/\d\.? $/.test(text.slice(Math.max(0, start - 4), start)) || /^ \d/.test(text.slice(end, end + 2)))
  );
}

function isTightBefore(text: string, start: number): boolean {
  const before = text[start - 1];
  if (before === undefined || before === ' ') return false;
  // `@anna` is somebody, `mail@anna` is not.
  if (before === '@') return isLetterAt(text, start - 2) || /\d/.test(text[start - 2] ?? '');
  if (before !== '.') return TIGHT_BEFORE.has(before);
  // `jane.roe`, but not `J.Roe`.
  return (
    isLetterAt(text, start - 2) &&
    (isLetterAt(text, start - 3) || IS_CAPITAL[text.charCodeAt(start - 2)] !== 1)
  );
}

function isTightAfter(text: string, end: number): boolean {
  const after = text[end];
  if (after === undefined || after === ' ') return false;
  return after === '.' ? isLetterAt(text, end + 1) : TIGHT_AFTER.has(after);
}

const isLetterAt = (text: string, at: number): boolean => FOLDED[text.charCodeAt(at)]! > 0;

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

const features = new Int32Array(MAX_FEATURES);

export function scoreOf(reader: WordReader, word: Word): number {
  const size = featuresOf(reader, word, features);
  let sum = 0;
  for (let index = 0; index < size; index += 1) sum += NAME_WEIGHTS[features[index]!]!;
  return sum;
}

/** Names of people among the words that begin at `starts`: each weighed by what it is and what stands around it. */
export function findNames(text: string, starts: readonly number[]): FoundName[] {
  const reader = createWordReader(text);
  const scored: Scored[] = [];
  let best = Number.NEGATIVE_INFINITY;
  for (const start of starts) {
    const word = reader.wordFrom(start);
    if (word.end === word.start || !isCandidate(word) || isPiece(text, word)) continue;
    const score = scoreOf(reader, word);
    if (score < LEAST || isOfSaint(reader, word) || isAcronym(reader, word)) continue;
    scored.push({ word, score });
    if (score > best) best = score;
  }
  return best < SEED ? [] : joined(reader, scored);
}

function joined(reader: WordReader, scored: readonly Scored[]): FoundName[] {
  const { text } = reader;
  const accepted = new Set<number>();
  for (const { word, score } of scored)
    if (score >= SEED && ordinaryOf(word.wordClass) < 2) accepted.add(word.hash);
  const found: FoundName[] = [];
  const isKnown = ({ word, score }: Scored): boolean => score >= AGAIN && accepted.has(word.hash);
  for (let first = 0; first < scored.length; ) {
    let last = first;
    let best = scored[first]!.score;
    let isAgain = isKnown(scored[first]!);
    while (
      last + 1 < scored.length &&
      (isJoint(text, scored[last]!.word.end, scored[last + 1]!.word.start) ||
        isReversed(text, scored[last]!.word, scored[last + 1]!.word))
    ) {
      last += 1;
      best = Math.max(best, scored[last]!.score);
      isAgain ||= isKnown(scored[last]!);
    }
    const isPeople = first === last && scored[first]!.word.context === PEOPLE;
    if (!isPeople && (best >= (first === last ? SINGLE : SEED) || isAgain))
      addName(reader, scored.slice(first, last + 1), found);
    first = last + 1;
  }
  return found;
}

/** A run of words that stand together: those too weak at its edges are left away. */
function addName(reader: WordReader, run: readonly Scored[], found: FoundName[]): void {
  const { text } = reader;
  let first = 0;
  let last = run.length - 1;
  const isWeak = (index: number): boolean => {
    const { word, score } = run[index]!;
    if (run.length === 1) return false;
    if (index === 0 && isOpening(text, word) && score < OPENING) return true;
    return score < (isListed(word) ? LEAST : NEIGHBOUR);
  };
  while (first < last && isWeak(first) && text[run[first]!.word.end] !== '-') first += 1;
  while (last > first && isWeak(last)) last -= 1;
  const start = withInitialBefore(text, run[first]!.word.start);
  const end = withInitialAfter(text, withSurnameAfterParticle(reader, withSurname(reader, run[last]!)));
  found.push({ start, end, score: Math.max(...run.map(({ score }) => score)) });
}

/** An unlisted word with a capital that begins a sentence: `Appelez Guillaume`. */
function isOpening(text: string, { start, wordClass }: Word): boolean {
  return wordClass === 0 && (start === 0 || /[.!?]\s{1,3}$/.test(text.slice(Math.max(0, start - 4), start)));
}

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
  const { text } = reader;
  if (!isAllCapitals(text, word) || givenOf(word.wordClass) === 3) return false;
  const isListed = givenOf(word.wordClass) === 2 || surnameOf(word.wordClass) >= 2;
  if (isListed && word.end - word.start > 5) return false;
  return (
    !isAllCapitals(text, reader.previousWord(word.start)) && !isAllCapitals(text, reader.nextWord(word.end))
  );
}

function isAllCapitals(text: string, { start, end }: Word): boolean {
  return (
    end - start > 1 && IS_CAPITAL[text.charCodeAt(end - 1)] === 1 && IS_CAPITAL[text.charCodeAt(start)] === 1
  );
}

/** `German`, `Christian`: by themselves they tell of a people or a belief. */
const PEOPLE = CONTEXT_CLASSES.indexOf('people') + 1;
const SAINT = CONTEXT_CLASSES.indexOf('saint') + 1;

/** `San Francisco`, `St. Helena`: places, save after a given name. */
function isOfSaint(reader: WordReader, { start }: Word): boolean {
  const { text } = reader;
  const before = text[start - 1];
  if (before !== ' ' && before !== '.' && before !== '-') return false;
  const saint = reader.previousWord(start);
  if (saint.context !== SAINT || !saint.isCapital) return false;
  return givenOf(reader.previousWord(saint.start).wordClass) < 2;
}

const STRONG_PARTICLES = new Set('van von del della di bin ibn ter ten dos'.split(' '));
const PARTICLES = new Set(
  'van von de der den del della di da du dos das do des la le el al bin ibn zu zum ter ten te af av y e i dalla degli'.split(
    ' ',
  ),
);

/** Whether what stands between two words joins them to one name: a space, a hyphen, initials, particles. */
function isJoint(text: string, from: number, to: number): boolean {
  const size = to - from;
  if (size < 1 || size > 16) return false;
  const between = text.slice(from, to);
  if (between === ' ' || between === '-' || between === '  ') return true;
  if (!between.startsWith(' ') || !/[ '’-]$/.test(between)) return false;
  return between
    .trim()
    .split(/[ '’-]+/)
    .every((part) => PARTICLES.has(part.toLowerCase()) || /^\p{Lu}\.?(?:\p{Lu}\.)?$/u.test(part));
}

/** `Ignacio Zubizarreta`: a word with a capital after a given name is a surname, unless lists know it as something else. */
function withSurname(reader: WordReader, { word, score }: Scored): number {
  if (givenOf(word.wordClass) < 2 || ordinaryOf(word.wordClass) >= 2 || score < SEED) return word.end;
  const next = reader.nextWord(word.end);
  const isSurname =
    next.start === word.end + 1 &&
    reader.text[word.end] === ' ' &&
    next.isCapital &&
    next.end - next.start > 2 &&
    next.context === 0 &&
    ordinaryOf(next.wordClass) < 2 &&
    (placeOf(next.wordClass) < 2 || surnameOf(next.wordClass) >= 2);
  return isSurname && !isPiece(reader.text, next) ? next.end : word.end;
}

/** `Anna van der Berg`: what follows the particle is a surname, however it looks, unless it is known as a place. */
function withSurnameAfterParticle(reader: WordReader, end: number): number {
  const { text } = reader;
  if (text[end] !== ' ') return end;
  let at = end;
  let isStrong = false;
  for (let turn = 0; turn < 3; turn += 1) {
    const particle = reader.nextWord(at);
    if (particle.start !== at + 1 || !PARTICLES.has(text.slice(particle.start, particle.end).toLowerCase()))
      break;
    isStrong ||= STRONG_PARTICLES.has(text.slice(particle.start, particle.end).toLowerCase());
    at = particle.end;
  }
  const surname = reader.nextWord(at);
  const isSurname =
    isStrong &&
    surname.start === at + 1 &&
    surname.isCapital &&
    placeOf(surname.wordClass) < 3 &&
    surname.context === 0;
  return isSurname ? surname.end : end;
}

/** `Schmidt, Anna` where a line or a field begins. */
function isReversed(text: string, surname: Word, given: Word): boolean {
  return (
    given.start - surname.end === 2 &&
    text[surname.end] === ',' &&
    (surname.start === 0 || '\n"\'|;\t>:'.includes(text[surname.start - 1]!)) &&
    givenOf(given.wordClass) >= 2 &&
    givenOf(surname.wordClass) < 2
  );
}

/** `J. Smith`: the initial belongs to the name. */
function withInitialBefore(text: string, start: number): number {
  let from = start;
  for (let turn = 0; turn < 2; turn += 1) {
    const isInitial =
      text[from - 1] === ' ' &&
      text[from - 2] === '.' &&
      IS_CAPITAL[text.charCodeAt(from - 3)] === 1 &&
      FOLDED[text.charCodeAt(from - 4)] === 0;
    const isTight =
      text[from - 1] === '.' &&
      IS_CAPITAL[text.charCodeAt(from - 2)] === 1 &&
      !(FOLDED[text.charCodeAt(from - 3)]! > 0);
    if (isInitial) from -= 3;
    else if (
      from - 4 < 0 &&
      text[from - 1] === ' ' &&
      text[from - 2] === '.' &&
      IS_CAPITAL[text.charCodeAt(from - 3)] === 1
    )
      from -= 3;
    else if (isTight && from === start) from -= 2;
    else break;
  }
  return from;
}

/** `Anna S.`: so does the initial after it. */
function withInitialAfter(text: string, end: number): number {
  const isInitial =
    text[end] === ' ' &&
    IS_CAPITAL[text.charCodeAt(end + 1)] === 1 &&
    text[end + 2] === '.' &&
    !(FOLDED[text.charCodeAt(end + 3)]! > 0);
  return isInitial ? end + 3 : end;
}
