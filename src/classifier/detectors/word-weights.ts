import type { TextSpan } from '../text-span.ts';
import { codeUnitsOf } from '../view/code-units.ts';
import { EMPTY_HASH, FOLDED, HASH_FACTOR } from '../words/fold-letters.ts';
import { WORD_WEIGHTS } from './word-weights-data.ts';

/** The subject of each list of words in turn; the words of the last two speak of any, and of none. */
const SUBJECTS = ['health', 'personal', 'legal', 'deals'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** A stretch of a text in which much speaks for a matter that must stay in the house. */
export interface Passage extends TextSpan {
  /** In sixteenths of log odds. */
  readonly weight: number;
  readonly subject: Subject;
  /** The word that weighs most. */
  readonly heaviest: TextSpan;
}

/** A text of no more words is one passage; a longer one is read in halves of passages, each beside the next. */
const WHOLE = 72;
const HALF = 24;
/** Fewer words count as so many: two that weigh much are not yet a story. */
const FEWEST = 10;
/** Longer texts are mostly documents, which say in words of their trade what they are about. */
const LONGEST = 1_000;
const MIN_WORD = 2;
/** A shorter word would not tell a reader why. */
const MIN_TELLING_WORD = 4;
/** Where fewer of the words have a weight, the text is no talk but code, a table, or of another language. */
const LEAST_KNOWN = 0.4;

const SLOT_BITS = 15;
const SLOTS = 1 << SLOT_BITS;
const SLOT_MASK = SLOTS - 1;
/** All of a hash but the byte that holds the weight. */
const HASH_PART = ~0xff;
/** By slot: most of the hash of a word and its weight above -128; 0 where there is none. */
const slots = new Int32Array(SLOTS);
const subjects = new Uint8Array(SLOTS);
const SPACE = 0x20;
let isFilled = false;

/** Done when the first text is read: most processes start faster than they need it. */
function fill(): void {
  isFilled = true;
  Object.values(WORD_WEIGHTS.words).forEach(fillFrom);
}

/** `lines`: words, each with its weight right behind it. */
function fillFrom(lines: string, subject: number): void {
  let at = 0;
  while (at < lines.length) {
    const start = at;
    while (FOLDED[lines.charCodeAt(at)] !== 0) at += 1;
    const weighed = at;
    while (at < lines.length && lines.charCodeAt(at) > SPACE) at += 1;
    if (weighed > start) list(hashOf(lines.slice(start, weighed)), Number(lines.slice(weighed, at)), subject);
    at += 1;
  }
}

function list(hash: number, weight: number, subject: number): void {
  let slot = (hash ^ (hash >>> SLOT_BITS)) & SLOT_MASK;
  while (slots[slot] !== 0) slot = (slot + 1) & SLOT_MASK;
  slots[slot] = (hash & HASH_PART) | (weight + 128);
  subjects[slot] = subject;
}

function hashOf(word: string): number {
  let hash = EMPTY_HASH;
  for (let index = 0; index < word.length; index += 1)
    hash = Math.imul(hash ^ FOLDED[word.charCodeAt(index)]!, HASH_FACTOR);
  return hash;
}

/** Where the word of a hash is listed, or -1. */
function slotOf(hash: number): number {
  for (let slot = (hash ^ (hash >>> SLOT_BITS)) & SLOT_MASK; slots[slot] !== 0; slot = (slot + 1) & SLOT_MASK)
    if (((slots[slot]! ^ hash) & HASH_PART) === 0) return slot;
  return -1;
}

/** Of each half of a passage: where it begins and ends, its words, how many of them are listed, and what they weigh. */
const halves = new Int32Array(5 * Math.ceil(LONGEST / HALF));
const START = 0;
const END = 1;
const WORDS = 2;
const LISTED = 3;
const SUM = 4;
const FIELDS = 5;

/** The passages that weigh at least so much, in a text that is short enough to be what somebody tells. */
export function heavyPassages(text: string, least: number): Passage[] {
  if (text.length > LONGEST) return [];
  if (!isFilled) fill();
  const count = readHalves(text);
  const perPassage = halfWords(count) <= WHOLE ? count : 2;
  const found: Passage[] = [];
  for (let first = 0; first + perPassage <= count && perPassage > 0; first += 1) {
    const last = first + perPassage;
    let words = 0;
    let listed = 0;
    let sum = 0;
    for (let base = first * FIELDS; base < last * FIELDS; base += FIELDS) {
      words += halves[base + WORDS]!;
      listed += halves[base + LISTED]!;
      sum += halves[base + SUM]!;
    }
    const weight = WORD_WEIGHTS.bias + sum / Math.sqrt(Math.max(words, FEWEST));
    if (weight < least || listed < words * LEAST_KNOWN) continue;
    const span = { start: halves[first * FIELDS + START]!, end: halves[(last - 1) * FIELDS + END]! };
    found.push({ ...span, weight, ...whatWeighs(text, span) });
  }
  return found;
}

function halfWords(count: number): number {
  let words = 0;
  for (let half = 0; half < count; half += 1) words += halves[half * FIELDS + WORDS]!;
  return words;
}

/** Reads the words of a text; how many halves of passages they make. */
function readHalves(text: string): number {
  const units = codeUnitsOf(text);
  const { length } = text;
  let base = -FIELDS;
  let words = HALF;
  let at = 0;
  // The 0 behind the last unit ends the last word.
  for (; at < length; at += 1) {
    let folded = FOLDED[units[at]!]!;
    if (folded === 0) continue;
    const start = at;
    let hash = EMPTY_HASH;
    do {
      hash = Math.imul(hash ^ folded, HASH_FACTOR);
      at += 1;
      folded = FOLDED[units[at]!]!;
    } while (folded !== 0);
    if (at - start < MIN_WORD) continue;
    if (words === HALF) {
      base += FIELDS;
      words = 0;
      halves.fill(0, base, base + FIELDS);
      halves[base + START] = start;
    }
    words += 1;
    halves[base + END] = at;
    halves[base + WORDS] = words;
    const slot = slotOf(hash);
    if (slot < 0) continue;
    halves[base + LISTED]! += 1;
    halves[base + SUM]! += (slots[slot]! & 0xff) - 128;
  }
  return base / FIELDS + 1;
}

/** The subject that weighs most in a passage, and the word of it that does. */
function whatWeighs(text: string, { start, end }: TextSpan): Pick<Passage, 'subject' | 'heaviest'> {
  const bySubject = SUBJECTS.map(() => 0);
  let heaviest = { start, end, weight: 0 };
  for (const word of text.slice(start, end).matchAll(WORD)) {
    const slot = slotOf(hashOf(word[0]));
    if (slot < 0) continue;
    const weight = (slots[slot]! & 0xff) - 128;
    const number = subjects[slot]!;
    if (number < SUBJECTS.length) bySubject[number]! += weight;
    const at = start + word.index;
    if (weight > heaviest.weight) heaviest = { start: at, end: at + word[0].length, weight };
  }
  const most = Math.max(...bySubject);
  const subject = most === 0 ? 'personal' : SUBJECTS[bySubject.indexOf(most)]!;
  return { subject, heaviest: { start: heaviest.start, end: heaviest.end } };
}

const WORD = new RegExp(`\\p{L}{${MIN_TELLING_WORD},}`, 'gu');
/** Every pattern that is run, so that a test can prove it linear. */
export const WEIGHING_PATTERNS: readonly RegExp[] = [WORD];
