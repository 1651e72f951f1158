import type { NanoDollars } from '../../domain/money.ts';
import type { Sourced } from './sourced.ts';

/** Rates that hold for a whole request with more than `aboveInputTokens` input tokens. */
export interface LongContextPrice {
  readonly aboveInputTokens: number;
  /** For a million tokens. */
  readonly inputPerMillion: NanoDollars;
  readonly outputPerMillion: NanoDollars;
}

/** What a model costs at an API, where the price catalogue of the package does not know it, or not all of it. */
export interface PriceEntry {
  /** `provider/model`. */
  readonly id: string;
  readonly name: string;
  /** As the price catalogue of the package names it, for instance `openai`. */
  readonly provider: string;
  readonly model: string;
  readonly inputPerMillion: Sourced<NanoDollars>;
  readonly outputPerMillion: Sourced<NanoDollars>;
  /** For input read from the vendor's cache; undefined is not known. */
  readonly cachedInputPerMillion: Sourced<NanoDollars> | undefined;
  /** By what the price is multiplied for work that may wait, above 0 and at most 1: 0.5 is half the price. */
  readonly batchFactor: Sourced<number> | undefined;
  readonly longContext: Sourced<LongContextPrice> | undefined;
}
