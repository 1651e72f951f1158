import type { Level } from '../../domain/label.ts';
import type { Requirement } from '../../domain/law.ts';

/**
 * Where a preset sends work. The operator says which deployments each lane is: `local` and `fine-tuned` never leave
 * the premises, `cloud` is what is rented, `either` prefers the local lane and may use the cloud.
 */
export const LANES = ['local', 'fine-tuned', 'cloud', 'either'] as const;
export type Lane = (typeof LANES)[number];

/** The rules and the law that come with an industry. Plain data, so that it can be read as it stands. */
export interface Preset {
  readonly name: string;
  readonly industry: string;
  /** What callers may say the work is, with `x-demarc-task`: each name with what it means. */
  readonly tasks: Readonly<Record<string, string>>;
  /** In order; the first that matches decides. The last has no condition. */
  readonly rules: readonly PresetRule[];
  /** No content counts as less sensitive than this. */
  readonly floor: Level;
  /** Added to the operator's own. */
  readonly requirements: readonly Requirement[];
}

export interface PresetRule {
  readonly name: string;
  /** CEL, as in the operator's own rules. */
  readonly when?: string;
  readonly lane: Lane;
}

/** A requirement that only speaks of agreements and of how long data is kept, as presets do. */
export function requirementOf(
  name: string,
  demand: Pick<Requirement, 'categories' | 'agreements' | 'maxRetentionDays'>,
): Requirement {
  return { name, fromLevel: undefined, regions: [], placements: [], ...demand };
}
