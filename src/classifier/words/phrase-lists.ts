import { codeUnitsOf } from '../view/code-units.ts';
import { FOLDED, IS_CAPITAL } from './fold-letters.ts';
import { isLetter } from './is-letter.ts';
import { withListedLetters } from './letter-class.ts';
import { alternativesOf, beginningsOf } from './word-beginnings.ts';

/** Phrases that say one thing, as the alternatives of patterns. Each begins where a word begins. */
export interface PhraseSource {
  /** Alternatives, separated by `|`; each line is a list of its own. */
  readonly lines: readonly string[];
  /** What has to follow; the end of a word when left out. */
  readonly after?: string;
  /** What has to stand before, beside that a word begins there. */
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
  /** The whole phrase in small letters, where it is nothing but words: told without a pattern. */
  readonly literal: string | undefined;
  readonly source: string;
  readonly flags: string;
  pattern: RegExp | undefined;
}

const END_OF_WORD = '(?!\\p{L})';

/** An alternative as others that mean the same: `insiders?` is two, each of words alone. */
function writtenOut(alternative: string): string[] {
  if (!alternative.endsWith('?')) return [alternative];
  const longer = alternative.slice(0, -1);
  return isOfWordsAlone(longer) ? [longer.slice(0, -1), longer] : [alternative];
}

function isOfWordsAlone(alternative: string): boolean {
  for (let index = 0; index < alternative.length; index += 1) {
    const code = alternative.charCodeAt(index);
    if (code !== SPACE && (FOLDED[code] === 0 || IS_CAPITAL[code] === 1)) return false;
  }
  return true;
}

function patternOf(entry: Entry): RegExp {
  entry.pattern ??= new RegExp(withListedLetters(entry.source), entry.flags);
  return entry.pattern;
}

const MASK = 0x1fff;
const EMPTY_HASH = 17;
const SPACE = 0x20;
/** Mixed into the hash of a word that ends before the fourth letter. */
const END = 1;

