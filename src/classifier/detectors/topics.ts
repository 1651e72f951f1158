import type { Signal } from '../signal.ts';
import { BOILERPLATE_PATTERNS, withoutBoilerplate } from './boilerplate.ts';
import { personReferencePatterns } from './person-reference.ts';
import { GENERAL_TALK_PATTERNS } from './phrases.ts';
import { createTopicFinder } from './topic.ts';
import { belonging } from './topics/belonging.ts';
import { cases } from './topics/cases.ts';
import { childrenAtRisk } from './topics/children-at-risk.ts';
import { companyNews } from './topics/company-news.ts';
import { crime } from './topics/crime.ts';
import { deals } from './topics/deals.ts';
import { healthInEverydayWords } from './topics/health-in-everyday-words.ts';
import { hintsOfPasswords } from './topics/hints-of-passwords.ts';
import { houseMatters } from './topics/house-matters.ts';
import { moneyTroubles } from './topics/money-troubles.ts';
import { plans } from './topics/plans.ts';
import { privateMatters } from './topics/private-matters.ts';
import { securityHoles } from './topics/security-holes.ts';
import { workplace } from './topics/workplace.ts';

const finder = createTopicFinder([
  ...healthInEverydayWords,
  ...belonging,
  ...crime,
  ...childrenAtRisk,
  ...cases,
  ...deals,
  ...companyNews,
  ...hintsOfPasswords,
  ...workplace,
  ...moneyTroubles,
  ...plans,
  ...securityHoles,
  ...houseMatters,
  ...privateMatters,
]);

/** What free text tells that is somebody's own, in words of every day and in the eight languages; see each topic. */
export const topics: Signal = {
  name: 'topics',
  version: '1',
  words: finder.words,
  get patterns() {
    return [
      ...finder.patterns(),
      ...BOILERPLATE_PATTERNS,
      ...GENERAL_TALK_PATTERNS,
      ...personReferencePatterns(),
    ];
  },
  detect: (text, view) => withoutBoilerplate(text, finder.find(text, view.hits)),
};
