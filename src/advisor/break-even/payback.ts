import { inDollars, sum, times } from '../cost/amounts.ts';
import { apiMonth } from '../cost/api-cost.ts';
import { loadOf } from '../cost/capacity.ts';
import { oneTime, ownedMonth, purchase } from '../cost/owned-cost.ts';
import { queriesIn } from '../cost/traffic.ts';
import type { TwoWays } from './steady-month.ts';

/** A hundred years: what pays back later never does. */
const MOST_MONTHS = 1_200;

/** After how many months what was paid at the beginning has come back. */
export type Payback =
  | {
      readonly kind: 'months';
      /** With a fraction. 0 where nothing is paid at the beginning. */
      readonly months: number;
      /** It comes later than the machines are written off: in effect never. */
      readonly outlivesMachines: boolean;
    }
  | { readonly kind: 'never'; readonly why: string };

/**
 * Purchase and one-time work over what each month saves, with growth and further machines as the traffic needs them.
 * A replacement of machines is not reckoned with: `outlivesMachines` says when one would be due.
 */
export function findPayback(ways: TwoWays): Payback {
  const { figures } = ways;
  const buying = purchase(figures);
  let machines = loadOf(queriesIn(1, figures), ways.capacity, figures).machines;
  let owed: bigint = sum([...Object.values(oneTime(figures)), times(buying, machines)]);
  const within = (months: number): Payback => ({
    kind: 'months',
    months,
    outlivesMachines: buying > 0n && months > figures.depreciationMonths,
  });
  if (figures.growthPerMonth === 0 && figures.apiPriceChangePerYear === 0) {
    const saving = savingIn(1, machines, ways);
    if (saving <= 0n) return never(ways, saving);
    return within(inDollars(owed) / inDollars(saving));
  }
  let lastSaving = 0n;
  for (let month = 1; month <= MOST_MONTHS; month += 1) {
    const needed = loadOf(queriesIn(month, figures), ways.capacity, figures).machines;
    if (needed > machines) {
      owed += times(buying, needed - machines);
      machines = needed;
    }
    lastSaving = savingIn(month, machines, ways);
    if (lastSaving >= owed && lastSaving > 0n) {
      return within(month - 1 + inDollars(owed) / inDollars(lastSaving));
    }
    owed -= lastSaving;
  }
  return never(ways, lastSaving);
}

function savingIn(month: number, standing: number, { price, figures, capacity }: TwoWays): bigint {
  const queries = queriesIn(month, figures);
  const needed = loadOf(queries, capacity, figures);
  const machines = purchase(figures) > 0n ? Math.max(standing, needed.machines) : needed.machines;
  const utilisation =
    needed.utilisation === undefined ? undefined : (needed.utilisation * needed.machines) / machines;
  const api = sum(Object.values(apiMonth(queries, price, figures, month)));
  return api - sum(Object.values(ownedMonth({ machines, utilisation }, figures)));
}

function never({ figures }: TwoWays, saving: bigint): Payback {
  if (saving <= 0n) {
    return {
      kind: 'never',
      why: 'a month with machines of your own costs as much as at the API or more, what was paid once left aside',
    };
  }
  return {
    kind: 'never',
    why: `not within a hundred years${figures.growthPerMonth < 0 ? ': the traffic shrinks before it pays' : ''}`,
  };
}
