/**
 * What a finding says of a text: who it is about (`identity`: names, addresses, numbers of people), how to get in
 * (`secret`), that it gives orders to a model (`injection`), or what it is about (`subject`), which identifies nobody
 * by itself.
 */
export type FindingKind = 'identity' | 'secret' | 'injection' | 'subject';

const SECRETS = ['SECRET', 'PASSWORD', 'PRIVATE_KEY', 'JWT', 'DB_URL', 'SEED_PHRASE'] as const;

const INJECTIONS = ['PROMPT_INJECTION', 'JAILBREAK'] as const;

const SUBJECTS = [
  'HEALTH',
  'SPECIAL_CATEGORY',
  'CRIMINAL',
  'CHILD',
  'LEGAL_PRIVILEGE',
  'CONTRACT',
  'MNPI',
  'UNPUBLISHED_BUSINESS',
  'HUMAN_RESOURCES',
  'VULNERABILITY',
  'CLASSIFICATION',
  'CONFIDENTIAL_MARKING',
  'SOURCE_CODE',
  'PROPRIETARY_CODE',
  'INTERNAL_HOST',
  'OPERATOR_TERM',
  // Digits in words: what number they are is not known, so it identifies nobody yet.
  'SPELLED_NUMBER',
] as const;

const KINDS: ReadonlyMap<string, FindingKind> = new Map([
  ...SECRETS.map((type) => [type, 'secret'] as const),
  ...INJECTIONS.map((type) => [type, 'injection'] as const),
  ...SUBJECTS.map((type) => [type, 'subject'] as const),
]);

/** A type that is not listed identifies somebody: most types do, and a new one must not be left out unnoticed. */
export function kindOfType(type: string): FindingKind {
  return KINDS.get(type) ?? 'identity';
}
