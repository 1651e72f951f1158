import { FOLDED } from './names/fold-letters.ts';
import { alternativesOf, beginningsOf } from './word-beginnings.ts';

/** Phrases that say one thing, as the alternatives of patterns. Each begins where a word begins. */
export interface PhraseSource {
  /** Alternatives, separated by `|`; each line is a list of its own. */
  readonly lines: readonly string[];
  /** What has to follow; the end of a word when left out. */
  readonly after?: string;
  /** What has to stand before; the beginning of a word when left out. */
  readonly before?: string;
  readonly flags?: 'i' | 'iu' | 'u';
}

/** Up to 31 lists of phrases that are looked for together: one walk over the words of a window, for all of them. */
export interface PhraseLists {
  /** Every pattern that is run. They are made where they are first tried: there are too many to make at the start. */
  patterns(): RegExp[];
  /**
   * Which of the lists of the bits `wanted` have a phrase within `from` and `to`, as bits in the order of the lists.
   * Stops looking where one of `enough` was found, or all that were wanted.
   */
  standing(
    text: string,
    window: { readonly from: number; readonly to: number },
    wanted: number,
    enough?: number,
  ): number;
}

interface Entry {
  readonly bit: number;
  readonly source: string;
  readonly flags: string;
  pattern: RegExp | undefined;
}

function patternOf(entry: Entry): RegExp {
  entry.pattern ??= new RegExp(entry.source, entry.flags);
  return entry.pattern;
}

const MASK = 0x1fff;
const EMPTY_HASH = 17;
/** Mixed into the hash of a word that ends before the fourth letter. */
const END = 1;

export function createPhraseLists(sources: readonly PhraseSource[]): PhraseLists {
  const all: Entry[] = [];
  /** By the hash of a word's beginning: of which lists a phrase may begin there. */
  const bits = new Int32Array(MASK + 1);
  /** The same: where in `entries` those stand that may begin there. */
  const places = new Uint16Array(MASK + 1);
  const entries: Entry[][] = [[]];
  for (const [
    index,
    { lines, before = '(?<!\\p{L})', after = '(?!\\p{L})', flags = 'iu' },
  ] of sources.entries()) {
    const bit = 1 << index;
    for (const alternative of lines.flatMap(alternativesOf)) {
      const source = `${before}(?:${alternative})${after}`;
      const entry: Entry = { bit, source, flags: `${flags}y`, pattern: undefined };
      all.push(entry);
      for (const { letters, isWhole } of beginningsOf(alternative)) {
        const key = hashOf(letters, isWhole);
        bits[key]! |= bit;
        if (places[key] === 0) places[key] = entries.push([]) - 1;
        entries[places[key]!]!.push(entry);
      }
    }
  }

  /** The lists among `wanted` that have a phrase at `at` which ends before `to`. */
  const match = (text: string, at: number, to: number, key: number, wanted: number): number => {
    if ((bits[key]! & wanted) === 0) return 0;
    const tried = entries[places[key]!]!;
    let found = 0;
    for (let index = 0; index < tried.length; index += 1) {
      const entry = tried[index]!;
      if ((wanted & entry.bit & ~found) === 0) continue;
      const pattern = entry.pattern ?? patternOf(entry);
      pattern.lastIndex = at;
      if (pattern.test(text) && pattern.lastIndex <= to) found |= entry.bit;
    }
    return found;
  };

  return {
    patterns: () => all.map(patternOf),
    standing: (text, { from, to }, wanted, enough = 0) => {
      let missing = wanted;
      let at = from;
      // A word that the window cuts is not the word that is left of it.
      if (from > 0 && FOLDED[text.charCodeAt(from - 1)] !== 0)
        while (at < to && FOLDED[text.charCodeAt(at)] !== 0) at += 1;
      while (at < to) {
        const start = at;
        let letter = FOLDED[text.charCodeAt(at)]!;
        at += 1;
        if (letter === 0) continue;
        // The first letters one by one, as they are hashed; those after them are passed over.
        let hash = mixed(EMPTY_HASH, letter);
        let second = 0;
        let third = 0;
        letter = at < to ? FOLDED[text.charCodeAt(at)]! : 0;
        if (letter !== 0) {
          at += 1;
          hash = mixed(hash, letter);
          second = hash & MASK;
          letter = at < to ? FOLDED[text.charCodeAt(at)]! : 0;
          if (letter !== 0) {
            at += 1;
            hash = mixed(hash, letter);
            third = hash & MASK;
            letter = at < to ? FOLDED[text.charCodeAt(at)]! : 0;
            if (letter !== 0) {
              at += 1;
              hash = mixed(hash, letter);
              while (at < to && FOLDED[text.charCodeAt(at)] !== 0) at += 1;
            } else hash = mixed(hash, END);
          } else hash = mixed(hash, END);
        } else hash = mixed(hash, END);
        const key = hash & MASK;
        if (((bits[second]! | bits[third]! | bits[key]!) & missing) === 0) continue;
        const found =
          match(text, start, to, key, missing) |
          match(text, start, to, second, missing) |
          match(text, start, to, third, missing);
        missing &= ~found;
        if (missing === 0 || (found & enough) !== 0) break;
      }
      return wanted & ~missing;
    },
  };
}

function mixed(hash: number, code: number): number {
  return (Math.imul(hash, 37) + code) | 0;
}

function hashOf(letters: string, isWhole: boolean): number {
  let hash = EMPTY_HASH;
  for (let index = 0; index < letters.length; index += 1) {
    hash = mixed(hash, letters.charCodeAt(index));
  }
  if (isWhole) hash = mixed(hash, END);
  return hash & MASK;
}
