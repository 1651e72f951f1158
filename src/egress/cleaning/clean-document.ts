import type { Cleaning } from '../../domain/cleaning.ts';
import type { JsonDocument } from '../../domain/json/json-node.ts';
import { type Leaf, leavesOf } from '../../domain/json/leaves.ts';
import { type Edit, splice } from '../../domain/json/splice.ts';
import type { Category, Level } from '../../domain/label.ts';
import { IN_DISGUISE, kindOfType, ONLY_BY_NAME, SECRET_IN_DISGUISE } from '../../domain/surrogate-kind.ts';
import { createFindMentions, type FindMentions } from './find-mentions.ts';
import { foldText } from './fold-text.ts';
import { createNameOwner } from './name-owner.ts';
import type { Original } from './needles.ts';
import { type Place, placesInLeaf, wholeName } from './places-in-leaf.ts';
import { type IssuedSpan, plainForm, replacePlaces } from './replace-places.ts';
import { SurrogateBook } from './surrogate-book.ts';

/** A finding where it stands: in the leaf that begins at `leafStart` of the document. */
export interface FoundSpan {
  readonly leafStart: number;
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly level: Level;
  readonly categories: readonly Category[];
}

export interface DocumentToClean {
  readonly document: JsonDocument;
  /** Every finding there is, not only those that a record has room for. */
  readonly findings: readonly FoundSpan[];
  /** Whether a leaf is content; words of the wire format are left as they are. */
  readonly isContent: (leaf: Leaf) => boolean;
}

export interface CleanedDocument {
  readonly kind: 'cleaned';
  readonly text: string;
  /** By the place of the leaf among all leaves of the document. */
  readonly issued: ReadonlyMap<number, readonly IssuedSpan[]>;
  /** How many places were replaced, by type. */
  readonly counts: Readonly<Record<string, number>>;
  /** Findings that are left as they are, because there is no way to take them out or the rule does not ask for it. */
  readonly left: readonly FoundSpan[];
  /** Where one of the originals stands in a text. In a cleaned one there must be none. */
  readonly findOriginals: FindMentions;
  /** What comes back for each surrogate. */
  readonly restorable: ReadonlyMap<string, string>;
}

export type DocumentCleaning = CleanedDocument | { readonly kind: 'cannot'; readonly reason: string };

/** Each is looked for everywhere; a request that names more people than this is a list, and stays. */
export const MAX_ORIGINALS = 1_000;
/** In UTF-16 code units. Every original is looked for in all of it, in this thread. */
export const MAX_CLEANED_LENGTH = 524_288;
/** Keys under which one place of a request, or of its answer, refers to another. */
const REFERRING_KEYS: ReadonlySet<string | number> = new Set(['id', 'tool_call_id', 'tool_use_id']);
/** Below these a name is that of a tool, by which the caller expects it to be called. */
const PLACES_OF_TOOLS: ReadonlySet<string | number> = new Set([
  'tools',
  'functions',
  'tool_calls',
  'tool_choice',
  'function_call',
  'content',
]);
/** What wire formats let be the name of somebody who speaks, or of a schema. */
const IDENTIFIER = /^[\w-]{1,128}$/;

/** Replaces what was found, and every other mention of it, leaving every other byte as it was. */
export function cleanDocument(
  { document, findings, isContent }: DocumentToClean,
  { cleaning, key }: { readonly cleaning: Cleaning; readonly key: Uint8Array },
): DocumentCleaning {
  if (document.text.length > MAX_CLEANED_LENGTH)
    return { kind: 'cannot', reason: `it is longer than ${MAX_CLEANED_LENGTH} characters` };
  const unasked: FoundSpan[] = [];
  const left: FoundSpan[] = [];
  const places = new Map<number, Place[]>();
  for (const finding of findings) {
    const kind = kindOfType(finding.type, finding.categories);
    if (kind === undefined) left.push(finding);
    else if (!isMeant(finding, cleaning)) unasked.push(finding);
    else placesAt(places, finding.leafStart).push({ ...finding, kind });
  }
  if (places.size === 0) return { kind: 'cannot', reason: 'nothing was found in it that can be taken out' };
  // The same digits may have been taken for two things: once they are gone they are neither.
  // A term of the operator's own means the text around it as well, whatever else its words were taken for.
  for (const finding of unasked)
    if (ONLY_BY_NAME.has(finding.type) || !isWithin(finding, places)) left.push(finding);
  const leaves = leavesOf(document);
  for (const { start, text } of leaves) {
    const own = places.get(start);
    if (own !== undefined)
      places.set(
        start,
        own.map((place) => wholeName(text, place)),
      );
  }
  const originals = originalsOf(leaves, places);
  if (originals.length > MAX_ORIGINALS)
    return {
      kind: 'cannot',
      reason: `more than ${MAX_ORIGINALS} different things would have to be taken out`,
    };
  nameOwners(leaves, places, originals);
  const findOriginals = createFindMentions(originals);
  const haystack = leaves.map(({ text }) => foldText(text).text).join('\n');
  const book = new SurrogateBook({
    how: cleaning.how,
    key,
    isTaken: (folded) => (folded.startsWith('[') ? haystack.includes(folded) : holdsWord(haystack, folded)),
  });
  const edits: Edit[] = [];
  const issued = new Map<number, IssuedSpan[]>();
  const counts: Record<string, number> = {};
  for (const [index, leaf] of leaves.entries()) {
    const own = places.get(leaf.start) ?? [];
    if (own.length === 0 && !isContent(leaf)) continue;
    const merged = placesInLeaf(leaf.text, own, findOriginals);
    if (merged.length === 0) continue;
    const cleaned = replacePlaces(leaf.text, merged, book);
    for (const { type } of merged) counts[type] = (counts[type] ?? 0) + 1;
    if (refersTo(leaf) || (isIdentifier(leaf) && !IDENTIFIER.test(cleaned.text)))
      return { kind: 'cannot', reason: 'something found is part of a name that the request refers to' };
    issued.set(index, cleaned.issued);
    edits.push({ start: leaf.start, end: leaf.end, text: written(leaf, cleaned.text) });
  }
  return {
    kind: 'cleaned',
    text: splice(document.text, edits),
    issued,
    counts,
    left,
    findOriginals,
    restorable: book.restorable,
  };
}

