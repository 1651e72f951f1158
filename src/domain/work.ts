import type { DeploymentName } from './ids.ts';

/** What kind of work a request asks for. */
export const TASKS = [
  'summarise',
  'classify',
  'extract',
  'draft',
  'question-answering',
  'code',
  'reasoning',
  'agent',
  'embed',
  'chat',
] as const;
export type Task = (typeof TASKS)[number];

export function isTask(text: string): text is Task {
  return (TASKS as readonly string[]).includes(text);
}

/** One reason for a complexity, as a person would say it, with what it added. */
export interface ComplexityReason {
  /** For instance `asks for a proof` or `4,200 input tokens`. Describes a feature; never quotes the prompt. */
  readonly text: string;
  /** Contribution to the score in thousandths, positive or negative. */
  readonly thousandths: number;
}

/** What came of asking a model how hard the work is. */
export interface Judgement {
  readonly deployment: DeploymentName;
  readonly result:
    | 'scored'
    /** Nothing could depend on it, or nothing was to be sent. */
    | 'not-asked'
    /** It fell silent a few times in a row and is left alone for a while. */
    | 'resting'
    | 'not-cleared'
    | 'timed-out'
    | 'failed'
    /** The caller left meanwhile. */
    | 'aborted'
    /** It said something else than how hard the work is. */
    | 'unreadable';
}

/** How hard the work is and what it is, judged apart from how sensitive the data is. */
export interface WorkEstimate {
  /** Complexity in thousandths, 0 to 1000; the record holds no fractions. */
  readonly complexityThousandths: number;
  readonly task: Task;
  /** The strongest reasons first, at most five. */
  readonly reasons: readonly ComplexityReason[];
  /** Estimated input tokens of the whole request, tools included. */
  readonly inputTokens: number;
  /** Which scorer said so, with its version. */
  readonly scorer: string;
  /** Where a model was to be asked. */
  readonly judgement?: Judgement | undefined;
}
