import type { Category, Level } from '../domain/label.ts';
import type { RawFinding } from './signal.ts';

export interface TextMatch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
}

/** Every match of a global pattern in `text` between `from` and `to`; the pattern does not see beyond `to`. */
export function matchesIn(pattern: RegExp, text: string, from = 0, to = text.length): TextMatch[] {
  const whole = from === 0 && to === text.length;
  // One character more on the left keeps a look-behind honest at the seam.
  const lead = from > 0 ? 1 : 0;
  const piece = whole ? text : text.slice(from - lead, to + 1);
  const limit = to - from + lead;
  const found: TextMatch[] = [];
  pattern.lastIndex = lead;
  for (let match = pattern.exec(piece); match !== null; match = pattern.exec(piece)) {
    if (match[0] === '') {
      pattern.lastIndex += 1;
      continue;
    }
    if (match.index >= limit) break;
    const start = match.index + from - lead;
    found.push({ text: match[0], start, end: start + match[0].length, groups: match.slice(1) });
  }
  return found;
}

/** The first of {@link matchesIn}. */
export function firstMatchIn(pattern: RegExp, text: string, from: number, to: number): TextMatch | undefined {
  const lead = from > 0 ? 1 : 0;
  pattern.lastIndex = lead;
  const match = pattern.exec(text.slice(from - lead, to + 1));
  if (match === null || match[0] === '' || match.index >= to - from + lead) return undefined;
  const start = match.index + from - lead;
  return { text: match[0], start, end: start + match[0].length, groups: match.slice(1) };
}

/** The match of a sticky pattern that begins exactly at `at`. */
export function matchAt(pattern: RegExp, text: string, at: number): TextMatch | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  return { text: match[0], start: at, end: at + match[0].length, groups: match.slice(1) };
}

/** Whether `pattern` (without the global flag) matches within `radius` characters around the span. */
export function isNear(
  pattern: RegExp,
  text: string,
  span: { start: number; end: number },
  radius: number,
): boolean {
  return pattern.test(text.slice(Math.max(0, span.start - radius), span.end + radius));
}

/** Makes findings of one kind. */
export function findingOf(type: string, level: Level, ...categories: readonly Category[]) {
  return (span: { readonly start: number; readonly end: number }): RawFinding => ({
    type,
    level,
    categories,
    start: span.start,
    end: span.end,
  });
}

/** Hits that stand closer than `distance` to the one before are left out: their surroundings were looked at. */
export function thinned(hits: readonly number[], distance: number): number[] {
  const kept: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const hit of hits) {
    if (hit - last < distance) continue;
    kept.push(hit);
    last = hit;
  }
  return kept;
}