/** As a word of its own: a name that only stands within another word is free, this turn and the next. */
function holdsWord(haystack: string, word: string): boolean {
  for (let at = haystack.indexOf(word); at !== -1; at = haystack.indexOf(word, at + 1)) {
    const before = haystack[at - 1] ?? ' ';
    const after = haystack[at + word.length] ?? ' ';
    if (!LETTER_OR_DIGIT.test(before) && !LETTER_OR_DIGIT.test(after)) return true;
  }
  return false;
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

function placesAt(places: Map<number, Place[]>, leafStart: number): Place[] {
  const known = places.get(leafStart);
  if (known !== undefined) return known;
  const fresh: Place[] = [];
  places.set(leafStart, fresh);
  return fresh;
}

function isWithin(
  { leafStart, start, end }: FoundSpan,
  places: ReadonlyMap<number, readonly Place[]>,
): boolean {
  return places.get(leafStart)?.some((place) => place.start <= start && place.end >= end) === true;
}

/** Whether a rule asks for what was found to be taken out. */
export function isMeant(
  { type, categories }: Pick<FoundSpan, 'type' | 'categories'>,
  { types, categories: meant }: Cleaning,
): boolean {
  if (types?.includes(type) === true) return true;
  // Of what was taken out elsewhere.
  if (type === IN_DISGUISE || type === SECRET_IN_DISGUISE) return true;
  if (ONLY_BY_NAME.has(type)) return false;
  if (types === undefined && meant === undefined) return true;
  return categories.some((category) => meant?.includes(category) === true);
}

function originalsOf(leaves: readonly Leaf[], places: ReadonlyMap<number, readonly Place[]>): Original[] {
  const originals = new Map<string, Original>();
  for (const leaf of leaves) {
    for (const { start, end, type, kind } of places.get(leaf.start) ?? []) {
      const text = plainForm(leaf.text.slice(start, end)).trim();
      if (!originals.has(`${kind}\0${text}`)) originals.set(`${kind}\0${text}`, { text, type, kind });
    }
  }
  return [...originals.values()];
}

/** A name found by itself is a mention of the one who bears it: both have one mark. */
function nameOwners(
  leaves: readonly Leaf[],
  places: Map<number, Place[]>,
  originals: readonly Original[],
): void {
  const ownerOf = createNameOwner(originals.flatMap(({ kind, text }) => (kind === 'person' ? [text] : [])));
  for (const { start: leafStart, text } of leaves) {
    const own = places.get(leafStart);
    if (own === undefined) continue;
    places.set(
      leafStart,
      own.map((place) => {
        const owner =
          place.kind === 'person' ? ownerOf(plainForm(text.slice(place.start, place.end)).trim()) : undefined;
        return owner === undefined ? place : { ...place, owner };
      }),
    );
  }
}

function refersTo({ kind, path }: Leaf): boolean {
  if (kind !== 'string' || path === undefined) return false;
  if (REFERRING_KEYS.has(path.segment)) return true;
  if (path.segment !== 'name') return false;
  for (let at = path.parent; at !== undefined; at = at.parent)
    if (PLACES_OF_TOOLS.has(at.segment)) return true;
  return false;
}

function isIdentifier({ kind, text, path }: Leaf): boolean {
  return kind === 'string' && path?.segment === 'name' && IDENTIFIER.test(text);
}

/** A number stays one where what stands for it can be written as one. */
function written({ kind }: Leaf, text: string): string {
  return kind === 'number' && /^-?[1-9]\d*$/.test(text) ? text : JSON.stringify(text);
}
