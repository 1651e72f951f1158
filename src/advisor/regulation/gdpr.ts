import { liesIn } from '../../domain/requirement-terms.ts';
import { demandOf, hasAgreement, keepsNothing, outsideOf, recipientsOf } from './recipients.ts';
import type { DeploymentFacts } from './regulation-facts.ts';
import { met, notKnowable, notMet, type RegulationRule, readAt } from './regulation-rule.ts';

const WHO = 'may be sent personal data';

/** Regions that lie in the European Economic Area whatever their number: `eu`, and its countries. */
const EEA =
  'eu eea europe at be bg cy cz de dk ee es fi fr gr hr hu ie is it li lt lu lv mt nl no pl pt ro se si sk'.split(
    ' ',
  );
const TRANSFER_TERMS = ['scc', 'bcr', 'adequacy', 'dpf'];

function staysInEurope({ destination }: DeploymentFacts): boolean {
  const region = destination.region?.toLowerCase();
  return EEA.some((each) => liesIn(region, each));
}

function hasTransferTerms(deployment: DeploymentFacts): boolean {
  return TRANSFER_TERMS.some((each) => hasAgreement(each)(deployment));
}

export const GDPR: readonly RegulationRule[] = [
  {
    id: 'gdpr-5-1-e',
    regulation: 'gdpr',
    place: 'Art. 5(1)(e)',
    asks: 'Personal data is kept no longer than its purpose needs.',
    source: readAt(
      'https://scolta-demo-drupal-legal.tag1.ai/regulations/gdpr-article-5-principles-relating-to-processing-of-personal-data',
      'GDPR Article 5',
      'kept in a form which permits identification of data subjects for no longer than is necessary',
    ),
    judge: (facts) =>
      demandOf(recipientsOf(facts, 'personal'), {
        fits: ({ destination }) => destination.retention !== undefined,
        member: 'retention',
        who: WHO,
        has: 'says how long it keeps what it is sent',
        todo: 'Ask how long it keeps requests, and write it down as retention; or bar it from personal data with except.',
      }),
  },
  {
    id: 'gdpr-6',
    regulation: 'gdpr',
    place: 'Art. 6(1)',
    asks: 'Processing has a legal basis.',
    source: readAt(
      'https://gdpr-ccpa.org/gdpr-articles/gdpr-article-6-lawfulness-of-processing',
      'GDPR Article 6',
      'Processing shall be lawful only if and to the extent that at least one of the following applies',
    ),
    judge: () =>
      notKnowable(
        'Why you may process is a decision of yours.',
        'Write down the legal basis of each use of the gateway.',
      ),
  },
  {
    id: 'gdpr-17',
    regulation: 'gdpr',
    place: 'Art. 17(1)',
    asks: 'A person’s data can be erased without undue delay.',
    source: readAt(
      'https://gdpr.lawpilots.com/en/chapter-3-rights-of-the-data-subject/article-17-right-to-erasure-right-to-be-forgotten/',
      'GDPR Article 17',
      'The data subject shall have the right to obtain from the controller the erasure of personal data concerning him or her without undue delay',
    ),
    judge: (facts) =>
      demandOf(recipientsOf(facts, 'personal'), {
        fits: keepsNothing,
        member: 'retention',
        who: WHO,
        has: 'keeps nothing that would have to be erased; what is kept here, demarc audit erase destroys',
        todo: 'Agree on zero retention (retention: none), or on a way in which that provider erases on request.',
      }),
  },
  {
    id: 'gdpr-25-2',
    regulation: 'gdpr',
    place: 'Art. 25(2)',
    asks: 'By default only the personal data that a purpose needs is processed, in amount, time and reach.',
    source: readAt(
      'https://gdprhub.eu/index.php?oldid=42184&title=Article_25_GDPR',
      'GDPR Article 25',
      'implement appropriate technical and organisational measures for ensuring that, by default, only personal data which are necessary for each specific purpose of the processing are processed',
    ),
    judge: ({ audit }) =>
      audit.payloadDays === undefined
        ? met('Bodies of requests are not kept; records hold labels and commitments and no content.', [
            'audit.payloads',
          ])
        : notMet(
            `Bodies of requests are kept, encrypted, for ${audit.payloadDays} days.`,
            ['audit.payloads'],
            'Leave audit.payloads out, or write down which purpose needs the bodies and for how long.',
          ),
  },
  {
    id: 'gdpr-28-3',
    regulation: 'gdpr',
    place: 'Art. 28(3)',
    asks: 'Whoever processes for you does so under a contract.',
    source: readAt(
      'https://gdpr.eu/article-28-processor/',
      'GDPR Article 28',
      'Processing by a processor shall be governed by a contract or other legal act under Union or Member State law, that is binding on the processor with regard to the controller',
    ),
    judge: (facts) =>
      demandOf(recipientsOf(facts, 'personal'), {
        fits: hasAgreement('dpa'),
        member: 'agreements',
        who: WHO,
        has: 'has a data processing agreement (dpa)',
        todo: 'Sign a data processing agreement and add dpa to agreements, or demand it with a requirement on personal data.',
      }),
  },
  {
    id: 'gdpr-30',
    regulation: 'gdpr',
    place: 'Art. 30(1)',
    asks: 'A record of processing activities is kept, with recipients and transfers.',
    source: readAt(
      'https://gdprhub.eu/index.php?title=Article_30_GDPR&oldid=25547',
      'GDPR Article 30',
      'shall maintain a record of processing activities under its responsibility',
    ),
    judge: () =>
      notKnowable(
        'The record is a document of yours; the audit log tells which recipients were sent which categories.',
        'Take recipients and categories for it from demarc audit sent.',
      ),
  },
  {
    id: 'gdpr-32',
    regulation: 'gdpr',
    place: 'Art. 32(1)(a)',
    asks: 'Security fits the risk, encryption of personal data among it.',
    source: readAt(
      'https://gdprhub.eu/index.php?title=Article_32_GDPR',
      'GDPR Article 32',
      'the pseudonymisation and encryption of personal data',
    ),
    judge: (facts) =>
      demandOf(outsideOf(facts), {
        fits: ({ isEncryptedInTransit }) => isEncryptedInTransit,
        member: 'url',
        who: 'may be asked',
        has: 'is reached by https',
        todo: 'Use an https address for that provider.',
      }),
  },
  {
    id: 'gdpr-35',
    regulation: 'gdpr',
    place: 'Art. 35(1)',
    asks: 'Where the risk is likely to be high, its impact is assessed before.',
    source: readAt(
      'https://gdprhub.eu/index.php?diff=23770&oldid=21034&title=Article_35_GDPR',
      'GDPR Article 35, commentary',
      'Controllers must carry out a DPIA before the processing takes place',
    ),
    judge: () =>
      notKnowable(
        'Whether one is due, and done, stands in no configuration.',
        'Decide whether an assessment is due, and keep it.',
      ),
  },
  {
    id: 'gdpr-44',
    regulation: 'gdpr',
    place: 'Art. 44 to 49',
    asks: 'Personal data goes to a third country only under the conditions of chapter V.',
    source: readAt(
      'https://gdprhub.eu/index.php?title=Article_44_GDPR',
      'GDPR Article 44',
      'shall take place only if, subject to the other provisions of this Regulation, the conditions laid down in',
    ),
    judge: (facts) =>
      demandOf(recipientsOf(facts, 'personal'), {
        fits: (deployment) => staysInEurope(deployment) || hasTransferTerms(deployment),
        member: 'region',
        who: WHO,
        has: 'lies in the European Economic Area, or has terms for a transfer (scc, bcr, adequacy, dpf)',
        todo: 'State the region, choose one in the European Economic Area, or agree on terms for the transfer and add them to agreements.',
      }),
  },
];
