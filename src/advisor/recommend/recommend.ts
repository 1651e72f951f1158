import type { ModelPrice } from '../../domain/model-price.ts';
import type { NanoDollars } from '../../domain/money.ts';
import type { PriceEntry } from '../catalog/price-entry.ts';
import { dollars, times } from '../cost/amounts.ts';
import type { AdviceCase } from './advice-case.ts';
import type { AdviceCatalogue } from './advice-catalogue.ts';
import { type Agreement, agreementsFor } from './agreements.ts';
import { type ApproachChoice, chooseApproach, outsideShare, wantsFrontier } from './choose-approach.ts';
import type { chooseHardware } from './choose-hardware.ts';
import { type DecisionTables, fillTables } from './decision-tables.ts';
import { pathTo } from './path-to-it.ts';
import { type OwnedPlan, planOwned } from './plan-owned.ts';
import { placeInQuadrant, type Quadrant } from './quadrant.ts';
import { type Reason, reason } from './reason.ts';
import {
  type BreakEvenReckoning,
  type Reckoning,
  reckon,
  reckonBreakEven,
  reckonThreeYears,
  type ThreeYears,
  type ThreeYearsBothWays,
} from './reckon.ts';

/** What is decided, as far as changes of an answer are watched for. */
export interface Decision {
  readonly case: AdviceCase;
  readonly choice: ApproachChoice;
  /** For a closed approach what would be owned instead. */
  readonly plan: OwnedPlan;
  readonly reckoning: Reckoning;
  readonly closed: ClosedModel;
}

/** The closed model to reckon with, and to rent where something is rented. */
export interface ClosedModel {
  readonly entry: PriceEntry;
  readonly price: ModelPrice;
  readonly reasons: readonly Reason[];
}

export interface Recommendation extends Decision {
  readonly threeYears: ThreeYearsBothWays;
  /** Undefined where no machines are known. */
  readonly breakEven: BreakEvenReckoning | undefined;
  readonly agreements: readonly Agreement[];
  readonly tables: DecisionTables;
  readonly quadrant: Quadrant;
  readonly path: readonly Reason[];
  /** What the budget says of it; undefined where there is none. */
  readonly budget: BudgetVerdict | undefined;
}

export interface BudgetVerdict {
  readonly budgetNano: NanoDollars;
  /** Three years as expected, spread over their months. */
  readonly monthNano: NanoDollars;
  readonly isEnough: boolean;
}

const MONTHS = 36;
/** Of the catalogue's prices, the one that guides reckon with: 1.75 $ and 14 $ a million. */
const USUAL_CLOSED = 'openai/gpt-5.2';

/** Parameters up to which a model is taken: small beside a frontier model, larger where it stands alone. */
const BESIDE_FRONTIER = 16e9;
const FOR_SOME_HARD = 35e9;
const FOR_MOST_HARD = 130e9;

export function recommend(advised: AdviceCase, catalogue: AdviceCatalogue): Recommendation {
  const decision = decide(advised, catalogue);
  const { choice, reckoning, closed, plan } = decision;
  const threeYears = reckonThreeYears(advised, closed.price, { ...reckoning, insideShare: plan.insideShare });
  const breakEven =
    reckoning.inside === undefined ? undefined : reckonBreakEven(reckoning.inside, closed.price);
  return {
    ...decision,
    threeYears,
    breakEven,
    agreements: agreementsFor(advised, choice.approach),
    tables: fillTables(advised, reckoning),
    quadrant: placeInQuadrant(advised, breakEven),
    path: pathTo(choice, advised, breakEven),
    budget: budgetOf(decision, threeYears),
  };
}

/**
 * @param chooseMachines may remember what it chose before.
 * @throws Error without any price in the catalogue.
 */
