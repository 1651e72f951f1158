import { compareLevels } from '../domain/label.ts';
import type { RawFinding } from './signal.ts';

type NamedFinding = RawFinding & { readonly signal: string };

/** Signals whose numbers have a check or a word beside them that says what they are. */
const IDENTITY_SIGNALS: ReadonlySet<string> = new Set(['identity-numbers', 'named-number']);
/** How much the shape of a number tells: account numbers carry a country and two check digits, telephones nothing. */
const RANKS: ReadonlyMap<string, number> = new Map([
  ['IBAN', 5],
  ['CREDIT_CARD', 4],
  ['PHONE', 2],
  ['SPELLED_NUMBER', 1],
]);
const IDENTITY_RANK = 3;

/**
 * The findings of one text without those that say a weaker thing of the same digits. A finding yields only to one of
 * its level or above: the label stays as high.
 */
export function bestSupported<F extends NamedFinding>(findings: readonly F[]): readonly F[] {
  if (findings.length < 2) return findings;
  const numbers = findings.filter((finding) => rankOf(finding) > 0);
  if (numbers.length < 2) return findings;
  numbers.sort((a, b) => a.start - b.start);
  const yielded = new Set<F>();
  for (let index = 0; index < numbers.length; index += 1) {
    const one = numbers[index]!;
    for (let next = index + 1; next < numbers.length && next - index <= MAX_NEIGHBOURS; next += 1) {
      const other = numbers[next]!;
      if (other.start >= one.end) break;
      if (yieldsTo(one, other)) yielded.add(one);
      else if (yieldsTo(other, one)) yielded.add(other);
    }
  }
  return yielded.size === 0 ? findings : findings.filter((finding) => !yielded.has(finding));
}

/** Of findings over one another that are looked at from each: no text has more that differ. */
const MAX_NEIGHBOURS = 32;

function rankOf({ type, signal }: NamedFinding): number {
  return RANKS.get(type) ?? (IDENTITY_SIGNALS.has(signal) ? IDENTITY_RANK : 0);
}

function yieldsTo(one: NamedFinding, other: NamedFinding): boolean {
  if (rankOf(one) >= rankOf(other) || compareLevels(other.level, one.level) < 0) return false;
  const common = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return 2 * common >= one.end - one.start;
}
