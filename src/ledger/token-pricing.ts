import { assertNever } from '../domain/assert-never.ts';
import type { Deployment } from '../domain/deployment.ts';
import type { TokenRates } from '../domain/model-price.ts';
import type { Usage } from '../domain/usage.ts';
import { frontierCost } from './compute-cost.ts';
import type { PriceLookup } from './prices.ts';

/** The rates of a deployment that is priced by tokens, at a moment; undefined where it is not or nobody knows. */
export function ratesOf(
  { pricing, provider, model }: Deployment,
  prices: PriceLookup,
  wallMs: number,
): TokenRates | undefined {
  switch (pricing.kind) {
    case 'catalogue':
      return prices(provider, model, wallMs);
    case 'tokens':
      return pricing;
    case 'hardware':
    case 'unknown':
      return undefined;
    default:
      return assertNever(pricing);
  }
}

/** What these tokens would have cost there at that moment, in nano-dollars; undefined is unknown. */
export type CostElsewhere = (usage: Usage, wallMs: number) => bigint | undefined;

export function costElsewhere({ pricing, provider, model }: Deployment, prices: PriceLookup): CostElsewhere {
  return (usage, wallMs) => {
    const price = pricing.kind === 'catalogue' ? prices(provider, model, wallMs) : undefined;
    return frontierCost(usage, pricing, price).costNano;
  };
}
