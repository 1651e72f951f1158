import { type FoldedText, foldText, unfold } from './fold-text.ts';
import { isFree, isWithinLetters } from './free-words.ts';
import { compactNeedlesOf, type Needle, needlesOf, type Original } from './needles.ts';

export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly original: Original;
}

/** Finds every place where one of the originals stands, however it is written there. */
export type FindMentions = (text: string) => Mention[];

export function createFindMentions(originals: readonly Original[]): FindMentions {
  const plain = treeOf(originals.flatMap(needlesOf));
  const compactNeedles = originals.flatMap(compactNeedlesOf);
  const compact = treeOf(compactNeedles);
  const hasFewDigits = compactNeedles.some(({ original }) => original.kind === 'address');
  return (text) => {
    const mentions: Mention[] = [];
    const folded = foldText(text);
    if (plain !== undefined) find({ text, folded }, plain, mentions);
    if (compact !== undefined && (hasFewDigits ? SOME_DIGIT : MANY_DIGITS).test(folded.text))
      findCompact(folded, compact, mentions);
    return mentions;
  };
}

const SOME_DIGIT = /\d/;
/** Every number that is looked for without its separators has so many. */
const MANY_DIGITS = /\d[^\d]{0,8}\d[^\d]{0,8}\d/;

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

interface Searched {
  readonly text: string;
  readonly folded: FoldedText;
}

function find({ text, folded }: Searched, root: NeedleNode, into: Mention[]): void {
  const { text: plain } = folded;
  // One may begin within another and go on behind it.
  let reached = 0;
  for (let at = 0; at < plain.length; at += 1) {
    const needle = longestAt(root, plain, {
      at,
      fits: (each) => {
        if (at + each.folded.length <= reached) return false;
        const span = unfold(folded, at, at + each.folded.length);
        if (!each.isAnywhere && !isFree(text, span)) return false;
        return !each.isNameLike || (isWrittenAsName(text, span.start) && !isWithinLetters(text, span));
      },
    });
    if (needle === undefined) continue;
    reached = at + needle.folded.length;
    into.push({ ...unfold(folded, at, reached), original: needle.original });
  }
}

function findCompact(folded: FoldedText, root: NeedleNode, into: Mention[]): void {
  const { text } = folded;
  const { compact, places } = withoutSigns(text);
  const spanOf = (at: number, { folded: { length } }: Needle) => ({
    start: places[at]!,
    end: places[at + length - 1]! + 1,
  });
  let reached = 0;
  for (let at = 0; at < compact.length; at += 1) {
    const needle = longestAt(root, compact, {
      at,
      fits: (each) =>
        at + each.folded.length > reached && (each.isAnywhere || isShortNumber(text, spanOf(at, each))),
    });
    if (needle === undefined) continue;
    reached = at + needle.folded.length;
    const { start, end } = spanOf(at, needle);
    into.push({ ...unfold(folded, start, end), original: needle.original });
  }
}

const WITHIN_A_NUMBER = /^[\p{L}\p{N} \t\r\n\u00a0.\-/()]*$/u;

/** Few digits are one number only where nothing else stands between them than in numbers. */
function isShortNumber(text: string, span: { readonly start: number; readonly end: number }): boolean {
  return isFree(text, span) && WITHIN_A_NUMBER.test(text.slice(span.start, span.end));
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** The letters and digits of a text, and where each stands in it. */
function withoutSigns(text: string): { readonly compact: string; readonly places: Uint32Array } {
  const places = new Uint32Array(text.length);
  const pieces: string[] = [];
  let length = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (!isSign(text, at)) {
      places[length] = at;
      length += 1;
      continue;
    }
    if (at > from) pieces.push(text.slice(from, at));
    from = at + 1;
  }
  pieces.push(text.slice(from));
  return { compact: pieces.join(''), places };
}

/** Of a folded text, in which letters are small. Halves of characters count as letters. */
function isSign(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return !((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39));
  return (code < 0xd800 || code > 0xdfff) && !LETTER_OR_DIGIT.test(text[at]!);
}

function isWrittenAsName(text: string, at: number): boolean {
  const first = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return first !== first.toLowerCase();
}
