import { liesIn } from '../../domain/requirement-terms.ts';
import { demandOf, hasAgreement, outsideOf } from './recipients.ts';
import { met, notKnowable, notMet, type RegulationRule, readAt } from './regulation-rule.ts';

const WHO = 'may be asked';
const EXPORT = 'https://www.law.cornell.edu/cfr/text/22/120.50';

/** Technical data has no category of its own, so whatever may leave is taken for it. */
export const ITAR: readonly RegulationRule[] = [
  {
    id: 'itar-120-50-a-1',
    regulation: 'itar',
    place: '22 CFR 120.50(a)(1)',
    asks: 'Technical data does not leave the United States unauthorised.',
    source: readAt(EXPORT, '22 CFR 120.50', 'An actual shipment or transmission out of the United States'),
    judge: (facts) =>
      demandOf(outsideOf(facts), {
        fits: ({ destination }) => liesIn(destination.region?.toLowerCase(), 'us'),
        member: 'region',
        who: WHO,
        has: 'lies in the United States',
        todo: 'State the region, choose one in the United States, or set airGapped: true.',
      }),
  },
  {
    id: 'itar-120-50-a-2',
    regulation: 'itar',
    place: '22 CFR 120.50(a)(2) and (b)',
    asks: 'Technical data is not released to a foreign person, in the United States either.',
    source: readAt(
      EXPORT,
      '22 CFR 120.50',
      'Releasing or otherwise transferring technical data to a foreign person in the United States (a deemed export)',
    ),
    judge: (facts) =>
      demandOf(outsideOf(facts), {
        fits: hasAgreement('us-persons'),
        member: 'agreements',
        who: WHO,
        has: 'has agreed that only U.S. persons have access (us-persons)',
        todo: 'Agree on access by U.S. persons only and add us-persons to agreements, or set airGapped: true.',
      }),
  },
  {
    id: 'itar-120-50-keys',
    regulation: 'itar',
    place: '22 CFR 120.50(b)',
    asks: 'Who may ask the gateway, and administers it, is no foreign person.',
    source: readAt(
      EXPORT,
      '22 CFR 120.50',
      'Any release in the United States of technical data to a foreign person is deemed to be an export to all countries in which the foreign person has held or holds citizenship or holds permanent residency.',
    ),
    judge: () =>
      notKnowable(
        'No configuration knows the citizenship of people.',
        'Screen whoever holds a key or can reach the machine.',
      ),
  },
  {
    id: 'itar-120-54-a-5',
    regulation: 'itar',
    place: '22 CFR 120.54(a)(5)',
    asks: 'The exemption for end-to-end encryption is claimed only where nobody between decrypts.',
    source: readAt(
      'https://getpocketlaw.com/law/cfr_22/section-120-54-activities-that-are-not-exports-reexports-retransfers-or-temporary-imports_e879422a691c',
      '22 CFR 120.54',
      'such that the data is not in an unencrypted form, between an originator',
    ),
    judge: (facts) => {
      const outside = outsideOf(facts);
      if (outside.length === 0)
        return met('Nothing leaves, so nothing rests on the exemption.', ['airGapped', 'deployments']);
      return notMet(
        `A model reads plain text, so ${outside.map(({ name }) => name).join(', ')} must decrypt what it is sent, and the exemption does not cover it.`,
        [...new Set(outside.map(({ provider }) => `providers.${provider}.placement`))],
        'Do not rely on the exemption for rented models; keep technical data on the premises, or set airGapped: true.',
      );
    },
  },
];
