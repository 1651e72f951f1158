import { anchored, keptFor } from './audit-retention.ts';
import { recipientsOf } from './recipients.ts';
import { met, notKnowable, notMet, type RegulationRule, readAt } from './regulation-rule.ts';

const SECTION_404 =
  'https://law.justia.com/codes/us/2015/title-15/chapter-98/subchapter-iv/sec.-7262/index.html';
const TITLE = '15 U.S.C. 7262 (Sarbanes-Oxley Act, section 404)';
const ASSESSMENT =
  'contain an assessment, as of the end of the most recent fiscal year of the issuer, of the effectiveness of the internal control structure and procedures of the issuer for financial reporting';

/** What section 404 asks is an internal control; what of a gateway serves as one is a reading of it. */
export const SOX: readonly RegulationRule[] = [
  {
    id: 'sox-404-a-1',
    regulation: 'sox',
    place: 'section 404(a)(1)',
    asks: 'There is an internal control structure; here: a rule decides where financial data may go.',
    source: readAt(
      SECTION_404,
      TITLE,
      'state the responsibility of management for establishing and maintaining an adequate internal control structure and procedures for financial reporting',
    ),
    judge: (facts) => {
      const recipients = recipientsOf(facts, 'financial');
      if (recipients.length === 0)
        return met('The law of the configuration lets no financial data leave.', ['deployments']);
      const paths = recipients.map(({ provider }) => `providers.${provider}`);
      const isGoverned = facts.law.requirements.some(
        ({ categories }) => categories.length === 0 || categories.includes('financial'),
      );
      if (isGoverned)
        return met('A requirement says under which terms financial data may leave.', ['requirements']);
      return notMet(
        `Financial data may leave to ${recipients.map(({ name }) => name).join(', ')}, and no requirement says under which terms.`,
        [...new Set(paths)],
        'Add a requirement on financial data, or bar those providers from it with except: [financial].',
      );
    },
  },
  {
    id: 'sox-404-a-2-kept',
    regulation: 'sox',
    place: 'section 404(a)(2)',
    asks: 'Controls can be assessed as of the end of a fiscal year; here: records of the whole year are there.',
    source: readAt(SECTION_404, TITLE, ASSESSMENT),
    judge: (facts) => keptFor(facts, 366, 'twelve months'),
  },
  {
    id: 'sox-404-a-2-unaltered',
    regulation: 'sox',
    place: 'section 404(a)(2)',
    asks: 'The assessment rests on evidence; here: records that nobody can rewrite unnoticed.',
    source: readAt(SECTION_404, TITLE, ASSESSMENT),
    judge: anchored,
  },
  {
    id: 'sox-404-change',
    regulation: 'sox',
    place: 'section 404(a)(1)',
    asks: 'Changes of the rules follow a procedure.',
    source: readAt(SECTION_404, TITLE, 'procedures for financial reporting'),
    judge: () =>
      notKnowable(
        'Who may change the configuration, and who agrees to it, stands elsewhere; every policy in force is on record with its hash.',
        'Keep the configuration under version control with a second pair of eyes, and compare with demarc policy diff.',
      ),
  },
];