export function decide(
  advised: AdviceCase,
  catalogue: AdviceCatalogue,
  chooseMachines?: typeof chooseHardware,
): Decision {
  const closed = closedModel(advised, catalogue);
  const onPremises = advised.staysShare.high > 0;
  const isAlone = !wantsFrontier(advised);
  const insideShare = isAlone ? 1 : 1 - outsideShare(advised);
  const affordable = (share: number, most: number) =>
    withinBudget(advised, most, (ceiling) => {
      const plan = planOwned(advised, catalogue, { insideShare: share, ceiling, onPremises, chooseMachines });
      const reckoning = reckon(advised, closed.price, plan);
      const month = () =>
        monthOf(reckonThreeYears(advised, closed.price, { ...reckoning, insideShare: share }).planned);
      return { plan, reckoning, month };
    });
  const first = affordable(insideShare, ceilingOf(advised, isAlone));
  const choice = chooseApproach(advised, first.reckoning);
  const isOnlyWhatStays = choice.approach === 'hybrid' && isAlone;
  const taken = isOnlyWhatStays ? affordable(advised.staysShare.expected, BESIDE_FRONTIER) : first;
  return { case: advised, choice, closed, plan: taken.plan, reckoning: taken.reckoning };
}

function ceilingOf({ hardShare }: AdviceCase, isAlone: boolean): number {
  if (!isAlone) return BESIDE_FRONTIER;
  if (hardShare.expected >= 0.5) return FOR_MOST_HARD;
  return hardShare.expected >= 0.02 ? FOR_SOME_HARD : BESIDE_FRONTIER;
}

/** The largest class of models that the budget pays for; the smallest where it pays for none. */
function withinBudget<Plan extends { readonly month: () => NanoDollars | undefined }>(
  { answers }: AdviceCase,
  most: number,
  plan: (ceiling: number) => Plan,
): Plan {
  const { budgetPerMonth } = answers;
  const [first = most, ...smaller] = [FOR_MOST_HARD, FOR_SOME_HARD, BESIDE_FRONTIER].filter(
    (each) => each <= most,
  );
  let taken = plan(first);
  if (budgetPerMonth === undefined) return taken;
  for (const ceiling of smaller) {
    const month = taken.month();
    if (month !== undefined && month <= dollars(budgetPerMonth)) return taken;
    taken = plan(ceiling);
  }
  return taken;
}

function closedModel({ answers }: AdviceCase, { prices }: AdviceCatalogue): ClosedModel {
  const wanted = answers.closedModel ?? USUAL_CLOSED;
  const entry = prices.find(({ id }) => id === wanted) ?? prices[0];
  if (entry === undefined) throw new Error('the catalogue of prices is empty');
  return {
    entry,
    price: {
      inputPerMillion: entry.inputPerMillion.value,
      outputPerMillion: entry.outputPerMillion.value,
      cachedInputPerMillion: entry.cachedInputPerMillion?.value,
      cacheWritePerMillion: undefined,
      longContext:
        entry.longContext === undefined
          ? []
          : [
              {
                ...entry.longContext.value,
                cachedInputPerMillion: undefined,
                cacheWritePerMillion: undefined,
              },
            ],
    },
    reasons: [
      answers.closedModel === undefined
        ? reason(
            'Nobody named a closed model; this one has the frontier price that guides reckon with.',
            'closedModel',
          )
        : reason('It was named.', 'closedModel'),
    ],
  };
}

function budgetOf(
  { case: { answers }, choice }: Decision,
  { closed, planned }: ThreeYearsBothWays,
): BudgetVerdict | undefined {
  const { budgetPerMonth } = answers;
  const monthNano = monthOf(choice.approach === 'closed' ? closed : planned);
  if (budgetPerMonth === undefined || monthNano === undefined) return undefined;
  const budgetNano = dollars(budgetPerMonth);
  return { budgetNano, monthNano, isEnough: monthNano <= budgetNano };
}

function monthOf(years: ThreeYears | undefined): NanoDollars | undefined {
  return years === undefined ? undefined : times(years.expected, 1 / MONTHS);
}
