import type { RawFinding } from '../signal.ts';
import type { TextSpan } from '../text-span.ts';
import { codeUnitsOf } from '../view/code-units.ts';
import { FOLDED } from '../words/fold-letters.ts';
import { isLetter } from '../words/is-letter.ts';
import { createPhraseLists, type PhraseLists } from '../words/phrase-lists.ts';
import type { Units } from '../words/units-at.ts';
import { isWrittenAt, standsAt } from '../words/written-at.ts';
import { COMMON_WORDS } from './common-words.ts';
import { isAboutSubject, refersToPerson } from './person-reference.ts';
import { asksAboutInGeneral } from './phrases.ts';

/** What makes a topic somebody's own: a reference to a person, or one of these phrases. */
export interface Anchor {
  readonly person?: true;
  readonly phrases?: readonly string[];
  /** Phrases that must stand there as well. */
  readonly also?: readonly string[];
}

/**
 * A subject that is sensitive where enough of its words stand together and the text says that it is somebody's own. One
 * word of everyday life ("witness", "concede") says little; two of them beside "our" are a case.
 */
export interface Topic {
  /**
   * Words and phrases in small letters, separated by white space; `_` stands for the space in a phrase. `+` at the end:
   * says enough by itself. `suizid-` stands for all long words that begin so, `-krebs` for all that end so or in one of
   * its {@link CASE_ENDINGS}.
   */
  readonly words: string;
  readonly anchor?: Anchor;
  /** Phrases that must not stand there. */
  readonly unless?: readonly string[];
  /** How many words that do not say enough by themselves do so together; 2 when left out. */
  readonly enough?: number;
  readonly finding: (span: TextSpan) => RawFinding;
}

export interface TopicFinder {
  readonly words: readonly string[];
  patterns(): RegExp[];
  find(text: string, hits: readonly number[]): RawFinding[];
}

/** Words further apart than this do not speak of one matter. */
const TOGETHER = 180;
/** How far around the words it is looked whose matter it is. */
const RADIUS = 150;
/** Where nothing was found, it is not looked again before so much further. */
const STEP = 90;
/** Compounds are long. */
const MAX_WORD = 80;
/** As the pass over a text has it: shorter words are looked up whole. */
const MIN_PARTED_WORD = 7;
const HEAD_MASK = 0x3fff;
const PART_MASK = 0x3fff;
/** By so many letters stems and endings are found. */
const STEM_LETTERS = 5;
const END_LETTERS = 4;
/** What German and Dutch add to the last part of a compound; to one on `-ung` or `-ing` only the second. */
const CASE_ENDINGS = ['', 'en', 'e', 'er', 'es', 'n', 's'];
/** As many as there are bits to tell them apart. */
const MAX_LISTS = 31;

interface Prepared {
  readonly topic: Topic;
  readonly enough: number;
  readonly phrases: number;
  readonly also: number;
  readonly unless: number;
}

/** A word or phrase of a topic, found by the longest word in it. */
interface Entry {
  readonly owner: number;
  readonly phrase: string;
  /** Whether all of the phrase has to stand there, or a word that begins or ends with it. */
  readonly part: 'whole' | 'stem' | 'end';
  /** Where in the phrase the word stands by which it is found. */
  readonly offset: number;
  readonly weight: number;
}

/** What was seen of a topic lately. */
interface Gathered {
  readonly seen: { readonly entry: Entry; readonly at: number }[];
  notBefore: number;
}

