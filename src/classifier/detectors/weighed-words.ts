import { findingOf } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';
import { createPhraseLists } from '../words/phrase-lists.ts';
import { isAboutSubject, personReferencePatterns, refersToPerson } from './person-reference.ts';
import { asksAboutInGeneral, GENERAL_TALK_PATTERNS } from './phrases.ts';
import { KEPT_FROM_OTHERS, OUR_OWN, REPORTED } from './topics/anchors.ts';
import { heavyPassages, type Passage, type Subject, WEIGHING_PATTERNS } from './word-weights.ts';

/** In sixteenths of log odds: so much speaks for a matter that is `restricted`, and less for one to be kept in the house. */
const SURELY = 20;
const PROBABLY = 12;
/** How far around a passage it is looked whose matter it is. */
const RADIUS = 60;

const FINDINGS = {
  health: ['HEALTH', 'personal', 'health'],
  personal: ['SPECIAL_CATEGORY', 'personal'],
  legal: ['LEGAL_PRIVILEGE', 'legal'],
  deals: ['MNPI', 'financial'],
} as const satisfies Record<Subject, unknown>;
const makers = (level: 'restricted' | 'confidential') =>
  Object.fromEntries(
    Object.entries(FINDINGS).map(([subject, [type, ...categories]]) => [
      subject,
      findingOf(type, level, ...categories),
    ]),
  ) as Record<Subject, ReturnType<typeof findingOf>>;
const MAKE = { surely: makers('restricted'), probably: makers('confidential') };

const said = createPhraseLists([{ lines: OUR_OWN }, { lines: KEPT_FROM_OTHERS }, { lines: REPORTED }]);
const OWN = 1;
const KEPT = 2;
const TOLD = 4;

/**
 * What is told without any word that is enough: each word weighs a little for or against, as it was learned from texts
 * with their labels, and the sum decides.
 */
export const weighedWords: Signal = {
  name: 'weighed-words',
  version: '1',
  get patterns() {
    return [...WEIGHING_PATTERNS, ...said.patterns(), ...GENERAL_TALK_PATTERNS, ...personReferencePatterns()];
  },
  detect: (text) => {
    const passages = heavyPassages(text, PROBABLY);
    if (passages.length === 0 || isAboutSubject(text)) return [];
    return passages.filter((passage) => isSomebodys(text, passage)).map(findingIn);
  },
};

/** Whether it is a person's matter, or of business the writer's own or one that nobody may know; and no news. */
function isSomebodys(text: string, { start, end, subject, heaviest }: Passage): boolean {
  const window = { from: Math.max(0, start - RADIUS), to: Math.min(text.length, end + RADIUS) };
  const isOfBusiness = subject === 'legal' || subject === 'deals';
  const standing = isOfBusiness ? said.standing(text, window, OWN | KEPT | TOLD) : 0;
  if ((standing & TOLD) !== 0) return false;
  if ((standing & (OWN | KEPT)) === 0 && !refersToPerson(text, { start, end }, RADIUS)) return false;
  return !asksAboutInGeneral(text, heaviest);
}

function findingIn({ weight, subject, heaviest }: Passage): RawFinding {
  return MAKE[weight >= SURELY ? 'surely' : 'probably'][subject](heaviest);
}
