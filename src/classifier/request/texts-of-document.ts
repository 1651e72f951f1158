import type { JsonDocument } from '../../domain/json/json-node.ts';
import { type JsonPath, type Leaf, leavesOf } from '../../domain/json/leaves.ts';
import { isBroughtIn, type Place } from '../../domain/place.ts';
import type { Provenance } from '../view/text-view.ts';
import { isProtocolKey, isProtocolValue } from './protocol-words.ts';

/** Where a stretch of a text to scan comes from. */
export interface TextPiece {
  readonly leaf: Leaf;
  /** The page, where the leaf is a document and this was read of it. */
  readonly page?: number | undefined;
  /** Offset in the text to scan. */
  readonly start: number;
  /** Offset in the leaf of the piece's first character. */
  readonly leafStart: number;
  readonly length: number;
}

/**
 * A text for the signals. `leaf`: one leaf by itself. `sheet`: all short values with their keys, a line each, so
 * that `ssn: 123456789` has its context. `seam`: neighbouring texts of one message joined without a gap, so that a
 * secret cut in two is whole again; and once more with a space, where a name could go on in the next.
 */
export interface TextToScan {
  readonly kind: 'leaf' | 'sheet' | 'seam';
  readonly text: string;
  readonly pieces: readonly TextPiece[];
  readonly provenance: Provenance;
}

/** Where a leaf stands in the request, as its dialect knows. */
export type PlaceOf = (path: JsonPath | undefined) => Place | undefined;

/** Values this short are read on the sheet; longer ones by themselves. */
const MAX_ON_SHEET = 200;
const MAX_SHEET = 16_384;
/** How much of a long text joins its neighbour in a seam. */
export const SEAM_REACH = 120;
const MAX_SEAM = 32_768;
/** `Her name is Franziska` and `Oberndörfer is here`. */
const ENDS_IN_WORD = /^\p{L}$/u;
const BEGINS_NAME = /^\p{Lu}\p{L}/u;
/** Keys whose values are running text and stand for themselves. */
const TEXT_KEYS: ReadonlySet<string | number> = new Set([
  'content',
  'text',
  'input',
  'system',
  'prompt',
  'instructions',
  'arguments',
  'thinking',
  'refusal',
  'output',
  'suffix',
]);

/**
 * Every text of the document that the signals must see, save leaves that `isUnreadable` answers for. All keys,
 * strings and numbers are in at least one; only words of the wire format itself are left out.
 */
export function textsOfDocument(
  document: JsonDocument,
  isUnreadable: (leaf: Leaf) => boolean,
  placeOf: PlaceOf = () => undefined,
): TextToScan[] {
  const texts: TextToScan[] = [];
  const sheet = createSheet(texts);
  const seam = createSeam(texts);
  for (const leaf of leavesOf(document)) {
    const key = namedPath(leaf.path)?.segment;
    if (leaf.kind === 'key') {
      if (!isProtocolKey(leaf.text)) sheet.add(leaf, undefined);
      continue;
    }
    if (leaf.text === '' || (leaf.kind === 'string' && isProtocolValue(key, leaf.text))) continue;
    if (isUnreadable(leaf)) continue;
    if (leaf.kind === 'string' && isRunningText(leaf.path)) {
      const provenance = provenanceOf(leaf, placeOf);
      texts.push(wholeLeaf(leaf, provenance));
      seam.add(leaf, provenance);
    } else if (leaf.text.length > MAX_ON_SHEET) {
      texts.push(wholeLeaf(leaf, provenanceOf(leaf, placeOf)));
    } else {
      sheet.add(leaf, namedPath(leaf.path));
    }
  }
  sheet.close();
  seam.close();
  return texts;
}

function provenanceOf(leaf: Leaf, placeOf: PlaceOf): Provenance {
  const place = placeOf(leaf.path);
  return place !== undefined && isBroughtIn(place) ? 'data' : 'said';
}

function wholeLeaf(leaf: Leaf, provenance: Provenance): TextToScan {
  return {
    kind: 'leaf',
    provenance,
    text: leaf.text,
    pieces: [{ leaf, start: 0, leafStart: 0, length: leaf.text.length }],
  };
}

