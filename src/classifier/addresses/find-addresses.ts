import { codeUnitsOf } from '../view/code-units.ts';
import type { TextView } from '../view/text-view.ts';
import { IS_CAPITAL } from '../words/fold-letters.ts';
import { isDigitAt, type Units, unitAt } from '../words/units-at.ts';
import type { AddressCore } from './address-core.ts';
import { endOfNumber, TokensAround } from './address-tokens.ts';
import { CONTEXT } from './address-words.ts';
import { withAfter, withBefore } from './grow-address.ts';
import { boxAt } from './post-boxes.ts';
import { letteredPostcode, postcodeAndPlace } from './postcodes.ts';
import { isPromising } from './promising-numbers.ts';
import { cornerAround } from './street-corners.ts';
import { streetAfterNumber, streetBeforeNumber } from './street-names.ts';

export interface FoundAddress {
  readonly start: number;
  readonly end: number;
}

const MAX_DIGITS = 6;
const SPACE = 0x20;
const COMMA = 0x2c;
const POINT = 0x2e;
const COLON = 0x3a;
const NEW_LINE = 0x0a;
const LINE_MARKS: readonly number[] = Array.from('>*|?#+', (sign) => sign.charCodeAt(0));
/** How many words back a word such as `lives` still counts. */
const CONTEXT_REACH = 7;
/** Of `, and `, which joins an address to the one before. */
const AND_LENGTH = 6;
/** So many spaces before a line are an indentation. */
const DEEP = 4;
/** How near a capital has to stand for the text around a number to be one that has them. */
const CAPITAL_REACH = 120;

type Places = Pick<TextView, 'digitRuns' | 'capitals'>;

/** Of the text that was asked about last, which its `digitRuns` tell from any other: two signals ask about each. */
let latest: { readonly digitRuns: readonly number[]; readonly found: readonly FoundAddress[] } | undefined;

/**
 * Where somebody lives or receives mail, one span for street, number, unit, postcode, town and country together;
 * ascending. `places` are those of the same text.
 */
export function findAddresses(text: string, places: Places): readonly FoundAddress[] {
  if (latest?.digitRuns !== places.digitRuns)
    latest = { digitRuns: places.digitRuns, found: readAddresses(text, places) };
  return latest.found;
}

function readAddresses(text: string, { digitRuns, capitals }: Places): readonly FoundAddress[] {
  const found: FoundAddress[] = [];
  if (digitRuns.length === 0) return found;
  const units = codeUnitsOf(text);
  let tokens: TokensAround | undefined;
  let read = 0;
  let covered = 0;
  let capital = 0;
  for (let run = 0; run < digitRuns.length; run += 2) {
    const start = digitRuns[run]!;
    const digitsEnd = digitRuns[run + 1]!;
    if (start < read) continue;
    read = endOfNumber(units, digitsEnd);
    if (digitsEnd - start > MAX_DIGITS || isMeasure(units, read)) continue;
    if (!isPromising(units, start, digitsEnd, read)) continue;
    while (
      capital < capitals.length &&
      (capitals[capital]! < start - CAPITAL_REACH || IS_CAPITAL[units[capitals[capital]!]!] !== 1)
    )
      capital += 1;
    const isLower = capital === capitals.length || capitals[capital]! > start + CAPITAL_REACH;
    tokens ??= new TokensAround(text);
    tokens.moveTo(start, covered, isLower);
    const end = addAddress(tokens, covered, found);
    if (end > 0) {
      covered = end;
      read = end;
    }
  }
  return found;
}

/** Adds the address of the number that the tokens stand around; tells where it ends, and 0 when it is none. */
function addAddress(tokens: TokensAround, covered: number, found: FoundAddress[]): number {
  const core = coreOf(tokens);
  if (core === undefined) return 0;
  const corner = cornerAround(tokens, core);
  const first = corner?.first ?? withBefore(tokens, core.first);
  const { last, hasProof } = withAfter(tokens, (corner ?? core).last);
  const isProved = corner !== undefined || core.isSure || hasProof;
  if (!isProved && (core.isDoubtful === true || !hasContext(tokens, first, covered))) return 0;
  addLines(tokens, first, last, found);
  return tokens.at(last)!.end;
}

function coreOf(tokens: TokensAround): AddressCore | undefined {
  if (tokens.at(0)!.gap === 'tight') return letteredPostcode(tokens);
  return boxAt(tokens) ?? streetAfterNumber(tokens) ?? streetBeforeNumber(tokens) ?? postcodeAndPlace(tokens);
}

/** `1.0`, `10:30`, `5 %`: no number of a house. */
function isMeasure(units: Units, end: number): boolean {
  const sign = unitAt(units, end);
  if (sign === POINT || sign === COMMA || sign === COLON) return isDigitAt(units, end + 1);
  return isUnitSign(sign === SPACE ? unitAt(units, end + 1) : sign);
}

/** Per cent, dollars, pounds or euros. */
function isUnitSign(sign: number): boolean {
  return sign === 0x25 || sign === 0x24 || sign === 0xa3 || sign === 0x20ac;
}

/** Whether a word that tells of an address stands before, or right before it an address that ends at `covered`. */
function hasContext(tokens: TokensAround, first: number, covered: number): boolean {
  for (let index = first - 1; index >= first - CONTEXT_REACH; index -= 1) {
    const token = tokens.at(index);
    if (token === undefined) break;
    const isContext = (token.kinds & CONTEXT) !== 0;
    // On the line before, only the last word.
    if (hasNewLine(tokens.units, token.end, tokens.at(index + 1)!.start))
      return isContext && index === first - 1;
    if (isContext) return true;
  }
  const sign = unitAt(tokens.units, covered);
  return (sign === COMMA || sign === SPACE) && covered > 0 && tokens.at(first)!.start - covered <= AND_LENGTH;
}

function hasNewLine(units: Units, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (unitAt(units, at) === NEW_LINE) return true;
  return false;
}

/** One span, or one for each line where lines begin with what is no part of an address: a mark of quotation, an indentation. */
function addLines(tokens: TokensAround, first: number, last: number, found: FoundAddress[]): void {
  const { units } = tokens;
  let { start, end } = tokens.at(first)!;
  for (let index = first + 1; index <= last; index += 1) {
    const token = tokens.at(index)!;
    if (token.gap === 'line' && (hasLineMark(units, end, token.start) || isIndented(units, token.start))) {
      found.push({ start, end: withSign(units, end) });
      start = token.start;
    }
    end = token.end;
  }
  found.push({ start, end: withSign(units, end) });
}

/** Lines far from the edge are fields of their own: their indentation belongs to none of them. */
function isIndented(units: Units, start: number): boolean {
  for (let at = start - 1; at >= start - DEEP; at -= 1) if (unitAt(units, at) !== SPACE) return false;
  return true;
}

function hasLineMark(units: Units, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (LINE_MARKS.includes(units[at]!)) return true;
  return false;
}

/** The sign of `3º` belongs to the number. */
function withSign(units: Units, end: number): number {
  const sign = unitAt(units, end);
  return sign === 0xba || sign === 0xb0 ? end + 1 : end;
}
