import type { Assumption, AssumptionBounds, Unit } from './assumption.ts';

type Row = Assumption & AssumptionBounds;

interface RowOptions {
  readonly source?: string;
  readonly readOn?: string;
  readonly most?: number;
  readonly least?: number;
  readonly cheaperEnd?: 'low' | 'high';
}

const OWN = "this calculator's own, no source: put your figure in its place";
const ASK = 'to be given: depends on you';
const GUIDES = 'published guides to self-hosting: 10 to 20 hours and 750 to 3,000 $ a month';
const START_UP = 'the start-up of published guides: 100,000 queries of 500 and 500 tokens';

function row(
  [low, value, high]: readonly [number, number, number],
  unit: Unit,
  words: string,
  { source = OWN, readOn, most = 1e9, least = 0, cheaperEnd = 'low' }: RowOptions = {},
): Row {
  return { low, value, high, unit, words, source, readOn, least, most, cheaperEnd };
}

const one = (value: number): readonly [number, number, number] => [value, value, value];

const ROWS = {
  queriesPerMonth: row(one(100_000), 'queries a month', 'queries in the first month', {
    source: START_UP,
    most: 1e12,
  }),
  inputTokensPerQuery: row(one(500), 'tokens', 'input tokens of a usual query', {
    source: START_UP,
    most: 1e7,
  }),
  outputTokensPerQuery: row(one(500), 'tokens', 'output tokens of a query', { source: START_UP, most: 1e7 }),
  growthPerMonth: row(one(0), 'share a month', 'growth of the traffic from month to month', {
    source: ASK,
    least: -0.9,
    most: 1,
  }),
  cachedInputShare: row(one(0), 'share', 'part of the input that the vendor reads from its cache', {
    source: ASK,
    most: 1,
    cheaperEnd: 'high',
  }),
  batchShare: row(one(0), 'share', 'part of the queries that can wait for a batch', {
    source: ASK,
    most: 1,
    cheaperEnd: 'high',
  }),
  batchDiscount: row(one(0.5), 'share', 'what the vendor takes off for a batch', {
    most: 1,
    cheaperEnd: 'high',
  }),
  longQueryShare: row(one(0), 'share', 'part of the queries that carry long documents', {
    source: ASK,
    most: 1,
  }),
  longQueryInputTokens: row(one(0), 'tokens', 'input tokens of such a long query', {
    source: ASK,
    most: 1e7,
  }),
  apiPriceChangePerYear: row(one(0), 'share a year', "change of the API's price from year to year", {
    least: -0.9,
    most: 1,
  }),
  apiHoursPerMonth: row([0, 1, 2], 'hours a month', 'people at work on the API: limits, versions, bills', {
    most: 720,
  }),
  machinePrice: row(one(0), '$', 'a machine’s accelerators, bought', { source: ASK }),
  systemPrice: row(one(0), '$', 'the computer around them, bought', { source: ASK }),
  rentPerHour: row(one(0), '$ an hour', 'rent of one machine', { source: ASK, most: 10_000 }),
  rentedHoursPerMonth: row(one(730), 'hours a month', 'hours for which a rented machine is paid', {
    source: 'a month of 365 × 24 ÷ 12 hours: always on',
    most: 744,
  }),
  machinesAtLeast: row(one(1), 'pieces', 'machines that there are even for the smallest traffic', {
    least: 1,
    most: 10_000,
  }),
  depreciationMonths: row([36, 36, 60], 'months', 'over which a bought machine is written off', {
    least: 1,
    most: 240,
    cheaperEnd: 'high',
  }),
  residualShare: row([0, 0, 0.2], 'share', 'of the price that it still fetches then', {
    most: 1,
    cheaperEnd: 'high',
  }),
  idleWatts: row(one(0), 'watts', 'what one machine draws when idle', { source: ASK, most: 100_000 }),
  busyWatts: row(one(0), 'watts', 'what one machine draws under load', { source: ASK, most: 100_000 }),
  powerUsageEffectiveness: row(
    [1, 1.2, 1.5],
    'times',
    'power for the room and its cooling, over that of the machine',
    {
      least: 1,
      most: 3,
    },
  ),
  powerPrice: row([0.1, 0.15, 0.3], '$ per kWh', 'price of electricity', { most: 10 }),
  peakFactor: row([2, 3, 5], 'times', 'the busiest minutes over the mean', { least: 1, most: 1_000 }),
  utilisationCeiling: row([0.5, 0.7, 0.8], 'share', 'of its capacity that a machine is given at the peak', {
    least: 0.01,
    most: 1,
    cheaperEnd: 'high',
  }),
  hourRate: row([75, 100, 150], '$ an hour', 'an hour of an engineer', { source: GUIDES, most: 10_000 }),
  hoursPerMonth: row([10, 15, 20], 'hours a month', 'people at work on the machines', {
    source: GUIDES,
    most: 7_200,
  }),
  setUpHours: row([16, 40, 80], 'hours', 'people until it runs', { most: 100_000 }),
  onCallHoursPerMonth: row([0, 2, 8], 'hours a month', 'people woken or waiting', { most: 7_200 }),
  incidentsPerYear: row([0.5, 2, 6], 'a year', 'incidents that cost money', { most: 10_000 }),
  costPerIncident: row([200, 500, 2_000], '$', 'what one of them costs'),
  monitoringPerMonth: row([0, 20, 100], '$ a month', 'metrics, logs and alerts'),
  upgradesPerYear: row([2, 4, 12], 'a year', 'upgrades of models and runners', { most: 1_000 }),
  hoursPerUpgrade: row([2, 6, 12], 'hours', 'people at one upgrade and its regression tests', {
    most: 10_000,
  }),
  promptsToRewrite: row(one(10), 'pieces', 'prompts that are rewritten for the other model', { most: 1e6 }),
  hoursPerPrompt: row([0.5, 1, 2], 'hours', 'people at one of them', { most: 1_000 }),
  loadTestHours: row([4, 8, 16], 'hours', 'people at load tests before the switch', { most: 10_000 }),
  variantsToRetrain: row(one(0), 'pieces', 'tuned variants that are trained again', {
    source: ASK,
    most: 1e4,
  }),
  costPerRetraining: row([50, 200, 1_000], '$', 'training one of them, compute and people'),
  storedGigabytes: row([20, 200, 500], 'GB', 'weights, logs and vectors kept', { most: 1e9 }),
  storagePrice: row([0.02, 0.05, 0.1], '$ per GB and month', 'keeping them', { most: 100 }),
  egressGigabytes: row(one(0), 'GB a month', 'what leaves a rented machine’s network', { source: ASK }),
  egressPrice: row([0, 0.09, 0.12], '$ per GB', 'letting it leave', { most: 100 }),
} as const satisfies Readonly<Record<string, Row>>;

export type AssumptionName = keyof typeof ROWS;

export const ASSUMPTION_NAMES = Object.keys(ROWS) as readonly AssumptionName[];

export type Assumptions = Readonly<Record<AssumptionName, Assumption>>;

/** What is assumed where nothing is said. Prices of machines are zero until one is named. */
export const USUAL_ASSUMPTIONS: Assumptions = ROWS;

export function boundsOf(name: AssumptionName): AssumptionBounds {
  return ROWS[name];
}
