import { isLetter, wordEnd } from '../matching.ts';
import { createPhraseLists } from '../phrase-lists.ts';
import type { RawFinding } from '../signal.ts';
import type { TextSpan } from '../text-span.ts';
import { isAboutSubject, refersToPerson } from './person-reference.ts';
import { asksAbout } from './phrases.ts';

/** What makes a topic somebody's own: a reference to a person, or one of these phrases; several of them all count. */
export interface Anchor {
  readonly person?: boolean;
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
   * says enough by itself.
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
    return 1 << lists.indexOf(lines);
  };
  const prepared: readonly Prepared[] = topics.map((topic) => ({
    topic,
    enough: topic.enough ?? 2,
    phrases: bitOf(topic.anchor?.phrases),
    also: bitOf(topic.anchor?.also),
    unless: bitOf(topic.unless),
  }));
  const byWord = new Map<string, Entry[]>();
  for (const [owner, { topic, enough }] of prepared.entries()) {
    for (const written of topic.words.trim().split(/\s+/)) {
      const isStrong = written.endsWith('+');
      const phrase = (isStrong ? written.slice(0, -1) : written).replaceAll('_', ' ');
      const { word, offset } = rarestOf(phrase);
      const entry = { owner, phrase, offset, weight: isStrong ? enough : 1 };
      const known = byWord.get(word);
      if (known === undefined) byWord.set(word, [entry]);
      else known.push(entry);
    }
  }
  const phrases = createPhraseLists(lists.map((lines) => ({ lines })));

  const isSomebodys = ({ topic, ...bits }: Prepared, text: string, span: TextSpan): boolean => {
    const window = { from: Math.max(0, span.start - RADIUS), to: Math.min(text.length, span.end + RADIUS) };
    const said = phrases.standing(text, window, bits.phrases | bits.also | bits.unless);
    if ((said & bits.unless) !== 0 || (said & bits.also) !== bits.also) return false;
    if (asksAbout(text, span)) return false;
    const { anchor } = topic;
    if (anchor === undefined || (said & bits.phrases) !== 0) return true;
    if (anchor.phrases === undefined && anchor.person !== true) return true;
    return anchor.person === true && refersToPerson(text, span);
  };

  return {
    words: [...byWord.keys()],
    patterns: () => phrases.patterns(),
    find: (text, hits) => {
      const found: RawFinding[] = [];
      const gathered = new Map<number, Gathered>();
      for (const at of hits) {
        const entries = byWord.get(wordAt(text, at));
        if (entries === undefined) continue;
        for (const entry of entries) {
          const start = at - entry.offset;
          if (!standsAt(text, start, entry.phrase)) continue;
          const own = gathered.get(entry.owner) ?? { seen: [], notBefore: 0 };
          gathered.set(entry.owner, own);
          const first = gather(own, entry, start, prepared[entry.owner]!.enough);
          if (first < 0) continue;
          own.notBefore = start + STEP;
          const end = start + entry.phrase.length;
          const owner = prepared[entry.owner]!;
          if (isSomebodys(owner, text, { start: first, end })) found.push(owner.topic.finding({ start, end }));
        }
      }
      return found.length === 0 || isAboutSubject(text) ? [] : found;
    },
  };
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
    for (let before = 0; before < index; before += 1) if (seen[before]!.entry.phrase === phrase) isFirst = false;
    if (isFirst) weight += own;
  }
  return weight < enough ? -1 : seen[0]!.at;
}

/** The longest word of a phrase: frequent words are short. */
function rarestOf(phrase: string): { word: string; offset: number } {
  let best = { word: '', offset: 0 };
  for (const match of phrase.matchAll(/[\p{L}]+/gu)) {
    if (match[0].length > best.word.length) best = { word: match[0], offset: match.index };
  }
  return best;
}

function wordAt(text: string, at: number): string {
  const end = wordEnd(text, at);
  const hyphen = text.indexOf('-', at);
  return text.slice(at, hyphen > at && hyphen < end ? hyphen : end).toLowerCase();
}

/** Whether the phrase stands at `at` as whole words, whatever its case. */
function standsAt(text: string, at: number, phrase: string): boolean {
  const end = at + phrase.length;
  if (at < 0 || end > text.length) return false;
  if (at > 0 && isLetter(text.charCodeAt(at - 1))) return false;
  if (end < text.length && isLetter(text.charCodeAt(end))) return false;
  return text.slice(at, end).toLowerCase().replace('’', "'") === phrase;
}
