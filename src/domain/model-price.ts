/** Rates in nano-dollars per million tokens. A rate that is not stated is `undefined`, never zero. */
export interface TokenRates {
  readonly inputPerMillion: bigint;
  readonly outputPerMillion: bigint;
  /** For input read from the vendor's cache; without it cached input costs what other input costs. */
  readonly cachedInputPerMillion: bigint | undefined;
  /** For input written to the vendor's cache; without it that costs what other input costs. */
  readonly cacheWritePerMillion: bigint | undefined;
}

/** Rates that hold when the whole request has more than this many input tokens. */
export interface LongContextRates extends TokenRates {
  readonly aboveInputTokens: number;
}

/** What a model costs at a provider. */
export interface ModelPrice extends TokenRates {
  /** Ascending by `aboveInputTokens`; the last that applies holds for every token of the request. */
  readonly longContext: readonly LongContextRates[];
  /**
   * Whether a missing rate for writing to the vendor's cache means that nobody knows it. Some vendors ask more for that
   * than for other input, so the cost of a request that writes there is then unknown.
   */
  readonly isCacheWriteUnknown?: boolean | undefined;
}

/** The rates that hold for a request of this size. */
export function ratesFor(price: ModelPrice, inputTokens: number): TokenRates {
  return price.longContext.findLast((rates) => inputTokens > rates.aboveInputTokens) ?? price;
}
