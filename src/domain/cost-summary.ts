import type { Placement } from './deployment.ts';
import type { TenantId } from './ids.ts';

export const COST_DIMENSIONS = ['day', 'deployment', 'task', 'key', 'level', 'placement'] as const;
export type CostDimension = (typeof COST_DIMENSIONS)[number];

/** What is asked of the accounts. */
export interface CostQuestion {
  readonly tenant: TenantId;
  /** Inclusive, RFC 3339 in UTC with milliseconds; undefined is 30 days, today included. */
  readonly from: string | undefined;
  /** Exclusive; undefined is now. */
  readonly to: string | undefined;
  readonly by: CostDimension;
  /** Name of the deployment to compare with; undefined is the dearest one at an API. */
  readonly frontier: string | undefined;
}

/** What can be added up: counts, tokens and whole nano-dollars. Sums of what is known; what is not is counted. */
export interface CostAmounts {
  /** Requests whose last attempt was here. */
  readonly requests: number;
  /** Those of them that were answered. */
  readonly answered: number;
  readonly attempts: number;
  readonly inputTokens: number;
  /** Part of the input. */
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
  /** The part of input and output that was estimated. */
  readonly estimatedTokens: number;
  /** Attempts that may have used tokens nobody counted. */
  readonly attemptsWithoutTokens: number;
  readonly costNano: bigint;
  /** The part of the cost that rests on estimated tokens. */
  readonly estimatedNano: bigint;
  /** Attempts whose cost is unknown and not in the sum. */
  readonly attemptsWithoutCost: number;
  /** What the requests here would have cost at the frontier, as far as that is known. */
  readonly frontierNano: bigint;
}

/** On the operator's own premises, and off them. */
export interface InsideAndOutside {
  readonly inside: CostAmounts;
  readonly outside: CostAmounts;
}

export interface CostGroup extends InsideAndOutside {
  /** A day like `2026-11-20`, the name of a deployment, a task, the id of a key, a level, a placement. */
  readonly group: string;
}

/** What requests cost in a window of time. Amounts are exact nano-dollars. */
export interface CostSummary {
  /** Inclusive, RFC 3339 in UTC with milliseconds. */
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
  readonly by: CostDimension;
  /** Sorted by name. Their sum is the total. */
  readonly groups: readonly CostGroup[];
  readonly total: InsideAndOutside;
  readonly frontier: FrontierComparison | UnknownFrontier;
  readonly hardware: readonly HardwareCost[];
  readonly unpriced: readonly UnpricedDeployment[];
}

/**
 * What the frontier alone would have cost. Compared are the requests whose cost is known here and there; what is
 * estimated or unknown widens the range and is never taken for nothing.
 */
export interface FrontierComparison {
  readonly kind: 'compared';
  readonly deployment: string;
  readonly comparedRequests: number;
  /** What the compared requests would have cost there. */
  readonly frontierNano: bigint;
  /** What they did cost. */
  readonly actualNano: bigint;
  readonly savingNano: bigint;
  /** The saving if what is estimated, or unknown here, had saved nothing. */
  readonly lowNano: bigint;
  /** The saving if what is unknown here had cost nothing. */
  readonly highNano: bigint;
  /** What the compared requests and those of unknown cost would have cost there: what low and high are parts of. */
  readonly rangeFrontierNano: bigint;
  /** Compared, with estimated tokens. */
  readonly estimatedRequests: number;
  /** Not compared: their cost here is unknown. */
  readonly unknownRequests: number;
  /** Not compared and not in the range: what they used is unknown. */
  readonly leftOutRequests: number;
  /** The saving after the hours are paid in which owned machines stood idle; undefined where none has a rate. */
  readonly savingAfterIdleNano: bigint | undefined;
}

export interface UnknownFrontier {
  readonly kind: 'unknown';
  /** Why, and what to do, for a person. */
  readonly why: string;
}

/** An owned machine, by the hour. */
export interface HardwareCost {
  readonly deployment: string;
  readonly placement: Placement;
  readonly perHourNano: bigint;
  /** The sum over attempts: requests that overlap count each. */
  readonly busyMs: number;
  /** From the first request on record, or the start of the window, to its end or now. */
  readonly windowMs: number;
  /** The busy time at the rate. */
  readonly busyNano: bigint;
  /** What the whole window costs at the rate. */
  readonly alwaysOnNano: bigint;
  /** The hours of the window in which nothing was asked of it, at the rate. */
  readonly idleNano: bigint;
}

/** A deployment in the configuration whose cost cannot be told. */
export interface UnpricedDeployment {
  readonly deployment: string;
  readonly placement: Placement;
  /** Attempts of unknown cost in the window. */
  readonly attempts: number;
  readonly why: string;
  /** What to add to the deployment in the configuration, with an example's numbers. */
  readonly how: string;
}

/** Both together. */
export function addAmounts(a: CostAmounts, b: CostAmounts): CostAmounts {
  return {
    requests: a.requests + b.requests,
    answered: a.answered + b.answered,
    attempts: a.attempts + b.attempts,
    inputTokens: a.inputTokens + b.inputTokens,
    cachedInputTokens: a.cachedInputTokens + b.cachedInputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    estimatedTokens: a.estimatedTokens + b.estimatedTokens,
    attemptsWithoutTokens: a.attemptsWithoutTokens + b.attemptsWithoutTokens,
    costNano: a.costNano + b.costNano,
    estimatedNano: a.estimatedNano + b.estimatedNano,
    attemptsWithoutCost: a.attemptsWithoutCost + b.attemptsWithoutCost,
    frontierNano: a.frontierNano + b.frontierNano,
  };
}
