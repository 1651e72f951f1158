import type { ComplexityReason, Task } from '../domain/work.ts';
import type { WorkFeatures } from './work-features.ts';

/** Where every request starts, in thousandths. */
export const COMPLEXITY_BASE = 220;

export interface ComplexityScore {
  /** 0 to 1000. */
  readonly thousandths: number;
  /** Every contribution; with {@link COMPLEXITY_BASE} they add up to the score before it is held to its range. */
  readonly reasons: readonly ComplexityReason[];
}

const SIMPLE_TASKS: ReadonlySet<Task> = new Set(['summarise', 'classify', 'extract', 'draft']);
const SHORT_ASK_WORDS = 14;

/** Adds up what speaks for hard and for easy work. Coarse by intent: a team's own outcomes say more than any of it. */
export function scoreComplexity(features: WorkFeatures, task: Task, inputTokens: number): ComplexityScore {
  const reasons: ComplexityReason[] = [];
  const add = (thousandths: number, text: string): void => {
    const whole = Math.round(thousandths);
    if (whole !== 0) reasons.push({ text, thousandths: whole });
  };
  // What is to be summarised or rewritten brings words of its own, which say nothing of the work.
  if (!SIMPLE_TASKS.has(task)) addWording(features, add);
  addShape(features, inputTokens, add);
  if (SIMPLE_TASKS.has(task)) add(-110, `a task of a common kind (${task})`);
  const isHard = reasons.some(({ thousandths }) => thousandths >= 80);
  const isShort = features.counts.words > 0 && features.counts.words <= SHORT_ASK_WORDS;
  if (isShort && !isHard) add(-90, 'a short request');
  if (features.counts.of.simple > 0 && !isHard) add(-60, 'asks for a fact or a courtesy');
  const sum = reasons.reduce((total, { thousandths }) => total + thousandths, COMPLEXITY_BASE);
  return { thousandths: Math.min(1000, Math.max(0, sum)), reasons };
}

type Add = (thousandths: number, text: string) => void;

function addWording({ counts, mathSigns, stepByStep }: WorkFeatures, add: Add): void {
  const { of: count } = counts;
  if (count.proof > 0) add(380, 'asks for a proof');
  if (count.derive > 0) add(150, 'asks for a derivation');
  if (count.calculate > 0)
    add(Math.min(180, 80 + 30 * count.calculate), 'asks to solve, compute or optimise');
  if (count.analyse > 0) add(Math.min(200, 60 + 40 * count.analyse), 'asks to analyse, compare or design');
  if (mathSigns > 0) add(Math.min(200, 50 + 18 * mathSigns), 'contains mathematics');
  if (count.steps > 0) add(Math.min(100, 30 * count.steps), 'has several steps');
  if (count.constraint > 0)
    add(Math.min(110, 22 * count.constraint), `states ${counted(count.constraint, 'condition')}`);
  if (stepByStep) add(60, 'asks for reasoning step by step');
}

function addShape(features: WorkFeatures, inputTokens: number, add: Add): void {
  const { counts, hasCode, questionMarks, listItems, options, turns, tools, isStructured, effort } = features;
  if (hasCode || counts.of.coding >= 2) add(hasCode && counts.of.coding > 0 ? 130 : 90, 'is about code');
  const words = Math.min(counts.words, 1_500);
  if (words > 20) add(Math.min(140, 28 * Math.log2(words / 20)), `${counts.words} words long`);
  if (questionMarks > 1) add(Math.min(80, 25 * (questionMarks - 1)), `${questionMarks} questions at once`);
  if (listItems > 1) add(Math.min(80, 15 * listItems), `a list of ${listItems} items`);
  if (options >= 3) add(Math.min(60, 10 * options), `${options} options to choose from`);
  if (turns > 2) add(Math.min(60, 10 * (turns - 2)), `${turns} turns of conversation`);
  if (tools > 0) add(Math.min(160, 110 + 10 * tools), `${counted(tools, 'tool')} to use`);
  if (isStructured) add(30, 'the answer has a fixed form');
  if (inputTokens > 2_000) {
    add(
      Math.min(120, 30 * Math.log2(inputTokens / 1_000)),
      `${inputTokens.toLocaleString('en-GB')} input tokens`,
    );
  }
  if (effort === 'high') add(200, 'the caller asks for high reasoning effort');
  if (effort === 'low') add(-80, 'the caller asks for little reasoning effort');
}

function counted(amount: number, what: string): string {
  return `${amount} ${what}${amount === 1 ? '' : 's'}`;
}