export function createTopicFinder(topics: readonly Topic[]): TopicFinder {
  const lists: (readonly string[])[] = [];
  const bitOf = (lines: readonly string[] | undefined): number => {
    if (lines === undefined) return 0;
    if (!lists.includes(lines)) lists.push(lines);
    if (lists.length > MAX_LISTS) throw new Error('topics share too few of their lists of phrases');
    return 1 << lists.indexOf(lines);
  };
  const prepared: readonly Prepared[] = topics.map((topic) => ({
    topic,
    enough: topic.enough ?? 2,
    phrases: bitOf(topic.anchor?.phrases),
    also: bitOf(topic.anchor?.also),
    unless: bitOf(topic.unless),
  }));
  const entries: Entry[] = [];
  /** By the number of an entry, from 1 on: the whole hash of what it is found by, and the next of the same slot. */
  const hashes: number[] = [0];
  const nexts: number[] = [0];
  const heads = new Uint16Array(HEAD_MASK + 1);
  const stems = new Uint16Array(PART_MASK + 1);
  const ends = new Uint16Array(PART_MASK + 1);
  const triggers = new Set<string>();
  for (const [owner, { topic, enough }] of prepared.entries()) {
    for (const written of topic.words.trim().split(/\s+/)) {
      const isStrong = written.endsWith('+');
      const joined = isStrong ? written.slice(0, -1) : written;
      const weight = isStrong ? enough : 1;
      const add = (phrase: string, part: Entry['part'], hash: number, offset = 0) => {
        const table = part === 'whole' ? heads : part === 'stem' ? stems : ends;
        const slot = hash & (part === 'whole' ? HEAD_MASK : PART_MASK);
        hashes.push(hash);
        nexts.push(table[slot]!);
        entries.push({ owner, phrase, part, offset, weight });
        table[slot] = entries.length;
      };
      if (joined.startsWith('-')) {
        for (const ending of joined.endsWith('ng') ? CASE_ENDINGS.slice(0, 2) : CASE_ENDINGS) {
          const phrase = joined.slice(1) + ending;
          add(phrase, 'end', endHash(unitsOf(phrase), phrase.length));
          triggers.add(`-${phrase}`);
        }
      } else if (joined.endsWith('-')) {
        const phrase = joined.slice(0, -1);
        add(phrase, 'stem', hashOfStem(phrase));
        triggers.add(joined);
      } else {
        const phrase = joined.includes('_') ? joined.replaceAll('_', ' ') : joined;
        const { word, offset } = rarestOf(phrase);
        add(phrase, 'whole', hashOfWord(word), offset);
        triggers.add(word);
      }
    }
  }
  const entryHashes = Int32Array.from(hashes);
  const nextEntries = Uint16Array.from(nexts);
  const nothingGathered = prepared.map((): Gathered | undefined => undefined);
  let made: PhraseLists | undefined;
  // Made when they are first looked at: most processes start faster than they need them.
  const phrases = (): PhraseLists => (made ??= createPhraseLists(lists.map((lines) => ({ lines }))));

  const isSomebodys = ({ topic, ...bits }: Prepared, text: string, span: TextSpan): boolean => {
    const { anchor } = topic;
    // Where only a person makes it somebody's, most texts have none, and there is nothing else to look for.
    if (anchor?.person === true && bits.phrases === 0 && !refersToPerson(text, span)) return false;
    const window = { from: Math.max(0, span.start - RADIUS), to: Math.min(text.length, span.end + RADIUS) };
    const said = phrases().standing(text, window, bits.phrases | bits.also | bits.unless);
    if ((said & bits.unless) !== 0 || (said & bits.also) !== bits.also) return false;
    if (bits.phrases !== 0 && (said & bits.phrases) === 0) return false;
    return !asksAboutInGeneral(text, span);
  };

  return {
    words: [...triggers],
    patterns: () => phrases().patterns(),
    find: (text, hits) => {
      const units = codeUnitsOf(text);
      const found: RawFinding[] = [];
      const gathered = nothingGathered.slice();
      const look = (first: number, hash: number, at: number, last: number) => {
        for (let next = first; next !== 0; next = nextEntries[next]!) {
          if (entryHashes[next] !== hash) continue;
          const entry = entries[next - 1]!;
          const start = at - entry.offset;
          if (!stands(units, entry, start, last)) continue;
          const owner = prepared[entry.owner]!;
          const own = (gathered[entry.owner] ??= { seen: [], notBefore: 0 });
          const earliest = gather(own, entry, start, owner.enough);
          if (earliest < 0) continue;
          own.notBefore = start + STEP;
          const end = entry.part === 'whole' ? start + entry.phrase.length : last;
          if (isSomebodys(owner, text, { start: earliest, end }))
            found.push(owner.topic.finding({ start, end }));
        }
      };
      for (const at of hits) {
        readWord(units, at);
        const end = wordEnds;
        const isParted = end - at >= MIN_PARTED_WORD;
        const ofStem = stemHash;
        const whole = heads[wholeHash & HEAD_MASK]!;
        if (whole !== 0) look(whole, wholeHash, at, end);
        const stem = isParted ? stems[ofStem & PART_MASK]! : 0;
        if (stem !== 0) look(stem, ofStem, at, end);
        const ofEnd = isParted ? endHash(units, end) : 0;
        const ending = isParted ? ends[ofEnd & PART_MASK]! : 0;
        if (ending !== 0) look(ending, ofEnd, at, end);
      }
      return found.length === 0 || isAboutSubject(text) ? [] : found;
    },
  };
}

