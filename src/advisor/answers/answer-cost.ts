import { formatDollars } from '../../domain/money.ts';
import { times } from '../cost/amounts.ts';
import type { Assumption } from '../cost/assumption.ts';
import { OUTLOOKS, type Outlook } from '../cost/figures.ts';
import {
  type MonthOfCosts,
  type Projection,
  projectCosts,
  THREE_YEARS_MONTHS,
} from '../cost/project-costs.ts';
import type { AssumptionName } from '../cost/usual-assumptions.ts';
import type { ResolvedCase } from './resolve-case.ts';
import { type TokenPrice, tokenPriceOf } from './token-price.ts';
import type { Usd } from './usd.ts';

export interface MonthAnswer {
  readonly month: number;
  readonly queries: number;
  readonly apiUsd: Usd;
  readonly ownedUsd: Usd;
  readonly apiSoFarUsd: Usd;
  readonly ownedSoFarUsd: Usd;
  readonly machines: number;
  /** 0 to 1; null where it is not known what a machine can do. */
  readonly utilisation: number | null;
}

export interface OutlookAnswer {
  readonly outlook: Outlook;
  /** Over three years. */
  readonly apiUsd: Usd;
  readonly ownedUsd: Usd;
  readonly savedUsd: Usd;
  readonly months: readonly MonthAnswer[];
  /** The first month, line by line. */
  readonly apiLines: Readonly<Record<string, Usd>>;
  readonly ownedLines: Readonly<Record<string, Usd>>;
  readonly oneTimeLines: Readonly<Record<string, Usd>>;
  readonly purchasesUsd: Usd;
}

export type NamedAssumption = Assumption & { readonly name: AssumptionName };

export interface CostAnswer {
  readonly price: string;
  readonly machine: string;
  readonly years: number;
  readonly outlooks: readonly OutlookAnswer[];
  readonly perThousandTokens: TokenPrice | null;
  readonly assumptions: readonly NamedAssumption[];
  readonly notes: readonly string[];
}

export function answerCost(resolved: ResolvedCase): CostAnswer {
  return {
    price: resolved.priceWords,
    machine: resolved.machineWords,
    years: THREE_YEARS_MONTHS / 12,
    outlooks: OUTLOOKS.map((outlook) => outlookAnswer(projectCosts(resolved, outlook))),
    perThousandTokens: tokenPriceOf(resolved),
    assumptions: namedAssumptions(resolved),
    notes: resolved.notes,
  };
}

export function namedAssumptions({ assumptions }: ResolvedCase): readonly NamedAssumption[] {
  return Object.entries(assumptions).map(([name, assumption]) => {
    const { value, unit, low, high, source, readOn, words } = assumption;
    return { name: name as AssumptionName, value, unit, low, high, source, readOn, words };
  });
}

function outlookAnswer(projection: Projection): OutlookAnswer {
  const { outlook, months, apiNano, ownedNano, oneTime } = projection;
  const [first] = months;
  return {
    outlook,
    apiUsd: formatDollars(apiNano),
    ownedUsd: formatDollars(ownedNano),
    savedUsd: formatDollars(times(apiNano - ownedNano, 1)),
    months: months.map(monthAnswer),
    apiLines: inUsd(first?.api ?? {}),
    ownedLines: inUsd(first?.owned ?? {}),
    oneTimeLines: inUsd(oneTime),
    purchasesUsd: formatDollars(first?.purchasesNano ?? times(0n, 1)),
  };
}

function monthAnswer(month: MonthOfCosts): MonthAnswer {
  return {
    month: month.month,
    queries: Math.round(month.traffic.queries),
    apiUsd: formatDollars(month.apiNano),
    ownedUsd: formatDollars(month.ownedCashNano),
    apiSoFarUsd: formatDollars(month.apiSoFarNano),
    ownedSoFarUsd: formatDollars(month.ownedSoFarNano),
    machines: month.machines,
    utilisation: month.utilisation ?? null,
  };
}

export function inUsd(lines: object): Readonly<Record<string, Usd>> {
  return Object.fromEntries(
    Object.entries(lines).map(([name, nano]) => [name, formatDollars(times(BigInt(String(nano)), 1))]),
  );
}
