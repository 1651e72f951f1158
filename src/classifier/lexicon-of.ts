import type { Signal } from './signal.ts';
import { buildLexicon, type Lexicon } from './view/lexicon.ts';

const NO_WORDS: readonly string[] = [];

let latest: { readonly lists: readonly (readonly string[])[]; readonly lexicon: Lexicon } | undefined;

/**
 * The lexicon of these signals. The last one is remembered: it takes some 10 ms to build, and a configuration that is
 * read anew has other terms and the same words.
 */
export function lexiconOf(signals: readonly Pick<Signal, 'words'>[]): Lexicon {
  const lists = signals.map(({ words }) => words ?? NO_WORDS);
  if (latest !== undefined && isSame(latest.lists, lists)) return latest.lexicon;
  const lexicon = buildLexicon(lists);
  // One of no words is built at once, and made for one request: it pushes nothing out.
  if (lists.some(({ length }) => length > 0)) latest = { lists, lexicon };
  return lexicon;
}

/** The very lists: they are written once and never change. */
function isSame(some: readonly (readonly string[])[], others: readonly (readonly string[])[]): boolean {
  return some.length === others.length && some.every((list, index) => list === others[index]);
}
