import { describe, expect, it } from 'vitest';
import { FINDING_TYPES } from './finding-types.ts';
import { CLEANABLE_TYPES } from './surrogate-kind.ts';

/** Keys and passwords are taken out by their category. */
const CREDENTIALS = ['DB_URL', 'JWT', 'PASSWORD', 'PRIVATE_KEY', 'SECRET'];
/** What the text means, or what it does: no word of it can be cut out. */
const MEANING = [
  'CLASSIFICATION',
  'CONFIDENTIAL_MARKING',
  'CONTRACT',
  'HEALTH',
  'HUMAN_RESOURCES',
  'JAILBREAK',
  'LEGAL_PRIVILEGE',
  'MNPI',
  'PROMPT_INJECTION',
  'PROPRIETARY_CODE',
  'SOURCE_CODE',
  'SPECIAL_CATEGORY',
  'UNPUBLISHED_BUSINESS',
  'VULNERABILITY',
];

describe('kinds of surrogates', () => {
  it('are decided for every type of finding, and for no other', () => {
    expect([...CLEANABLE_TYPES, ...CREDENTIALS, ...MEANING].sort()).toEqual([...FINDING_TYPES]);
  });
});
