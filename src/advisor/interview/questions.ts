import type { QuestionId } from './answers.ts';
import type { AnswerKind, Option, Question } from './question.ts';

/** The four that decide most, each with what it opens. */
const FIRST: readonly Omit<Question, 'rank'>[] = [
  {
    id: 'sensitivity',
    words: 'How sensitive is the most sensitive content that you will send?',
    why: 'What must not leave decides before anything else.',
    answer: choice({
      public: 'public: anybody may read it',
      internal: 'internal: ordinary text that identifies nobody',
      confidential: 'confidential: customers, contracts, source code',
      restricted: 'restricted: patients, payments, credentials, secrets by law',
    }),
  },
  {
    id: 'leaving',
    words: 'What may leave your premises?',
    why: 'A share that must stay cannot be served by a closed model, whatever it costs.',
    answer: choice({
      'all-stays': 'nothing, under no contract',
      'sensitive-stays': 'what is not sensitive; sensitive content stays',
      'under-agreement': 'everything, where a contract covers it (BAA, DPA, zero retention)',
      'may-leave': 'everything',
    }),
  },
  {
    id: 'sensitiveShare',
    words: 'Of your requests, how many hold such sensitive content?',
    why: 'It is the part that stays inside.',
    answer: { kind: 'share', least: 0, most: 1 },
  },
  {
    id: 'volume',
    words: 'How many requests a month?',
    why: 'Machines cost the same whether they are asked or not: volume decides whether owning pays.',
    answer: { kind: 'number', unit: 'requests a month', least: 0, most: 1e12 },
  },
  {
    id: 'inputTokens',
    words: 'How many input tokens has a usual request? (about 750 words are 1,000)',
    why: 'Volume is counted in tokens.',
    answer: { kind: 'number', unit: 'tokens', least: 0, most: 1e7 },
  },
  {
    id: 'outputTokens',
    words: 'How many output tokens has a usual answer?',
    why: 'Output is dearer than input, and slower.',
    answer: { kind: 'number', unit: 'tokens', least: 0, most: 1e7 },
  },
  {
    id: 'frontierNeed',
    words: 'How much of the work needs a frontier model?',
    why: 'What an open model answers well enough need not be rented.',
    answer: choice({
      none: 'none: summaries, sorting, extraction, drafts',
      some: 'some of it: 10 to 30 of 100 requests are hard',
      most: 'most of it',
    }),
  },
  {
    id: 'frontierShare',
    words: 'Of your requests, how many are too hard for an open model?',
    why: 'It is the part that may be rented.',
    answer: { kind: 'share', least: 0, most: 1 },
  },
  {
    id: 'capability',
    words: 'What does your team run already?',
    why: 'A model of your own is a service that somebody keeps alive.',
    answer: choice({
      none: 'no servers of our own',
      'web-services': 'ordinary web services',
      accelerators: 'machines with accelerators',
    }),
  },
  {
    id: 'operatorTest',
    words: 'Does the team keep an ordinary web service healthy, day and night?',
    why: 'Whoever does not will not keep a model healthy either.',
    answer: choice({ yes: 'yes', no: 'no' }),
  },
];

