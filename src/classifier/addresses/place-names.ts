import { CONTEXT_CLASSES, type ContextClass, contextOfHash } from '../names/context-words.ts';
import { givenOf, ordinaryOf, placeOf } from '../names/word-classes.ts';
import type { Token, TokensAround } from './address-tokens.ts';
import { INNER } from './address-words.ts';

const MAX_PLACE_WORDS = 5;
/** How many words a town has before its region. */
const MAX_TOWN_WORDS = 3;

/** Words that no place begins with, though they have a capital. */
const NO_PLACE: readonly ContextClass[] = [
  'heading',
  'introduction',
  'nameKey',
  'pronoun',
  'greeting',
  'signoff',
  'title',
  'auxiliary',
  'month',
  'possessive',
  'negation',
  'kin',
];
/** By context class plus one. */
const IS_NO_PLACE = Uint8Array.from([0, ...CONTEXT_CLASSES.map((name) => (NO_PLACE.includes(name) ? 1 : 0))]);

/** Whether no place begins with the word. `Marco` is March in Portuguese, and a name. */
export function isNoPlace(token: Token): boolean {
  return tellsOfNoPlace(token) && givenOf(token.wordClass) < 2;
}

/** Whether the word tells of something else than a place, were it a name or not. */
export function tellsOfNoPlace(token: Token): boolean {
  return IS_NO_PLACE[contextOfHash(token.hash)] === 1;
}

const TITLE = CONTEXT_CLASSES.indexOf('title') + 1;

/** `Dr`, `Don`, `Senhora`: also within the names of streets. */
export const isTitle = (token: Token): boolean => contextOfHash(token.hash) === TITLE;

/** `de`, `of`, `am`: in lower case within a name. */
export const isInner = (token: Token): boolean => (token.kinds & INNER) !== 0;

/** A word that no list of ordinary words has: in texts without capitals. */
export const isLowerName = (token: Token): boolean =>
  !token.isNumber && !token.isCapital && ordinaryOf(token.wordClass) <= 2 && contextOfHash(token.hash) === 0;

/** The first token of a town that ends before `end`; `end` when there is none. */
export function startOfPlace(tokens: TokensAround, end: number): number {
  let next = tokens.at(end)!;
  if (next.gap !== 'space' && next.gap !== 'comma') return end;
  let first = end;
  for (let index = end - 1; index >= end - MAX_TOWN_WORDS; index -= 1) {
    const token = tokens.at(index);
    if (token === undefined || !token.isCapital || isNoPlace(token)) break;
    if (index < end - 1 && next.gap !== 'space' && next.gap !== 'tight') break;
    if (ordinaryOf(token.wordClass) >= 2 && placeOf(token.wordClass) === 0) break;
    first = index;
    next = token;
  }
  return first;
}

/** The last token of a place that begins with the one at `first`. */
export function endOfPlace(tokens: TokensAround, first: number): number {
  let last = first;
  for (let index = first + 1; index < first + MAX_PLACE_WORDS; index += 1) {
    const token = tokens.at(index);
    if (token === undefined || token.isNumber || (token.gap !== 'space' && token.gap !== 'tight')) break;
    const next = tokens.at(index + 1);
    if (next !== undefined && next.gap === 'tight' && next.isNumber) break;
    if (token.isCapital && !isNoPlace(token)) last = index;
    else if (token.isCapital || !isInner(token)) break;
  }
  return last;
}
