import { findingOf, isNear } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

const CARD_WORDS =
  /\bcards?\b|kredit|karte|carte|tarjeta|carta di|cart[ãa]o|\bkaart|\bcc\b|visa|amex|maestro|mastercard|account/i;
const make = findingOf('CREDIT_CARD', 'restricted', 'payment');

const MIN_CARD = 12;
const MAX_CARD = 19;
/** Characters that may stand between two groups of one number, two of them at most. */
const BETWEEN: ReadonlySet<number> = new Set([0x20, 0x2e, 0x2d, 0x2f, 0x5f, 0xa0]);
const MAX_BETWEEN = 2;
const CONTEXT_RADIUS = 40;

/** Numbers of payment cards: an issuer's range (ISO/IEC 7812), its length and Luhn's check. */
export const paymentCard: Signal = {
  name: 'payment-card',
  version: '2',
  patterns: [CARD_WORDS],
  applies: (traits) => traits.digits >= MIN_CARD,
  detect: (text, view) => {
    const found: RawFinding[] = [];
    for (const { start, end } of view.numbers) {
      if (end - start < MIN_CARD) continue;
      for (const chain of chainsIn(text, start, end)) addCards(text, chain, found);
    }
    return found;
  },
};

/** Digits in a row, or set apart by little, with what makes every part of them quick to check. */
interface Chain {
  readonly digits: number[];
  readonly places: number[];
  /** Sums of the digits before each place, every digit at an even (odd) place counted as Luhn doubles it. */
  readonly evenDoubled: number[];
  readonly oddDoubled: number[];
}

function* chainsIn(text: string, start: number, end: number): Generator<Chain> {
  let chain: Chain | undefined;
  let gap = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) {
      chain ??= { digits: [], places: [], evenDoubled: [0], oddDoubled: [0] };
      addDigit(chain, code - 0x30, at);
      gap = 0;
    } else if (chain !== undefined) {
      gap += 1;
      if (gap <= MAX_BETWEEN && BETWEEN.has(code)) continue;
      if (chain.digits.length >= MIN_CARD) yield chain;
      chain = undefined;
      gap = 0;
    }
  }
  if (chain !== undefined && chain.digits.length >= MIN_CARD) yield chain;
}

function addDigit({ digits, places, evenDoubled, oddDoubled }: Chain, digit: number, place: number): void {
  const index = digits.length;
  const doubled = digit < 5 ? 2 * digit : 2 * digit - 9;
  evenDoubled.push(evenDoubled[index]! + (index % 2 === 0 ? doubled : digit));
  oddDoubled.push(oddDoubled[index]! + (index % 2 === 1 ? doubled : digit));
  digits.push(digit);
  places.push(place);
}

/** Whole groups of digits that are a card number, the longest from each group on; a card may stand beside its date. */
function addCards(text: string, chain: Chain, found: RawFinding[]): void {
  const { digits, places } = chain;
  const endsGroup = (index: number): boolean => places[index + 1] !== places[index]! + 1;
  for (let first = 0; first + MIN_CARD <= digits.length; first += 1) {
    if (first > 0 && !endsGroup(first - 1)) continue;
    const issued = lengthsFor(digits, first);
    const lengths = issued === 0 ? UNASSIGNED : issued;
    for (let length = Math.min(MAX_CARD, digits.length - first); length >= MIN_CARD; length -= 1) {
      const last = first + length - 1;
      if ((lengths & (1 << length)) === 0 || !endsGroup(last) || !isLuhn(chain, first, last)) continue;
      const span = { start: places[first]!, end: places[last]! + 1 };
      if (isOneDigit(digits, first, last)) continue;
      if ((length === MIN_CARD || issued === 0) && !isNear(CARD_WORDS, text, span, CONTEXT_RADIUS)) continue;
      found.push(make(span));
      first = last;
      break;
    }
  }
}

function isLuhn({ evenDoubled, oddDoubled }: Chain, first: number, last: number): boolean {
  // The last digit is the check digit; the one before it is doubled.
  const sums = last % 2 === 1 ? evenDoubled : oddDoubled;
  return (sums[last + 1]! - sums[first]!) % 10 === 0;
}

function isOneDigit(digits: readonly number[], first: number, last: number): boolean {
  for (let index = first + 1; index <= last; index += 1) if (digits[index] !== digits[first]) return false;
  return true;
}

/** What begins as no issuer's cards do is one only beside the word. */
const UNASSIGNED = (1 << 15) | (1 << 16);
const FROM_12 = 0b1111_1111 << 12;
const FROM_16 = 0b1111 << 16;

/**
 * Bit n is set when a card that begins so may have n digits. Issuer ranges: Visa, Mastercard, American Express,
 * Discover, Diners, JCB, UnionPay, Maestro, Mir, RuPay.
 */
function lengthsFor(digits: readonly number[], first: number): number {
  const two = digits[first]! * 10 + digits[first + 1]!;
  const four = two * 100 + digits[first + 2]! * 10 + digits[first + 3]!;
  if (two >= 40 && two <= 49) return (1 << 13) | (1 << 16) | (1 << 19);
  if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) return 1 << 16;
  if (two === 34 || two === 37) return 1 << 15;
  if (four >= 3528 && four <= 3589) return FROM_16;
  if (two === 36 || two === 38 || two === 39 || two === 30) return (1 << 14) | (1 << 16);
  if (four === 1800 || four === 2131) return 1 << 15;
  if (four >= 2200 && four <= 2204) return FROM_16;
  if (two === 50 || (two >= 56 && two <= 69)) return FROM_12;
  return two === 81 || two === 82 ? 1 << 16 : 0;
}
