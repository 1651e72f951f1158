/** What the control plane tells of costs, as far as the command line shows it. Dollars are exact decimal text. */
export interface CostStory {
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly groups: readonly CostGroupStory[];
  readonly total: CostSidesStory;
  readonly split: {
    readonly requests: SplitStory;
    readonly tokens: SplitStory;
    readonly money: SplitStory;
  };
  readonly estimated: { readonly tokens: number | null; readonly money: number | null };
  readonly frontier: FrontierStory | null;
  readonly frontierUnknown: string | null;
  readonly hardware: readonly HardwareStory[];
  readonly unpriced: readonly {
    readonly deployment: string;
    readonly attempts: number;
    readonly why: string;
    readonly how: string;
  }[];
}

export interface CostSidesStory {
  readonly total: CostAmountsStory;
  readonly inside: CostAmountsStory;
  readonly outside: CostAmountsStory;
}

export interface CostGroupStory extends CostSidesStory {
  readonly group: string;
  readonly name: string;
}

export interface CostAmountsStory {
  readonly requests: number;
  readonly answered: number;
  readonly attempts: number;
  readonly inputTokens: number;
  /** Part of the input. */
  readonly cachedInputTokens?: number | undefined;
  readonly outputTokens: number;
  readonly attemptsWithoutTokens: number;
  /** Null is unknown. */
  readonly costUsd: string | null;
  readonly estimatedUsd: string;
  readonly attemptsWithoutCost: number;
  readonly frontierUsd: string | null;
}

/** Shares of 0 to 1; null cannot be told. */
export interface SplitStory {
  readonly inside: number | null;
  readonly outside: number | null;
}

export interface FrontierStory {
  readonly deployment: string;
  readonly comparedRequests: number;
  readonly frontierUsd: string;
  readonly actualUsd: string;
  readonly savingUsd: string | null;
  readonly savingShare: number | null;
  readonly lowUsd: string | null;
  readonly lowShare: number | null;
  readonly highUsd: string | null;
  readonly highShare: number | null;
  readonly estimatedRequests: number;
  readonly unknownRequests: number;
  readonly leftOutRequests: number;
  readonly savingAfterIdleUsd: string | null;
}

export interface HardwareStory {
  readonly deployment: string;
  readonly perHourUsd: string;
  readonly busyHours: number;
  readonly windowHours: number;
  readonly utilisation: number | null;
  readonly busyUsd: string;
  readonly alwaysOnUsd: string;
  readonly idleUsd: string;
}
