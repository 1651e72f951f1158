import { compareLevels, type Level } from '../../domain/label.ts';
import type { Answers, FrontierNeed, Leaving, QuestionId, TrafficShape } from '../interview/answers.ts';
import { findContradictions } from '../interview/contradictions.ts';
import type { ObservedFacts } from '../interview/observed-facts.ts';
import { answeredBy } from '../interview/questions-left.ts';
import type { AdviceCase, Hosting, Known, Origin, Ranged } from './advice-case.ts';

type Triple = readonly [low: number, expected: number, high: number];

/** Guides put the hard part at 10, 20 or 30 of 100 requests. */
const HARD: Readonly<Record<FrontierNeed, Triple>> = {
  none: [0, 0, 0.05],
  some: [0.1, 0.2, 0.3],
  most: [0.5, 0.7, 0.9],
};
/** Of what is this sensitive at most, the part that is. This advisor's own, on the side of caution. */
const SENSITIVE_PART: Readonly<Record<Level, Triple>> = {
  public: [0, 0, 0],
  internal: [0, 0, 0.1],
  confidential: [0.2, 0.5, 0.8],
  restricted: [0.3, 0.6, 0.9],
};
const PEAKS: Readonly<Record<TrafficShape, Triple>> = {
  steady: [1.5, 2, 3],
  'office-hours': [3, 4, 6],
  bursty: [6, 10, 20],
};
/** Guides reckon with 500 tokens in and out; requests with documents are longer. */
const LENGTH: Triple = [250, 500, 2_000];
/** An order of magnitude either way of what small services have. */
const VOLUME: Triple = [1_000, 10_000, 100_000];

/** Puts answers and what was observed together; for what nobody knows it takes a range, or the careful choice. */
export function resolveCase(answers: Answers, observed?: ObservedFacts): AdviceCase {
  const seen = observed?.kind === 'known' ? observed : undefined;
  const assumed: { question: QuestionId; words: string }[] = [];
  const assume = (question: QuestionId, words: string) => {
    assumed.push({ question, words });
  };
  const ranged = (
    question: QuestionId,
    values: { readonly answered: number | undefined; readonly observed?: number | undefined },
    otherwise: { readonly range: Triple; readonly words: string },
  ): Ranged => {
    // Who answers although the ledger knows plans for something else than there was.
    const known = values.answered ?? values.observed;
    if (known !== undefined) {
      return exactly(known, values.answered === undefined ? 'observed' : 'answered', question);
    }
    assume(question, otherwise.words);
    return between(otherwise.range, 'assumed', question);
  };
  const sensitivity = known<Level>('sensitivity', answers.sensitivity, 'confidential', () =>
    assume('sensitivity', 'How sensitive the content is is not known; it is planned as confidential.'),
  );
  const leaving = leavingOf(answers, sensitivity.value, assume);
  return {
    answers,
    sensitivity,
    leaving,
    staysShare: staysOf({ answers, sensitivity: sensitivity.value, leaving: leaving.value }, seen, ranged),
    volume: ranged(
      'volume',
      { answered: answers.volume, observed: seen?.volume },
      {
        range: VOLUME,
        words: 'The volume is not known: 1,000 to 100,000 requests a month, 10,000 expected.',
      },
    ),
    inputTokens: ranged(
      'inputTokens',
      { answered: answers.inputTokens, observed: seen?.inputTokens },
      {
        range: LENGTH,
        words:
          'The length of requests is not known: 250 to 2,000 input tokens, 500 expected as guides reckon.',
      },
    ),
    outputTokens: ranged(
      'outputTokens',
      { answered: answers.outputTokens, observed: seen?.outputTokens },
      {
        range: LENGTH,
        words:
          'The length of answers is not known: 250 to 2,000 output tokens, 500 expected as guides reckon.',
      },
    ),
    growth: ranged(
      'growth',
      { answered: answers.growth },
      {
        range: [0, 0, 0.05],
        words: 'Growth is not known: none expected, 5 % a month at most.',
      },
    ),
    hardShare: hardOf(answers, assume),
    hosting: hostingOf(answers, assume),
    tasks: tasksOf(answers, seen, assume),
    peakFactor: peakOf(answers, seen, assume),
    contradictions: findContradictions(answers),
    assumed,
    observed: [...(observed?.taken ?? []), ...answeredAllTheSame(answers, observed)],
  };
}

/** Where an answer was followed although the ledger knows it: said, since the two may be far apart. */
function answeredAllTheSame(answers: Answers, observed: ObservedFacts | undefined): readonly string[] {
  const both = [...answeredBy(observed)].filter((id) => answers[id] !== undefined);
  return both.length === 0
    ? []
    : [`Your own answers were followed where there were both: ${both.join(', ')}.`];
}

type Assume = (question: QuestionId, words: string) => void;
type SeenFacts = Extract<ObservedFacts, { kind: 'known' }> | undefined;

