import type { AccountedRequests } from './accounted-requests.ts';
import type { DecisionProjection } from './decision-projection.ts';

/** The accounts as the log tells them at the moment of asking; as the table holds them when it cannot be caught up. */
export function currentAccounts(
  accounts: AccountedRequests,
  projection: Pick<DecisionProjection, 'flush'>,
): AccountedRequests {
  return {
    async *read(window) {
      await projection.flush().catch(() => undefined);
      yield* accounts.read(window);
    },
    firstAt: (tenant) => accounts.firstAt(tenant),
  };
}
