import { mostQueries } from '../cost/capacity.ts';
import { tokensPerQuery } from '../cost/traffic.ts';
import { steadyMonth, type TwoWays } from './steady-month.ts';

/** Beyond it nobody's traffic lies. */
const MOST_QUERIES = 1e13;
/** Far enough for what a machine more changes to show through rounding. */
const STRIDE = 1_024;
const MOST_MACHINES = 2 ** 44;

/** From which volume on machines of one's own cost no more than the API. */
export type BreakEven =
  | {
      readonly kind: 'at';
      readonly queriesPerMonth: number;
      readonly tokensPerMonth: number;
      /** Machines at that volume. */
      readonly machines: number;
      /**
       * From here on no further machine makes owning dearer again; undefined where each new machine does so for a
       * while at any volume.
       */
      readonly forGoodFromQueries: number | undefined;
    }
  | { readonly kind: 'never'; readonly why: string };

/**
 * The smallest volume at which a month with machines of one's own costs no more than at the API. Within what a number
 * of machines carries both lines are straight, so the first crossing lies in the first stretch at whose end owning is
 * no dearer.
 */
export function findBreakEven(ways: TwoWays): BreakEven {
  const { figures, capacity } = ways;
  const perQuery = tokensPerQuery(figures);
  const difference = (queries: number): bigint => {
    const { ownedNano, apiNano } = steadyMonth(queries, ways);
    return ownedNano - apiNano;
  };
  const at = (queriesPerMonth: number, forGoodFromQueries: number | undefined): BreakEven => ({
    kind: 'at',
    queriesPerMonth,
    tokensPerMonth: queriesPerMonth * perQuery,
    machines: steadyMonth(queriesPerMonth, ways).load.machines,
    forGoodFromQueries,
  });
  if (difference(0) <= 0n) return at(0, 0);
  const least = figures.machinesAtLeast;
  const end = (machines: number) =>
    Math.min(MOST_QUERIES, Math.floor(mostQueries(machines, capacity, figures)));
  const first = firstAtMostZero(least, (machines) => difference(end(machines)));
  if (first === undefined) return { kind: 'never', why: whyNever(ways, difference(end(least))) };
  const crossing = bisect(first === least ? 0 : end(first - 1), end(first), difference);
  const settled = firstAtMostZero(first, (machines) => difference(end(machines) + 1));
  if (end(first) >= MOST_QUERIES) return at(crossing, crossing);
  if (settled === undefined) return at(crossing, undefined);
  return at(crossing, settled === first ? crossing : end(settled) + 1);
}

/**
 * The smallest number of machines from `from` on at which a difference that is affine in it, but for rounding, is zero
 * or less; if there is one.
 */
function firstAtMostZero(from: number, difference: (machines: number) => bigint): number | undefined {
  const start = difference(from);
  if (start <= 0n) return from;
  if (difference(from + STRIDE) >= start) return undefined;
  let above = 1;
  while (difference(from + above) > 0n) {
    above *= 2;
    if (above > MOST_MACHINES) return undefined;
  }
  return bisect(from + Math.floor(above / 2), from + above, difference);
}

/** The smallest whole number above `low` where it is zero or less; `high` is one. */
function bisect(low: number, high: number, difference: (queries: number) => bigint): number {
  let above = low;
  let atOrBelow = high;
  while (atOrBelow - above > 1) {
    const middle = Math.floor((above + atOrBelow) / 2);
    if (difference(middle) <= 0n) atOrBelow = middle;
    else above = middle;
  }
  return atOrBelow;
}

function whyNever({ figures, capacity }: TwoWays, atFullMachine: bigint): string {
  if (tokensPerQuery(figures) === 0) return 'a query without tokens costs nothing at the API';
  if (capacity !== undefined && atFullMachine > 0n) {
    return 'even a machine filled to its ceiling at the peak costs more than its tokens do at the API';
  }
  return 'what each query costs on machines of your own is no less than what it costs at the API';
}
