import type { Answers, QuestionId } from './answers.ts';
import type { ObservedFacts } from './observed-facts.ts';
import type { Question } from './question.ts';
import { QUESTIONS } from './questions.ts';

/** What another answer has made idle. */
const IDLE: Readonly<Partial<Record<QuestionId, (answers: Partial<Answers>) => boolean>>> = {
  sensitiveShare: ({ leaving, sensitivity }) =>
    leaving === 'all-stays' || (leaving === 'may-leave' && sensitivity === 'public'),
  frontierShare: ({ frontierNeed }) => frontierNeed === undefined || frontierNeed === 'none',
  operatorTest: ({ capability }) => capability === 'accelerators',
  users: ({ use }) => use !== 'product',
  closedModel: ({ leaving, offline }) => leaving === 'all-stays' || offline === 'always',
};

/** The questions that the ledger answers, where it has enough. */
export function answeredBy(observed: ObservedFacts | undefined): ReadonlySet<QuestionId> {
  if (observed === undefined || observed.kind === 'too-little') return new Set();
  const ids: QuestionId[] = ['volume', 'inputTokens', 'outputTokens'];
  if (observed.sensitiveShare !== undefined) ids.push('sensitiveShare');
  if (observed.traffic !== undefined) ids.push('traffic');
  if (observed.tasks.length > 0) ids.push('tasks');
  return new Set(ids);
}

/** The question to ask next, or undefined when all that matters was asked. */
export function nextQuestion(
  answers: Partial<Answers>,
  asked: ReadonlySet<QuestionId>,
  observed: ObservedFacts | undefined,
): Question | undefined {
  const known = answeredBy(observed);
  return QUESTIONS.find(
    ({ id }) => !asked.has(id) && !known.has(id) && answers[id] === undefined && IDLE[id]?.(answers) !== true,
  );
}
