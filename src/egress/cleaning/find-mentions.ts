import type { SurrogateKind } from '../../domain/surrogate-kind.ts';
import { foldText, unfold } from './fold-text.ts';
import { isOrdinaryWord, nameWords } from './name-words.ts';

/** Something that was found, and that must be found wherever else it stands. */
export interface Original {
  readonly text: string;
  readonly type: string;
  readonly kind: SurrogateKind;
}

export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly original: Original;
}

interface Needle {
  readonly folded: string;
  readonly original: Original;
  /** Also within a word: it is long, or unlike any word. */
  readonly isAnywhere: boolean;
  /** Only where it is written as a name: it is a word as well. */
  readonly isNameLike: boolean;
}

const MIN_NEEDLE = 4;
const MIN_NAME_PART = 3;
const ANYWHERE_FROM = 9;
/** What a name takes at its end in the languages that inflect it. */
export const INFLECTIONS: ReadonlySet<string> = new Set([
  's',
  'es',
  'n',
  'en',
  'ns',
  'in',
  'a',
  'em',
  'ie',
  'owi',
]);
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const LETTER_CHARACTER = /\p{L}/u;

/** Finds every place where one of the originals stands, in whatever case and with whatever accents. */
export type FindMentions = (text: string) => Mention[];

export function createFindMentions(originals: readonly Original[]): FindMentions {
  const plain = treeOf(originals.flatMap(needlesOf));
  const compact = treeOf(originals.flatMap(compactNeedlesOf));
  return (text) => {
    const mentions: Mention[] = [];
    if (plain !== undefined) find(text, plain, mentions);
    if (compact !== undefined) findCompact(text, compact, mentions);
    return mentions;
  };
}

function needlesOf(original: Original): Needle[] {
  const folded = foldText(original.text).text.trim();
  const size = countWordCharacters(folded);
  const whole: Needle[] =
    size < MIN_NEEDLE
      ? []
      : [
          {
            folded,
            original,
            isAnywhere: /[\s@]/.test(folded) || (size >= ANYWHERE_FROM && /\d/.test(folded)),
            isNameLike: original.kind === 'person' && isOrdinaryWord(folded),
          },
        ];
  return original.kind === 'person' ? [...whole, ...partsOf(original)] : whole;
}

function partsOf(original: Original): Needle[] {
  const words = nameWords(original.text).filter(({ isName }) => isName);
  if (words.length < 2) return [];
  return words.flatMap(({ text }) => {
    const { text: folded } = foldText(text);
    return folded.length < MIN_NAME_PART
      ? []
      : [{ folded, original, isAnywhere: false, isNameLike: isOrdinaryWord(folded) }];
  });
}

/** Numbers are written with and without their spaces. */
function compactNeedlesOf(original: Original): Needle[] {
  const { kind, text } = original;
  if (kind === 'person' || kind === 'address' || kind === 'email') return [];
  const folded = foldText(text).text.replace(SEPARATORS, '');
  const isNumber = /^[a-z0-9+]+$/.test(folded) && (folded.match(/\d/g)?.length ?? 0) >= 5;
  return isNumber
    ? [{ folded, original, isAnywhere: folded.length >= ANYWHERE_FROM, isNameLike: false }]
    : [];
}

const SEPARATORS = /[ \t\r\n\u00a0.\-/()]/g;

function countWordCharacters(text: string): number {
  let count = 0;
  for (const character of text) if (WORD_CHARACTER.test(character)) count += 1;
  return count;
}

/** Needles by their first characters. */
interface NeedleNode {
  readonly next: Map<number, NeedleNode>;
  /** Those that end here, or go on beyond the depth of the tree; the longest first. */
  readonly needles: Needle[];
}

/** A text that begins like many needles at every place costs so many steps a place, and no more. */
const MAX_DEPTH = 48;

function treeOf(needles: readonly Needle[]): NeedleNode | undefined {
  if (needles.length === 0) return undefined;
  const root: NeedleNode = { next: new Map(), needles: [] };
  const seen = new Set<string>();
  for (const needle of [...needles].sort((a, b) => b.folded.length - a.folded.length)) {
    if (seen.has(needle.folded)) continue;
    seen.add(needle.folded);
    let node = root;
    for (let at = 0; at < needle.folded.length && at < MAX_DEPTH; at += 1) {
      const code = needle.folded.charCodeAt(at);
      let next = node.next.get(code);
      if (next === undefined) {
        next = { next: new Map(), needles: [] };
        node.next.set(code, next);
      }
      node = next;
    }
    node.needles.push(needle);
  }
  return root;
}

