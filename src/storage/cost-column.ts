/** Largest amount a 64-bit column holds; a larger one stays in the JSON and is unknown to sums. */
const MAX_NANO = 2n ** 63n - 1n;

/** Decimal text of nano-dollars for a column; null, which is unknown, for what is none. */
export function costColumn(costNano: string | null): bigint | null {
  if (costNano === null || !/^\d{1,19}$/.test(costNano)) return null;
  const amount = BigInt(costNano);
  return amount <= MAX_NANO ? amount : null;
}
