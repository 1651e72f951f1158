import type { ModelPrice } from '../../domain/model-price.ts';
import type { NanoDollars } from '../../domain/money.ts';
import { type BreakEven, findBreakEven } from '../break-even/find-break-even.ts';
import { findPayback, type Payback } from '../break-even/payback.ts';
import { type Placement, placeCase } from '../break-even/place-case.ts';
import { figuresFor, type Stance } from '../break-even/sides.ts';
import { steadyMonth, type TwoWays } from '../break-even/steady-month.ts';
import { sum } from '../cost/amounts.ts';
import type { Outlook } from '../cost/figures.ts';
import { type GivenFigure, overrideAssumptions } from '../cost/override-assumptions.ts';
import { projectCosts } from '../cost/project-costs.ts';
import { type AssumptionName, type Assumptions, USUAL_ASSUMPTIONS } from '../cost/usual-assumptions.ts';
import type { AdviceCase, Ranged } from './advice-case.ts';
import type { HardwareChoice } from './choose-hardware.ts';
import type { OwnedPlan } from './plan-owned.ts';

/** Three years of one way, in cash less what machines still fetch. */
export type ThreeYears = Readonly<Record<Outlook, NanoDollars>>;

/** What owning costs in this case, beside renting. */
export interface Reckoning {
  /** The part inside alone, both ways: whether owning it pays. Undefined where no machines are known. */
  readonly inside: InsideReckoning | undefined;
}

export interface ThreeYearsBothWays {
  /** All of it at the API. */
  readonly closed: ThreeYears;
  /** What the plan answers inside, and the rest at the API; undefined where no machines are known. */
  readonly planned: ThreeYears | undefined;
}

export interface InsideReckoning {
  /** Each model's machines, the first doing most of the work. */
  readonly boxes: readonly [BoxCase, ...BoxCase[]];
  /** A month among many like it. */
  readonly ownedMonthNano: NanoDollars;
  readonly apiMonthNano: NanoDollars;
  /** Requests a month that are answered inside. */
  readonly queriesPerMonth: number;
}

export interface BoxCase {
  readonly assumptions: Assumptions;
  readonly capacity: { readonly tokensPerSecond: number };
}

/** From which volume on owning the first model's machines pays, and what guides would say. */
export interface BreakEvenReckoning {
  readonly ways: TwoWays;
  readonly breakEven: Readonly<Record<Stance, BreakEven>>;
  readonly payback: Payback;
  readonly placements: readonly Placement[];
}

const OUTLOOKS: readonly Outlook[] = ['low', 'expected', 'high'];
const NOBODY: Readonly<Partial<Record<AssumptionName, number>>> = {
  hoursPerMonth: 0,
  setUpHours: 0,
  onCallHoursPerMonth: 0,
  incidentsPerYear: 0,
  monitoringPerMonth: 0,
  loadTestHours: 0,
  promptsToRewrite: 0,
};

/** @param price of the API. */
export function reckon(advised: AdviceCase, price: ModelPrice, plan: OwnedPlan): Reckoning {
  const parts = plan.models.flatMap(({ hardware, share }) =>
    hardware === undefined ? [] : [{ hardware, share }],
  );
  const isComplete = plan.models.every(({ hardware, share }) => hardware !== undefined || share === 0);
  if (!isComplete) return { inside: undefined };
  const boxes = parts.map(({ hardware, share }, index) =>
    boxOf(advised, { hardware, share, isFirst: index === 0 }),
  );
  return { inside: insideOf(boxes, price) };
}

/** @param insideShare of all requests. */
export function reckonThreeYears(
  advised: AdviceCase,
  price: ModelPrice,
  { inside, insideShare }: { readonly inside: InsideReckoning | undefined; readonly insideShare: number },
): ThreeYearsBothWays {
  const atApi = (share: number, outlook: Outlook) =>
    projectCosts({ price, assumptions: trafficOf(advised, share), capacity: undefined }, outlook).apiNano;
  const closed = perOutlook((outlook) => atApi(1, outlook));
  if (inside === undefined) return { closed, planned: undefined };
  const planned = perOutlook((outlook) =>
    sum([
      ...inside.boxes.map((box) => projectCosts({ price, ...box }, outlook).ownedNano),
      ...(insideShare >= 1 ? [] : [atApi(1 - insideShare, outlook)]),
    ]),
  );
  return { closed, planned };
}