/** What {@link readWord} last read: of the whole word, of its first letters, and where it ends. */
let wholeHash = 0;
let stemHash = 0;
let wordEnds = 0;

/** Reads the word that begins at `at`, whatever its case and its accents. */
function readWord(units: Units, at: number): void {
  let hash = 17;
  let index = at;
  stemHash = 0;
  for (const limit = at + MAX_WORD; index < limit; index += 1) {
    const letter = FOLDED[units[index]!]!;
    if (letter === 0) break;
    hash = (Math.imul(hash, 37) + letter) | 0;
    if (index === at + STEM_LETTERS - 1) stemHash = hash;
  }
  wholeHash = hash;
  wordEnds = index;
}

/** Of a word of a topic, with a 0 behind it. */
function unitsOf(word: string): Units {
  return Uint16Array.from(`${word}\0`, (letter) => letter.charCodeAt(0));
}

function hashOfWord(word: string): number {
  readWord(unitsOf(word), 0);
  return wholeHash;
}

function hashOfStem(stem: string): number {
  readWord(unitsOf(stem), 0);
  return stemHash;
}

/** Of the last letters of the word that ends before `end`. */
function endHash(units: Units, end: number): number {
  let hash = 43;
  for (let index = end - END_LETTERS; index < end; index += 1)
    hash = (Math.imul(hash, 37) + FOLDED[units[index]!]!) | 0;
  return hash;
}

/** Whether the entry stands there, as it has to, in the word that ends before `end`. */
function stands(units: Units, { phrase, part }: Entry, start: number, end: number): boolean {
  if (part === 'whole') return standsAt(units, start, phrase);
  if (phrase.length > end - start) return false;
  return isWrittenAt(units, part === 'stem' ? start : end - phrase.length, phrase);
}

/** Adds a word to what was seen; where the first of those stands that are enough together, or -1. */
function gather(own: Gathered, entry: Entry, at: number, enough: number): number {
  const { seen } = own;
  while (seen.length > 0 && (at - seen[0]!.at > TOGETHER || seen.length > 8)) seen.shift();
  seen.push({ entry, at });
  if (at < own.notBefore) return -1;
  let weight = 0;
  for (let index = 0; index < seen.length; index += 1) {
    const { phrase, weight: own } = seen[index]!.entry;
    let isFirst = true;
    for (let before = 0; before < index; before += 1)
      if (seen[before]!.entry.phrase === phrase || seen[before]!.at === seen[index]!.at) isFirst = false;
    if (isFirst) weight += own;
  }
  return weight < enough ? -1 : seen[0]!.at;
}

/** The longest word of a phrase that is not in every text. */
function rarestOf(phrase: string): { word: string; offset: number } {
  let best = { word: '', offset: 0, worth: 0 };
  let end = 0;
  for (let start = 0; start < phrase.length; start = end + 1) {
    end = start;
    while (end < phrase.length && isLetter(phrase.charCodeAt(end))) end += 1;
    // The only word of a phrase needs no weighing.
    if (start === 0 && end === phrase.length) return { word: phrase, offset: 0 };
    const word = phrase.slice(start, end);
    const worth = COMMON_WORDS.has(word) ? word.length / 100 : word.length;
    if (worth > best.worth) best = { word, offset: start, worth };
  }
  return best;
}
