import type { Answers, QuestionId } from './answers.ts';

/** Answers that cannot all be meant, and which of them was followed. */
export interface Contradiction {
  readonly between: readonly QuestionId[];
  readonly words: string;
  readonly followed: string;
}

interface Rule {
  readonly between: readonly QuestionId[];
  readonly holds: (answers: Answers) => boolean;
  readonly words: string;
  readonly followed: string;
}

const RULES: readonly Rule[] = [
  {
    between: ['offline', 'frontierNeed'],
    holds: ({ offline, frontierNeed }) => offline === 'always' && frontierNeed === 'most',
    words: 'Without a network no frontier API can be reached, yet most of the work is said to need one.',
    followed:
      'Offline is a fact of the place: everything is planned inside, and hard work may be answered worse.',
  },
  {
    between: ['offline', 'closedModel'],
    holds: ({ offline, closedModel }) => offline === 'always' && closedModel !== undefined,
    words: 'A closed model was named, and there is no network to reach it by.',
    followed: 'The closed model serves for comparing costs alone.',
  },
  {
    between: ['leaving', 'frontierNeed'],
    holds: ({ leaving, frontierNeed }) => leaving === 'all-stays' && frontierNeed === 'most',
    words: 'Nothing may leave, yet most of the work is said to need a frontier model.',
    followed: 'What must stay stays: the largest open model that can be carried does the hard work.',
  },
  {
    between: ['leaving', 'closedModel'],
    holds: ({ leaving, closedModel }) => leaving === 'all-stays' && closedModel !== undefined,
    words: 'A closed model was named, and nothing may leave.',
    followed: 'The closed model serves for comparing costs alone.',
  },
  {
    between: ['sensitivity', 'leaving'],
    holds: ({ sensitivity, leaving }) => sensitivity === 'restricted' && leaving === 'may-leave',
    words: 'Restricted content is sent, and everything may leave without any contract.',
    followed: 'Restricted content is planned to leave under agreements alone.',
  },
  {
    between: ['sensitivity', 'sensitiveShare'],
    holds: ({ sensitivity, sensitiveShare = 0 }) =>
      (sensitivity === 'public' || sensitivity === 'internal') && sensitiveShare > 0,
    words: 'The most sensitive content is said to be public or internal, and a share is said to be more.',
    followed: 'The share counts as confidential.',
  },
  {
    between: ['regulations', 'leaving'],
    holds: ({ regulations = [], leaving }) => regulations.includes('itar') && leaving === 'may-leave',
    words: 'ITAR binds you, and everything may leave.',
    followed: 'What ITAR covers is planned to stay; ask your counsel which part that is.',
  },
  {
    between: ['capability', 'operatorTest'],
    holds: ({ capability, operatorTest }) => capability === 'accelerators' && operatorTest === 'no',
    words: 'The team runs machines with accelerators and does not keep an ordinary web service healthy.',
    followed: 'The operator test counts: the team is planned as one that cannot host yet.',
  },
  {
    between: ['capability', 'operatorTest'],
    holds: ({ capability, operatorTest }) => capability === 'none' && operatorTest === 'yes',
    words: 'The team has no servers, and keeps an ordinary web service healthy.',
    followed: 'The operator test counts: the team is planned as one that can host.',
  },
  {
    between: ['frontierNeed', 'frontierShare'],
    holds: ({ frontierNeed, frontierShare = 0 }) => frontierNeed === 'none' && frontierShare > 0,
    words: 'No work is said to need a frontier model, and a share of it is.',
    followed: 'The share counts.',
  },
  {
    between: ['team', 'operatorTest'],
    holds: ({ team, operatorTest }) => team === 0 && operatorTest === 'yes',
    words: 'A web service is kept healthy, and nobody is there to look after a model.',
    followed: 'Nobody is there: the team is planned as one that cannot host.',
  },
  {
    between: ['use', 'users'],
    holds: ({ use, users = 0 }) => use === 'internal' && users > 1_000_000,
    words: 'Only your own people use it, and they are more than a million.',
    followed: 'Licences are asked as for a product.',
  },
];

export function findContradictions(answers: Answers): readonly Contradiction[] {
  return RULES.filter(({ holds }) => holds(answers)).map(({ between, words, followed }) => ({
    between,
    words,
    followed,
  }));
}
