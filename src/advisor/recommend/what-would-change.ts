import type { Answers, QuestionId } from '../interview/answers.ts';
import type { ObservedFacts } from '../interview/observed-facts.ts';
import { QUESTIONS } from '../interview/questions.ts';
import { answeredBy } from '../interview/questions-left.ts';
import type { AdviceCatalogue } from './advice-catalogue.ts';
import type { Approach } from './choose-approach.ts';
import { type Decision, decide } from './recommend.ts';
import { rememberMachines } from './remember-machines.ts';
import { resolveCase } from './resolve-case.ts';

/** An answer that was changed alone, and what then would be advised. */
export interface Flip {
  readonly question: QuestionId;
  /** The answer in force; undefined is that there was none. */
  readonly from: string | undefined;
  readonly to: string;
  readonly before: Approach;
  readonly after: Approach;
}

export interface ChangeAnalysis {
  /** Answers that were tried, one at a time. */
  readonly tried: number;
  readonly flips: readonly Flip[];
  /** Questions whose every other answer leaves the approach as it is. */
  readonly steady: readonly QuestionId[];
}

/** What numbers are tried in place of the one in force. */
const FACTORS = [0.1, 10];
/** Where nobody gave a number. */
const INSTEAD: Readonly<Partial<Record<QuestionId, readonly number[]>>> = {
  volume: [1_000, 100_000, 1_000_000, 10_000_000],
  inputTokens: [100, 5_000],
  outputTokens: [50, 2_000],
  sensitiveShare: [0, 0.1, 0.9, 1],
  frontierShare: [0, 0.1, 0.6],
  growth: [0, 0.1],
  timeToShipWeeks: [2, 12],
  availability: [0.99, 0.999],
  team: [0, 1, 3],
  latencySeconds: [1, 10],
};
/** What decides no approach: it names things, or serves the report. */
const LEFT_OUT: ReadonlySet<QuestionId> = new Set([
  'country',
  'users',
  'hardware',
  'openModel',
  'closedModel',
  'regions',
]);

/** Changes each answer alone and says which change would change the approach. */
export function whatWouldChange(
  { case: { answers }, choice }: Decision,
  catalogue: AdviceCatalogue,
  observed: ObservedFacts | undefined,
): ChangeAnalysis {
  const before = choice.approach;
  const fromLedger = answeredBy(observed);
  const flips: Flip[] = [];
  const steady: QuestionId[] = [];
  const chooseMachines = rememberMachines();
  let tried = 0;
  for (const question of QUESTIONS) {
    const { id } = question;
    if (LEFT_OUT.has(id) || fromLedger.has(id)) continue;
    const others = alternatives(id, answers);
    tried += others.length;
    const flipped = others.flatMap((value): Flip[] => {
      const changed = { ...answers, [id]: value } as Answers;
      const { approach: after } = decide(resolveCase(changed, observed), catalogue, chooseMachines).choice;
      return after === before
        ? []
        : [{ question: id, from: told(answers[id]), to: told(value) ?? '', before, after }];
    });
    if (flipped.length === 0 && others.length > 0) steady.push(id);
    flips.push(...flipped);
  }
  return { tried, flips, steady };
}

function alternatives(id: QuestionId, answers: Answers): readonly (string | number | readonly string[])[] {
  const question = QUESTIONS.find((each) => each.id === id);
  const current = answers[id];
  if (question === undefined) return [];
  switch (question.answer.kind) {
    case 'choice':
      return question.answer.options.map(({ value }) => value).filter((value) => value !== current);
    case 'several': {
      const chosen = Array.isArray(current) ? (current as readonly string[]) : [];
      return question.answer.options
        .map(({ value }) => value)
        .filter((value) => !chosen.includes(value))
        .map((value) => [...chosen, value]);
    }
    case 'number':
    case 'share': {
      const { least, most } = question.answer;
      if (typeof current !== 'number' || current === 0) return INSTEAD[id] ?? [];
      const isShare = question.answer.kind === 'share';
      const tried = isShare ? (INSTEAD[id] ?? []) : FACTORS.map((factor) => current * factor);
      return tried.filter((value) => value >= least && value <= most && value !== current);
    }
    case 'dollars':
      return typeof current === 'number' ? FACTORS.map((factor) => current * factor) : [];
    default:
      return [];
  }
}

function told(value: Answers[QuestionId]): string | undefined {
  if (value === undefined) return undefined;
  return Array.isArray(value)
    ? value.join(', ')
    : typeof value === 'number'
      ? value.toLocaleString('en-US')
      : String(value);
}
