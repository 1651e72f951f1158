import type { ModelPrice } from '../../domain/model-price.ts';
import type { NanoDollars } from '../../domain/money.ts';
import { sum, times } from '../cost/amounts.ts';
import { type ApiLines, apiMonth } from '../cost/api-cost.ts';
import { type Capacity, type Load, loadOf } from '../cost/capacity.ts';
import type { Figures } from '../cost/figures.ts';
import { depreciation, type OwnedLines, oneTime, ownedMonth } from '../cost/owned-cost.ts';

/** What both ways are reckoned from. */
export interface TwoWays {
  readonly price: ModelPrice;
  readonly figures: Figures;
  readonly capacity: Capacity | undefined;
}

/** A month among many like it: what was paid once is spread over the life of a machine. */
export interface SteadyMonth {
  readonly load: Load;
  readonly api: ApiLines;
  readonly apiNano: NanoDollars;
  readonly owned: OwnedLines & { readonly depreciation: NanoDollars; readonly oneTime: NanoDollars };
  readonly ownedNano: NanoDollars;
}

export function steadyMonth(queries: number, { price, figures, capacity }: TwoWays): SteadyMonth {
  const load = loadOf(queries, capacity, figures);
  const api = apiMonth(queries, price, figures);
  const once = sum(Object.values(oneTime(figures)));
  const owned = {
    ...ownedMonth(load, figures),
    depreciation: depreciation(load.machines, figures),
    oneTime: times(once, 1 / figures.depreciationMonths),
  };
  return {
    load,
    api,
    apiNano: sum(Object.values(api)),
    owned,
    ownedNano: sum(Object.values(owned)),
  };
}
