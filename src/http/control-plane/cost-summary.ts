import type { Placement } from '../../domain/deployment.ts';
import type { TenantId } from '../../domain/ids.ts';

export const COST_DIMENSIONS = ['day', 'deployment', 'task', 'key', 'level', 'placement'] as const;
export type CostDimension = (typeof COST_DIMENSIONS)[number];

export interface CostQuestion {
  readonly tenant: TenantId;
  /** Inclusive, RFC 3339 in UTC with milliseconds; undefined is 30 days. */
  readonly from: string | undefined;
  /** Exclusive; undefined is now. */
  readonly to: string | undefined;
  readonly by: CostDimension;
  /** Name of the deployment to compare with; undefined is the dearest one at an API. */
  readonly frontier: string | undefined;
}

/** Sums of what is known, in whole nano-dollars where it is money; what is unknown is counted beside them. */
export interface CostAmounts {
  readonly requests: number;
  readonly answered: number;
  readonly attempts: number;
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
  readonly estimatedTokens: number;
  readonly attemptsWithoutTokens: number;
  readonly costNano: bigint;
  readonly estimatedNano: bigint;
  readonly attemptsWithoutCost: number;
  readonly frontierNano: bigint;
}

export interface CostSides {
  readonly inside: CostAmounts;
  readonly outside: CostAmounts;
}

/** What requests cost in a window, as whoever keeps the accounts tells it. */
export interface CostSummary {
  readonly from: string;
  readonly to: string;
  readonly by: CostDimension;
  readonly groups: readonly (CostSides & { readonly group: string })[];
  readonly total: CostSides;
  readonly frontier: FrontierComparison | { readonly kind: 'unknown'; readonly why: string };
  readonly hardware: readonly HardwareCost[];
  readonly unpriced: readonly UnpricedDeployment[];
}

export interface FrontierComparison {
  readonly kind: 'compared';
  readonly deployment: string;
  readonly comparedRequests: number;
  readonly frontierNano: bigint;
  readonly actualNano: bigint;
  readonly savingNano: bigint;
  readonly lowNano: bigint;
  readonly highNano: bigint;
  readonly rangeFrontierNano: bigint;
  readonly estimatedRequests: number;
  readonly unknownRequests: number;
  readonly leftOutRequests: number;
  readonly savingAfterIdleNano: bigint | undefined;
}

export interface HardwareCost {
  readonly deployment: string;
  readonly placement: Placement;
  readonly perHourNano: bigint;
  readonly busyMs: number;
  readonly windowMs: number;
  readonly busyNano: bigint;
  readonly alwaysOnNano: bigint;
  readonly idleNano: bigint;
}

export interface UnpricedDeployment {
  readonly deployment: string;
  readonly placement: Placement;
  readonly attempts: number;
  readonly why: string;
  readonly how: string;
}
