import {
  type AccountedAttempt,
  type AccountedRequest,
  answeringAttempt,
} from '../domain/accounted-request.ts';
import { assertNever } from '../domain/assert-never.ts';
import type {
  CostAmounts,
  CostDimension,
  CostSummary,
  FrontierComparison,
  HardwareCost,
  InsideAndOutside,
  UnknownFrontier,
} from '../domain/cost-summary.ts';
import { addAmounts } from '../domain/cost-summary.ts';
import { isAside } from '../domain/decision-record.ts';
import type { Deployment } from '../domain/deployment.ts';
import { chooseFrontier } from './choose-frontier.ts';
import { FrontierTally } from './compare-with-frontier.ts';
import { amountsOf, NO_AMOUNTS } from './cost-amounts.ts';
import { BusyTimes, ownedHardware } from './owned-hardware.ts';
import type { PriceLookup } from './prices.ts';
import { costElsewhere } from './token-pricing.ts';
import { unpricedDeployments } from './unpriced-deployments.ts';

export interface SummaryOptions {
  /** Inclusive, RFC 3339 in UTC with milliseconds. */
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
  readonly by: CostDimension;
  /** The deployment that everything is compared with; undefined chooses the dearest one at an API. */
  readonly frontier: string | undefined;
  /** Those in the configuration. */
  readonly deployments: readonly Deployment[];
  readonly prices: PriceLookup;
  /** Now: the window of machines ends here at the latest. */
  readonly wallMs: number;
  /** When the first request ever was decided: the window of machines begins here at the earliest. */
  readonly firstAt: string | undefined;
}

/** @throws DemarcError `invalid_request` as {@link chooseFrontier} does. */
export function summariseCosts(requests: Iterable<AccountedRequest>, options: SummaryOptions): CostSummary {
  const tally = new CostTally(options);
  for (const request of requests) tally.add(request);
  return tally.summary();
}

/** The same, request by request, so that no window has to fit into memory. */
export class CostTally {
  readonly #options: SummaryOptions;
  readonly #groups = new Map<string, InsideAndOutside>();
  readonly #busy = new BusyTimes();
  readonly #withoutCost = new Map<string, number>();
  readonly #frontier: FrontierTally | UnknownFrontier;

  constructor(options: SummaryOptions) {
    const { deployments, frontier: name, prices, wallMs } = options;
    this.#options = options;
    const chosen = chooseFrontier(deployments, { name, prices, wallMs });
    this.#frontier =
      'kind' in chosen
        ? chosen
        : new FrontierTally({ deployment: chosen.name, costOf: costElsewhere(chosen, prices) });
  }

  add(request: AccountedRequest): void {
    // Of two attempts side by side either may be the one that answered, and an escalation may have come to nothing.
    const last = answeringAttempt(request) ?? request.attempts.at(-1);
    if (last === undefined) return;
    for (const attempt of request.attempts) {
      this.#enter(request, attempt, amountsOf(attempt));
      this.#busy.add(attempt);
      if (attempt.costNano === undefined) {
        this.#withoutCost.set(attempt.deployment, this.#attemptsWithoutCost(attempt.deployment) + 1);
      }
    }
    const frontierNano = this.#frontier instanceof FrontierTally ? this.#frontier.add(request) : undefined;
    this.#enter(request, last, {
      ...NO_AMOUNTS,
      requests: 1,
      answered: last.result === 'answered' && !isAside(last.purpose) ? 1 : 0,
      frontierNano: frontierNano ?? 0n,
    });
  }

  summary(): CostSummary {
    const { from, to, by, deployments, prices, wallMs } = this.#options;
    const groups = [...this.#groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([group, amounts]) => ({ group, ...amounts }));
    const hardware = ownedHardware(deployments, this.#busy, machineWindowMs(this.#options));
    return {
      from,
      to,
      by,
      groups,
      total: groups.reduce(addSides, NOWHERE),
      frontier: this.#compare(hardware),
      hardware,
      unpriced: unpricedDeployments(deployments, {
        prices,
        wallMs,
        attemptsWithoutCost: (name) => this.#attemptsWithoutCost(name),
      }),
    };
  }

  #compare(hardware: readonly HardwareCost[]): FrontierComparison | UnknownFrontier {
    if (!(this.#frontier instanceof FrontierTally)) return this.#frontier;
    const idleNano = hardware.reduce((sum, machine) => sum + machine.idleNano, 0n);
    return this.#frontier.comparison(hardware.length === 0 ? undefined : idleNano);
  }

  #enter(request: AccountedRequest, attempt: AccountedAttempt, amounts: CostAmounts): void {
    const group = groupOf(this.#options.by, request, attempt);
    const before = this.#groups.get(group) ?? NOWHERE;
    const side = attempt.placement === 'on-premises' ? 'inside' : 'outside';
    this.#groups.set(group, { ...before, [side]: addAmounts(before[side], amounts) });
  }

  #attemptsWithoutCost(deployment: string): number {
    return this.#withoutCost.get(deployment) ?? 0;
  }
}

const NOWHERE: InsideAndOutside = { inside: NO_AMOUNTS, outside: NO_AMOUNTS };

function addSides(a: InsideAndOutside, b: InsideAndOutside): InsideAndOutside {
  return { inside: addAmounts(a.inside, b.inside), outside: addAmounts(a.outside, b.outside) };
}

function groupOf(by: CostDimension, request: AccountedRequest, attempt: AccountedAttempt): string {
  switch (by) {
    case 'day':
      return request.at.slice(0, 10);
    case 'deployment':
      return attempt.deployment;
    case 'task':
      return request.task;
    case 'key':
      return request.keyId;
    case 'level':
      return request.level;
    case 'placement':
      return attempt.placement;
    default:
      return assertNever(by);
  }
}

/** A machine is not blamed for the time before the first request, nor for time that has not passed. */
function machineWindowMs({ from, to, wallMs, firstAt }: SummaryOptions): number {
  if (firstAt === undefined) return 0;
  const start = Math.max(Date.parse(from), Date.parse(firstAt));
  return Math.max(0, Math.min(Date.parse(to), wallMs) - start);
}
