import { FOLDED, IS_CAPITAL } from '../words/fold-letters.ts';
import { type Units, unitAt } from '../words/units-at.ts';
import { CONTEXT_CLASSES } from './context-words.ts';
import { NAME_SPELLING } from './name-spelling.ts';
import { givenOf, ordinaryOf, placeOf, surnameOf, type WordClass } from './word-classes.ts';
import { GAPS, type Gap, gapBetween, gapToEdge } from './word-gaps.ts';
import { type Word, type WordReader } from './words-around.ts';

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
/** How far around a word without neighbours is looked. */
const EDGE_REACH = 12;
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

/** A neighbour beyond such a gap counts less. */
const LOOSE: readonly Gap[] = ['newline', 'sentence', 'edge', 'digits', 'code', 'table'];
const IS_LOOSE = Uint8Array.from(GAPS, (gap) => (LOOSE.includes(gap) ? 1 : 0));
const LETTER = KINDS.indexOf('letter');
const UNKNOWN = KINDS.indexOf('unknown');

/** By the class of a word of more than one letter. */
const KIND_OF_CLASS = Uint8Array.from({ length: 256 }, (_, wordClass) =>
  KINDS.indexOf(kindOfClass(wordClass)),
);

function kindOfClass(wordClass: WordClass): (typeof KINDS)[number] {
  const given = givenOf(wordClass);
  const surname = surnameOf(wordClass);
  const ordinary = ordinaryOf(wordClass);
  if (given >= 2) return ordinary >= 2 ? 'given-or-word' : 'given';
  if (surname >= 2 || (surname === 1 && ordinary === 0 && placeOf(wordClass) < 2))
    return ordinary >= 2 ? 'surname-or-word' : 'surname';
  if (given === 1) return ordinary >= 1 ? 'given-or-word' : 'given';
  if (placeOf(wordClass) >= 2) return 'place';
  if (ordinary >= 1) return 'word';
  if (surname === 1) return 'surname-or-word';
  return placeOf(wordClass) === 1 ? 'place' : 'unknown';
}

function kindOf(word: Word): number {
  return word.end - word.start === 1 ? LETTER : KIND_OF_CLASS[word.wordClass]!;
}

function neighbourOf(word: Word): number {
  if (word.start < 0) return 0;
  const kind = kindOf(word);
  if (word.context !== 0 && !(word.isCapital && kind === 0)) return 2 + KINDS.length + word.context;
  if (word.isCapital) return 3 + kind;
  return kind === UNKNOWN ? 2 : 1;
}

function shapeOf(units: Units, word: Word): number {
  if (!word.isCapital) return 2;
  return word.end - word.start > 1 && IS_CAPITAL[unitAt(units, word.end - 1)] === 1 ? 1 : 0;
}

/** By kind: what lists do not know well is told by its spelling as well. */
const IS_SPELLED = Uint8Array.from(KINDS, (kind) =>
  kind === 'unknown' || kind === 'surname-or-word' || kind === 'place' ? 1 : 0,
);
const MIDDLE_SPELLING = SPELLINGS / 2;

/** How much the spelling looks like a name, in steps from 0 to 7. */
export function spellingOf(units: Units, start: number, end: number): number {
  const indexes = spellingIndexes(units, start, end);
  let sum = 0;
  for (let index = 0; index < indexes.length; index += 1) sum += NAME_SPELLING[indexes[index]!]!;
  return Math.max(0, Math.min(SPELLINGS - 1, Math.floor(sum / 16) + MIDDLE_SPELLING));
}

const indexes = new Uint16Array(5);
/** Numbers of the beginning of a word, of its endings of two, three and four letters, and of its length. */
export function spellingIndexes(units: Units, start: number, end: number): Uint16Array {
  const size = end - start;
  const last = FOLDED[unitAt(units, end - 1)]!;
  const last2 = size > 1 ? FOLDED[unitAt(units, end - 2)]! : 0;
  const last3 = size > 2 ? FOLDED[unitAt(units, end - 3)]! : 0;
  const last4 = size > 3 ? FOLDED[unitAt(units, end - 4)]! : 0;
  const second = size > 1 ? FOLDED[unitAt(units, start + 1)]! : 0;
  const third = size > 2 ? FOLDED[unitAt(units, start + 2)]! : 0;
  indexes[0] = mix(FOLDED[unitAt(units, start)]! + 1_000, second, third, 0);
  indexes[1] = mix(last + 2_000, last2, 0, 0);
  indexes[2] = mix(last + 3_000, last2, last3, 0);
  indexes[3] = mix(last + 4_000, last2, last3, last4);
  indexes[4] = mix(Math.min(size, 12) + 5_000, 0, 0, 0);
  return indexes;
}

function mix(a: number, b: number, c: number, d: number): number {
  const mixed = Math.imul(Math.imul(Math.imul(a, 31) + b, 37) + c, 41) + d;
  return (Math.imul(mixed, 0x9e3779b1) >>> 20) & 0xfff;
}

function lengthStep(size: number): number {
  return size <= 1 ? 0 : size <= 2 ? 1 : size <= 4 ? 2 : size <= 7 ? 3 : size <= 10 ? 4 : 5;
}

/** Writes the numbers of the features that the word has into `into`; returns how many. */
export function featuresOf(reader: WordReader, word: Word, into: Int32Array): number {
  const { units } = reader;
  const before = reader.before(word);
  const after = reader.after(word);
  const gapBefore =
    before.start < 0
      ? gapToEdge(units, Math.max(0, word.start - EDGE_REACH), word.start)
      : gapBetween(units, before.end, word.start);
  const gapAfter =
    after.start < 0
      ? gapToEdge(units, word.end, Math.min(reader.length, word.end + EDGE_REACH))
      : gapBetween(units, word.end, after.start);
  const before2 = before.start < 0 ? before : reader.before(before);
  const after2 = after.start < 0 ? after : reader.after(after);
  const kind = kindOf(word);
  const shape = shapeOf(units, word);
  const { wordClass } = word;
  const ordinary = ordinaryOf(wordClass);
  const isBeforeLoose = IS_LOOSE[gapBefore]!;
  const isAfterLoose = IS_LOOSE[gapAfter]!;
  const previous = neighbourOf(before);
  const next = neighbourOf(after);
  const spelling = IS_SPELLED[kind] === 1 ? spellingOf(units, word.start, word.end) : MIDDLE_SPELLING;
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
  into[size++] = GAP_BEFORE + gapBefore * KINDS.length + kind;
  into[size++] = GAP_AFTER + gapAfter * KINDS.length + kind;
  into[size++] = NEIGHBOUR + (neighbourOf(before2) * 4 + 0) * 2 + isBeforeLoose;
  into[size++] = NEIGHBOUR + (previous * 4 + 1) * 2 + isBeforeLoose;
  into[size++] = NEIGHBOUR + (next * 4 + 2) * 2 + isAfterLoose;
  into[size++] = NEIGHBOUR + (neighbourOf(after2) * 4 + 3) * 2 + isAfterLoose;
  if (isBeforeLoose === 0) into[size++] = KIND_AND_BEFORE + previous * KINDS.length + kind;
  if (isAfterLoose === 0) into[size++] = KIND_AND_AFTER + next * KINDS.length + kind;
  if (isBeforeLoose + isAfterLoose === 0) into[size++] = BEFORE_AND_AFTER + previous * count + next;
  return size;
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
