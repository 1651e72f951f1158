import type { ModelPrice } from '../../domain/model-price.ts';
import { overrideAssumptions } from './override-assumptions.ts';
import type { CostCase } from './project-costs.ts';
import { type Assumptions, USUAL_ASSUMPTIONS } from './usual-assumptions.ts';

/** A price in dollars per million tokens. */
export function priceOf(input: number, output: number, change: Partial<ModelPrice> = {}): ModelPrice {
  return {
    inputPerMillion: BigInt(Math.round(input * 1e9)),
    outputPerMillion: BigInt(Math.round(output * 1e9)),
    cachedInputPerMillion: undefined,
    cacheWritePerMillion: undefined,
    longContext: [],
    ...change,
  };
}

/** 0.03 $ and 0.06 $ per 1K, as guides reckon with for GPT-4. */
export const GPT_4 = priceOf(30, 60);
/** 1.75 $ per million in, 14 $ per million out. */
export const FRONTIER = priceOf(1.75, 14);

/** What most guides leave out, left out: people, incidents, monitoring, switching, storage, cooling. */
export const BARE: Assumptions = overrideAssumptions(USUAL_ASSUMPTIONS, {
  apiHoursPerMonth: 0,
  hoursPerMonth: 0,
  setUpHours: 0,
  onCallHoursPerMonth: 0,
  incidentsPerYear: 0,
  monitoringPerMonth: 0,
  upgradesPerYear: 0,
  promptsToRewrite: 0,
  loadTestHours: 0,
  storedGigabytes: 0,
  powerUsageEffectiveness: 1,
});

/** The machine of the start-up: 1,600 $ + 1,400 $, and a steady 250 W at 0.1644 $/kWh: 30 $ a month. */
export const START_UP: Assumptions = overrideAssumptions(BARE, {
  queriesPerMonth: 100_000,
  inputTokensPerQuery: 500,
  outputTokensPerQuery: 500,
  machinePrice: 1_600,
  systemPrice: 1_400,
  idleWatts: 250,
  busyWatts: 250,
  powerPrice: 30 / 182.5,
});

export function caseOf(assumptions: Assumptions, price = GPT_4): CostCase {
  return { price, assumptions, capacity: undefined };
}
