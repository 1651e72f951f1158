import { type Category, compareLevels, highestLevel, type Level } from './label.ts';

/** What the operator says that findings of one type, or of one category, mean. */
export interface LevelRule {
  /** What a finding counts as. */
  readonly level: Level;
  /** How many findings of the type there have to be before they count so. At least 1. */
  readonly from: number;
  /** What fewer count as. */
  readonly below: Level;
}

/** Things that are harmless one by one and not together. */
export interface Combination {
  /** Types of findings, and categories; each of them must be there. At least two. */
  readonly all: readonly string[];
  readonly level: Level;
}

/** The operator's own reading of what detectors find, in place of the built-in one. */
export interface LabelMapping {
  /** By type of finding (`EMAIL`) or category (`personal`). The type comes first. */
  readonly levels: ReadonlyMap<string, LevelRule>;
  readonly combinations: readonly Combination[];
}

export const NO_MAPPING: LabelMapping = { levels: new Map(), combinations: [] };

/** Findings that are alike for the label. */
export interface FindingGroup {
  readonly type: string;
  readonly level: Level;
  readonly categories: readonly Category[];
}

/**
 * The level that findings of a group count as. `countOfType` is how many findings of the type there are in all.
 * Of several categories with a rule the highest counts; a finding that no rule is about keeps its level.
 */
export function mappedLevel(
  { type, level, categories }: FindingGroup,
  countOfType: number,
  { levels }: LabelMapping,
): Level {
  const own = levels.get(type);
  if (own !== undefined) return countOfType >= own.from ? own.level : own.below;
  const byCategory = categories.flatMap((category) => levels.get(category) ?? []);
  if (byCategory.length === 0) return level;
  return byCategory
    .map((rule) => (countOfType >= rule.from ? rule.level : rule.below))
    .reduce((highest, each) => highestLevel(highest, each));
}

/** The combinations that all parts of are there, the highest first. */
export function combinationsIn(
  groups: readonly FindingGroup[],
  { combinations }: LabelMapping,
): readonly Combination[] {
  if (combinations.length === 0) return combinations;
  const present = new Set<string>(groups.flatMap(({ type, categories }) => [type, ...categories]));
  return combinations
    .filter(({ all }) => all.every((name) => present.has(name)))
    .sort((a, b) => compareLevels(b.level, a.level));
}
