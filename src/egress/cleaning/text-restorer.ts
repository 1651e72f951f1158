import { isEnding, MAX_ENDING } from './free-words.ts';
import { lowerCode, type TrieNode } from './surrogate-trie.ts';
import { isWithinJsonString } from './within-json-string.ts';

/** What comes back for surrogates, and the surrogates as a tree. */
export interface Restorable {
  readonly originals: ReadonlyMap<string, string>;
  readonly trie: TrieNode;
}

export interface RestorerOptions {
  /** The text is JSON: what is put into it is escaped. */
  readonly isJson: boolean;
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const LETTER = /\p{L}/u;
const LOOK_BACK = 512;
const ESCAPED = /%[\da-f]{2}$/i;

/** What a match at some place comes to. `wait`: the next characters decide. */
type Match = { readonly end: number; readonly text: string } | 'wait' | undefined;

/**
 * Puts the originals back into one text that comes in pieces. Holds back only what could still become a surrogate, at
 * most as long as the longest one and an inflection.
 */
export class TextRestorer {
  readonly #restorable: Restorable;
  readonly #isJson: boolean;
  #held = '';
  /** What stands before what is held, as far as it matters. */
  #before = '';

  constructor(restorable: Restorable, { isJson }: RestorerOptions) {
    this.#restorable = restorable;
    this.#isJson = isJson;
  }

  /** What can be told of the text so far, beyond what was told before. */
  push(piece: string): string {
    this.#held += piece;
    return this.#release(false);
  }

  /** The text ends here: the rest of it. */
  flush(): string {
    return this.#release(true);
  }

  #release(isEnd: boolean): string {
    const text = this.#held;
    let told = '';
    let at = 0;
    let copied = 0;
    while (at < text.length) {
      const match = this.#restorable.trie.next.has(lowerCode(text.charCodeAt(at)))
        ? this.#match(text, at, isEnd)
        : undefined;
      if (match === 'wait') break;
      if (match === undefined) {
        at += 1;
        continue;
      }
      told += text.slice(copied, at) + match.text;
      at = match.end;
      copied = at;
    }
    told += text.slice(copied, at);
    this.#before = (this.#before + text.slice(0, at)).slice(-LOOK_BACK);
    this.#held = text.slice(at);
    return told;
  }

  #match(text: string, start: number, isEnd: boolean): Match {
    if (isWord(text[start]!) && !this.#beginsWord(text, start)) return undefined;
    let node: TrieNode | undefined = this.#restorable.trie;
    let found: Match;
    let at = start;
    for (; at < text.length; at += 1) {
      node = node.next.get(lowerCode(text.charCodeAt(at)));
      if (node === undefined) return found;
      if (node.issued.length === 0) continue;
      const end = at + 1;
      const fits = endsWord(text, end, isEnd);
      if (fits === 'wait') return 'wait';
      if (fits) found = { end, text: this.#original(text, { start, end }, node.issued) };
    }
    return !isEnd && node.next.size > 0 ? 'wait' : found;
  }

  #beginsWord(text: string, start: number): boolean {
    const before = this.#beforeAt(text, start, 3);
    const last = before.at(-1);
    if (last === undefined || !isWord(last)) return true;
    // In JSON and in code the letter behind a backslash stands for a line break or a tab, in a URL two behind a percent
    // sign for whatever.
    return (before.at(-2) === '\\' && 'nrtbf'.includes(last)) || ESCAPED.test(before);
  }

  #beforeAt(text: string, start: number, length: number): string {
    const own = text.slice(Math.max(0, start - length), start);
    return own.length === length ? own : (this.#before + own).slice(-length);
  }

  #original(text: string, { start, end }: { start: number; end: number }, issued: readonly string[]): string {
    const surface = text.slice(start, end);
    const exact = issued.includes(surface) ? surface : undefined;
    const original = this.#restorable.originals.get(exact ?? issued[0]!) ?? surface;
    const cased = exact === undefined ? likeSurface(original, surface, issued[0]!) : original;
    const escaped = JSON.stringify(cased).slice(1, -1);
    if (escaped === cased) return cased;
    const isJson = this.#isJson || isWithinJsonString(this.#beforeAt(text, start, LOOK_BACK));
    return isJson ? escaped : cased;
  }
}

function isWord(character: string): boolean {
  return WORD_CHARACTER.test(character);
}

/** Whether a surrogate may end here: with its word, or with an ending that a language gives to names. */
function endsWord(text: string, end: number, isEnd: boolean): boolean | 'wait' {
  const last = text[end - 1]!;
  if (!isWord(last)) return true;
  let after = end;
  while (after < text.length && after - end <= MAX_ENDING && isWord(text[after]!)) after += 1;
  if (after === text.length && after - end <= MAX_ENDING && !isEnd) return 'wait';
  return after === end || (LETTER.test(last) && isEnding(text.slice(end, after)));
}

function likeSurface(original: string, surface: string, issued: string): string {
  if (surface === surface.toUpperCase() && issued !== issued.toUpperCase()) return original.toUpperCase();
  if (surface === surface.toLowerCase() && issued !== issued.toLowerCase()) return original.toLowerCase();
  return original;
}
