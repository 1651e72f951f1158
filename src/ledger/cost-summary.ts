import type { Placement } from '../domain/deployment.ts';
import type { CostAmounts } from './cost-amounts.ts';

export const COST_DIMENSIONS = ['day', 'deployment', 'task', 'key', 'level', 'placement'] as const;
export type CostDimension = (typeof COST_DIMENSIONS)[number];

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
