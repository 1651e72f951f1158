import type { CompiledRule } from './compile.ts';
import { judgeCondition } from './judge-condition.ts';
import { possibleWorlds, type World } from './possible-worlds.ts';

/** What every rule says in every kind of request that the rules can tell apart. */
export interface RuleTable {
  readonly worlds: readonly World[];
  /** Whether a rule matches in a world; undefined where that depends on more than the world says. */
  verdict(rule: number, world: number): boolean | undefined;
  /** The first rule that certainly matches in a world, so that none behind it is reached; -1 when there is none. */
  decider(world: number): number;
}

/** Judgements at most, each about a microsecond: a check takes no longer than a start may. */
const MAX_JUDGEMENTS = 400_000;
const MAX_WORLDS = 20_000;

/**
 * Tries the rules in all worlds for which `isOfInterest` holds.
 */
export function createRuleTable(
  rules: readonly CompiledRule[],
  thresholdThousandths: number,
  isOfInterest: (world: World) => boolean,
): RuleTable {
  const conditions = rules.flatMap((rule) => (rule.when === undefined ? [] : [rule.when.tree]));
  const limit = Math.min(MAX_WORLDS, Math.floor(MAX_JUDGEMENTS / Math.max(1, rules.length)));
  const worlds = possibleWorlds(conditions, { thresholdThousandths, limit }).filter(isOfInterest);
  const verdicts = rules.map(({ when }) =>
    worlds.map((world) => (when === undefined ? true : judgeCondition(when.tree, world))),
  );
  const deciders = worlds.map((_, world) => verdicts.findIndex((row) => row[world] === true));
  return {
    worlds,
    verdict: (rule, world) => verdicts[rule]?.[world],
    decider: (world) => deciders[world] ?? -1,
  };
}
