import type { Placement } from './deployment.ts';
import type { Category, Level } from './label.ts';

/**
 * A condition that the operator attaches to some data, over and above clearances: "health data leaves only under
 * a BAA and where nothing is kept". It binds every destination that is not on-premises.
 */
export interface Requirement {
  readonly name: string;
  /** Binds when the label has any of these categories; empty binds at any category. */
  readonly categories: readonly Category[];
  /** Binds from this level on; undefined binds at any level. */
  readonly fromLevel: Level | undefined;
  readonly agreements: readonly string[];
  /** Longest retention accepted, in days; 0 demands none. Undefined asks nothing. Unknown retention never satisfies it. */
  readonly maxRetentionDays: number | undefined;
  /** Regions accepted; empty asks nothing. */
  readonly regions: readonly string[];
  /** Placements accepted; empty asks nothing. */
  readonly placements: readonly Placement[];
}

/** What holds for every attempt, whatever the routing rules prefer. */
export interface Law {
  /** Only on-premises destinations may be reached at all. */
  readonly airGapped: boolean;
  readonly requirements: readonly Requirement[];
}
