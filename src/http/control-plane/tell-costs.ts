import type {
  CostAmounts,
  CostSummary,
  FrontierComparison,
  HardwareCost,
  InsideAndOutside,
} from '../../domain/cost-summary.ts';
import { addAmounts } from '../../domain/cost-summary.ts';
import { formatDollars, nanoDollars } from '../../domain/money.ts';
import type { CostReport } from './cost-report-schema.ts';

/**
 * The accounts as JSON: dollars as exact decimal text, shares to four decimals.
 *
 * @param nameOf what a person calls a group, for instance the name of a key.
 */
export function tellCosts(summary: CostSummary, nameOf: (group: string) => string): CostReport {
  const { from, to, by, frontier, total } = summary;
  return {
    from,
    to,
    by,
    groups: summary.groups.map(({ group, ...sides }) => ({
      group,
      name: nameOf(group),
      ...tellSides(sides),
    })),
    total: tellSides(total),
    split: tellSplit(total),
    estimated: tellEstimated(addAmounts(total.inside, total.outside)),
    frontier: frontier.kind === 'compared' ? tellFrontier(frontier) : null,
    frontierUnknown: frontier.kind === 'unknown' ? frontier.why : null,
    hardware: summary.hardware.map(tellHardware),
    unpriced: [...summary.unpriced],
  };
}

function tellSides(sides: InsideAndOutside): CostReport['total'] {
  return {
    total: tellAmounts(addAmounts(sides.inside, sides.outside)),
    inside: tellAmounts(sides.inside),
    outside: tellAmounts(sides.outside),
  };
}

function tellAmounts({ costNano, estimatedNano, frontierNano, ...counts }: CostAmounts) {
  return {
    ...counts,
    costUsd: isCostUnknown({ costNano, ...counts }) ? null : dollars(costNano),
    estimatedUsd: dollars(estimatedNano),
    frontierUsd: frontierNano === 0n && counts.requests > 0 ? null : dollars(frontierNano),
  };
}

/** A sum of nothing beside attempts of unknown cost says nothing. */
function isCostUnknown({
  costNano,
  attemptsWithoutCost,
}: Pick<CostAmounts, 'costNano' | 'attemptsWithoutCost'>) {
  return costNano === 0n && attemptsWithoutCost > 0;
}

function tellSplit({ inside, outside }: InsideAndOutside): CostReport['split'] {
  const split = (a: bigint, b: bigint) => ({ inside: share(a, a + b), outside: share(b, a + b) });
  const moneyIsKnown = !isCostUnknown(inside) && !isCostUnknown(outside);
  return {
    requests: split(BigInt(inside.answered), BigInt(outside.answered)),
    tokens: split(tokensOf(inside), tokensOf(outside)),
    money: moneyIsKnown ? split(inside.costNano, outside.costNano) : { inside: null, outside: null },
  };
}

function tellEstimated(total: CostAmounts): CostReport['estimated'] {
  return {
    tokens: share(BigInt(total.estimatedTokens), tokensOf(total)),
    money: isCostUnknown(total) ? null : share(total.estimatedNano, total.costNano),
  };
}

function tokensOf({ inputTokens, outputTokens }: CostAmounts): bigint {
  return BigInt(inputTokens) + BigInt(outputTokens);
}

function tellFrontier(comparison: FrontierComparison): NonNullable<CostReport['frontier']> {
  const { savingNano, lowNano, highNano, frontierNano, rangeFrontierNano, savingAfterIdleNano } = comparison;
  const isCompared = comparison.comparedRequests > 0;
  const hasRange = isCompared || comparison.unknownRequests > 0;
  return {
    deployment: comparison.deployment,
    comparedRequests: comparison.comparedRequests,
    frontierUsd: dollars(frontierNano),
    actualUsd: dollars(comparison.actualNano),
    savingUsd: isCompared ? dollars(savingNano) : null,
    savingShare: share(savingNano, frontierNano),
    lowUsd: hasRange ? dollars(lowNano) : null,
    lowShare: share(lowNano, rangeFrontierNano),
    highUsd: hasRange ? dollars(highNano) : null,
    highShare: share(highNano, rangeFrontierNano),
    estimatedRequests: comparison.estimatedRequests,
    unknownRequests: comparison.unknownRequests,
    leftOutRequests: comparison.leftOutRequests,
    savingAfterIdleUsd: isCompared && savingAfterIdleNano !== undefined ? dollars(savingAfterIdleNano) : null,
  };
}

function tellHardware(machine: HardwareCost): CostReport['hardware'][number] {
  return {
    deployment: machine.deployment,
    placement: machine.placement,
    perHourUsd: dollars(machine.perHourNano),
    busyHours: hours(machine.busyMs),
    windowHours: hours(machine.windowMs),
    utilisation: share(BigInt(Math.round(machine.busyMs)), BigInt(Math.round(machine.windowMs))),
    busyUsd: dollars(machine.busyNano),
    alwaysOnUsd: dollars(machine.alwaysOnNano),
    idleUsd: dollars(machine.idleNano),
  };
}

/** A part of a whole to four decimals, half away from zero; null where there is no whole. */
function share(part: bigint, whole: bigint): number | null {
  if (whole <= 0n) return null;
  const magnitude = part < 0n ? -part : part;
  const tenThousandths = Number((magnitude * 20_000n + whole) / (2n * whole));
  return (part < 0n ? -tenThousandths : tenThousandths) / 10_000;
}

function hours(durationMs: number): number {
  return Math.round(durationMs / 3_600) / 1_000;
}

function dollars(nano: bigint): string {
  return formatDollars(nanoDollars(nano));
}
