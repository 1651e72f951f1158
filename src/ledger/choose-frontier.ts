import type { UnknownFrontier } from '../domain/cost-summary.ts';
import type { Deployment } from '../domain/deployment.ts';
import { DemarcError } from '../domain/error-catalogue.ts';
import type { TokenRates } from '../domain/model-price.ts';
import type { PriceLookup } from './prices.ts';
import { ratesOf } from './token-pricing.ts';

export interface FrontierOptions {
  /** Undefined chooses the dearest deployment at an API. */
  readonly name: string | undefined;
  readonly prices: PriceLookup;
  readonly wallMs: number;
}

/**
 * The deployment that everything is compared with.
 *
 * @throws DemarcError `invalid_request` for a name that is no deployment, or one without a price per token.
 */
export function chooseFrontier(
  deployments: readonly Deployment[],
  { name, prices, wallMs }: FrontierOptions,
): Deployment | UnknownFrontier {
  if (name !== undefined) return named(deployments, name, (one) => ratesOf(one, prices, wallMs));
  let dearest: { readonly deployment: Deployment; readonly weight: bigint } | undefined;
  for (const deployment of deployments) {
    if (deployment.provider.destination.placement !== 'api') continue;
    const rates = ratesOf(deployment, prices, wallMs);
    if (rates === undefined) continue;
    const weight = weigh(rates);
    if (dearest === undefined || weight > dearest.weight) dearest = { deployment, weight };
  }
  return dearest?.deployment ?? { kind: 'unknown', why: NO_FRONTIER };
}

const NO_FRONTIER =
  'no deployment at an API has a known price: add one, or name another with a price per token (--frontier NAME)';

/** Three tokens read for each one written: about what chat and documents come to, and the same for every month. */
function weigh({ inputPerMillion, outputPerMillion }: TokenRates): bigint {
  return 3n * inputPerMillion + outputPerMillion;
}

function named(
  deployments: readonly Deployment[],
  name: string,
  ratesFor: (deployment: Deployment) => TokenRates | undefined,
): Deployment {
  const found = deployments.find((deployment) => deployment.name === name);
  if (found === undefined) {
    const names = deployments.map((deployment) => deployment.name).join(', ');
    throw new DemarcError('invalid_request', {
      message: `there is no such deployment; there are: ${names === '' ? 'none' : names}`,
      param: 'frontier',
    });
  }
  if (ratesFor(found) !== undefined) return found;
  throw new DemarcError('invalid_request', {
    message: `${found.name} has no known price per token; give it cost: { input: …, output: … }, or choose another`,
    param: 'frontier',
  });
}
