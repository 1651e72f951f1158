import { wordEnd } from '../matching.ts';
import type { RawFinding } from '../signal.ts';
import { isAboutSubject } from './person-reference.ts';
import { asksAbout } from './phrases.ts';

/** One pattern, or several of which one is enough. */
export type Nearby = RegExp | readonly RegExp[];

/** Whole words: each line is one pattern of alternatives. Many short patterns are proven linear where a long one is not. */
export function anyOf(lines: string): readonly RegExp[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => new RegExp(`(?<!\\p{L})(?:${line})(?!\\p{L})`, 'iu'));
}

function stands(nearby: Nearby, around: string): boolean {
  return nearby instanceof RegExp ? nearby.test(around) : nearby.some((pattern) => pattern.test(around));
}

/**
 * Two things that are sensitive together and not alone: a word, and what must stand near it. "Acquisition" is a subject;
 * an acquisition that nobody may know of before Monday is a secret.
 */
export interface Situation {
  /** Lower-case words, as they stand in texts, separated by spaces. */
  readonly words: string;
  /** Tested on what stands around the word. Not global. */
  readonly near: Nearby;
  /** A second thing that must stand there as well. */
  readonly also?: Nearby | undefined;
  /** What must not stand there. */
  readonly unless?: Nearby | undefined;
  readonly finding: (span: { start: number; end: number }) => RawFinding;
}

const RADIUS = 170;
/** Words of one situation that stand closer are looked at together: what is tested reaches so much further. */
const STEP = 100;

export interface SituationFinder {
  readonly words: readonly string[];
  readonly patterns: readonly RegExp[];
  /** One finding for each word that stands in one of its situations. */
  find(text: string, hits: readonly number[]): RawFinding[];
}

export function createSituationFinder(situations: readonly Situation[]): SituationFinder {
  const byWord = new Map<string, Situation[]>();
  for (const situation of situations) {
    for (const word of situation.words.trim().split(/\s+/)) {
      const known = byWord.get(word);
      if (known === undefined) byWord.set(word, [situation]);
      else known.push(situation);
    }
  }
  return {
    words: [...byWord.keys()],
    patterns: situations.flatMap(({ near, also, unless }) => [near, also ?? [], unless ?? []]).flat(),
    find: (text, hits) => {
      const found: RawFinding[] = [];
      if (isAboutSubject(text)) return found;
      const lastOf = new Map<Situation, number>();
      for (const at of hits) {
        const end = wordEnd(text, at);
        const own = byWord.get(text.slice(at, end).toLowerCase()) ?? byWord.get(firstPart(text, at, end));
        if (own === undefined) continue;
        for (const situation of own) {
          if (at - (lastOf.get(situation) ?? Number.NEGATIVE_INFINITY) < STEP) continue;
          lastOf.set(situation, at);
          if (!isIn(situation, text, { start: at, end })) continue;
          found.push(situation.finding({ start: at, end }));
          break;
        }
      }
      return found;
    },
  };
}

function isIn(
  { near, also, unless }: Situation,
  text: string,
  span: { start: number; end: number },
): boolean {
  const around = text.slice(Math.max(0, span.start - RADIUS), span.end + RADIUS + STEP);
  if (!stands(near, around) || (also !== undefined && !stands(also, around))) return false;
  return !(unless !== undefined && stands(unless, around)) && !asksAbout(text, span);
}

/** The lexicon ends words at a hyphen. */
function firstPart(text: string, at: number, end: number): string {
  return text.slice(at, end).split('-', 1)[0]!.toLowerCase();
}
