import { lastAtMost } from '../sorted-search.ts';
import type { TextSpan } from '../text-span.ts';
import type { RewrittenText } from './rewritten-text.ts';

/** What is put in place of a stretch of a text. */
export interface Edit extends TextSpan {
  readonly by: string;
}

/**
 * The text with every stretch replaced, and the way back: what was put in leads to the whole stretch that it replaced.
 * `edits`: at least one, ascending, disjoint.
 */
export function editText(text: string, edits: readonly Edit[]): RewrittenText {
  /** Where each piece begins, here and there; odd ones were put in, even ones stood in the text. */
  const here: number[] = [];
  const there: number[] = [];
  let rewritten = '';
  let at = 0;
  for (const { start, end, by } of edits) {
    here.push(rewritten.length);
    there.push(at);
    rewritten += text.slice(at, start);
    here.push(rewritten.length);
    there.push(start);
    rewritten += by;
    at = end;
  }
  here.push(rewritten.length);
  there.push(at);
  rewritten += text.slice(at);
  const originalOf = (offset: number): number => {
    const piece = lastAtMost(here, offset);
    return piece % 2 === 1 ? there[piece]! : there[piece]! + offset - here[piece]!;
  };
  return {
    text: rewritten,
    toOriginal: ({ start, end }) => {
      const from = originalOf(start);
      if (end <= start) return { start: from, end: from };
      const last = lastAtMost(here, end - 1);
      const to = last % 2 === 1 ? there[last + 1]! : there[last]! + end - here[last]!;
      return { start: from, end: Math.max(from, to) };
    },
  };
}
