import { assertNever } from '../domain/assert-never.ts';
import type { DeploymentPricing } from '../domain/deployment.ts';
import { type ModelPrice, ratesFor, type TokenRates } from '../domain/model-price.ts';
import { type NanoDollars, nanoDollars } from '../domain/money.ts';
import type { Usage } from '../domain/usage.ts';

export interface Cost {
  /** Undefined is unknown, never free. */
  readonly costNano: NanoDollars | undefined;
  /** Where the price came from. */
  readonly basis: 'catalogue' | 'stated' | 'hardware' | 'unknown';
  /** Whether the tokens behind it were estimated, or used somewhere else. */
  readonly estimated: boolean;
}

export interface CostInputs {
  /** What the catalogue says of the model, for pricing of kind `catalogue`. */
  readonly price?: ModelPrice | undefined;
  /** How long the attempt kept the machine busy, in milliseconds, for pricing of kind `hardware`. */
  readonly durationMs?: number | undefined;
}

const TOKENS_PER_RATE = 1_000_000n;
const MICROSECONDS_PER_HOUR = 3_600_000_000n;

/**
 * What one attempt cost, in whole nano-dollars: exact products of tokens and rates are added first and rounded once
 * at the end, half up. Unknown input or output tokens, an unknown price or an unknown duration make the cost
 * unknown. Cached input is priced at its own rate; where none is stated, at the input rate, which is the most it
 * can cost. So is what is written to a cache, unless the price says that nobody knows what that costs. An owned machine costs its time, whatever the tokens.
 */
export function computeCost(usage: Usage, pricing: DeploymentPricing, inputs: CostInputs): Cost {
  const estimated = usage.source === 'estimated';
  switch (pricing.kind) {
    case 'catalogue':
      if (inputs.price === undefined) return { costNano: undefined, basis: 'unknown', estimated };
      return { costNano: tokenCost(usage, inputs.price), basis: 'catalogue', estimated };
    case 'tokens':
      return { costNano: tokenCost(usage, pricing), basis: 'stated', estimated };
    case 'hardware':
      return {
        costNano: hardwareCost(pricing.perHour, inputs.durationMs),
        basis: 'hardware',
        estimated: false,
      };
    case 'unknown':
      return { costNano: undefined, basis: 'unknown', estimated };
    default:
      return assertNever(pricing);
  }
}

/**
 * What the same tokens would have cost at another deployment: the counterfactual behind "what the frontier alone
 * would have cost". Always an estimate, since another model counts and answers differently. An owned machine has
 * none: its time for this work is not known.
 */
export function frontierCost(usage: Usage, pricing: DeploymentPricing, price: ModelPrice | undefined): Cost {
  const cost = computeCost(usage, pricing, { price });
  return { ...cost, estimated: true };
}

function tokenCost(usage: Usage, price: ModelPrice): NanoDollars | undefined {
  const input = count(usage.inputTokens);
  const output = count(usage.outputTokens);
  if (input === undefined || output === undefined) return undefined;
  const rates: TokenRates = ratesFor(price, Number(input));
  const cached = smaller(count(usage.cachedInputTokens) ?? 0n, input);
  const written = smaller(count(usage.cacheWriteTokens) ?? 0n, input - cached);
  if (written > 0n && rates.cacheWritePerMillion === undefined && price.isCacheWriteUnknown === true) {
    return undefined;
  }
  const fresh = input - cached - written;
  const total =
    fresh * rates.inputPerMillion +
    cached * (rates.cachedInputPerMillion ?? rates.inputPerMillion) +
    written * (rates.cacheWritePerMillion ?? rates.inputPerMillion) +
    output * rates.outputPerMillion;
  return nanoDollars(divideHalfUp(total, TOKENS_PER_RATE));
}

function hardwareCost(perHour: bigint, durationMs: number | undefined): NanoDollars | undefined {
  if (durationMs === undefined) return undefined;
  const microseconds = count(Math.round(durationMs * 1_000));
  return microseconds === undefined
    ? undefined
    : nanoDollars(divideHalfUp(perHour * microseconds, MICROSECONDS_PER_HOUR));
}

// A count that no upstream can mean (negative, a fraction, NaN) is as good as none.
function count(amount: number | undefined): bigint | undefined {
  return amount !== undefined && Number.isSafeInteger(amount) && amount >= 0 ? BigInt(amount) : undefined;
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function divideHalfUp(amount: bigint, divisor: bigint): bigint {
  return (amount + divisor / 2n) / divisor;
}
