import { type NanoDollars, nanoDollars } from '../../domain/money.ts';

const NANO_PER_DOLLAR = 1e9;
const SCALE = 1_000_000_000_000_000n;

export const NOTHING: NanoDollars = nanoDollars(0n);

/** Dollars with a fraction as nano-dollars, rounded to the nearest. @throws RangeError for what is no finite number. */
export function dollars(amount: number): NanoDollars {
  if (!Number.isFinite(amount)) throw new RangeError('an amount of money must be a finite number');
  return nanoDollars(BigInt(Math.round(amount * NANO_PER_DOLLAR)));
}

/**
 * The one place where money meets a factor: exact to fifteen digits of the factor, rounded half away from zero. Never
 * falls when the factor rises.
 *
 * @throws RangeError for a factor that is no finite number.
 */
export function times(amount: bigint, factor: number): NanoDollars {
  if (!Number.isFinite(factor)) throw new RangeError('a factor must be a finite number');
  const product = amount * BigInt(Math.round(factor * Number(SCALE)));
  const half = product < 0n ? -SCALE / 2n : SCALE / 2n;
  return nanoDollars((product + half) / SCALE);
}

export function sum(amounts: Iterable<bigint>): NanoDollars {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return nanoDollars(total);
}

/** For ratios and charts only: a picture needs no nano-dollar. */
export function inDollars(amount: bigint): number {
  return Number(amount) / NANO_PER_DOLLAR;
}