/** Under a key for text, or an item of a list under one: `"stop": ["a"]` is not, `"input": ["a"]` is. */
function isRunningText(path: JsonPath | undefined): boolean {
  if (path === undefined) return true;
  const named = typeof path.segment === 'number' ? path.parent : path;
  return named === undefined || TEXT_KEYS.has(named.segment);
}

/** The nearest step that is a key: for an item of a list, the key that the list stands under. */
function namedPath(path: JsonPath | undefined): JsonPath | undefined {
  let at = path;
  while (at !== undefined && typeof at.segment === 'number') at = at.parent;
  return at;
}

function createSheet(texts: TextToScan[]) {
  let text = '';
  let pieces: TextPiece[] = [];
  let lastKey: JsonPath | undefined;
  const close = (): void => {
    if (pieces.length > 0) texts.push({ kind: 'sheet', text, pieces, provenance: 'said' });
    lastKey = undefined;
    text = '';
    pieces = [];
  };
  return {
    close,
    add: (leaf: Leaf, key: JsonPath | undefined): void => {
      if (text.length > MAX_SHEET) close();
      if (text !== '') text += '\n';
      // Once for a list: a long key before each of many short items would make a small body a huge sheet.
      if (key !== undefined && key !== lastKey) text += `${String(key.segment).slice(0, MAX_ON_SHEET)}: `;
      lastKey = key;
      pieces.push({ leaf, start: text.length, leafStart: 0, length: leaf.text.length });
      text += leaf.text;
    },
  };
}

function createSeam(texts: TextToScan[]) {
  let message: JsonPath | undefined;
  let text = '';
  let pieces: TextPiece[] = [];
  let leaves = 0;
  let provenance: Provenance = 'said';
  /** Of the pieces, those that begin a leaf in the middle of what may be a name. */
  let words: number[] = [];
  const close = (): void => {
    if (leaves > 1) texts.push({ kind: 'seam', text, pieces, provenance });
    if (words.length > 0) texts.push({ kind: 'seam', ...spaced(text, pieces, words), provenance });
    words = [];
    text = '';
    pieces = [];
    leaves = 0;
    provenance = 'said';
  };
  const append = (leaf: Leaf, leafStart: number, length: number): void => {
    pieces.push({ leaf, start: text.length, leafStart, length });
    text += leaf.text.slice(leafStart, leafStart + length);
  };
  return {
    close,
    add: (leaf: Leaf, ownProvenance: Provenance): void => {
      const own = messageOf(leaf.path);
      if (own !== message || text.length > MAX_SEAM) close();
      message = own;
      leaves += 1;
      if (ENDS_IN_WORD.test(text.slice(-1)) && BEGINS_NAME.test(leaf.text)) words.push(pieces.length);
      if (ownProvenance === 'data') provenance = 'data';
      const { length } = leaf.text;
      if (length <= 2 * SEAM_REACH) {
        append(leaf, 0, length);
        return;
      }
      append(leaf, 0, SEAM_REACH);
      // The middle was read with its leaf; a break keeps both ends from meeting.
      text += '\n\n';
      append(leaf, length - SEAM_REACH, SEAM_REACH);
    },
  };
}

/** The text of a seam with a space before each piece of which `words` has the index. */
function spaced(
  text: string,
  pieces: readonly TextPiece[],
  words: readonly number[],
): { text: string; pieces: TextPiece[] } {
  let apart = '';
  let from = 0;
  for (const index of words) {
    const { start } = pieces[index]!;
    apart += `${text.slice(from, start)} `;
    from = start;
  }
  let spaces = 0;
  const moved = pieces.map((piece, index) => {
    if (words[spaces] === index) spaces += 1;
    return { ...piece, start: piece.start + spaces };
  });
  return { text: apart + text.slice(from), pieces: moved };
}

/**
 * The message that a text belongs to: `/messages/3` of `/messages/3/content/0/text`, the whole list of `/system/0/text`.
 * Texts below one place share the path to it.
 */
function messageOf(path: JsonPath | undefined): JsonPath | undefined {
  let second: JsonPath | undefined;
  let top = path;
  for (; top?.parent !== undefined; top = top.parent) second = top;
  return top?.segment === 'messages' && second !== undefined ? second : top;
}
