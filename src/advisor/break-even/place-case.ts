import type { NanoDollars } from '../../domain/money.ts';
import { inDollars } from '../cost/amounts.ts';
import { tokensPerQuery } from '../cost/traffic.ts';
import { type BreakEven, findBreakEven } from './find-break-even.ts';
import { RULES_OF_THUMB, type RuleOfThumb } from './rules-of-thumb.ts';
import { type SteadyMonth, steadyMonth, type TwoWays } from './steady-month.ts';

export type Advice = 'rent' | 'depends' | 'own';

/** A case beside one rule of thumb. */
export interface Placement {
  readonly rule: RuleOfThumb;
  /** What the rule says of this volume. */
  readonly says: Advice;
  /** What these figures say of it. */
  readonly figuresSay: 'rent' | 'own';
  /** The rule's volume in this case's queries. */
  readonly ruleQueriesPerMonth: number;
  /** The break-even of these figures over the rule's; undefined where there is none. */
  readonly timesApart: number | undefined;
  /** What owning might cost a month, all in all, for the rule to hold at the price of this API. */
  readonly impliedOwnedNano: NanoDollars;
  /** What it costs in these figures at the rule's volume. */
  readonly ownedNano: NanoDollars;
  /** Which assumption makes rule and figures differ, or that they agree. */
  readonly because: string;
  /** What these figures save at the case's volume, as a share of the bill at the API; undefined for no bill. */
  readonly savedShare: number | undefined;
}

/** A break-even within a factor of two of a rule's is the same, by such rules. */
const SAME = 2;

export function placeCase(ways: TwoWays): readonly Placement[] {
  const breakEven = findBreakEven(ways);
  const { queriesPerMonth } = ways.figures;
  const here = steadyMonth(queriesPerMonth, ways);
  const savedShare =
    here.apiNano === 0n ? undefined : 1 - inDollars(here.ownedNano) / inDollars(here.apiNano);
  return RULES_OF_THUMB.map((rule) => {
    const perUnit = rule.unit === 'queries a month' ? 1 : tokensPerQuery(ways.figures);
    const volume = queriesPerMonth * perUnit;
    const ruleQueries = perUnit === 0 ? 0 : rule.to / perUnit;
    const there = steadyMonth(ruleQueries, ways);
    return {
      rule,
      says: volume < rule.from ? 'rent' : volume >= rule.to ? 'own' : 'depends',
      figuresSay: here.ownedNano <= here.apiNano ? 'own' : 'rent',
      ruleQueriesPerMonth: ruleQueries,
      timesApart: timesApart(breakEven, ruleQueries),
      impliedOwnedNano: there.apiNano,
      ownedNano: there.ownedNano,
      because: explain(breakEven, ruleQueries, there),
      savedShare,
    };
  });
}

function timesApart(breakEven: BreakEven, ruleQueries: number): number | undefined {
  if (breakEven.kind === 'never' || breakEven.queriesPerMonth === 0 || ruleQueries === 0) return undefined;
  return breakEven.queriesPerMonth / ruleQueries;
}

function explain(breakEven: BreakEven, ruleQueries: number, there: SteadyMonth): string {
  const apart = timesApart(breakEven, ruleQueries);
  if (apart !== undefined && apart <= SAME && apart >= 1 / SAME) {
    return 'they agree within a factor of two';
  }
  const allowed = money(there.apiNano);
  const { line, nano } = largest(there);
  if (there.ownedNano > there.apiNano) {
    return (
      `at the rule's volume this API costs ${allowed} a month, and that is all that owning might cost; here it ` +
      `costs ${money(there.ownedNano)}, of which ${line} ${money(nano)}: the rule leaves ` +
      `${line === 'the machines' ? 'most of the machine' : 'that'} out, or has a dearer API in mind`
    );
  }
  return (
    `at the rule's volume this API already costs ${allowed} a month and owning ${money(there.ownedNano)}: the rule ` +
    'counts more people or dearer machines, or has a cheaper API in mind'
  );
}

/** The largest part of what owning costs, as a person would name it. */
function largest({ owned }: SteadyMonth): { readonly line: string; readonly nano: bigint } {
  const groups = [
    { line: 'people', nano: owned.people + owned.onCall + owned.upgrades },
    { line: 'the machines', nano: owned.rent + owned.depreciation },
    { line: 'power', nano: owned.power },
    { line: 'the switch to them', nano: owned.oneTime },
    { line: 'incidents and monitoring', nano: owned.incidents + owned.monitoring },
    { line: 'storage and egress', nano: owned.storage + owned.egress },
  ];
  return groups.reduce((most, group) => (group.nano > most.nano ? group : most));
}

function money(nano: bigint): string {
  const amount = inDollars(nano);
  return `$${amount.toLocaleString('en-US', { maximumFractionDigits: amount < 100 ? 2 : 0 })}`;
}
