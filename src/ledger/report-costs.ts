import type { AccountedRequest } from '../domain/accounted-request.ts';
import type { CostQuestion, CostSummary } from '../domain/cost-summary.ts';
import type { Deployment } from '../domain/deployment.ts';
import type { TenantId } from '../domain/ids.ts';
import type { Clock } from '../domain/world.ts';
import type { PriceLookup } from './prices.ts';
import { CostTally } from './summarise-costs.ts';

/** Where settled requests are read from. */
export interface AccountSource {
  read(window: {
    readonly tenant: TenantId;
    readonly from: string;
    readonly to: string;
  }): AsyncIterable<AccountedRequest>;
  firstAt(tenant: TenantId): Promise<string | undefined>;
}

export interface CostReportParts {
  readonly accounts: AccountSource;
  /** Those in the configuration. */
  readonly deployments: () => Iterable<Deployment>;
  readonly prices: PriceLookup;
  readonly clock: Pick<Clock, 'wallMs'>;
}

const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;

/**
 * What requests cost in a window of time.
 *
 * @throws DemarcError `invalid_request` for a frontier that cannot be compared with, and whatever the source throws.
 */
export async function reportCosts(
  { tenant, by, frontier, ...asked }: CostQuestion,
  { accounts, deployments, prices, clock }: CostReportParts,
): Promise<CostSummary> {
  const wallMs = clock.wallMs();
  // The present millisecond is not over; what was settled in it counts.
  const to = asked.to ?? new Date(wallMs + 1).toISOString();
  const from = asked.from ?? usualStart(to);
  const tally = new CostTally({
    from,
    to,
    by,
    frontier,
    deployments: [...deployments()],
    prices,
    wallMs,
    firstAt: await accounts.firstAt(tenant),
  });
  for await (const request of accounts.read({ tenant, from, to })) tally.add(request);
  return tally.summary();
}

/** Midnight, so that every day in the window is whole but for the last. */
function usualStart(to: string): string {
  const lastDay = Math.floor((Date.parse(to) - 1) / DAY_MS);
  return new Date((lastDay - USUAL_DAYS + 1) * DAY_MS).toISOString();
}
