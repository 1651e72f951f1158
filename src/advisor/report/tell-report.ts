import { formatDollars, type NanoDollars } from '../../domain/money.ts';
import type { BreakEven } from '../break-even/find-break-even.ts';
import { steadyMonth } from '../break-even/steady-month.ts';
import { dollars, inDollars } from '../cost/amounts.ts';
import { ASSUMPTION_NAMES, USUAL_ASSUMPTIONS } from '../cost/usual-assumptions.ts';
import { NO_LEGAL_ADVICE } from '../no-legal-advice.ts';
import type { OwnedModel } from '../recommend/plan-owned.ts';
import type { BreakEvenReckoning, ThreeYears } from '../recommend/reckon.ts';
import type { Recommendation } from '../recommend/recommend.ts';
import type { ChangeAnalysis } from '../recommend/what-would-change.ts';
import type { RegulationItem } from '../regulation/regulation-rule.ts';
import type {
  AdviceReport,
  OutlooksUsd,
  ReportedBreakEven,
  ReportedHardware,
  ReportedModel,
} from './advice-report.ts';
import { factsOf } from './facts-of-case.ts';
import { sourcesOf } from './sources-of-advice.ts';

/** What the report holds beside the recommendation. */
export interface ReportParts {
  readonly madeOn: string;
  readonly changes: ChangeAnalysis;
  readonly regulation: readonly RegulationItem[];
  /** Text of a demarc.yaml. */
  readonly configuration: string;
  readonly preset: string | undefined;
}

export function tellReport(recommendation: Recommendation, parts: ReportParts): AdviceReport {
  const { case: advised, choice, plan, threeYears, reckoning, closed } = recommendation;
  const { inside } = reckoning;
  const given = Object.entries(advised.answers).filter(([, value]) => value !== undefined);
  const assumptions = inside?.boxes[0].assumptions ?? USUAL_ASSUMPTIONS;
  return {
    v: 1,
    madeOn: parts.madeOn,
    case: {
      answers: Object.fromEntries(given),
      facts: factsOf(advised),
      observed: advised.observed,
      assumed: advised.assumed,
      contradictions: advised.contradictions,
    },
    recommendation: {
      approach: choice.approach,
      headline: headlineOf(recommendation),
      decidedBy: choice.decidedBy,
      reasons: choice.reasons,
      obstacles: choice.obstacles,
      insideShare: choice.approach === 'closed' ? 0 : plan.insideShare,
      models: plan.models.map(tellModel),
      unserved: plan.unserved,
      closedModel: { id: closed.entry.id, name: closed.entry.name, reasons: closed.reasons },
      agreements: recommendation.agreements,
      preset: parts.preset,
      path: recommendation.path,
      budget:
        recommendation.budget === undefined
          ? undefined
          : {
              budgetUsd: cents(recommendation.budget.budgetNano),
              monthUsd: cents(recommendation.budget.monthNano),
              isEnough: recommendation.budget.isEnough,
            },
    },
    costs: {
      years: 3,
      closed: tellYears(threeYears.closed),
      isClosedPermitted: advised.staysShare.high === 0,
      planned: threeYears.planned === undefined ? undefined : tellYears(threeYears.planned),
      insideMonth:
        inside === undefined
          ? undefined
          : { ownedUsd: cents(inside.ownedMonthNano), apiUsd: cents(inside.apiMonthNano) },
    },
    breakEven: recommendation.breakEven === undefined ? undefined : tellBreakEven(recommendation.breakEven),
    quadrant: recommendation.quadrant,
    tables: recommendation.tables,
    changes: parts.changes,
    regulation: parts.regulation,
    assumptions: ASSUMPTION_NAMES.map((name) => ({ name, ...assumptions[name] })),
    sources: sourcesOf(recommendation),
    configuration: parts.configuration,
    disclaimer: NO_LEGAL_ADVICE,
  };
}

