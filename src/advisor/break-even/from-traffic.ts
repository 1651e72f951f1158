import type { CostSummary } from '../../domain/cost-summary.ts';
import type { ModelPrice } from '../../domain/model-price.ts';
import type { NanoDollars } from '../../domain/money.ts';
import { times } from '../cost/amounts.ts';
import type { Capacity } from '../cost/capacity.ts';
import { overrideAssumptions } from '../cost/override-assumptions.ts';
import type { Assumptions } from '../cost/usual-assumptions.ts';
import { type BreakEven, findBreakEven } from './find-break-even.ts';
import { findPayback, type Payback } from './payback.ts';
import { figuresFor } from './sides.ts';
import { steadyMonth } from './steady-month.ts';

/** What went through the gateway, of one task, one level, or all of it. */
export interface ObservedGroup {
  readonly group: string;
  readonly requests: number;
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
  /** What is known of what it cost. */
  readonly actualNano: bigint;
  readonly attemptsWithoutCost: number;
  /** What it would have cost at the frontier; undefined where there is none to compare with. */
  readonly frontierNano: bigint | undefined;
}

export interface ObservedTraffic {
  /** From the first day with a request to the end of the window. */
  readonly days: number;
  readonly total: ObservedGroup;
  readonly byTask: readonly ObservedGroup[];
  readonly byLevel: readonly ObservedGroup[];
}

/** A group's month, both ways. */
export interface GroupAnswer {
  readonly observed: ObservedGroup;
  readonly queriesPerMonth: number;
  /** At the API, all of it; undefined where no price is known. */
  readonly apiNano: NanoDollars | undefined;
  /** On machines of one's own, were these the only requests on them. */
  readonly ownedNano: NanoDollars;
  readonly actualNano: NanoDollars;
  readonly breakEven: BreakEven | undefined;
  readonly payback: Payback | undefined;
}

/** @template Group how each group is told: in nano-dollars, or as it is shown. */
export type TrafficAnswer<Group = GroupAnswer> =
  | { readonly kind: 'too-little'; readonly requests: number; readonly days: number; readonly why: string }
  | {
      readonly kind: 'answered';
      readonly days: number;
      readonly total: Group;
      readonly byTask: readonly Group[];
      readonly byLevel: readonly Group[];
    };

/** Fewer say nothing about a month. */
const LEAST_REQUESTS = 100;
/** A week has its weekend. */
const LEAST_DAYS = 7;
const DAYS_PER_MONTH = 365 / 12;
const DAY_MS = 86_400_000;

/** Puts together what the ledger answers when it is asked by day, by task and by level over the same window. */
export function observeTraffic(answers: {
  readonly byDay: CostSummary;
  readonly byTask: CostSummary;
  readonly byLevel: CostSummary;
}): ObservedTraffic {
  const { byDay, byTask, byLevel } = answers;
  const firstDay = byDay.groups.map(({ group }) => group).sort()[0];
  const from = firstDay === undefined ? byDay.to : firstDay;
  const days = Math.max(0, (Date.parse(byDay.to) - Date.parse(from)) / DAY_MS);
  return {
    days,
    total: observed('all', byDay.total, byDay),
    byTask: byTask.groups.map((group) => observed(group.group, group, byTask)),
    byLevel: byLevel.groups.map((group) => observed(group.group, group, byLevel)),
  };
}

function observed(
  group: string,
  { inside, outside }: CostSummary['total'],
  { frontier }: CostSummary,
): ObservedGroup {
  return {
    group,
    requests: inside.requests + outside.requests,
    inputTokens: inside.inputTokens + outside.inputTokens,
    cachedInputTokens: inside.cachedInputTokens + outside.cachedInputTokens,
    outputTokens: inside.outputTokens + outside.outputTokens,
    actualNano: inside.costNano + outside.costNano,
    attemptsWithoutCost: inside.attemptsWithoutCost + outside.attemptsWithoutCost,
    frontierNano: frontier.kind === 'compared' ? inside.frontierNano + outside.frontierNano : undefined,
  };
}

/**
 * What each way would have cost for the traffic there was, and when owning pays back, were every month like it.
 *
 * @param price of the API; undefined takes what the ledger says that the frontier would have cost.
 */
export function answerFromTraffic(
  traffic: ObservedTraffic,
  given: {
    readonly price: ModelPrice | undefined;
    readonly assumptions: Assumptions;
    readonly capacity: Capacity | undefined;
  },
): TrafficAnswer {
  const { days, total } = traffic;
  if (total.requests < LEAST_REQUESTS || days < LEAST_DAYS) {
    return { kind: 'too-little', requests: total.requests, days, why: tooLittle(total.requests, days) };
  }
  const answer = (group: ObservedGroup) => answerGroup(group, DAYS_PER_MONTH / days, given);
  return {
    kind: 'answered',
    days,
    total: answer(total),
    byTask: traffic.byTask.map(answer),
    byLevel: traffic.byLevel.map(answer),
  };
}

function answerGroup(
  group: ObservedGroup,
  perMonth: number,
  { price, assumptions, capacity }: Parameters<typeof answerFromTraffic>[1],
): GroupAnswer {
  const requests = Math.max(1, group.requests);
  const queriesPerMonth = group.requests * perMonth;
  const seen = overrideAssumptions(assumptions, {
    queriesPerMonth: fromLedger(queriesPerMonth),
    inputTokensPerQuery: fromLedger(group.inputTokens / requests),
    outputTokensPerQuery: fromLedger(group.outputTokens / requests),
    cachedInputShare: fromLedger(group.inputTokens === 0 ? 0 : group.cachedInputTokens / group.inputTokens),
    longQueryShare: 0,
  });
  const figures = figuresFor(seen, 'expected');
  const known = price ?? frontierPrice(group);
  const ways = { price: known ?? NO_PRICE, figures, capacity };
  const month = steadyMonth(queriesPerMonth, ways);
  return {
    observed: group,
    queriesPerMonth,
    apiNano: known === undefined ? undefined : month.apiNano,
    ownedNano: month.ownedNano,
    actualNano: times(group.actualNano, perMonth),
    breakEven: known === undefined ? undefined : findBreakEven(ways),
    payback: known === undefined ? undefined : findPayback(ways),
  };
}

function fromLedger(value: number) {
  return { value, source: 'what went through the gateway' };
}

/** The one rate for every token at which this mix costs what the ledger says that it would have cost. */
function frontierPrice({ frontierNano, inputTokens, outputTokens }: ObservedGroup): ModelPrice | undefined {
  const tokens = inputTokens + outputTokens;
  if (frontierNano === undefined || tokens === 0) return undefined;
  const rate = times(frontierNano, 1e6 / tokens);
  return { ...NO_PRICE, inputPerMillion: rate, outputPerMillion: rate };
}

const NO_PRICE: ModelPrice = {
  inputPerMillion: 0n,
  outputPerMillion: 0n,
  cachedInputPerMillion: undefined,
  cacheWritePerMillion: undefined,
  longContext: [],
};

function tooLittle(requests: number, days: number): string {
  const seen = `${requests} request${requests === 1 ? '' : 's'} in ${days.toFixed(1)} days`;
  return `too little to tell: ${seen}; it takes ${LEAST_REQUESTS} requests and ${LEAST_DAYS} days. Give --queries for a guess`;
}
