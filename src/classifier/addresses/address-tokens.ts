import { classOfHash, ordinaryOf, type WordClass } from '../names/word-classes.ts';
import { codeUnitsOf } from '../view/code-units.ts';
import { FOLDED, hashOfUnits, IS_CAPITAL } from '../words/fold-letters.ts';
import { isDigitAt, isLetterAt, type Units, unitAt } from '../words/units-at.ts';
import { addressKindsOf } from './address-words.ts';
import { type TokenGap, tokenGap } from './token-gaps.ts';

/** A word or a number, with what stands before it. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly isNumber: boolean;
  /** In surroundings without capitals: whether it could have one. */
  readonly isCapital: boolean;
  readonly hash: number;
  readonly wordClass: WordClass;
  /** What it tells of an address, as `address-words.ts` has it. */
  readonly kinds: number;
  /** Digits that a number begins with; 0 for a word. */
  readonly digits: number;
  /** What stands between the token before and this one. */
  readonly gap: TokenGap;
}

/** How far around a number an address can reach. */
const BEFORE = 90;
const AFTER = 160;
const MAX_WORD = 40;

const ZERO = 0x30;
const NINE = 0x39;
const HYPHEN = 0x2d;
const SLASH = 0x2f;

/**
 * The words and numbers around one number, by how far they stand from it: 0 is the number, -1 the token before it.
 * Each is read when it is first asked for: nearly every number is refused by its neighbours.
 */
export class TokensAround {
  readonly text: string;
  readonly units: Units;
  #before: Token[] = [];
  #after: Token[] = [];
  #number: Token | undefined;
  #floor = 0;
  #ceiling = 0;
  #isLower = false;

  constructor(text: string) {
    this.text = text;
    this.units = codeUnitsOf(text);
  }

  /** Moves to the number that begins at `start`; nothing before `floor` is read. `isLower`: no capital stands near. */
  moveTo(start: number, floor: number, isLower: boolean): void {
    if (this.#before.length > 0) this.#before = [];
    if (this.#after.length > 0) this.#after = [];
    this.#isLower = isLower;
    const digitsEnd = endOfDigits(this.units, start);
    this.#floor = Math.max(floor, startOfChunk(this.units, Math.max(0, start - BEFORE), floor));
    this.#ceiling = Math.min(this.text.length, digitsEnd + AFTER);
    this.#number = this.#tokenOf(start, endOfNumber(this.units, digitsEnd));
  }

  /** The token that stands `offset` from the number; undefined where none is near. */
  at(offset: number): Token | undefined {
    if (offset === 0) return this.#number;
    if (offset > 0) {
      while (this.#after.length < offset) if (!this.#readAfter()) return undefined;
      return this.#after[offset - 1];
    }
    while (this.#before.length < -offset) if (!this.#readBefore()) return undefined;
    return this.#before[-offset - 1];
  }

  #readAfter(): boolean {
    const { units } = this;
    let at = (this.#after[this.#after.length - 1] ?? this.#number!).end;
    while (at < this.#ceiling && !isInToken(units, at)) at += 1;
    if (at >= this.#ceiling) return false;
    this.#after.push(this.#tokenOf(at, endOfToken(units, at)));
    return true;
  }

  #readBefore(): boolean {
    const { units } = this;
    const floor = this.#floor;
    let end = (this.#before[this.#before.length - 1] ?? this.#number!).start;
    while (end > floor && !isInToken(units, end - 1)) end -= 1;
    if (end <= floor) return false;
    let start = end;
    while (start > floor && end - start < MAX_WORD && isLetterAt(units, start - 1)) start -= 1;
    if (start < end && (start === floor || !isInChunk(units, start - 1))) {
      this.#before.push(this.#tokenOf(start, end));
      return true;
    }
    // Numbers have signs and letters within: where each token ends is only to be told from the left.
    const chunk: Token[] = [];
    for (let at = startOfChunk(units, end, floor); at < end; ) {
      if (isInToken(units, at)) {
        const token = this.#tokenOf(at, endOfToken(units, at));
        chunk.push(token);
        at = token.end;
      } else at += 1;
    }
    for (let index = chunk.length - 1; index >= 0; index -= 1) this.#before.push(chunk[index]!);
    return true;
  }

  #tokenOf(start: number, end: number): Token {
    const { units } = this;
    const isNumber = isDigitAt(units, start);
    const hash = isNumber ? 0 : hashOfUnits(units, start, end);
    const wordClass = isNumber ? 0 : classOfHash(hash);
    return {
      start,
      end,
      isNumber,
      isCapital: this.#isLower
        ? !isNumber && end - start > 1 && ordinaryOf(wordClass) < 3
        : IS_CAPITAL[units[start]!] === 1,
      hash,
      wordClass,
      kinds: isNumber ? 0 : addressKindsOf(hash),
      digits: isNumber ? endOfDigits(units, start) - start : 0,
      gap: tokenGap(units, start),
    };
  }
}

const isInToken = (units: Units, at: number): boolean => isLetterAt(units, at) || isDigitAt(units, at);

/** Whether what stands there may be within one token with its neighbours. */
function isInChunk(units: Units, at: number): boolean {
  const code = unitAt(units, at);
  return FOLDED[code] !== 0 || (code >= ZERO && code <= NINE) || code === HYPHEN || code === SLASH;
}

function startOfChunk(units: Units, at: number, floor: number): number {
  let start = at;
  while (start > floor && at - start < BEFORE && isInChunk(units, start - 1)) start -= 1;
  return start;
}

export function endOfDigits(units: Units, start: number): number {
  let end = start;
  while (isDigitAt(units, end)) end += 1;
  return end;
}

function endOfToken(units: Units, start: number): number {
  if (isDigitAt(units, start)) return endOfNumber(units, endOfDigits(units, start));
  let end = start;
  while (end - start < MAX_WORD && isLetterAt(units, end)) end += 1;
  return end;
}

/** `12a`, `40th`, `12/4`, `123-II`, `12-14`: one number, whose first digits end at `at`. */
export function endOfNumber(units: Units, at: number): number {
  let end = at;
  while (end - at < 2 && isLetterAt(units, end)) end += 1;
  if (isLetterAt(units, end)) end = at;
  const sign = unitAt(units, end);
  if ((sign === SLASH || sign === HYPHEN) && end - at <= 1) {
    let tail = end + 1;
    while (tail - end < 6 && isInTail(units, tail)) tail += 1;
    if (tail > end + 1 && !isLetterAt(units, tail) && !isDigitAt(units, tail)) return tail;
  }
  return end;
}

/** Of the second part of a number: digits, Roman numerals, a letter of a flat. */
function isInTail(units: Units, at: number): boolean {
  const code = unitAt(units, at);
  if (code >= ZERO && code <= NINE) return true;
  const isRoman = code === 0x49 || code === 0x56 || code === 0x58;
  return isRoman || (code >= 0x61 && code <= 0x63);
}
