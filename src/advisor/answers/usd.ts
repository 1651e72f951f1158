/** Decimal dollars, exact. */
export type Usd = string;
