import type { Level } from '../../domain/label.ts';
import type { Task } from '../../domain/work.ts';
import type { Answers, Leaving, QuestionId } from '../interview/answers.ts';
import type { Contradiction } from '../interview/contradictions.ts';

/** Where a fact of the case comes from. */
export type Origin = 'answered' | 'observed' | 'assumed';

export interface Known<Value> {
  readonly value: Value;
  readonly from: Origin;
  readonly question: QuestionId;
}

/** A number that may be uncertain: low ≤ expected ≤ high. */
export interface Ranged {
  readonly low: number;
  readonly expected: number;
  readonly high: number;
  readonly from: Origin;
  readonly question: QuestionId;
}

/** Whether the team can keep a model alive. */
export type Hosting = 'no' | 'yes' | 'practised';

/** What is advised on: every answer, and what stands in for those that nobody gave. */
export interface AdviceCase {
  readonly answers: Answers;
  readonly sensitivity: Known<Level>;
  readonly leaving: Known<Leaving>;
  /** Of the requests, how many must stay on the premises: 0 to 1. */
  readonly staysShare: Ranged;
  /** Requests a month. */
  readonly volume: Ranged;
  readonly inputTokens: Ranged;
  readonly outputTokens: Ranged;
  readonly growth: Ranged;
  /** Of the requests, how many are too hard for an open model: 0 to 1. */
  readonly hardShare: Ranged;
  readonly hosting: Known<Hosting>;
  readonly tasks: Known<readonly Task[]>;
  /** The busiest minutes over the mean. */
  readonly peakFactor: Ranged;
  readonly contradictions: readonly Contradiction[];
  /** What nobody answered, and what was taken instead. */
  readonly assumed: readonly { readonly question: QuestionId; readonly words: string }[];
  /** What was taken from the ledger. */
  readonly observed: readonly string[];
}