function headlineOf({ choice, plan, closed }: Recommendation): string {
  const own = plan.models.map(({ choice: { model } }) => model.name).join(' and ');
  switch (choice.approach) {
    case 'closed':
      return `Rent: ask ${closed.entry.name} for everything.`;
    case 'open':
      return own === ''
        ? 'Own: everything stays inside, and no open model in the catalogue was found for it.'
        : `Own: ${own} answers everything.`;
    case 'hybrid': {
      const inside = Math.round(plan.insideShare * 100);
      return `Both: ${own === '' ? 'a model of your own' : own} answers ${inside} of 100 requests inside, ${closed.entry.name} the hard rest that may leave.`;
    }
    default:
      return choice.approach satisfies never;
  }
}

function tellModel({ choice, share, hardware }: OwnedModel): ReportedModel {
  const { model, tasks, licence, reasons } = choice;
  return {
    id: model.id,
    name: model.name,
    parameters: model.parameters.value,
    tasks,
    share,
    licence,
    reasons,
    hardware: hardware === undefined ? undefined : tellHardware(hardware),
  };
}

function tellHardware(hardware: NonNullable<OwnedModel['hardware']>): ReportedHardware {
  const { accelerator, box, isBought, machinePrice, systemPrice, rentPerHour } = hardware;
  return {
    accelerator: accelerator.id,
    name: accelerator.name,
    count: hardware.count,
    machines: hardware.machines,
    quantisation: hardware.quantisation.id,
    contextTokens: hardware.contextTokens,
    memoryBytes: box.memoryBytes,
    neededBytes: Math.round(box.memory.totalBytes),
    requestsAtOnce: box.places,
    tokensPerSecond: Math.round(hardware.tokensPerSecond),
    answerSeconds: Math.round(hardware.answerSeconds * 10) / 10,
    isBought,
    priceUsd: isBought ? cents(dollars(machinePrice + systemPrice.expected)) : undefined,
    rentPerHourUsd: isBought ? undefined : formatDollars(dollars(rentPerHour)),
    reasons: hardware.reasons,
  };
}

function tellYears({ low, expected, high }: ThreeYears): OutlooksUsd {
  return { low: cents(low), expected: cents(expected), high: cents(high) };
}

/** Points on each side of the case and of the break-even, two orders of magnitude further. */
const POINTS = 49;

function tellBreakEven({ ways, breakEven, payback, placements }: BreakEvenReckoning): ReportedBreakEven {
  const here = ways.figures.queriesPerMonth;
  const volumes = Object.values(breakEven).flatMap((each) =>
    each.kind === 'at' ? [each.queriesPerMonth] : [],
  );
  const centres = [here, ...volumes].filter((volume) => volume > 0);
  const low = Math.floor(Math.log10(Math.min(1e5, ...centres))) - 1;
  const high = Math.ceil(Math.log10(Math.max(1e4, ...centres))) + 1;
  const curve = Array.from({ length: POINTS }, (_, index) => {
    const queries = Math.round(10 ** (low + ((high - low) * index) / (POINTS - 1)));
    const { apiNano, ownedNano } = steadyMonth(queries, ways);
    return { queriesPerMonth: queries, apiUsd: inDollars(apiNano), ownedUsd: inDollars(ownedNano) };
  });
  return {
    words: breakEvenWords(breakEven.expected),
    best: volumeOf(breakEven.best),
    expected: volumeOf(breakEven.expected),
    worst: volumeOf(breakEven.worst),
    paybackWords:
      payback.kind === 'never'
        ? `What is paid at the beginning never comes back: ${payback.why}.`
        : `What is paid at the beginning comes back after ${payback.months.toFixed(1)} months${payback.outlivesMachines ? ', later than the machines last' : ''}.`,
    here,
    curve,
    rules: placements.map(({ rule, says, figuresSay, because }) => ({
      words: rule.words,
      says,
      figuresSay,
      because,
    })),
  };
}

function breakEvenWords(breakEven: BreakEven): string {
  return breakEven.kind === 'never'
    ? `Owning never costs less here: ${breakEven.why}.`
    : `From ${count(breakEven.queriesPerMonth)} requests a month on, answered inside, owning costs no more than renting.`;
}

function volumeOf(breakEven: BreakEven): number | undefined {
  return breakEven.kind === 'at' ? breakEven.queriesPerMonth : undefined;
}

function count(number: number): string {
  return Math.round(number).toLocaleString('en-US');
}

/** To the cent: a report over years needs no finer. */
function cents(amount: NanoDollars): string {
  return inDollars(amount).toFixed(2);
}
