import { codeAt } from '../code-at.ts';
import { IS_CAPITAL } from '../names/fold-letters.ts';
import type { TextView } from '../text-view.ts';
import type { AddressCore } from './address-core.ts';
import { endOfNumber, isDigitAt, TokensAround } from './address-tokens.ts';
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
/** How many words back a word such as `lives` still counts. */
const CONTEXT_REACH = 7;
/** Of `, and `, which joins an address to the one before. */
const AND_LENGTH = 6;
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
  let tokens: TokensAround | undefined;
  let read = 0;
  let covered = 0;
  let capital = 0;
  for (let run = 0; run < digitRuns.length; run += 2) {
    const start = digitRuns[run]!;
    const digitsEnd = digitRuns[run + 1]!;
    if (start < read) continue;
    read = endOfNumber(text, digitsEnd);
    if (digitsEnd - start > MAX_DIGITS || isMeasure(text, read)) continue;
    if (!isPromising(text, start, digitsEnd, read)) continue;
    while (
      capital < capitals.length &&
      (capitals[capital]! < start - CAPITAL_REACH || IS_CAPITAL[text.charCodeAt(capitals[capital]!)] !== 1)
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
  if (corner === undefined && !core.isSure && !hasProof && !hasContext(tokens, first, covered)) return 0;
  addLines(tokens, first, last, found);
  return tokens.at(last)!.end;
}

function coreOf(tokens: TokensAround): AddressCore | undefined {
  if (tokens.at(0)!.gap === 'tight') return letteredPostcode(tokens);
  return boxAt(tokens) ?? streetAfterNumber(tokens) ?? streetBeforeNumber(tokens) ?? postcodeAndPlace(tokens);
}

/** `1.0`, `10:30`, `5 %`: no number of a house. */
function isMeasure(text: string, end: number): boolean {
  const sign = codeAt(text, end);
  if (sign === POINT || sign === COMMA || sign === COLON) return isDigitAt(text, end + 1);
  return isUnitSign(sign === SPACE ? codeAt(text, end + 1) : sign);
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
    if ((token.kinds & CONTEXT) !== 0) return true;
  }
  const sign = codeAt(tokens.text, covered);
  return (sign === COMMA || sign === SPACE) && covered > 0 && tokens.at(first)!.start - covered <= AND_LENGTH;
}

/** One span, or one for each line where lines begin with a mark of quotation, which is no part of an address. */
function addLines(tokens: TokensAround, first: number, last: number, found: FoundAddress[]): void {
  const { text } = tokens;
  let { start, end } = tokens.at(first)!;
  for (let index = first + 1; index <= last; index += 1) {
    const token = tokens.at(index)!;
    if (token.gap === 'line' && hasLineMark(text, end, token.start)) {
      found.push({ start, end: withSign(text, end) });
      start = token.start;
    }
    end = token.end;
  }
  found.push({ start, end: withSign(text, end) });
}

function hasLineMark(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if ('>*|?#+'.includes(text[at]!)) return true;
  return false;
}

/** The sign of `3º` belongs to the number. */
function withSign(text: string, end: number): number {
  return text[end] === 'º' || text[end] === '°' ? end + 1 : end;
}
