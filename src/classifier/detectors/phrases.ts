import { matchesIn } from '../matching.ts';
import type { RawFinding } from '../signal.ts';

/** A set phrase and what it is a sign of. */
export interface Phrase {
  /** Global. */
  readonly pattern: RegExp;
  readonly finding: (span: { start: number; end: number }) => RawFinding;
}

const TALK =
  /\b(?:what (?:is|are|does|do|exactly)|explain|define|definition of|meaning of|means?|meant|difference between|unterscheide[nt]|unterschied zwischen|différence entre|diferencia (?:entre|hay entre)|differenza (?:tra|fra|c'è tra)|verschil tussen|diferença entre|różnica między|c['’]est quoi|how (?:do|does|is|are|to|can)|why|was (?:ist|bedeutet)|qu'est-ce|que (?:signifie|es)|qué (?:es|significa)|signifie|significa)\b/i;
const MEANING_AFTER = /^["'”»]{0,2}[^.!\n]{0,30}\b(?:mean|means|stand for|bedeutet|signifie|significa)\b/i;

export const TALK_PATTERNS: readonly RegExp[] = [TALK, MEANING_AFTER];

const BEFORE = 60;
const AFTER = 140;

/** The phrases around the words that woke the signal, save where the text only asks what the phrase means. */
export function phrasesIn(text: string, hits: readonly number[], phrases: readonly Phrase[]): RawFinding[] {
  const found: RawFinding[] = [];
  const lastStarts = phrases.map(() => -1);
  let covered = 0;
  for (const at of hits) {
    const start = Math.max(covered, at - BEFORE);
    const end = Math.min(text.length, at + AFTER);
    if (end <= start) continue;
    for (const [index, { pattern, finding }] of phrases.entries()) {
      for (const match of matchesIn(pattern, text, start, end)) {
        // Windows overlap: what the last one saw is not told again.
        if (match.start <= lastStarts[index]!) continue;
        lastStarts[index] = match.start;
        if (!asksAbout(text, match)) found.push(finding(match));
      }
    }
    covered = Math.max(covered, at);
  }
  return found;
}

/** Whether the sentence asks what the span means, instead of using it. */
export function asksAbout(text: string, span: { start: number; end: number }): boolean {
  const before = text.slice(Math.max(0, span.start - AFTER), span.start);
  const sentence = before.slice(Math.max(...['.', '!', '?', '\n'].map((end) => before.lastIndexOf(end))) + 1);
  return TALK.test(sentence) || MEANING_AFTER.test(text.slice(span.end, span.end + 60));
}
