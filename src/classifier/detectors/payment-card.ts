import { findingOf, isNear } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';
import type { TextSpan } from '../text-span.ts';
import { codeUnitsOf } from '../view/code-units.ts';
import type { Units } from '../words/units-at.ts';

const CARD_WORDS =
  /\bcards?\b|kredit|karte|carte|tarjeta|carta di|cart[ãa]o|\bkaart|\bcc\b|visa|amex|maestro|mastercard|account/i;
const make = findingOf('CREDIT_CARD', 'restricted', 'payment');

const POINT = 0x2e;
const MIN_CARD = 12;
const MAX_CARD = 19;
/** Characters that may stand between two groups of one number, two of them at most. */
const BETWEEN = new Uint8Array(256);
for (const character of ' .-/_\u00a0') BETWEEN[character.charCodeAt(0)] = 1;
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
    for (const { start, end } of view.numbers) addCardsBetween(text, start, end, found);
    return found;
  },
};

function addCardsBetween(text: string, start: number, end: number, found: RawFinding[]): void {
  const units = codeUnitsOf(text);
  for (let at = start; at < end; at += 1) {
    if (!isDigit(units[at]!)) continue;
    const first = at;
    let last = at;
    let count = 1;
    for (at += 1; at < end; at += 1) {
      const code = units[at]!;
      if (isDigit(code)) {
        last = at;
        count += 1;
      } else if (at - last > MAX_BETWEEN || code > 0xff || BETWEEN[code] === 0) break;
    }
    if (count >= MIN_CARD) addCards(text, readChain(units, first, count), found);
  }
}

/** Digits in a row, or set apart by little, with what makes every part of them quick to check. */
interface Chain {
  readonly count: number;
  readonly digits: Uint8Array;
  readonly places: Uint32Array;
  /** Sums of the digits before each place, every digit at an even (odd) place counted as Luhn doubles it. */
  readonly evenDoubled: Uint32Array;
  readonly oddDoubled: Uint32Array;
}

function chainOf(count: number): Chain {
  return {
    count,
    digits: new Uint8Array(count),
    places: new Uint32Array(count),
    evenDoubled: new Uint32Array(count + 1),
    oddDoubled: new Uint32Array(count + 1),
  };
}

/** Nearly all chains are short: they are written into the same place, one after the other. */
const SHORT = chainOf(64);

/** The chain of `count` digits of which the first stands at `start`; to be used before another is read. */
function readChain(units: Units, start: number, count: number): Chain {
  const chain = count <= SHORT.count ? { ...SHORT, count } : chainOf(count);
  const { digits, places, evenDoubled, oddDoubled } = chain;
  let at = start;
  for (let index = 0; index < count; index += 1) {
    while (!isDigit(units[at]!)) at += 1;
    const digit = units[at]! - 0x30;
    const doubled = digit < 5 ? 2 * digit : 2 * digit - 9;
    const isEven = index % 2 === 0;
    digits[index] = digit;
    places[index] = at;
    evenDoubled[index + 1] = evenDoubled[index]! + (isEven ? doubled : digit);
    oddDoubled[index + 1] = oddDoubled[index]! + (isEven ? digit : doubled);
    at += 1;
  }
  return chain;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Whole groups of digits that are a card number, the longest from each group on; a card may stand beside its date. */
function addCards(text: string, chain: Chain, found: RawFinding[]): void {
  const { count, digits, places } = chain;
  for (let first = 0; first + MIN_CARD <= count; first += 1) {
    if (first > 0 && !endsGroup(chain, first - 1)) continue;
    const issued = lengthsFor(digits, first);
    const lengths = issued === 0 ? UNASSIGNED : issued;
    for (let length = Math.min(MAX_CARD, count - first); length >= MIN_CARD; length -= 1) {
      const last = first + length - 1;
      if ((lengths & (1 << length)) === 0 || !endsGroup(chain, last) || !isLuhn(chain, first, last)) continue;
      const span = { start: places[first]!, end: places[last]! + 1 };
      if (isOneStep(digits, first, last)) continue;
      const isDoubtful =
        length === MIN_CARD || issued === 0 || isArticle(chain, first, last) || isMixed(text, span);
      if (isDoubtful && !isNear(CARD_WORDS, text, span, CONTEXT_RADIUS)) continue;
      found.push(make(span));
      first = last;
      break;
    }
  }
}

function endsGroup({ count, places }: Chain, index: number): boolean {
  return index + 1 === count || places[index + 1] !== places[index]! + 1;
}

function isLuhn({ evenDoubled, oddDoubled }: Chain, first: number, last: number): boolean {
  // The last digit is the check digit; the one before it is doubled.
  const sums = last % 2 === 1 ? evenDoubled : oddDoubled;
  return (sums[last + 1]! - sums[first]!) % 10 === 0;
}

/** Whether it is the number of an article (EAN-13, its check digit right) in one piece: such stand on every product. */
function isArticle({ digits, places }: Chain, first: number, last: number): boolean {
  if (last - first !== 12 || places[last]! - places[first]! !== 12) return false;
  let sum = 0;
  for (let index = first; index <= last; index += 1)
    sum += digits[index]! * ((index - first) % 2 === 0 ? 1 : 3);
  return sum % 10 === 0;
}

/** Whether different signs stand between its groups, or one point: `4.52-2.36.23-6.98`, the path of a drawing; `2.718281828459045`. */
function isMixed(text: string, { start, end }: TextSpan): boolean {
  let sign = -1;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (isDigit(code) || code === sign) continue;
    if (sign >= 0) return true;
    sign = code;
  }
  return sign === POINT && !text.slice(start, end).includes('.', text.indexOf('.', start) - start + 1);
}

/** One digit over and over, or each one more than the last: `1234 5678 9012 3456`, what forms show. */
function isOneStep(digits: Uint8Array, first: number, last: number): boolean {
  const step = (digits[first + 1]! - digits[first]! + 10) % 10;
  if (step > 1) return false;
  for (let index = first + 1; index <= last; index += 1)
    if ((digits[index]! - digits[index - 1]! + 10) % 10 !== step) return false;
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
function lengthsFor(digits: Uint8Array, first: number): number {
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
