import { formatDollars } from '../../domain/money.ts';
import { figuresFor } from '../break-even/sides.ts';
import { steadyMonth } from '../break-even/steady-month.ts';
import { times } from '../cost/amounts.ts';
import { trafficOf } from '../cost/traffic.ts';
import type { ResolvedCase } from './resolve-case.ts';
import type { Usd } from './usd.ts';

/** What a thousand tokens of this mix cost, which is how vendors and guides compare. */
export interface TokenPrice {
  readonly apiUsd: Usd;
  /** On machines of one's own with everything counted. */
  readonly ownedUsd: Usd;
  /** The part of that which is the machine and its power. */
  readonly machineUsd: Usd;
  /** The same were it busy day and night: what prices by the token presuppose. Null where its speed is unknown. */
  readonly machineAtFullUseUsd: Usd | null;
  /** How busy it is in fact, 0 to 1. */
  readonly utilisation: number | null;
}

/** Null without tokens. */
export function tokenPriceOf({ price, capacity, assumptions }: ResolvedCase): TokenPrice | null {
  const figures = figuresFor(assumptions, 'expected');
  const { inputTokens, outputTokens } = trafficOf(figures.queriesPerMonth, figures);
  const thousands = (inputTokens + outputTokens) / 1_000;
  if (thousands === 0) return null;
  const { api, owned, ownedNano, load } = steadyMonth(figures.queriesPerMonth, { price, capacity, figures });
  const each = (nano: bigint, share = 1) => formatDollars(times(nano, share / thousands));
  const machine = owned.rent + owned.depreciation + owned.power;
  return {
    apiUsd: each(api.input + api.output),
    ownedUsd: each(ownedNano),
    machineUsd: each(machine),
    machineAtFullUseUsd: load.utilisation === undefined ? null : each(machine, load.utilisation),
    utilisation: load.utilisation ?? null,
  };
}
