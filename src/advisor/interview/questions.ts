import type { QuestionId } from './answers.ts';
import type { Option, Question } from './question.ts';

const YES_NO: readonly Option[] = [
  { value: 'yes', words: 'yes' },
  { value: 'no', words: 'no' },
];

/** Every question, in the order in which it is asked: first the four that decide most, each with what it opens. */
export const QUESTIONS: readonly Question[] = [
  {
    id: 'sensitivity',
    rank: 'first',
    words: 'How sensitive is the most sensitive content that you will send?',
    why: 'What must not leave decides before anything else.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'public', words: 'public: anybody may read it' },
        { value: 'internal', words: 'internal: ordinary text that identifies nobody' },
        { value: 'confidential', words: 'confidential: customers, contracts, source code' },
        { value: 'restricted', words: 'restricted: patients, payments, credentials, secrets by law' },
      ],
    },
  },
  {
    id: 'leaving',
    rank: 'first',
    words: 'What may leave your premises?',
    why: 'A share that must stay cannot be served by a closed model, whatever it costs.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'all-stays', words: 'nothing, under no contract' },
        { value: 'sensitive-stays', words: 'what is not sensitive; sensitive content stays' },
        {
          value: 'under-agreement',
          words: 'everything, where a contract covers it (BAA, DPA, zero retention)',
        },
        { value: 'may-leave', words: 'everything' },
      ],
    },
  },
  {
    id: 'sensitiveShare',
    rank: 'first',
    words: 'Of your requests, how many hold such sensitive content?',
    why: 'It is the part that stays inside.',
    answer: { kind: 'share', least: 0, most: 1 },
  },
  {
    id: 'volume',
    rank: 'first',
    words: 'How many requests a month?',
    why: 'Machines cost the same whether they are asked or not: volume decides whether owning pays.',
    answer: { kind: 'number', unit: 'requests a month', least: 0, most: 1e12 },
  },
  {
    id: 'inputTokens',
    rank: 'first',
    words: 'How many input tokens has a usual request? (about 750 words are 1,000)',
    why: 'Volume is counted in tokens.',
    answer: { kind: 'number', unit: 'tokens', least: 0, most: 1e7 },
  },
  {
    id: 'outputTokens',
    rank: 'first',
    words: 'How many output tokens has a usual answer?',
    why: 'Output is dearer than input, and slower.',
    answer: { kind: 'number', unit: 'tokens', least: 0, most: 1e7 },
  },
  {
    id: 'frontierNeed',
    rank: 'first',
    words: 'How much of the work needs a frontier model?',
    why: 'What an open model answers well enough need not be rented.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'none', words: 'none: summaries, sorting, extraction, drafts' },
        { value: 'some', words: 'some of it: 10 to 30 of 100 requests are hard' },
        { value: 'most', words: 'most of it' },
      ],
    },
  },
  {
    id: 'frontierShare',
    rank: 'first',
    words: 'Of your requests, how many are too hard for an open model?',
    why: 'It is the part that may be rented.',
    answer: { kind: 'share', least: 0, most: 1 },
  },
  {
    id: 'capability',
    rank: 'first',
    words: 'What does your team run already?',
    why: 'A model of your own is a service that somebody keeps alive.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'none', words: 'no servers of our own' },
        { value: 'web-services', words: 'ordinary web services' },
        { value: 'accelerators', words: 'machines with accelerators' },
      ],
    },
  },
  {
    id: 'operatorTest',
    rank: 'first',
    words: 'Does the team keep an ordinary web service healthy, day and night?',
    why: 'Whoever does not will not keep a model healthy either.',
    answer: { kind: 'choice', options: YES_NO },
  },
  {
    id: 'tasks',
    rank: 'further',
    words: 'What is the work?',
    why: 'Models are good at different things.',
    answer: {
      kind: 'several',
      options: [
        { value: 'summarise', words: 'summaries' },
        { value: 'classify', words: 'sorting' },
        { value: 'extract', words: 'taking facts out of text' },
        { value: 'draft', words: 'drafts' },
        { value: 'question-answering', words: 'questions about documents' },
        { value: 'code', words: 'code' },
        { value: 'reasoning', words: 'reasoning in many steps' },
        { value: 'agent', words: 'agents that call tools' },
        { value: 'embed', words: 'vectors for search' },
        { value: 'chat', words: 'conversation' },
      ],
    },
  },
  {
    id: 'modalities',
    rank: 'further',
    words: 'What goes in?',
    why: 'A model that sees no pictures gets none.',
    answer: {
      kind: 'several',
      options: [
        { value: 'text', words: 'text' },
        { value: 'images', words: 'pictures' },
        { value: 'documents', words: 'documents' },
        { value: 'audio', words: 'speech' },
      ],
    },
  },
  {
    id: 'otherLanguages',
    rank: 'further',
    words: 'Is the text in other languages than English?',
    why: 'Not every model speaks them.',
    answer: { kind: 'choice', options: YES_NO },
  },
  {
    id: 'customisation',
    rank: 'further',
    words: 'How far must the model be made yours?',
    why: 'Weights of your own can be trained; rented ones as far as the vendor lets you.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'none', words: 'not at all' },
        { value: 'prompts', words: 'by prompts and documents' },
        { value: 'fine-tuning', words: 'trained on our own data' },
      ],
    },
  },
  {
    id: 'independence',
    rank: 'further',
    words: 'Must it go on if a vendor changes prices, models or terms?',
    why: 'Weights on your disk do not change under you.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'not-needed', words: 'no' },
        { value: 'preferred', words: 'better so' },
        { value: 'required', words: 'it must' },
      ],
    },
  },
  {
    id: 'latencySeconds',
    rank: 'further',
    words: 'Within how many seconds must a usual answer be complete?',
    why: 'A slow machine is cheap and of no use.',
    answer: { kind: 'number', unit: 'seconds', least: 0.05, most: 86_400 },
  },
  {
    id: 'offline',
    rank: 'further',
    words: 'Must it work without a network?',
    why: 'What is rented needs one.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'never', words: 'no' },
        { value: 'sometimes', words: 'sometimes: ships, plants, outages' },
        { value: 'always', words: 'always: there is none' },
      ],
    },
  },
  {
    id: 'regulations',
    rank: 'further',
    words: 'Which regulations bind you?',
    why: 'They ask for agreements, retention and records.',
    answer: {
      kind: 'several',
      options: [
        { value: 'gdpr', words: 'GDPR' },
        { value: 'hipaa', words: 'HIPAA' },
        { value: 'pci-dss', words: 'PCI DSS' },
        { value: 'sox', words: 'SOX' },
        { value: 'itar', words: 'ITAR' },
        { value: 'ai-act', words: 'EU AI Act' },
      ],
    },
  },
  {
    id: 'regions',
    rank: 'further',
    words: 'Which regions must the data not leave?',
    why: 'A vendor must then process it there.',
    answer: { kind: 'words', example: 'eu' },
  },
  {
    id: 'traffic',
    rank: 'further',
    words: 'How does the traffic come?',
    why: 'Machines are bought for the peak and paid for the night.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'steady', words: 'evenly, day and night' },
        { value: 'office-hours', words: 'in office hours' },
        { value: 'bursty', words: 'in bursts' },
      ],
    },
  },
  {
    id: 'growth',
    rank: 'further',
    words: 'By how much does it grow from month to month?',
    why: 'Three years are reckoned.',
    answer: { kind: 'share', least: -0.9, most: 1 },
  },
  {
    id: 'timeToShipWeeks',
    rank: 'further',
    words: 'In how many weeks must it be live?',
    why: 'A key works today; machines take weeks.',
    answer: { kind: 'number', unit: 'weeks', least: 0, most: 520 },
  },
  {
    id: 'availability',
    rank: 'further',
    words: 'What share of the time must it answer, for instance 99.9 %?',
    why: 'One machine fails some day.',
    answer: { kind: 'share', least: 0, most: 1 },
  },
  {
    id: 'team',
    rank: 'further',
    words: 'How many engineers can look after it, in full posts?',
    why: 'It takes hours every month.',
    answer: { kind: 'number', unit: 'posts', least: 0, most: 10_000 },
  },
  {
    id: 'budgetPerMonth',
    rank: 'further',
    words: 'What may it cost a month, in US dollars?',
    why: 'What is dearer is told so.',
    answer: { kind: 'dollars' },
  },
  {
    id: 'industry',
    rank: 'further',
    words: 'Which industry are you in?',
    why: 'It brings rules and law that are ready to use.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'healthcare', words: 'healthcare' },
        { value: 'financial-services', words: 'finance' },
        { value: 'software', words: 'software' },
        { value: 'legal', words: 'law' },
        { value: 'legal-tech', words: 'technology for law' },
        { value: 'other', words: 'another' },
      ],
    },
  },
  {
    id: 'use',
    rank: 'further',
    words: 'Who uses it?',
    why: 'Licences treat your own people and your customers differently.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'internal', words: 'our own people' },
        { value: 'product', words: 'customers, through our product' },
      ],
    },
  },
  {
    id: 'users',
    rank: 'further',
    words: 'How many people use your products in a month?',
    why: 'Some licences end at a number of users.',
    answer: { kind: 'number', unit: 'people', least: 0, most: 1e10 },
  },
  {
    id: 'country',
    rank: 'further',
    words: 'In which country is your principal place of business?',
    why: 'Some licences shut countries out.',
    answer: { kind: 'words', example: 'DE' },
  },
  {
    id: 'hardware',
    rank: 'further',
    words: 'Which accelerator do you have already?',
    why: 'What is there need not be bought.',
    answer: { kind: 'name', of: 'accelerators', example: 'l40s-48gb' },
  },
  {
    id: 'openModel',
    rank: 'further',
    words: 'Which open model have you chosen already?',
    why: 'It is then taken.',
    answer: { kind: 'name', of: 'models', example: 'qwen3-14b' },
  },
  {
    id: 'closedModel',
    rank: 'further',
    words: 'Which closed model do you compare with?',
    why: 'Its price is what owning must beat.',
    answer: { kind: 'name', of: 'prices', example: 'openai/gpt-5.2' },
  },
];

export function questionOf(id: QuestionId): Question {
  const found = QUESTIONS.find((question) => question.id === id);
  if (found === undefined) throw new Error(`no question is called ${id}`);
  return found;
}
