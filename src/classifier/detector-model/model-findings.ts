import type { Category, Level } from '../../domain/label.ts';

/** What a model may say that it found: what the words are for it, and what they mean here. */
export interface ModelFindingType {
  readonly words: string;
  readonly level: Level;
  readonly categories: readonly Category[];
}

const type = (words: string, level: Level, ...categories: readonly Category[]): ModelFindingType => ({
  words,
  level,
  categories,
});

/** Kinds that are known by meaning rather than by shape; numbers with check digits are found without a model. */
export const MODEL_FINDING_TYPES: ReadonlyMap<string, ModelFindingType> = new Map([
  ['PERSON', type('name of a private person, not of a public figure', 'confidential', 'personal')],
  ['ADDRESS', type('postal address of a person', 'confidential', 'personal')],
  ['PHONE', type('telephone number', 'confidential', 'personal')],
  ['EMAIL', type('e-mail address of a person', 'confidential', 'personal')],
  ['DOB', type('date of birth', 'confidential', 'personal')],
  ['PASSPORT', type('number of an identity document', 'restricted', 'personal')],
  ['BANK_ACCOUNT', type('bank account or card number', 'restricted', 'payment')],
  ['SECRET', type('password, key or token', 'restricted', 'credentials')],
  [
    'HEALTH',
    type("a particular person's illness, medicine or treatment", 'restricted', 'personal', 'health'),
  ],
  [
    'SPECIAL_CATEGORY',
    type(
      "a particular person's religion, politics, union, orientation, origin, genetics or crime",
      'restricted',
      'personal',
    ),
  ],
  ['LEGAL_PRIVILEGE', type('legal advice between lawyer and client', 'restricted', 'legal')],
  ['MNPI', type('merger, takeover or result that is not public', 'restricted', 'financial')],
  [
    'HUMAN_RESOURCES',
    type("a particular employee's pay, review, warning or dismissal", 'confidential', 'personal'),
  ],
  [
    'UNPUBLISHED_BUSINESS',
    type('plans or figures of a business that are not public', 'confidential', 'financial'),
  ],
  ['CONTRACT', type('terms of a contract', 'confidential', 'legal')],
  ['VULNERABILITY', type('security hole that is not closed', 'confidential', 'custom')],
]);
