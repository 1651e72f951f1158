import { formatDollars } from '../../domain/money.ts';
import { type BreakEven, findBreakEven } from '../break-even/find-break-even.ts';
import {
  answerFromTraffic,
  type GroupAnswer,
  type ObservedTraffic,
  type TrafficAnswer,
} from '../break-even/from-traffic.ts';
import { findPayback, type Payback } from '../break-even/payback.ts';
import { type Advice, placeCase } from '../break-even/place-case.ts';
import { figuresFor, STANCES, type Stance } from '../break-even/sides.ts';
import { steadyMonth, type TwoWays } from '../break-even/steady-month.ts';
import { inUsd, type NamedAssumption, namedAssumptions } from './answer-cost.ts';
import type { ResolvedCase } from './resolve-case.ts';
import type { Usd } from './usd.ts';

export interface StanceAnswer {
  readonly stance: Stance;
  readonly breakEven: BreakEven;
  readonly payback: Payback;
}

export interface CurvePoint {
  readonly queriesPerMonth: number;
  readonly apiUsd: Usd;
  readonly ownedUsd: Usd;
  /** What owning costs when all that is uncertain speaks for it, and against it. */
  readonly ownedBestUsd: Usd;
  readonly ownedWorstUsd: Usd;
}

export interface RuleAnswer {
  readonly words: string;
  readonly says: Advice;
  readonly figuresSay: 'rent' | 'own';
  /** This case's break-even over the rule's volume; null where there is none. */
  readonly timesApart: number | null;
  readonly because: string;
}

export interface ObservedAnswer {
  readonly group: string;
  readonly requests: number;
  readonly queriesPerMonth: number;
  readonly apiUsd: Usd | null;
  readonly ownedUsd: Usd;
  readonly actualUsd: Usd;
  readonly breakEven: BreakEven | null;
  readonly payback: Payback | null;
}

export type TrafficStory = TrafficAnswer<ObservedAnswer>;

export interface BreakEvenAnswer {
  readonly price: string;
  readonly machine: string;
  readonly queriesPerMonth: number;
  readonly tokensPerMonth: number;
  readonly apiUsd: Usd;
  readonly ownedUsd: Usd;
  readonly apiLines: Readonly<Record<string, Usd>>;
  readonly ownedLines: Readonly<Record<string, Usd>>;
  /** All that is uncertain for owning, as expected, and against it. */
  readonly stances: readonly StanceAnswer[];
  readonly curve: readonly CurvePoint[];
  readonly rules: readonly RuleAnswer[];
  readonly traffic: TrafficStory | null;
  readonly assumptions: readonly NamedAssumption[];
  readonly notes: readonly string[];
}

const CURVE_POINTS = 41;

export function answerBreakEven(
  resolved: ResolvedCase,
  observed: ObservedTraffic | undefined,
): BreakEvenAnswer {
  const { price, capacity, assumptions } = resolved;
  const ways = (stance: Stance): TwoWays => ({ price, capacity, figures: figuresFor(assumptions, stance) });
  const expected = ways('expected');
  const { queriesPerMonth } = expected.figures;
  const here = steadyMonth(queriesPerMonth, expected);
  const stances = STANCES.map((stance) => ({
    stance,
    breakEven: findBreakEven(ways(stance)),
    payback: findPayback(ways(stance)),
  }));
  return {
    price: resolved.priceWords,
    machine: resolved.machineWords,
    queriesPerMonth,
    tokensPerMonth: Math.round(
      queriesPerMonth * (expected.figures.inputTokensPerQuery + expected.figures.outputTokensPerQuery),
    ),
    apiUsd: formatDollars(here.apiNano),
    ownedUsd: formatDollars(here.ownedNano),
    apiLines: inUsd(here.api),
    ownedLines: inUsd(here.owned),
    stances,
    curve: curveOf(ways, middleOf(stances, queriesPerMonth)),
    rules: placeCase(expected).map(({ rule, says, figuresSay, timesApart, because }) => ({
      words: rule.words,
      says,
      figuresSay,
      timesApart: timesApart ?? null,
      because,
    })),
    traffic: observed === undefined ? null : trafficStory(observed, resolved),
    assumptions: namedAssumptions(resolved),
    notes: resolved.notes,
  };
}

/** The volume in the middle of the chart: the break-even where there is one, else the case's own. */
function middleOf(stances: readonly StanceAnswer[], queriesPerMonth: number): number {
  const expected = stances.find(({ stance }) => stance === 'expected')?.breakEven;
  return expected?.kind === 'at' && expected.queriesPerMonth > 0 ? expected.queriesPerMonth : queriesPerMonth;
}

/** From a hundredth to a hundred times the middle, evenly on a logarithmic axis. */
function curveOf(ways: (stance: Stance) => TwoWays, middle: number): readonly CurvePoint[] {
  const [best, expected, worst] = [ways('best'), ways('expected'), ways('worst')];
  return Array.from({ length: CURVE_POINTS }, (_, index) => {
    const queries = Math.max(1, Math.round(middle * 10 ** (-2 + (4 * index) / (CURVE_POINTS - 1))));
    const month = steadyMonth(queries, expected);
    return {
      queriesPerMonth: queries,
      apiUsd: formatDollars(month.apiNano),
      ownedUsd: formatDollars(month.ownedNano),
      ownedBestUsd: formatDollars(steadyMonth(queries, best).ownedNano),
      ownedWorstUsd: formatDollars(steadyMonth(queries, worst).ownedNano),
    };
  });
}

function trafficStory(observed: ObservedTraffic, given: ResolvedCase): TrafficStory {
  const answer = answerFromTraffic(observed, given);
  if (answer.kind === 'too-little') return answer;
  return {
    kind: 'answered',
    days: answer.days,
    total: groupStory(answer.total),
    byTask: answer.byTask.map(groupStory),
    byLevel: answer.byLevel.map(groupStory),
  };
}

function groupStory(group: GroupAnswer): ObservedAnswer {
  return {
    group: group.observed.group,
    requests: group.observed.requests,
    queriesPerMonth: Math.round(group.queriesPerMonth),
    apiUsd: group.apiNano === undefined ? null : formatDollars(group.apiNano),
    ownedUsd: formatDollars(group.ownedNano),
    actualUsd: formatDollars(group.actualNano),
    breakEven: group.breakEven ?? null,
    payback: group.payback ?? null,
  };
}
