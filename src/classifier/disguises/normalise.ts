import { type Edit, editText } from './edit-text.ts';
import { foldLookAlikes, isLookAlike, mixesAlphabets } from './look-alikes.ts';
import { rewriteWindows } from './rewrite-windows.ts';
import type { RewrittenText } from './rewritten-text.ts';

/** Characters that show nothing: zero-width and soft-hyphen characters, directional marks, tags, selectors. */
const INVISIBLE =
  /\u00ad|\u034f|\u061c|\u115f|\u1160|[\u17b4\u17b5]|[\u180b-\u180f]|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u206f]|[\ufe00-\ufe0f]|\ufeff|[\u{e0000}-\u{e0fff}]/u;
/** Zeros of decimal digits outside ASCII that NFKC leaves alone: Arabic, Persian, Devanagari, Bengali, Thai. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];
const FOREIGN_DIGIT = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]/;
/** A ligature may expand to 18 characters; past this bound a character is kept as it is. */
const MAX_EXPANSION = 8;

const UNKNOWN = 0;
const USUAL = 1;
const UNUSUAL = 2;
/** What was found out about each UTF-16 code unit so far. */
const known = new Uint8Array(0x10000);
/** Marks and Hangul parts, which join what stands before them. */
const JOINING = /[\p{M}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/u;

/** Whether a text with this code unit may have another {@link normaliseText}; without any such, it has none. */
export function isUnusual(code: number): boolean {
  if (known[code] === UNKNOWN) {
    known[code] = isFirstHalf(code) ? ofHalf(code) : ofCharacter(code);
  }
  return known[code] === UNUSUAL;
}

function isFirstHalf(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

/** Of the first half of a character: of any character that begins with it. The second half says nothing more. */
function ofHalf(high: number): number {
  for (let low = 0; low < 0x400; low += 1) {
    if (isAnother(String.fromCharCode(high, 0xdc00 + low))) return UNUSUAL;
  }
  return USUAL;
}

function ofCharacter(code: number): number {
  return isAnother(String.fromCharCode(code)) ? UNUSUAL : USUAL;
}

function isAnother(character: string): boolean {
  return JOINING.test(character) || isLookAlike(character) || fold(character) !== character;
}

export const NORMALISE_PATTERNS: readonly RegExp[] = [INVISIBLE, FOREIGN_DIGIT];

/**
 * The NFKC form without invisible characters, with ASCII digits and with ASCII letters for their look-alikes in
 * words that mix alphabets, or undefined when that is the text itself.
 * Grows at most eightfold; every character is folded by itself, so offsets map back exactly. `places`: where unusual
 * code units stand, as the view of the text tells them.
 */
export function normaliseText(text: string, places: readonly number[]): RewrittenText | undefined {
  return rewriteWindows(text, places, normalised);
}

function normalised(text: string): RewrittenText | undefined {
  const edits = mixesAlphabets(text) || INVISIBLE.test(text) ? editsAmongAlphabets(text) : editsIn(text);
  return edits.length === 0 ? undefined : editText(text, edits);
}

/** Characters that are others in disguise, each by itself. */
function editsIn(text: string): Edit[] {
  const edits: Edit[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x80 || !isUnusual(code)) continue;
    const character = String.fromCodePoint(text.codePointAt(at)!);
    const by = fold(character);
    if (by !== character) edits.push({ start: at, end: at + character.length, by });
    at += character.length - 1;
  }
  return edits;
}

/** The same where a letter may also stand for one of another alphabet, as the word around it tells. */
function editsAmongAlphabets(text: string): Edit[] {
  const characters = Array.from(text);
  const folded = characters.map(fold);
  foldLookAlikes(folded);
  const edits: Edit[] = [];
  let at = 0;
  characters.forEach((character, index) => {
    const end = at + character.length;
    if (folded[index] !== character) edits.push({ start: at, end, by: folded[index]! });
    at = end;
  });
  return edits;
}

/** What characters came to before; a text has few different ones, and all texts together not many more. */
const folds = new Map<string, string>();
const MAX_FOLDS = 10_000;

function fold(character: string): string {
  if (character.charCodeAt(0) < 0x80) return character;
  let folded = folds.get(character);
  if (folded === undefined) {
    folded = folding(character);
    if (folds.size < MAX_FOLDS) folds.set(character, folded);
  }
  return folded;
}

function folding(character: string): string {
  const code = character.codePointAt(0)!;
  if (INVISIBLE.test(character)) return '';
  for (const zero of ZEROS) if (code >= zero && code <= zero + 9) return String(code - zero);
  const folded = character.normalize('NFKC');
  return folded.length <= MAX_EXPANSION ? folded : character;
}