function boxOf(
  advised: AdviceCase,
  {
    hardware,
    share,
    isFirst,
  }: { readonly hardware: HardwareChoice; readonly share: number; readonly isFirst: boolean },
): BoxCase {
  const given = hardwareFigures(hardware);
  const assumptions = overrideAssumptions(
    trafficOf(advised, share),
    isFirst ? given : { ...given, ...NOBODY },
  );
  return { assumptions, capacity: { tokensPerSecond: hardware.tokensPerSecond } };
}

function insideOf(boxes: readonly BoxCase[], price: ModelPrice): InsideReckoning | undefined {
  const [first, ...others] = boxes;
  if (first === undefined) return undefined;
  const months = boxes.map((box) => {
    const ways = waysOf('expected', box, price);
    return steadyMonth(ways.figures.queriesPerMonth, ways);
  });
  return {
    boxes: [first, ...others],
    ownedMonthNano: sum(months.map(({ ownedNano }) => ownedNano)),
    apiMonthNano: sum(months.map(({ apiNano }) => apiNano)),
    queriesPerMonth: boxes.reduce((all, { assumptions }) => all + assumptions.queriesPerMonth.value, 0),
  };
}

/** The first model's machines stand for all of them. */
export function reckonBreakEven({ boxes: [first] }: InsideReckoning, price: ModelPrice): BreakEvenReckoning {
  const expected = waysOf('expected', first, price);
  return {
    ways: expected,
    breakEven: {
      best: findBreakEven(waysOf('best', first, price)),
      expected: findBreakEven(expected),
      worst: findBreakEven(waysOf('worst', first, price)),
    },
    payback: findPayback(expected),
    placements: placeCase(expected),
  };
}

function waysOf(stance: Stance, { assumptions, capacity }: BoxCase, price: ModelPrice): TwoWays {
  return { price, figures: figuresFor(assumptions, stance), capacity };
}

function trafficOf(advised: AdviceCase, share: number): Assumptions {
  const { volume, inputTokens, outputTokens, growth, peakFactor } = advised;
  const queries = {
    ...volume,
    low: volume.low * share,
    expected: volume.expected * share,
    high: volume.high * share,
  };
  return overrideAssumptions(USUAL_ASSUMPTIONS, {
    queriesPerMonth: figure(queries),
    inputTokensPerQuery: figure(inputTokens),
    outputTokensPerQuery: figure(outputTokens),
    growthPerMonth: figure(growth),
    peakFactor: figure(peakFactor),
  });
}

function hardwareFigures({
  accelerator,
  count,
  spareMachines,
  isBought,
  machinePrice,
  systemPrice,
  rentPerHour,
}: HardwareChoice): Record<string, GivenFigure | number> {
  const watts = accelerator.watts;
  const source = accelerator.price?.source ?? accelerator.rentPerHour?.source;
  const stated = source === undefined ? {} : { source: source.url, readOn: source.readOn };
  return {
    machinePrice: { value: machinePrice, ...stated },
    systemPrice: {
      value: systemPrice.expected,
      low: systemPrice.low,
      high: systemPrice.high,
      source: SYSTEM_SOURCE,
    },
    rentPerHour: { value: rentPerHour, ...stated },
    machinesAtLeast: { value: 1 + spareMachines, source: 'one, and the spare one where one is asked for' },
    ...(watts === undefined
      ? {}
      : {
          busyWatts: {
            value: isBought ? watts.value * count : 0,
            source: watts.source.url,
            readOn: watts.source.readOn,
          },
          idleWatts: { value: isBought ? watts.value * count * IDLE_SHARE : 0, source: IDLE_SOURCE },
        }),
  };
}

const SYSTEM_SOURCE =
  'for a small machine the start-up of published guides; else 15 to 60 % of the accelerators, this advisor’s own, no source';
const IDLE_SHARE = 0.2;
const IDLE_SOURCE = 'a fifth of the power under load, this advisor’s own, no source';

function figure({ low, expected, high, from, question }: Ranged): GivenFigure {
  const source =
    from === 'answered'
      ? `your answer (${question})`
      : from === 'observed'
        ? 'the ledger'
        : 'assumed, since nobody knew';
  return { low, value: expected, high, source };
}

function perOutlook(reckonOne: (outlook: Outlook) => NanoDollars): ThreeYears {
  const [low, expected, high] = OUTLOOKS.map(reckonOne) as [NanoDollars, NanoDollars, NanoDollars];
  return { low, expected, high };
}
