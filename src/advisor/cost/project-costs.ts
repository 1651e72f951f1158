import type { ModelPrice } from '../../domain/model-price.ts';
import type { NanoDollars } from '../../domain/money.ts';
import { NOTHING, sum, times } from './amounts.ts';
import { type ApiLines, apiMonth } from './api-cost.ts';
import { type Capacity, loadOf } from './capacity.ts';
import { type Figures, figuresOf, type Outlook } from './figures.ts';
import {
  depreciation,
  type OneTimeLines,
  type OwnedLines,
  oneTime,
  ownedMonth,
  purchase,
} from './owned-cost.ts';
import { queriesIn, type Traffic, trafficOf } from './traffic.ts';
import type { Assumptions } from './usual-assumptions.ts';

export const THREE_YEARS_MONTHS = 36;

/** A case to be calculated. */
export interface CostCase {
  readonly price: ModelPrice;
  readonly assumptions: Assumptions;
  /** Undefined: unknown, and so many machines as there are at least are taken to carry it all. */
  readonly capacity: Capacity | undefined;
}

/** A month of both ways. */
export interface MonthOfCosts {
  /** One-based. */
  readonly month: number;
  readonly traffic: Traffic;
  readonly api: ApiLines;
  readonly apiNano: NanoDollars;
  readonly machines: number;
  readonly machinesBought: number;
  readonly utilisation: number | undefined;
  readonly owned: OwnedLines;
  /** What is paid this month for machines bought in it. */
  readonly purchasesNano: NanoDollars;
  /** What machines bought lose in value this month. */
  readonly depreciationNano: NanoDollars;
  /** What leaves the account: one-time lines in the first month, purchases when made. */
  readonly ownedCashNano: NanoDollars;
  readonly ownedSoFarNano: NanoDollars;
  readonly apiSoFarNano: NanoDollars;
}

export interface Projection {
  readonly outlook: Outlook;
  readonly figures: Figures;
  readonly oneTime: OneTimeLines;
  readonly months: readonly MonthOfCosts[];
  readonly apiNano: NanoDollars;
  /** Cash over the whole time, less what machines still fetch at its end. */
  readonly ownedNano: NanoDollars;
  readonly ownedCashNano: NanoDollars;
}

/** Both ways, month by month. A bought machine stays when the traffic falls; a rented one is given back. */
export function projectCosts(
  { price, assumptions, capacity }: CostCase,
  outlook: Outlook,
  length = THREE_YEARS_MONTHS,
): Projection {
  const figures = figuresOf(assumptions, outlook);
  const once = oneTime(figures);
  const fleet = new Fleet(figures);
  const months: MonthOfCosts[] = [];
  let apiSoFar = 0n;
  let ownedSoFar = 0n;
  for (let month = 1; month <= length; month += 1) {
    const queries = queriesIn(month, figures);
    const api = apiMonth(queries, price, figures, month);
    const apiNano = sum(Object.values(api));
    const needed = loadOf(queries, capacity, figures);
    const { machines, bought } = fleet.cover(needed.machines, month);
    const utilisation =
      needed.utilisation === undefined ? undefined : (needed.utilisation * needed.machines) / machines;
    const owned = ownedMonth({ machines, utilisation }, figures);
    const purchasesNano = times(purchase(figures), bought);
    const cash = sum([...Object.values(owned), purchasesNano, month === 1 ? sum(Object.values(once)) : 0n]);
    apiSoFar += apiNano;
    ownedSoFar += cash;
    months.push({
      month,
      traffic: trafficOf(queries, figures),
      api,
      apiNano,
      machines,
      machinesBought: bought,
      utilisation,
      owned,
      purchasesNano,
      depreciationNano: fleet.isBought ? depreciation(machines, figures) : NOTHING,
      ownedCashNano: cash,
      ownedSoFarNano: sum([ownedSoFar]),
      apiSoFarNano: sum([apiSoFar]),
    });
  }
  return {
    outlook,
    figures,
    oneTime: once,
    months,
    apiNano: sum([apiSoFar]),
    ownedCashNano: sum([ownedSoFar]),
    ownedNano: sum([ownedSoFar, 0n - fleet.worthAfter(length)]),
  };
}

/** Bought machines are replaced when they are written off; rented ones come and go. */
class Fleet {
  readonly isBought: boolean;
  readonly #figures: Figures;
  /** Machines that stand, by the month in which they were bought. */
  #cohorts: readonly { readonly start: number; readonly machines: number }[] = [];
  #retired = 0;

  constructor(figures: Figures) {
    this.#figures = figures;
    this.isBought = purchase(figures) > 0n;
  }

  cover(needed: number, month: number): { readonly machines: number; readonly bought: number } {
    if (!this.isBought) return { machines: needed, bought: 0 };
    const before = this.#standing();
    const { depreciationMonths } = this.#figures;
    this.#cohorts = this.#cohorts.filter(({ start }) => month - start < depreciationMonths);
    const left = this.#standing();
    this.#retired += before - left;
    const bought = Math.max(0, needed - left);
    if (bought > 0) this.#cohorts = [...this.#cohorts, { start: month, machines: bought }];
    return { machines: left + bought, bought };
  }

  /** What the machines still fetch or have fetched after so many months, straight down to the residual share. */
  worthAfter(length: number): NanoDollars {
    const { depreciationMonths, residualShare } = this.#figures;
    const shares = this.#cohorts.map(({ start, machines }) => {
      const age = Math.min(1, (length - start + 1) / depreciationMonths);
      return machines * (1 - age * (1 - residualShare));
    });
    return times(
      purchase(this.#figures),
      shares.reduce((all, share) => all + share, this.#retired * residualShare),
    );
  }

  #standing(): number {
    return this.#cohorts.reduce((all, { machines }) => all + machines, 0);
  }
}