const FURTHER: readonly Omit<Question, 'rank'>[] = [
  {
    id: 'tasks',
    words: 'What is the work?',
    why: 'Models are good at different things.',
    answer: several({
      summarise: 'summaries',
      classify: 'sorting',
      extract: 'taking facts out of text',
      draft: 'drafts',
      'question-answering': 'questions about documents',
      code: 'code',
      reasoning: 'reasoning in many steps',
      agent: 'agents that call tools',
      embed: 'vectors for search',
      chat: 'conversation',
    }),
  },
  {
    id: 'modalities',
    words: 'What goes in?',
    why: 'A model that sees no pictures gets none.',
    answer: several({
      text: 'text',
      images: 'pictures',
      documents: 'documents',
      audio: 'speech',
    }),
  },
  {
    id: 'otherLanguages',
    words: 'Is the text in other languages than English?',
    why: 'Not every model speaks them.',
    answer: choice({ yes: 'yes', no: 'no' }),
  },
  {
    id: 'customisation',
    words: 'How far must the model be made yours?',
    why: 'Weights of your own can be trained; rented ones as far as the vendor lets you.',
    answer: choice({
      none: 'not at all',
      prompts: 'by prompts and documents',
      'fine-tuning': 'trained on our own data',
    }),
  },
  {
    id: 'independence',
    words: 'Must it go on if a vendor changes prices, models or terms?',
    why: 'Weights on your disk do not change under you.',
    answer: choice({
      'not-needed': 'no',
      preferred: 'better so',
      required: 'it must',
    }),
  },
  {
    id: 'latencySeconds',
    words: 'Within how many seconds must a usual answer be complete?',
    why: 'A slow machine is cheap and of no use.',
    answer: { kind: 'number', unit: 'seconds', least: 0.05, most: 86_400 },
  },
  {
    id: 'offline',
    words: 'Must it work without a network?',
    why: 'What is rented needs one.',
    answer: choice({
      never: 'no',
      sometimes: 'sometimes: ships, plants, outages',
      always: 'always: there is none',
    }),
  },
  {
    id: 'regulations',
    words: 'Which regulations bind you?',
    why: 'They ask for agreements, retention and records.',
    answer: several({
      gdpr: 'GDPR',
      hipaa: 'HIPAA',
      'pci-dss': 'PCI DSS',
      sox: 'SOX',
      itar: 'ITAR',
      'ai-act': 'EU AI Act',
    }),
  },
  {
    id: 'regions',
    words: 'Which regions must the data not leave?',
    why: 'A vendor must then process it there.',
    answer: { kind: 'words', example: 'eu' },
  },
  {
    id: 'traffic',
    words: 'How does the traffic come?',
    why: 'Machines are bought for the peak and paid for the night.',
    answer: choice({
      steady: 'evenly, day and night',
      'office-hours': 'in office hours',
      bursty: 'in bursts',
    }),
  },
  {
    id: 'growth',
    words: 'By how much does it grow from month to month?',
    why: 'Three years are reckoned.',
    answer: { kind: 'share', least: -0.9, most: 1 },
  },
  {
    id: 'timeToShipWeeks',
    words: 'In how many weeks must it be live?',
    why: 'A key works today; machines take weeks.',
    answer: { kind: 'number', unit: 'weeks', least: 0, most: 520 },
  },
  {
    id: 'availability',
    words: 'What share of the time must it answer, for instance 99.9 %?',
    why: 'One machine fails some day.',
    answer: { kind: 'share', least: 0, most: 1 },
  },
  {
    id: 'team',
    words: 'How many engineers can look after it, in full posts?',
    why: 'It takes hours every month.',
    answer: { kind: 'number', unit: 'posts', least: 0, most: 10_000 },
  },
  {
    id: 'budgetPerMonth',
    words: 'What may it cost a month, in US dollars?',
    why: 'What is dearer is told so.',
    answer: { kind: 'dollars' },
  },
  {
    id: 'industry',
    words: 'Which industry are you in?',
    why: 'It brings rules and law that are ready to use.',
    answer: choice({
      healthcare: 'healthcare',
      'financial-services': 'finance',
      software: 'software',
      legal: 'law',
      'legal-tech': 'technology for law',
      other: 'another',
    }),
  },
  {
    id: 'use',
    words: 'Who uses it?',
    why: 'Licences treat your own people and your customers differently.',
    answer: choice({
      internal: 'our own people',
      product: 'customers, through our product',
    }),
  },
  {
    id: 'users',
    words: 'How many people use your products in a month?',
    why: 'Some licences end at a number of users.',
    answer: { kind: 'number', unit: 'people', least: 0, most: 1e10 },
  },
  {
    id: 'country',
    words: 'In which country is your principal place of business?',
    why: 'Some licences shut countries out.',
    answer: { kind: 'words', example: 'DE' },
  },
  {
    id: 'hardware',
    words: 'Which accelerator do you have already?',
    why: 'What is there need not be bought.',
    answer: { kind: 'name', of: 'accelerators', example: 'l40s-48gb' },
  },
  {
    id: 'openModel',
    words: 'Which open model have you chosen already?',
    why: 'It is then taken.',
    answer: { kind: 'name', of: 'models', example: 'qwen3-14b' },
  },
  {
    id: 'closedModel',
    words: 'Which closed model do you compare with?',
    why: 'Its price is what owning must beat.',
    answer: { kind: 'name', of: 'prices', example: 'openai/gpt-5.2' },
  },
];

/** Every question, in the order in which it is asked. */
export const QUESTIONS: readonly Question[] = [
  ...FIRST.map((question) => ({ ...question, rank: 'first' as const })),
  ...FURTHER.map((question) => ({ ...question, rank: 'further' as const })),
];

export function questionOf(id: QuestionId): Question {
  const found = QUESTIONS.find((question) => question.id === id);
  if (found === undefined) throw new Error(`no question is called ${id}`);
  return found;
}

/** One of these, each with its words, in their order. */
function choice(options: Readonly<Record<string, string>>): AnswerKind {
  return { kind: 'choice', options: optionsOf(options) };
}

/** Any of these. */
function several(options: Readonly<Record<string, string>>): AnswerKind {
  return { kind: 'several', options: optionsOf(options) };
}

function optionsOf(options: Readonly<Record<string, string>>): readonly Option[] {
  return Object.entries(options).map(([value, words]) => ({ value, words }));
}