export function createPhraseLists(sources: readonly PhraseSource[]): PhraseLists {
  const all: Entry[] = [];
  /** By the hash of a word's beginning: of which lists a phrase may begin there. */
  const bits = new Int32Array(MASK + 1);
  /** The same: where in `entries` those stand that may begin there. */
  const places = new Uint16Array(MASK + 1);
  const entries: Entry[][] = [[]];
  for (const [index, { lines, before = '', after = END_OF_WORD, flags = 'iu' }] of sources.entries()) {
    const bit = 1 << index;
    const isOfWords = before === '' && after === END_OF_WORD && flags === 'iu';
    for (const alternative of lines
      .flatMap(alternativesOf)
      .flatMap((each) => (isOfWords ? writtenOut(each) : each))) {
      const source = `${before}(?:${alternative})${after}`;
      const literal = isOfWords && isOfWordsAlone(alternative) ? alternative : undefined;
      const entry: Entry = { bit, literal, source, flags: `${flags}y`, pattern: undefined };
      all.push(entry);
      for (const { letters, isWhole } of beginningsOf(alternative)) {
        const key = hashOf(letters, isWhole);
        bits[key]! |= bit;
        if (places[key] === 0) places[key] = entries.push([]) - 1;
        entries[places[key]!]!.push(entry);
      }
    }
  }

  /** Of the text that was looked through last: from where to before where no phrase of these lists begins. */
  let latest = '';
  let emptyFrom = 0;
  let emptyTo = 0;
  let emptyOf = 0;
  /** Whether a phrase was refused by {@link match} that does not end within the window, or may not. */
  let isCutShort = false;

  /** The lists among `wanted` that have a phrase at `at` which ends before `to`. */
  const match = (text: string, at: number, to: number, key: number, wanted: number): number => {
    if ((bits[key]! & wanted) === 0) return 0;
    const tried = entries[places[key]!]!;
    let found = 0;
    for (let index = 0; index < tried.length; index += 1) {
      const entry = tried[index]!;
      if ((wanted & entry.bit & ~found) === 0) continue;
      if (entry.literal !== undefined) {
        if (at + entry.literal.length > to) isCutShort = true;
        else if (isWordsAt(codeUnitsOf(text), at, entry.literal)) found |= entry.bit;
        continue;
      }
      const pattern = entry.pattern ?? patternOf(entry);
      pattern.lastIndex = at;
      if (!pattern.test(text)) continue;
      if (pattern.lastIndex <= to) found |= entry.bit;
      else isCutShort = true;
    }
    return found;
  };

  return {
    patterns: () => all.filter(({ literal }) => literal === undefined).map(patternOf),
    standing: (text, { from, to }, wanted, enough = 0) => {
      const units = codeUnitsOf(text);
      let missing = wanted;
      // Windows over one another are read once where they hold nothing: words may stand as close as letters allow.
      const isKnown = text === latest && from >= emptyFrom && from <= emptyTo && (wanted & ~emptyOf) === 0;
      let at = isKnown ? emptyTo : from;
      let open = -1;
      // A word that the window cuts is not the word that is left of it.
      if (at > 0 && FOLDED[units[at - 1]!] !== 0) while (at < to && FOLDED[units[at]!] !== 0) at += 1;
      while (at < to) {
        const start = at;
        let letter = FOLDED[units[at]!]!;
        at += 1;
        if (letter === 0) continue;
        // The first letters one by one, as they are hashed; those after them are passed over.
        let hash = mixed(EMPTY_HASH, letter);
        let second = 0;
        let third = 0;
        letter = at < to ? FOLDED[units[at]!]! : 0;
        if (letter !== 0) {
          at += 1;
          hash = mixed(hash, letter);
          second = hash & MASK;
          letter = at < to ? FOLDED[units[at]!]! : 0;
          if (letter !== 0) {
            at += 1;
            hash = mixed(hash, letter);
            third = hash & MASK;
            letter = at < to ? FOLDED[units[at]!]! : 0;
            if (letter !== 0) {
              at += 1;
              hash = mixed(hash, letter);
              while (at < to && FOLDED[units[at]!] !== 0) at += 1;
            } else hash = mixed(hash, END);
          } else hash = mixed(hash, END);
        } else hash = mixed(hash, END);
        const key = hash & MASK;
        if (((bits[second]! | bits[third]! | bits[key]!) & missing) === 0) continue;
        isCutShort = false;
        const found =
          match(text, start, to, key, missing) |
          match(text, start, to, second, missing) |
          match(text, start, to, third, missing);
        if (isCutShort && open < 0) open = start;
        missing &= ~found;
        if (missing === 0 || (found & enough) !== 0) break;
      }
      if (missing === wanted && !(isKnown && to <= emptyTo)) {
        latest = text;
        if (!isKnown) emptyFrom = from;
        emptyTo = open < 0 ? wordStart(units, to, from) : open;
        emptyOf = wanted;
      }
      return wanted & ~missing;
    },
  };
}

/** Where the word begins that `to` cuts; `to` where it cuts none. */
function wordStart(units: Uint16Array, to: number, from: number): number {
  if (FOLDED[units[to]!] === 0) return to;
  let start = to;
  while (start > from && FOLDED[units[start - 1]!] !== 0) start -= 1;
  return start;
}

/** Whether whole words stand at `at`, where a word begins, in any case. */
function isWordsAt(units: Uint16Array, at: number, words: string): boolean {
  const end = at + words.length;
  for (let index = 0; index < words.length; index += 1) {
    const code = units[at + index]!;
    const wanted = words.charCodeAt(index);
    if (code === wanted) continue;
    if (code >= 0x80 || wanted >= 0x80) {
      if (String.fromCharCode(code).toLowerCase().charCodeAt(0) !== wanted) return false;
    } else if (code + 0x20 !== wanted || wanted < 0x61) return false;
  }
  return !isLetter(units[end]!) && (at === 0 || !isLetter(units[at - 1]!));
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
