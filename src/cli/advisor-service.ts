import type { BreakEvenAnswer } from '../advisor/answers/answer-break-even.ts';
import type { CostAnswer } from '../advisor/answers/answer-cost.ts';
import type { HardwareAnswer, HardwareRequest } from '../advisor/answers/answer-hardware.ts';
import type { CaseRequest } from '../advisor/answers/case-request.ts';
import type { ObservedTraffic } from '../advisor/break-even/from-traffic.ts';

/** What reckons costs and sizes. Rejects with an `AdviceProblem` for a question that cannot be answered as asked. */
export interface AdvisorService {
  cost(question: CaseQuestion): Promise<CostAnswer>;
  /** @param traffic what went through the gateway, where that is asked about. */
  breakEven(question: CaseQuestion, traffic: ObservedTraffic | undefined): Promise<BreakEvenAnswer>;
  hardware(question: HardwareRequest, dataFolder: string): Promise<HardwareAnswer>;
  /** Asks a deployment of one's own a few questions and writes down how fast it answered. */
  measure(question: MeasureQuestion): Promise<MeasureStory>;
}

export interface CaseQuestion extends CaseRequest {
  /** YAML: `name: value`, or `name: { low, value, high, source, words }`. Flags win over it. */
  readonly assumptionsFile: string | undefined;
  /** Where measurements lie. */
  readonly dataFolder: string;
}

export interface MeasureQuestion {
  readonly deployment: string;
  /** Entries of the catalogue that it stands for; with both, what was measured corrects what is reckoned. */
  readonly model: string | undefined;
  readonly gpu: string | undefined;
  readonly gpus: number | undefined;
  readonly quantisation: string | undefined;
  readonly runner: string | undefined;
  readonly configFile: string | undefined;
  readonly dataFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends after the question under way; what was measured so far is kept. */
  readonly signal: AbortSignal;
  readonly onProgress: (done: { readonly asked: number; readonly of: number }) => void;
}

export interface MeasureStory {
  readonly deployment: string;
  readonly at: string;
  /** Tokens a second; null where too little came back to tell. */
  readonly prefill: number | null;
  readonly decode: number | null;
  readonly questions: number;
  readonly failed: number;
  readonly wasInterrupted: boolean;
  /** Over what is reckoned without it; null without --model and --gpu. */
  readonly correction: { readonly prefill: number; readonly decode: number } | null;
}
