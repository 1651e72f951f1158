import type { Destination } from './deployment.ts';
import { compareLevels, type Label } from './label.ts';
import type { Requirement } from './law.ts';

/** Whether a requirement has anything to say of content with this label. */
export function binds(requirement: Requirement, label: Pick<Label, 'level' | 'categories'>): boolean {
  const byCategory =
    requirement.categories.length === 0 ||
    requirement.categories.some((category) => label.categories.includes(category));
  const byLevel =
    requirement.fromLevel === undefined || compareLevels(label.level, requirement.fromLevel) >= 0;
  return byCategory && byLevel;
}

/** What a destination lacks of what a requirement demands, in words; empty where it meets it. */
export function unmetDemands(destination: Destination, requirement: Requirement): string[] {
  const unmet: string[] = [];
  for (const agreement of requirement.agreements) {
    if (!destination.agreements.includes(agreement)) unmet.push(`the agreement ${agreement}`);
  }
  if (requirement.maxRetentionDays !== undefined && !keepsAtMost(destination, requirement.maxRetentionDays)) {
    unmet.push(
      requirement.maxRetentionDays === 0
        ? 'that nothing is retained'
        : `retention of at most ${requirement.maxRetentionDays} days`,
    );
  }
  if (
    requirement.regions.length > 0 &&
    !requirement.regions.some((region) => liesIn(destination.region, region))
  ) {
    unmet.push(`a region among ${requirement.regions.join(', ')}`);
  }
  if (requirement.placements.length > 0 && !requirement.placements.includes(destination.placement)) {
    unmet.push(`a placement among ${requirement.placements.join(', ')}`);
  }
  return unmet;
}

/** `eu-west-1` lies in `eu`; `europe` does not. */
export function liesIn(region: string | undefined, required: string): boolean {
  return region === required || region?.startsWith(`${required}-`) === true;
}

function keepsAtMost(destination: Destination, days: number): boolean {
  const { retention } = destination;
  if (retention === undefined) return false;
  return retention.kind === 'none' || retention.days <= days;
}
