import type { NanoDollars } from '../../domain/money.ts';
import { AdviceProblem } from '../advice-problem.ts';
import { dollars, times } from './amounts.ts';

const OTHER_CURRENCY = /[€£¥₹]|\b(?:eur|euros?|gbp|chf|jpy|cny|inr|aud|cad)\b/i;
const MULTIPLES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9 };

/**
 * A number as people write it: `100000`, `100,000`, `100k`, `2.5M`, `1e6`.
 *
 * @param what names it in the message, for instance `--queries`.
 * @throws AdviceProblem
 */
export function readNumber(text: string, what: string): number {
  const plain = text.trim().replace(/_/g, '');
  const grouped = /^-?\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,12})?$/.test(plain) ? plain.replace(/,/g, '') : plain;
  const match = /^(-?\d{1,18}(?:\.\d{1,18})?(?:e[+-]?\d{1,2})?)([kmb]?)$/i.exec(grouped);
  if (match === null)
    throw new AdviceProblem(`${what}: "${shown(text)}" is no number; write for instance 100000 or 100k`);
  return Number(match[1]) * (MULTIPLES[(match[2] ?? '').toLowerCase()] ?? 1);
}

/** An amount in US dollars: `1600`, `$1,600`, `1600 $`, `750 usd`. @throws AdviceProblem */
export function readDollars(text: string, what: string): number {
  refuseOtherCurrency(text, what);
  const bare = text
    .trim()
    .replace(/^\$\s?/, '')
    .replace(/\s?(?:\$|usd)$/i, '');
  const amount = readNumber(bare, what);
  if (amount < 0) throw new AdviceProblem(`${what}: a price cannot be below zero`);
  return amount;
}

/**
 * A price of tokens, which must say of how many: `1.75/1M`, `$0.03 per 1K`. Vendors and guides write both, and a price
 * taken for the other one is wrong by a thousand.
 *
 * @returns nano-dollars per million tokens.
 * @throws AdviceProblem
 */
export function readTokenPrice(text: string, what: string): NanoDollars {
  refuseOtherCurrency(text, what);
  const match =
    /^(.{1,40}?)\s{0,3}(?:\/|per)\s{0,3}1?\s?(k|m|mtok|ktok|thousand|million)(?:\s(?:tokens|tok))?$/i.exec(
      text.trim(),
    );
  if (match === null) {
    throw new AdviceProblem(
      `${what}: say for how many tokens "${shown(text)}" is: for instance 1.75/1M, or 0.03/1K`,
    );
  }
  const amount = readDollars(match[1] ?? '', what);
  const perMillion = (match[2] ?? '').toLowerCase().startsWith('m') || match[2]?.toLowerCase() === 'million';
  const rate = times(dollars(amount), perMillion ? 1 : 1_000);
  if (rate > dollars(100_000)) {
    throw new AdviceProblem(
      `${what}: "${shown(text)}" is more than 100,000 $ for a million tokens; is it meant per 1M?`,
    );
  }
  return rate;
}

function refuseOtherCurrency(text: string, what: string): void {
  if (!OTHER_CURRENCY.test(text)) return;
  throw new AdviceProblem(`${what}: amounts are in US dollars, "${shown(text)}" is not; convert it first`);
}

function shown(text: string): string {
  return text.slice(0, 40);
}
