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
const HEAD = 3;

/** Finds every place where one of the originals stands, in whatever case and with whatever accents. */
export type FindMentions = (text: string) => Mention[];

export function createFindMentions(originals: readonly Original[]): FindMentions {
  const plain = byHead(originals.flatMap(needlesOf));
  const compact = byHead(originals.flatMap(compactNeedlesOf));
  return (text) => {
    const mentions: Mention[] = [];
    if (plain.size > 0) find(text, plain, mentions);
    if (compact.size > 0) findCompact(text, compact, mentions);
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

const SEPARATORS = /[\s.\-/()]/g;
const SEPARATOR = /[\s.\-/()]/;

function countWordCharacters(text: string): number {
  let count = 0;
  for (const character of text) if (WORD_CHARACTER.test(character)) count += 1;
  return count;
}

function byHead(needles: readonly Needle[]): Map<string, Needle[]> {
  const heads = new Map<string, Needle[]>();
  const seen = new Set<string>();
  // The longest first: a full name before its parts.
  for (const needle of [...needles].sort((a, b) => b.folded.length - a.folded.length)) {
    if (seen.has(needle.folded)) continue;
    seen.add(needle.folded);
    const head = needle.folded.slice(0, HEAD);
    const list = heads.get(head);
    if (list === undefined) heads.set(head, [needle]);
    else list.push(needle);
  }
  return heads;
}

function find(text: string, needles: ReadonlyMap<string, readonly Needle[]>, into: Mention[]): void {
  const folded = foldText(text);
  for (let at = 0; at + HEAD <= folded.text.length; ) {
    const needle = needles
      .get(folded.text.slice(at, at + HEAD))
      ?.find((each) => folded.text.startsWith(each.folded, at) && standsAt(folded.text, at, each));
    if (needle === undefined) {
      at += 1;
      continue;
    }
    const span = unfold(folded, at, at + needle.folded.length);
    if (needle.isNameLike && !isWrittenAsName(text, span.start)) {
      at += 1;
      continue;
    }
    into.push({ ...span, original: needle.original });
    at += needle.folded.length;
  }
}

function findCompact(text: string, needles: ReadonlyMap<string, readonly Needle[]>, into: Mention[]): void {
  const folded = foldText(text);
  const places: number[] = [];
  let compact = '';
  for (let at = 0; at < folded.text.length; at += 1) {
    const character = folded.text[at]!;
    if (SEPARATOR.test(character)) continue;
    compact += character;
    places.push(at);
  }
  for (let at = 0; at + HEAD <= compact.length; ) {
    const needle = needles.get(compact.slice(at, at + HEAD))?.find((each) => {
      if (!compact.startsWith(each.folded, at)) return false;
      const end = places[at + each.folded.length - 1]! + 1;
      return each.isAnywhere || isFree(folded.text, places[at]!, end);
    });
    if (needle === undefined) {
      at += 1;
      continue;
    }
    const span = unfold(folded, places[at]!, places[at + needle.folded.length - 1]! + 1);
    into.push({ ...span, original: needle.original });
    at += needle.folded.length;
  }
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