/** The longest needle at this place that `fits`. */
function longestAt(
  root: NeedleNode,
  text: string,
  { at, fits }: { readonly at: number; readonly fits: (needle: Needle) => boolean },
): Needle | undefined {
  let node = root.next.get(text.charCodeAt(at));
  let found: Needle | undefined;
  for (let index = at + 1; node !== undefined; index += 1) {
    for (const needle of node.needles) {
      const isLonger = found === undefined || needle.folded.length > found.folded.length;
      if (isLonger && text.startsWith(needle.folded, at) && fits(needle)) found = needle;
    }
    node = index < text.length ? node.next.get(text.charCodeAt(index)) : undefined;
  }
  return found;
}

function find(text: string, root: NeedleNode, into: Mention[]): void {
  const folded = foldText(text);
  const { text: plain } = folded;
  for (let at = 0; at < plain.length; ) {
    const needle = longestAt(root, plain, {
      at,
      fits: (each) =>
        standsAt(plain, at, each) &&
        !(each.isNameLike && !isWrittenAsName(text, unfold(folded, at, at + 1).start)),
    });
    if (needle === undefined) {
      at += 1;
      continue;
    }
    into.push({ ...unfold(folded, at, at + needle.folded.length), original: needle.original });
    at += needle.folded.length;
  }
}

function findCompact(text: string, root: NeedleNode, into: Mention[]): void {
  const folded = foldText(text);
  if (!MANY_DIGITS.test(folded.text)) return;
  const { compact, places } = withoutSeparators(folded.text);
  const endOf = (at: number, { folded: { length } }: Needle) => places[at + length - 1]! + 1;
  for (let at = 0; at < compact.length; ) {
    const needle = longestAt(root, compact, {
      at,
      fits: (each) => each.isAnywhere || isFree(folded.text, places[at]!, endOf(at, each)),
    });
    if (needle === undefined) {
      at += 1;
      continue;
    }
    into.push({ ...unfold(folded, places[at]!, endOf(at, needle)), original: needle.original });
    at += needle.folded.length;
  }
}

/** Every number that is looked for without its separators has so many. */
const MANY_DIGITS = /\d[^\d]{0,8}\d[^\d]{0,8}\d/;

function withoutSeparators(text: string): { readonly compact: string; readonly places: Uint32Array } {
  const places = new Uint32Array(text.length);
  const pieces: string[] = [];
  let length = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (isSeparator(text.charCodeAt(at))) {
      if (at > from) pieces.push(text.slice(from, at));
      from = at + 1;
    } else {
      places[length] = at;
      length += 1;
    }
  }
  pieces.push(text.slice(from));
  return { compact: pieces.join(''), places };
}

/** White space, point, hyphen, slash, parentheses. */
function isSeparator(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x2d ||
    code === 0x2e ||
    code === 0x2f ||
    code === 0x28 ||
    code === 0x29 ||
    code === 0xa0 ||
    (code >= 0x09 && code <= 0x0d)
  );
}

function standsAt(text: string, at: number, needle: Needle): boolean {
  return needle.isAnywhere || isFree(text, at, at + needle.folded.length);
}

/** Whether a span is a word of its own, with at most an inflection behind it. */
function isFree(text: string, start: number, end: number): boolean {
  if (start > 0 && WORD_CHARACTER.test(text[start - 1]!) && WORD_CHARACTER.test(text[start]!)) return false;
  let after = end;
  while (after < text.length && after - end <= 4 && WORD_CHARACTER.test(text[after]!)) after += 1;
  if (after === end || !WORD_CHARACTER.test(text[end - 1]!)) return true;
  return LETTER_CHARACTER.test(text[end - 1]!) && INFLECTIONS.has(text.slice(end, after));
}

function isWrittenAsName(text: string, at: number): boolean {
  const first = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return first !== first.toLowerCase();
}
