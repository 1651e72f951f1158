import type { RawFinding } from '../signal.ts';
import { codeUnitsOf } from '../view/code-units.ts';
import { wordEnd } from '../words/is-letter.ts';
import { createPhraseLists } from '../words/phrase-lists.ts';
import { createWordTable } from '../words/word-table.ts';
import { isAboutSubject } from './person-reference.ts';
import { asksAboutInGeneral } from './phrases.ts';

/** Phrases one of which is enough, or a pattern (not global) for what is no phrase. */
export type Nearby = readonly string[] | RegExp;

/** Whole words and phrases: lines of alternatives, each of which begins with a word. */
export function anyOf(lines: string): readonly string[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/**
 * Two things that are sensitive together and not alone: a word, and what must stand near it. "Acquisition" is a subject;
 * an acquisition that nobody may know of before Monday is a secret.
 */
export interface Situation {
  /** Lower-case words of letters alone, as they stand in texts, separated by spaces. */
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
  patterns(): RegExp[];
  /** One finding for each word that stands in one of its situations. */
  find(text: string, hits: readonly number[]): RawFinding[];
}

/** A situation whose phrases are bits of the one walk that looks for all. */
interface Prepared {
  readonly index: number;
  readonly near: Test;
  readonly also: Test | undefined;
  readonly unless: Test | undefined;
  readonly finding: Situation['finding'];
}
type Test = number | RegExp;

export function createSituationFinder(situations: readonly Situation[]): SituationFinder {
  const lists: (readonly string[])[] = [];
  const testOf = (nearby: Nearby): Test => {
    if (nearby instanceof RegExp) return nearby;
    if (!lists.includes(nearby)) lists.push(nearby);
    return 1 << lists.indexOf(nearby);
  };
  const byWord = new Map<string, Prepared[]>();
  const singles: RegExp[] = [];
  for (const [index, { words, near, also, unless, finding }] of situations.entries()) {
    const optional = (nearby: Nearby | undefined) => (nearby === undefined ? undefined : testOf(nearby));
    const prepared = { index, near: testOf(near), also: optional(also), unless: optional(unless), finding };
    for (const nearby of [near, also, unless]) if (nearby instanceof RegExp) singles.push(nearby);
    for (const word of words.trim().split(/\s+/)) {
      const known = byWord.get(word);
      if (known === undefined) byWord.set(word, [prepared]);
      else known.push(prepared);
    }
  }
  const situationsOf = createWordTable(
    [...byWord].map(([word, own]) => {
      const near = own.reduce((bits, each) => (typeof each.near === 'number' ? bits | each.near : bits), 0);
      return [word, { own, near }] as const;
    }),
  );
  const phrases = createPhraseLists(lists.map((lines) => ({ lines })));

  const stands = (test: Test, text: string, window: Window): boolean =>
    typeof test === 'number'
      ? phrases.standing(text, window, test) !== 0
      : test.test(text.slice(window.from, window.to));
  /** Beside what must stand near it. */
  const isIn = ({ also, unless }: Prepared, text: string, window: Window) =>
    (also === undefined || stands(also, text, window)) &&
    !(unless !== undefined && stands(unless, text, window));

  return {
    words: [...byWord.keys()],
    patterns: () => [...phrases.patterns(), ...singles],
    find: (text, hits) => {
      const found: RawFinding[] = [];
      const units = codeUnitsOf(text);
      const lastOf: (number | undefined)[] = [];
      for (const at of hits) {
        const known = situationsOf.in(units, at);
        if (known === undefined) continue;
        const span = { start: at, end: wordEnd(text, at) };
        const window = {
          from: Math.max(0, at - RADIUS),
          to: Math.min(text.length, span.end + RADIUS + STEP),
        };
        // One walk for all situations of the word; most have nothing that must stand near.
        let near: number | undefined;
        for (const situation of known.own) {
          const last = lastOf[situation.index];
          if (last !== undefined && at - last < STEP) continue;
          lastOf[situation.index] = at;
          if (typeof situation.near !== 'number') {
            if (!stands(situation.near, text, window)) continue;
          } else {
            near ??= phrases.standing(text, window, known.near);
            if ((near & situation.near) === 0) continue;
          }
          if (!isIn(situation, text, window) || asksAboutInGeneral(text, span)) continue;
          found.push(situation.finding(span));
          break;
        }
      }
      return found.length === 0 || isAboutSubject(text) ? [] : found;
    },
  };
}

interface Window {
  readonly from: number;
  readonly to: number;
}
