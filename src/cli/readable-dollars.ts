const NANO = 1_000_000_000n;

/**
 * Exact decimal dollars, rounded for a person: cents from a dollar up, at most four decimals from a cent up, six below.
 * What is known and too small for that is not shown as nothing.
 */
export function readableDollars(exact: string, minus = '-'): string {
  const nano = nanoOf(exact);
  const magnitude = nano < 0n ? -nano : nano;
  const sign = nano < 0n ? minus : '';
  if (magnitude === 0n) return '$0';
  const decimals = magnitude >= NANO ? 2 : magnitude >= NANO / 100n ? 4 : 6;
  const unit = 10n ** BigInt(9 - decimals);
  const rounded = (magnitude + unit / 2n) / unit;
  if (rounded === 0n) return `${sign}<$0.000001`;
  const scale = 10n ** BigInt(decimals);
  const whole = (rounded / scale).toLocaleString('en-US');
  const fraction = (rounded % scale).toString().padStart(decimals, '0');
  return `${sign}$${whole}.${fraction.slice(0, 2)}${fraction.slice(2).replace(/0{1,4}$/, '')}`;
}

/** Decimal dollars as the server writes them, in whole nano-dollars. */
export function nanoOf(exact: string): bigint {
  const isNegative = exact.startsWith('-');
  const [whole = '0', fraction = ''] = exact.replace('-', '').split('.');
  const magnitude = BigInt(whole) * NANO + BigInt(fraction.slice(0, 9).padEnd(9, '0'));
  return isNegative ? -magnitude : magnitude;
}
