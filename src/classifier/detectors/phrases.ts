import { matchesIn } from '../matching.ts';
import type { RawFinding } from '../signal.ts';
import { createWordTable } from '../words/word-table.ts';

/** A set phrase and what it is a sign of. */
export interface Phrase {
  /** Global. */
  readonly pattern: RegExp;
  readonly finding: (span: { start: number; end: number }) => RawFinding;
}

const TALK =
  /\b(?:what (?:is|are|does|do|exactly)|explain|define|definition of|meaning of|means?|meant|difference between|unterscheide[nt]|unterschied zwischen|différence entre|diferencia (?:entre|hay entre)|differenza (?:tra|fra|c'è tra)|verschil tussen|diferença entre|różnica między|c['’]est quoi|how (?:do|does|is|are|to|can)|why|was (?:ist|bedeutet)|qu'est-ce|que (?:signifie|es)|qué (?:es|significa)|signifie|significa)\b/i;
const MEANING_AFTER = /^["'”»]{0,2}[^.!\n]{0,30}\b(?:mean|means|stand for|bedeutet|signifie|significa)\b/i;

/** `how to tell my mother that …`: what was asked about is over where somebody of one's own comes in. */
const OWN_PEOPLE =
  /(?<!\p{L})(?:my|our|his|her|she|he|i['’]?m|i['’]ve|i have|i was|meine?[mnrs]?|unsere?[mnrs]?|seine?[mnrs]?|mon|ma|mes|notre|mi|mis|nuestr[oa]|mi[oa]|nostr[oa]|mijn|onze?|meu|minha|noss[oa]|mój|moj\p{L}{1,3})(?!\p{L})/iu;

export const TALK_PATTERNS: readonly RegExp[] = [TALK, MEANING_AFTER];
/** The same for {@link asksAboutInGeneral}. */
export const GENERAL_TALK_PATTERNS: readonly RegExp[] = [...TALK_PATTERNS, OWN_PEOPLE];

const BEFORE = 60;
const AFTER = 140;

export interface PhraseFinder {
  readonly words: readonly string[];
  /** The phrases around the words that woke the signal, save where the text only asks what the phrase means. */
  find(text: string, hits: readonly number[]): RawFinding[];
}

/** `words`: in small letters, separated by white space; every phrase holds one of them. */
export function createPhraseFinder(words: string, phrases: readonly Phrase[]): PhraseFinder {
  const listed = words.trim().split(/\s+/);
  const sources = phrases.map(({ pattern }) => pattern.source.toLowerCase().replaceAll('-?', ''));
  /** By word: bits of the phrases that it may be a part of. */
  const phrasesOf = createWordTable(
    listed.map((word) => {
      let bits = 0;
      for (const [index, source] of sources.entries()) if (source.includes(stemOf(word))) bits |= 1 << index;
      if (bits === 0) throw new Error(`no phrase holds the word: ${word}`);
      return [word, bits] as const;
    }),
  );
  return {
    words: listed,
    find: (text, hits) => {
      const found: RawFinding[] = [];
      const searches: (Search | undefined)[] = [];
      for (let hit = 0; hit < hits.length; hit += 1) {
        const bits = phrasesOf.at(text, hits[hit]!) ?? 0;
        for (let index = 0; bits >> index !== 0; index += 1) {
          if ((bits & (1 << index)) === 0) continue;
          const search = (searches[index] ??= { covered: 0, lastStart: -1 });
          addPhrases(text, hits[hit]!, { phrase: phrases[index]!, search, found });
        }
      }
      return found;
    },
  };
}

/** As much of a word as patterns write out before they go on in other ways: `salar(?:y|ies)`. */
function stemOf(word: string): string {
  return word.slice(0, 5);
}

/** How far a phrase was looked for. */
interface Search {
  covered: number;
  lastStart: number;
}

function addPhrases(
  text: string,
  at: number,
  { phrase, search, found }: { phrase: Phrase; search: Search; found: RawFinding[] },
): void {
  const start = Math.max(search.covered, at - BEFORE);
  const end = Math.min(text.length, at + AFTER);
  for (const match of matchesIn(phrase.pattern, text, start, end)) {
    // Windows overlap: what the last one saw is not told again.
    if (match.start <= search.lastStart) continue;
    search.lastStart = match.start;
    if (!asksAbout(text, match)) found.push(phrase.finding(match));
  }
  search.covered = at;
}

/** As {@link asksAbout}, of what is said of somebody: nobody in a question about a word is somebody's mother. */
export function asksAboutInGeneral(text: string, span: { start: number; end: number }): boolean {
  const before = sentenceBefore(text, span.start);
  const talk = TALK.exec(before);
  if (talk !== null) {
    const asked = before.slice(talk.index + talk[0].length);
    // `Explain these results to me: …` asks about what it brings along.
    return !asked.includes(': ') && !OWN_PEOPLE.test(asked);
  }
  return MEANING_AFTER.test(text.slice(span.end, span.end + 60));
}

/** Whether the sentence asks what the span means, instead of using it. */
export function asksAbout(text: string, span: { start: number; end: number }): boolean {
  return (
    TALK.test(sentenceBefore(text, span.start)) || MEANING_AFTER.test(text.slice(span.end, span.end + 60))
  );
}

function sentenceBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - AFTER), at);
  return before.slice(Math.max(...['.', '!', '?', '\n'].map((end) => before.lastIndexOf(end))) + 1);
}
