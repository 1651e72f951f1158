import type { Question } from '../interview/question.ts';
import { questionOf } from '../interview/questions.ts';
import type { AdviceCase, Known, Ranged } from '../recommend/advice-case.ts';
import type { ReportedFact } from './advice-report.ts';

/** The facts that decide, in the order of the questions, each with where it comes from. */
export function factsOf(advised: AdviceCase): readonly ReportedFact[] {
  const { answers } = advised;
  const decided: ReportedFact[] = [
    known(advised.sensitivity),
    known(advised.leaving),
    ranged(advised.staysShare, percent),
    ranged(advised.volume, count),
    ranged(advised.inputTokens, count),
    ranged(advised.outputTokens, count),
    ranged(advised.hardShare, percent),
    { ...known(advised.hosting), answer: HOSTING_WORDS[advised.hosting.value] },
    known(advised.tasks),
    ranged(advised.peakFactor, (factor) => `peaks of ${factor} ×`),
    ranged(advised.growth, percent),
  ];
  const told = new Set(decided.map(({ question }) => question));
  const others = Object.entries(answers).flatMap(([id, value]): ReportedFact[] => {
    const question = questionOf(id as keyof typeof answers);
    if (value === undefined || told.has(question.id)) return [];
    return [
      { question: question.id, words: question.words, answer: said(question, value), from: 'answered' },
    ];
  });
  return [...decided, ...others];
}

function said({ answer }: Question, value: string | number | readonly string[]): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return value.join(', ');
  return answer.kind === 'share' ? percent(value) : count(value);
}

const HOSTING_WORDS = {
  no: 'cannot host yet',
  yes: 'can host',
  practised: 'runs accelerators already',
} as const;

function known({ value, from, question }: Known<string | readonly string[]>): ReportedFact {
  const answer = typeof value === 'string' ? value : value.join(', ');
  return { question, words: questionOf(question).words, answer, from };
}

function ranged(
  { low, expected, high, from, question }: Ranged,
  say: (number: number) => string,
): ReportedFact {
  const answer = low === high ? say(expected) : `${say(low)} to ${say(high)}, ${say(expected)} expected`;
  return { question, words: questionOf(question).words, answer, from };
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))} %`;
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
