import { CONTEXT_CLASSES } from './context-words.ts';
import { FOLDED, IS_CAPITAL } from './fold-letters.ts';
import { NAME_SPELLING } from './name-spelling.ts';
import { givenOf, ordinaryOf, placeOf, surnameOf } from './word-classes.ts';
import { GAPS, type Gap, gapBetween, type Word, type WordReader } from './words-around.ts';

/** What lists make of a word. */
const KINDS = [
  'given',
  'given-or-word',
  'surname',
  'surname-or-word',
  'place',
  'word',
  'unknown',
  'letter',
] as const;
const SHAPES = ['capital', 'all-capitals', 'lower'] as const;
const SPELLINGS = 8;
const CONTEXTS = ['none', ...CONTEXT_CLASSES];
/** A neighbour is what it tells, or else what lists make of it. */
const NEIGHBOURS = [
  'nothing',
  'lower-word',
  'lower-unknown',
  ...KINDS.map((kind) => `capital-${kind}`),
  ...CONTEXT_CLASSES,
];
const PLACES = ['-2', '-1', '+1', '+2'] as const;

/** Every feature has a number; the blocks are laid one after the other. */
let total = 1;
const block = (size: number): number => {
  const start = total;
  total += size;
  return start;
};
const GIVEN = block(SHAPES.length * 16);
const SURNAME = block(SHAPES.length * 16);
const PLACE = block(16);
const OWN_CONTEXT = block(CONTEXTS.length * 2);
const LENGTH = block(6);
const SPELLING = block(SPELLINGS * KINDS.length);
const GAP_BEFORE = block(GAPS.length * KINDS.length);
const GAP_AFTER = block(GAPS.length * KINDS.length);
const NEIGHBOUR = block(PLACES.length * NEIGHBOURS.length * 2);
const KIND_AND_BEFORE = block(KINDS.length * NEIGHBOURS.length);
const KIND_AND_AFTER = block(KINDS.length * NEIGHBOURS.length);
const BEFORE_AND_AFTER = block(NEIGHBOURS.length * NEIGHBOURS.length);
export const FEATURE_COUNT = total;
/** No candidate has more. */
export const MAX_FEATURES = 20;

const GAP_INDEX = new Map<Gap, number>(GAPS.map((gap, index) => [gap, index]));
const LOOSE = new Set<Gap>(['newline', 'sentence', 'edge', 'digits', 'code', 'table']);
const INDEX_OF_LETTER = KINDS.length - 1;

function kindOf(word: Word): number {
  if (word.end - word.start === 1) return INDEX_OF_LETTER;
  const { wordClass } = word;
  const given = givenOf(wordClass);
  const surname = surnameOf(wordClass);
  const ordinary = ordinaryOf(wordClass);
  if (given >= 2) return ordinary >= 2 ? 1 : 0;
  if (surname >= 2 || (surname === 1 && ordinary === 0 && placeOf(wordClass) < 2))
    return ordinary >= 2 ? 3 : 2;
  if (given === 1) return ordinary >= 1 ? 1 : 0;
  if (placeOf(wordClass) >= 2) return 4;
  if (ordinary >= 1) return 5;
  if (surname === 1) return 3;
  if (placeOf(wordClass) === 1) return 4;
  return 6;
}

function neighbourOf(word: Word): number {
  if (word.start < 0) return 0;
  const kind = kindOf(word);
  if (word.context !== 0 && !(word.isCapital && kind === 0)) return 2 + KINDS.length + word.context;
  if (word.isCapital) return 3 + kind;
  return kind === 6 ? 2 : 1;
}

function shapeOf(text: string, word: Word): number {
  if (!word.isCapital) return 2;
  return word.end - word.start > 1 && IS_CAPITAL[text.charCodeAt(word.end - 1)] === 1 ? 1 : 0;
}

/** How much the spelling looks like a name, in steps from 0 to 7. */
export function spellingOf(text: string, start: number, end: number): number {
  let sum = 0;
  for (const index of spellingIndexes(text, start, end)) sum += NAME_SPELLING[index]!;
  return Math.max(0, Math.min(SPELLINGS - 1, Math.floor(sum / 16) + SPELLINGS / 2));
}

const indexes = new Uint16Array(5);
export function spellingIndexes(text: string, start: number, end: number): Uint16Array {
  const at = (index: number): number => (index >= start && index < end ? FOLDED[text.charCodeAt(index)]! : 0);
  const mix = (a: number, b: number, c: number, d: number, seed: number): number =>
    (Math.imul(Math.imul(Math.imul(Math.imul(a + seed, 31) + b, 37) + c, 41) + d, 0x9e3779b1) >>> 20) & 0xfff;
  indexes[0] = mix(at(start), at(start + 1), at(start + 2), 0, 1_000);
  indexes[1] = mix(at(end - 1), at(end - 2), 0, 0, 2_000);
  indexes[2] = mix(at(end - 1), at(end - 2), at(end - 3), 0, 3_000);
  indexes[3] = mix(at(end - 1), at(end - 2), at(end - 3), at(end - 4), 4_000);
  indexes[4] = mix(Math.min(end - start, 12), 0, 0, 0, 5_000);
  return indexes;
}

function lengthStep(size: number): number {
  return size <= 1 ? 0 : size <= 2 ? 1 : size <= 4 ? 2 : size <= 7 ? 3 : size <= 10 ? 4 : 5;
}

