import { passesLuhn } from '../identifiers/checksums.ts';
import { findingOf, isNear, matchesIn } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

const CLUSTER = /\d(?:[ .\-/_\u00a0]{0,2}\d){11,47}/g;
const GROUP = /\d+/g;
const CARD_WORDS = /card|karte|carte|tarjeta|carta|visa|amex|maestro|account/i;
const make = findingOf('CREDIT_CARD', 'restricted', 'payment');

/** Numbers of payment cards: an issuer's range (ISO/IEC 7812), its length and Luhn's check. */
export const paymentCard: Signal = {
  name: 'payment-card',
  version: '1',
  patterns: [CLUSTER, GROUP, CARD_WORDS],
  applies: (traits) => traits.digits >= 12,
  detect: (text, view) => {
    const found: RawFinding[] = [];
    for (const stretch of view.numbers) {
      if (stretch.end - stretch.start < 12) continue;
      for (const cluster of matchesIn(CLUSTER, text, stretch.start, stretch.end)) {
        const span = cardIn(cluster.text, () => isNear(CARD_WORDS, text, cluster, 40));
        if (span !== undefined) {
          found.push(make({ start: cluster.start + span.start, end: cluster.start + span.end }));
        }
      }
    }
    return found;
  },
};

/** The longest run of whole digit groups that is a card number; a card may stand beside its expiry date. */
function cardIn(cluster: string, hasContext: () => boolean): { start: number; end: number } | undefined {
  const groups = matchesIn(GROUP, cluster);
  for (let first = 0; first < groups.length; first += 1) {
    let digits = '';
    let best: { start: number; end: number } | undefined;
    for (let last = first; last < groups.length; last += 1) {
      const group = groups[last]!;
      digits += group.text;
      if (digits.length > 19) break;
      if (isCard(digits, hasContext)) best = { start: groups[first]!.start, end: group.end };
    }
    if (best !== undefined) return best;
  }
  return undefined;
}

function isCard(digits: string, hasContext: () => boolean): boolean {
  if (digits.length < 12 || /^(\d)\1+$/.test(digits)) return false;
  if (!lengthFits(digits) || !passesLuhn(digits)) return false;
  return digits.length >= 13 || hasContext();
}

/** Issuer ranges: Visa, Mastercard, American Express, Discover, Diners, JCB, UnionPay, Maestro, Mir, RuPay. */
function lengthFits(digits: string): boolean {
  const { length } = digits;
  const two = Number(digits.slice(0, 2));
  const four = Number(digits.slice(0, 4));
  if (digits[0] === '4') return length === 13 || length === 16 || length === 19;
  if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) return length === 16;
  if (two === 34 || two === 37) return length === 15;
  if (four >= 3528 && four <= 3589) return length >= 16;
  if (two === 36 || two === 38 || two === 39 || two === 30) return length === 14 || length === 16;
  if (four === 1800 || four === 2131) return length === 15;
  if (four >= 2200 && four <= 2204) return length >= 16;
  if (two === 50 || (two >= 56 && two <= 69)) return length >= 12;
  return two === 81 || two === 82 ? length === 16 : false;
}
