import { assertNever } from '../domain/assert-never.ts';
import type { UnpricedDeployment } from '../domain/cost-summary.ts';
import { type Deployment, leavesPremises } from '../domain/deployment.ts';
import type { PriceLookup } from './prices.ts';

export interface UnpricedOptions {
  readonly prices: PriceLookup;
  readonly wallMs: number;
  /** Attempts of unknown cost at a deployment. */
  readonly attemptsWithoutCost: (deployment: string) => number;
}

/** The deployments whose cost cannot be told, and how to have it told. */
export function unpricedDeployments(
  deployments: readonly Deployment[],
  { prices, wallMs, attemptsWithoutCost }: UnpricedOptions,
): UnpricedDeployment[] {
  return deployments.flatMap((deployment) => {
    const why = whyUnpriced(deployment, prices, wallMs);
    if (why === undefined) return [];
    const { name, provider } = deployment;
    return [
      {
        deployment: name,
        placement: provider.destination.placement,
        attempts: attemptsWithoutCost(name),
        why,
        how: `cost: ${leavesPremises(provider.destination) ? BY_TOKENS : BY_HOUR}`,
      },
    ];
  });
}

const BY_HOUR = '{ gpuHour: 0.60 }';
const BY_TOKENS = '{ input: 0.15, output: 0.60, cachedInput: 0.075 }';

function whyUnpriced(
  { pricing, provider, model }: Deployment,
  prices: PriceLookup,
  wallMs: number,
): string | undefined {
  switch (pricing.kind) {
    case 'tokens':
    case 'hardware':
      return undefined;
    case 'unknown':
      return 'nobody said what an hour of its machine, or its tokens, cost';
    case 'catalogue':
      return prices(provider, model, wallMs) === undefined
        ? 'no price catalogue knows this model at this provider'
        : undefined;
    default:
      return assertNever(pricing);
  }
}
