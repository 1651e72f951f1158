declare const nano: unique symbol;

/** An amount of money in nano-dollars (10⁻⁹ US$), always a whole number. Unknown is `undefined`, never zero. */
export type NanoDollars = bigint & { readonly [nano]: true };

export function nanoDollars(amount: bigint): NanoDollars {
  return amount as NanoDollars;
}

const NANO_PER_DOLLAR = 1_000_000_000n;

/** Writes an amount as decimal dollars without rounding, for instance `0.000125`. */
export function formatDollars(amount: NanoDollars): string {
  const negative = amount < 0n;
  const magnitude: bigint = negative ? 0n - amount : amount;
  const fraction = (magnitude % NANO_PER_DOLLAR).toString().padStart(9, '0').replace(/0+$/, '');
  const whole = (magnitude / NANO_PER_DOLLAR).toString();
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
