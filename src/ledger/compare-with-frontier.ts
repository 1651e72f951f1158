import { type AccountedRequest, answeringAttempt } from '../domain/accounted-request.ts';
import type { FrontierComparison } from '../domain/cost-summary.ts';
import type { CostElsewhere } from './token-pricing.ts';

export interface Frontier {
  readonly deployment: string;
  readonly costOf: CostElsewhere;
}

/**
 * What a request would have cost at the frontier: one attempt with the tokens of the one that answered here, since what
 * failed, what was not good enough and what only judged the work would not have been sent. An attempt that was made
 * there cost what it cost. Undefined is unknown.
 */
export function costAtFrontier(request: AccountedRequest, frontier: Frontier): bigint | undefined {
  const last = answeringAttempt(request);
  // Only how hard it is was asked; then it was refused, as it would have been there.
  if (last === undefined) return 0n;
  if (last.deployment === frontier.deployment && last.costNano !== undefined) return last.costNano;
  // What answers in words makes no vectors, at whatever price.
  if (request.operation === 'embeddings') return undefined;
  // What never reached a model asked nothing of any.
  if (last.usage === undefined) return last.costNano === 0n ? 0n : undefined;
  return frontier.costOf(last.usage, Date.parse(request.at));
}

/** Adds up the comparison, request by request. */
export class FrontierTally {
  readonly #frontier: Frontier;
  readonly #compared = { requests: 0, frontierNano: 0n, actualNano: 0n };
  readonly #estimated = { requests: 0, savingNano: 0n };
  readonly #unknown = { requests: 0, frontierNano: 0n };
  #leftOut = 0;

  constructor(frontier: Frontier) {
    this.#frontier = frontier;
  }

  /** Takes a request in; returns what it would have cost at the frontier, undefined where that is unknown. */
  add(request: AccountedRequest): bigint | undefined {
    const frontierNano = costAtFrontier(request, this.#frontier);
    if (frontierNano === undefined) this.#leftOut += 1;
    else this.#compare(request, frontierNano);
    return frontierNano;
  }

  #compare(request: AccountedRequest, frontierNano: bigint): void {
    const actualNano = actualCost(request);
    if (actualNano === undefined) {
      this.#unknown.requests += 1;
      this.#unknown.frontierNano += frontierNano;
      return;
    }
    this.#compared.requests += 1;
    this.#compared.frontierNano += frontierNano;
    this.#compared.actualNano += actualNano;
    if (request.attempts.some(({ usage }) => usage?.source === 'estimated')) {
      this.#estimated.requests += 1;
      this.#estimated.savingNano += frontierNano - actualNano;
    }
  }

  /** @param idleNano what owned machines cost while they stood idle; undefined where none has a rate. */
  comparison(idleNano: bigint | undefined): FrontierComparison {
    const { frontierNano, actualNano } = this.#compared;
    const savingNano = frontierNano - actualNano;
    const withoutEstimated = savingNano - this.#estimated.savingNano;
    const least = withoutEstimated < savingNano ? withoutEstimated : savingNano;
    const most = withoutEstimated > savingNano ? withoutEstimated : savingNano;
    return {
      kind: 'compared',
      deployment: this.#frontier.deployment,
      comparedRequests: this.#compared.requests,
      frontierNano,
      actualNano,
      savingNano,
      lowNano: least,
      highNano: most + this.#unknown.frontierNano,
      rangeFrontierNano: frontierNano + this.#unknown.frontierNano,
      estimatedRequests: this.#estimated.requests,
      unknownRequests: this.#unknown.requests,
      leftOutRequests: this.#leftOut,
      savingAfterIdleNano: idleNano === undefined ? undefined : savingNano - idleNano,
    };
  }
}

/** What the whole request cost, attempts that failed included; undefined when any of them is unknown. */
function actualCost({ attempts }: AccountedRequest): bigint | undefined {
  let sum = 0n;
  for (const { costNano } of attempts) {
    if (costNano === undefined) return undefined;
    sum += costNano;
  }
  return sum;
}