/** Writes the numbers of the features that the word has into `into`; returns how many. */
export function featuresOf(reader: WordReader, word: Word, into: Int32Array): number {
  const { text } = reader;
  const before = reader.previousWord(word.start);
  const after = reader.nextWord(word.end);
  const gapBefore =
    before.start < 0
      ? edgeOf(text, Math.max(0, word.start - 12), word.start)
      : gapBetween(text, before.end, word.start);
  const gapAfter =
    after.start < 0
      ? edgeOf(text, word.end, Math.min(text.length, word.end + 12))
      : gapBetween(text, word.end, after.start);
  const before2 = before.start < 0 ? before : reader.previousWord(before.start);
  const after2 = after.start < 0 ? after : reader.nextWord(after.end);
  const kind = kindOf(word);
  const shape = shapeOf(text, word);
  const { wordClass } = word;
  const ordinary = ordinaryOf(wordClass);
  const isBeforeLoose = LOOSE.has(gapBefore) ? 1 : 0;
  const isAfterLoose = LOOSE.has(gapAfter) ? 1 : 0;
  const previous = neighbourOf(before);
  const next = neighbourOf(after);
  const spelling =
    wordClass === 0 || kind === 6 || kind === 3 || kind === 4 ? spellingOf(text, word.start, word.end) : 4;
  const count = NEIGHBOURS.length;
  let size = 0;
  into[size++] = 0;
  into[size++] = GIVEN + shape * 16 + givenOf(wordClass) * 4 + ordinary;
  into[size++] = SURNAME + shape * 16 + surnameOf(wordClass) * 4 + ordinary;
  into[size++] =
    PLACE + placeOf(wordClass) * 4 + (givenOf(wordClass) >= 2 ? 2 : 0) + (surnameOf(wordClass) >= 2 ? 1 : 0);
  into[size++] = OWN_CONTEXT + word.context * 2 + (givenOf(wordClass) >= 2 ? 1 : 0);
  into[size++] = LENGTH + lengthStep(word.end - word.start);
  into[size++] = SPELLING + spelling * KINDS.length + kind;
  into[size++] = GAP_BEFORE + GAP_INDEX.get(gapBefore)! * KINDS.length + kind;
  into[size++] = GAP_AFTER + GAP_INDEX.get(gapAfter)! * KINDS.length + kind;
  into[size++] = NEIGHBOUR + (neighbourOf(before2) * 4 + 0) * 2 + isBeforeLoose;
  into[size++] = NEIGHBOUR + (previous * 4 + 1) * 2 + isBeforeLoose;
  into[size++] = NEIGHBOUR + (next * 4 + 2) * 2 + isAfterLoose;
  into[size++] = NEIGHBOUR + (neighbourOf(after2) * 4 + 3) * 2 + isAfterLoose;
  if (isBeforeLoose === 0) into[size++] = KIND_AND_BEFORE + previous * KINDS.length + kind;
  if (isAfterLoose === 0) into[size++] = KIND_AND_AFTER + next * KINDS.length + kind;
  if (isBeforeLoose + isAfterLoose === 0) into[size++] = BEFORE_AND_AFTER + previous * count + next;
  return size;
}

function edgeOf(text: string, from: number, to: number): Gap {
  const gap = to === from ? 'edge' : gapBetween(text, from, to);
  return gap === 'space' || gap === 'spaces' ? 'edge' : gap;
}

/** What a feature is, in words. */
export function describeFeature(feature: number): string {
  const at = (start: number, width: number): [number, number] => [
    Math.floor((feature - start) / width),
    (feature - start) % width,
  ];
  if (feature === 0) return 'bias';
  if (feature < SURNAME)
    return `given ${((feature - GIVEN) >> 2) & 3}, word ${(feature - GIVEN) & 3}, ${SHAPES[(feature - GIVEN) >> 4]}`;
  if (feature < PLACE)
    return `surname ${((feature - SURNAME) >> 2) & 3}, word ${(feature - SURNAME) & 3}, ${SHAPES[(feature - SURNAME) >> 4]}`;
  if (feature < OWN_CONTEXT) return `place ${(feature - PLACE) >> 2}, names ${(feature - PLACE) & 3}`;
  if (feature < LENGTH)
    return `is ${CONTEXTS[(feature - OWN_CONTEXT) >> 1]}${(feature - OWN_CONTEXT) & 1 ? ', given name' : ''}`;
  if (feature < SPELLING) return `length step ${feature - LENGTH}`;
  const blocks: readonly [number, number, (a: number, b: number) => string][] = [
    [BEFORE_AND_AFTER, NEIGHBOURS.length, (a, b) => `between ${NEIGHBOURS[a]} and ${NEIGHBOURS[b]}`],
    [KIND_AND_AFTER, KINDS.length, (a, b) => `${KINDS[b]} before ${NEIGHBOURS[a]}`],
    [KIND_AND_BEFORE, KINDS.length, (a, b) => `${KINDS[b]} after ${NEIGHBOURS[a]}`],
    [NEIGHBOUR, 8, (a, b) => `${PLACES[b >> 1]} is ${NEIGHBOURS[a]}${b & 1 ? ', apart' : ''}`],
    [GAP_AFTER, KINDS.length, (a, b) => `${KINDS[b]}, then ${GAPS[a]}`],
    [GAP_BEFORE, KINDS.length, (a, b) => `${GAPS[a]}, then ${KINDS[b]}`],
    [SPELLING, KINDS.length, (a, b) => `${KINDS[b]} with spelling ${a}`],
  ];
  for (const [start, width, describe] of blocks) if (feature >= start) return describe(...at(start, width));
  return 'unknown';
}
