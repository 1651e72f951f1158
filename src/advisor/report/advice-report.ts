import type { Source } from '../catalog/sourced.ts';
import type { Assumption } from '../cost/assumption.ts';
import type { Answers, QuestionId } from '../interview/answers.ts';
import type { Contradiction } from '../interview/contradictions.ts';
import type { Origin } from '../recommend/advice-case.ts';
import type { Agreement } from '../recommend/agreements.ts';
import type { Approach } from '../recommend/choose-approach.ts';
import type { DecisionTables } from '../recommend/decision-tables.ts';
import type { Quadrant } from '../recommend/quadrant.ts';
import type { Reason } from '../recommend/reason.ts';
import type { ChangeAnalysis } from '../recommend/what-would-change.ts';
import type { RegulationItem } from '../regulation/regulation-rule.ts';

/** Everything that is advised, as plain JSON: amounts are decimal dollars. */
export interface AdviceReport {
  readonly v: 1;
  /** The day on which it was made, `2026-11-20`. */
  readonly madeOn: string;
  readonly case: ReportedCase;
  readonly recommendation: ReportedRecommendation;
  readonly costs: ReportedCosts;
  /** Undefined where no machines are known. */
  readonly breakEven: ReportedBreakEven | undefined;
  readonly quadrant: Quadrant;
  readonly tables: DecisionTables;
  readonly changes: ChangeAnalysis;
  readonly regulation: readonly RegulationItem[];
  readonly assumptions: readonly (Assumption & { readonly name: string })[];
  readonly sources: readonly (Source & { readonly of: string })[];
  /** Text of a demarc.yaml. */
  readonly configuration: string;
  readonly disclaimer: string;
}

export interface ReportedCase {
  readonly answers: Partial<Answers>;
  readonly facts: readonly ReportedFact[];
  /** What was taken from the ledger. */
  readonly observed: readonly string[];
  readonly assumed: readonly { readonly question: QuestionId; readonly words: string }[];
  readonly contradictions: readonly Contradiction[];
}

export interface ReportedFact {
  readonly question: QuestionId;
  readonly words: string;
  readonly answer: string;
  readonly from: Origin;
}

export interface ReportedRecommendation {
  readonly approach: Approach;
  /** In a sentence. */
  readonly headline: string;
  readonly decidedBy: 'law' | 'economics' | 'capability';
  readonly reasons: readonly Reason[];
  readonly obstacles: readonly Reason[];
  /** Of all requests. */
  readonly insideShare: number;
  /** Models of one's own; for a closed approach what would be owned instead. */
  readonly models: readonly ReportedModel[];
  readonly unserved: readonly Reason[];
  /** What is rented; for an open approach what it is compared with. */
  readonly closedModel: { readonly id: string; readonly name: string; readonly reasons: readonly Reason[] };
  readonly agreements: readonly Agreement[];
  readonly preset: string | undefined;
  readonly path: readonly Reason[];
  readonly budget:
    | { readonly budgetUsd: string; readonly monthUsd: string; readonly isEnough: boolean }
    | undefined;
}

export interface ReportedModel {
  readonly id: string;
  readonly name: string;
  readonly parameters: number;
  readonly tasks: readonly string[];
  /** Of all requests. */
  readonly share: number;
  readonly licence: { readonly id: string; readonly verdict: string; readonly todo: readonly string[] };
  readonly reasons: readonly Reason[];
  readonly hardware: ReportedHardware | undefined;
}

export interface ReportedHardware {
  readonly accelerator: string;
  readonly name: string;
  /** Accelerators in one machine. */
  readonly count: number;
  readonly machines: number;
  readonly quantisation: string;
  readonly contextTokens: number;
  readonly memoryBytes: number;
  readonly neededBytes: number;
  readonly requestsAtOnce: number;
  readonly tokensPerSecond: number;
  readonly answerSeconds: number;
  readonly isBought: boolean;
  /** Of one machine with the computer around its accelerators; undefined where it is rented. */
  readonly priceUsd: string | undefined;
  readonly rentPerHourUsd: string | undefined;
  readonly reasons: readonly Reason[];
}

export interface OutlooksUsd {
  readonly low: string;
  readonly expected: string;
  readonly high: string;
}

export interface ReportedCosts {
  readonly years: 3;
  /** Everything at the API, whether or not that is permitted. */
  readonly closed: OutlooksUsd;
  readonly isClosedPermitted: boolean;
  /** With models of one's own, and the rest at the API. */
  readonly planned: OutlooksUsd | undefined;
  /** A month of what is answered inside, there and at the API. */
  readonly insideMonth: { readonly ownedUsd: string; readonly apiUsd: string } | undefined;
}

export interface ReportedBreakEven {
  readonly words: string;
  /** Requests a month that are answered inside; undefined is never. */
  readonly best: number | undefined;
  readonly expected: number | undefined;
  readonly worst: number | undefined;
  readonly paybackWords: string;
  readonly here: number;
  readonly curve: readonly {
    readonly queriesPerMonth: number;
    readonly apiUsd: number;
    readonly ownedUsd: number;
  }[];
  readonly rules: readonly {
    readonly words: string;
    readonly says: string;
    readonly figuresSay: string;
    readonly because: string;
  }[];
}
