import type { ObservedGroup, ObservedTraffic } from '../advisor/break-even/from-traffic.ts';
import type { CostSidesStory, CostStory } from './cost-story.ts';
import { nanoOf } from './readable-dollars.ts';

const DAY_MS = 86_400_000;

/** What the control plane tells of costs by day, by task and by level, as the advisor takes it. */
export function observeStories(stories: {
  readonly byDay: CostStory;
  readonly byTask: CostStory;
  readonly byLevel: CostStory;
}): ObservedTraffic {
  const { byDay, byTask, byLevel } = stories;
  const firstDay = byDay.groups.map(({ group }) => group).sort()[0] ?? byDay.to;
  return {
    days: Math.max(0, (Date.parse(byDay.to) - Date.parse(firstDay)) / DAY_MS),
    total: observed('all', byDay.total, byDay),
    byTask: byTask.groups.map((group) => observed(group.group, group, byTask)),
    byLevel: byLevel.groups.map((group) => observed(group.group, group, byLevel)),
  };
}

function observed(group: string, { total }: CostSidesStory, { frontier }: CostStory): ObservedGroup {
  const {
    requests,
    inputTokens,
    cachedInputTokens = 0,
    outputTokens,
    costUsd,
    attemptsWithoutCost,
    frontierUsd,
  } = total;
  return {
    group,
    requests,
    inputTokens,
    cachedInputTokens,
    outputTokens,
    actualNano: costUsd === null ? 0n : nanoOf(costUsd),
    attemptsWithoutCost,
    frontierNano: frontier === null || frontierUsd === null ? undefined : nanoOf(frontierUsd),
  };
}