function known<Value>(
  question: QuestionId,
  answered: Value | undefined,
  otherwise: Value,
  assume: () => void,
): Known<Value> {
  if (answered !== undefined) return { value: answered, from: 'answered', question };
  assume();
  return { value: otherwise, from: 'assumed', question };
}

function leavingOf(answers: Answers, sensitivity: Level, assume: Assume): Known<Leaving> {
  const { leaving, offline, regulations = [] } = answers;
  if (offline === 'always') return { value: 'all-stays', from: 'answered', question: 'offline' };
  if (leaving === 'may-leave' && sensitivity === 'restricted') {
    return { value: 'under-agreement', from: 'answered', question: 'sensitivity' };
  }
  if (regulations.includes('itar') && leaving !== 'all-stays') {
    return { value: 'sensitive-stays', from: 'answered', question: 'regulations' };
  }
  if (leaving !== undefined) return { value: leaving, from: 'answered', question: 'leaving' };
  const isSensitive = compareLevels(sensitivity, 'confidential') >= 0;
  assume(
    'leaving',
    isSensitive
      ? 'What may leave is not known; what is sensitive is planned to stay.'
      : 'What may leave is not known; it is not sensitive and is planned as free to leave.',
  );
  return { value: isSensitive ? 'sensitive-stays' : 'may-leave', from: 'assumed', question: 'leaving' };
}

function staysOf(
  {
    answers,
    sensitivity,
    leaving,
  }: { readonly answers: Answers; readonly sensitivity: Level; readonly leaving: Leaving },
  seen: SeenFacts,
  ranged: (
    question: QuestionId,
    values: { readonly answered: number | undefined; readonly observed?: number | undefined },
    otherwise: { readonly range: Triple; readonly words: string },
  ) => Ranged,
): Ranged {
  if (leaving === 'all-stays') return exactly(1, 'answered', 'leaving');
  if (leaving !== 'sensitive-stays') return exactly(0, 'answered', 'leaving');
  const part = SENSITIVE_PART[sensitivity];
  const [low, expected, high] = part.map((share) => Math.round(share * 100));
  return ranged(
    'sensitiveShare',
    { answered: answers.sensitiveShare, observed: seen?.sensitiveShare },
    {
      range: part,
      words: `How many requests are sensitive is not known: ${low} to ${high} %, ${expected} % expected.`,
    },
  );
}

function hardOf({ frontierNeed, frontierShare }: Answers, assume: Assume): Ranged {
  if (frontierShare !== undefined) return exactly(frontierShare, 'answered', 'frontierShare');
  if (frontierNeed !== undefined) return between(HARD[frontierNeed], 'answered', 'frontierNeed');
  assume('frontierNeed', 'How much work is hard is not known: 10 to 30 %, 20 % expected, as guides put it.');
  return between(HARD.some, 'assumed', 'frontierNeed');
}

function hostingOf({ capability, operatorTest, team }: Answers, assume: Assume): Known<Hosting> {
  if (team === 0) return { value: 'no', from: 'answered', question: 'team' };
  if (operatorTest === 'no') return { value: 'no', from: 'answered', question: 'operatorTest' };
  if (capability === 'accelerators') return { value: 'practised', from: 'answered', question: 'capability' };
  if (operatorTest === 'yes') return { value: 'yes', from: 'answered', question: 'operatorTest' };
  if (capability === 'web-services') return { value: 'yes', from: 'answered', question: 'capability' };
  if (capability === 'none') return { value: 'no', from: 'answered', question: 'capability' };
  assume('capability', 'Whether the team can host is not known; it is planned as one that cannot yet.');
  return { value: 'no', from: 'assumed', question: 'capability' };
}

function tasksOf({ tasks }: Answers, seen: SeenFacts, assume: Assume): AdviceCase['tasks'] {
  const isAnswered = tasks !== undefined && tasks.length > 0;
  if (!isAnswered && seen !== undefined && seen.tasks.length > 0) {
    return { value: seen.tasks.map(({ task }) => task), from: 'observed', question: 'tasks' };
  }
  return known(
    'tasks',
    tasks?.length === 0 ? undefined : tasks,
    ['chat'] as AdviceCase['tasks']['value'],
    () => assume('tasks', 'What the work is is not known; a model for general work is chosen.'),
  );
}

function peakOf({ traffic }: Answers, seen: SeenFacts, assume: Assume): Ranged {
  const shape = traffic ?? seen?.traffic;
  if (shape !== undefined) {
    return between(PEAKS[shape], traffic === undefined ? 'observed' : 'answered', 'traffic');
  }
  assume('traffic', 'How the traffic comes is not known: the busiest minutes have 2 to 6 times the mean.');
  return between([2, 4, 6], 'assumed', 'traffic');
}

function exactly(value: number, from: Origin, question: QuestionId): Ranged {
  return { low: value, expected: value, high: value, from, question };
}

function between([low, expected, high]: Triple, from: Origin, question: QuestionId): Ranged {
  return { low, expected, high, from, question };
}
