import type { Deployment } from '../domain/deployment.ts';
import type { Clock } from '../domain/world.ts';
import { unpricedDeployments } from '../ledger/unpriced-deployments.ts';
import { loadPrices } from './load-prices.ts';

/** Tells of a deployment why what it answers will have no known cost, and what to add; undefined where it will. */
export async function priceReview(
  clock: Pick<Clock, 'wallMs'>,
): Promise<(deployment: Deployment) => string | undefined> {
  const prices = await loadPrices();
  return (deployment) => {
    const options = { prices, wallMs: clock.wallMs(), attemptsWithoutCost: () => 0 };
    const [unpriced] = unpricedDeployments([deployment], options);
    return unpriced === undefined
      ? undefined
      : `its cost will be unknown: ${unpriced.why}. Add, with your numbers, ${unpriced.how}`;
  };
}
