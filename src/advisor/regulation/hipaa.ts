import { anchored, keptFor } from './audit-retention.ts';
import { demandOf, hasAgreement, recipientsOf } from './recipients.ts';
import { met, notKnowable, type RegulationRule, readAt } from './regulation-rule.ts';

const SAFEGUARDS =
  'https://www.govinfo.gov/content/pkg/CFR-2019-title45-vol2/xml/CFR-2019-title45-vol2-sec164-312.xml';
const CONTROLS = 'https://ladybug-carillon-7k6n.squarespace.com/hippa-control-library';
const WHO = 'may be sent health data';
/** Six years and the two leap days that can fall into them. */
const SIX_YEARS_DAYS = 2_192;

export const HIPAA: readonly RegulationRule[] = [
  {
    id: 'hipaa-164-312-a-2-i',
    regulation: 'hipaa',
    place: '45 CFR 164.312(a)(2)(i)',
    asks: 'Every user has a name or number of their own.',
    source: readAt(
      SAFEGUARDS,
      '45 CFR 164.312',
      'Assign a unique name and/or number for identifying and tracking user identity.',
    ),
    judge: () =>
      notKnowable(
        'Keys are no part of the configuration, and a key may be shared.',
        'Give every person or application a key of its own, and look at demarc keys list.',
      ),
  },
  {
    id: 'hipaa-164-312-b',
    regulation: 'hipaa',
    place: '45 CFR 164.312(b)',
    asks: 'Activity in systems that hold electronic protected health information is recorded and can be examined.',
    source: readAt(
      'https://old.hipaatemplates.com/faq-items/audit-controls',
      '45 CFR 164.312(b)',
      'Implement hardware, software, and/or procedural mechanisms that record and examine activity in information systems that contain or use electronic protected health information.',
    ),
    judge: () =>
      met(
        'Every decision and outcome is put on record before the answer goes out; no configuration turns that off.',
        ['audit'],
      ),
  },
  {
    id: 'hipaa-164-312-c',
    regulation: 'hipaa',
    place: '45 CFR 164.312(c)(1)',
    asks: 'Records are protected from improper alteration.',
    source: readAt(
      CONTROLS,
      '45 CFR 164.312(c)(1), in a library of controls',
      'Implement policies and procedures to protect ePHI from improper alteration or destruction.',
    ),
    judge: anchored,
  },
  {
    id: 'hipaa-164-312-e',
    regulation: 'hipaa',
    place: '45 CFR 164.312(e)(1)',
    asks: 'Health information is guarded while it travels over a network.',
    source: readAt(
      CONTROLS,
      '45 CFR 164.312(e)(1), in a library of controls',
      'Implement technical security measures to guard against unauthorized access to ePHI that is being transmitted over an electronic communications network.',
    ),
    judge: (facts) =>
      demandOf(recipientsOf(facts, 'health'), {
        fits: ({ isEncryptedInTransit }) => isEncryptedInTransit,
        member: 'url',
        who: WHO,
        has: 'is reached by https',
        todo: 'Use an https address for that provider.',
      }),
  },
  {
    id: 'hipaa-164-316-b-2',
    regulation: 'hipaa',
    place: '45 CFR 164.316(b)(2)(i)',
    asks: 'Documentation of required actions is kept for six years; whether that holds for your audit log is yours to settle.',
    source: readAt(
      'https://law.lawstack.com/cfr/45/164.316/',
      '45 CFR 164.316',
      'Retain the documentation required by paragraph (b)(1) of this section for 6 years from the date of its creation or the date when it last was in effect, whichever is later.',
    ),
    judge: (facts) => keptFor(facts, SIX_YEARS_DAYS, 'six years'),
  },
  {
    id: 'hipaa-164-502-e',
    regulation: 'hipaa',
    place: '45 CFR 164.502(e)',
    asks: 'Health information goes to a business associate only under a written agreement.',
    source: readAt(
      'https://www.brickergraydon.com/insights/resources/key/hipaa-privacy-regulations-general-rules-for-uses-and-disclosures-of-protected-health-information-disclosures-to-business-associates-164-502-e',
      '45 CFR 164.502(e)',
      'must be documented through a written contract or other written agreement or arrangement with the business associate',
    ),
    judge: (facts) =>
      demandOf(recipientsOf(facts, 'health'), {
        fits: hasAgreement('baa'),
        member: 'agreements',
        who: WHO,
        has: 'has a business associate agreement (baa)',
        todo: 'Sign a business associate agreement and add baa to agreements, or take the healthcare preset, which demands it.',
      }),
  },
];
