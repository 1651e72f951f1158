import { anchored, keptFor } from './audit-retention.ts';
import { demandOf, hasAgreement, keepsNothing, recipientsOf } from './recipients.ts';
import { notKnowable, type RegulationRule, readAt } from './regulation-rule.ts';

const WHO = 'may be sent payment data';

/** PCI DSS 4.0.1. */
export const PCI_DSS: readonly RegulationRule[] = [
  {
    id: 'pci-dss-3-5-1',
    regulation: 'pci-dss',
    place: 'requirement 3.5.1',
    asks: 'Card numbers are unreadable wherever they are stored.',
    source: readAt(
      'https://withpci.com/requirements/3/3.5/3.5.1.html',
      'PCI DSS 3.5.1',
      'PAN is rendered unreadable anywhere it is stored by using any of the following approaches',
    ),
    judge: (facts) =>
      demandOf(recipientsOf(facts, 'payment'), {
        fits: keepsNothing,
        member: 'retention',
        who: WHO,
        has: 'keeps nothing; what is kept here is encrypted',
        todo: 'Agree on zero retention (retention: none), or bar that provider from payment data with except: [payment].',
      }),
  },
  {
    id: 'pci-dss-7-2-1',
    regulation: 'pci-dss',
    place: 'requirement 7.2.1',
    asks: 'Access follows a model: by need, by job, and with the least privileges.',
    source: readAt(
      'https://ce.prod.cloudaware.com/frameworks/pci-dss-v4.0/07/02/01',
      'PCI DSS 7.2.1',
      'An access control model is defined and includes granting appropriate access.',
    ),
    judge: () =>
      notKnowable(
        'Who holds which key, and why, stands in no configuration.',
        'Define who may have which key, and hold it against demarc keys list.',
      ),
  },
  {
    id: 'pci-dss-8-2-1',
    regulation: 'pci-dss',
    place: 'requirement 8.2.1',
    asks: 'Every user has an id of their own before they get access.',
    source: readAt(
      'https://withpci.com/requirements/8/8.2/8.2.1',
      'PCI DSS 8.2.1',
      'All users are assigned a unique ID before access to system components or cardholder data is allowed.',
    ),
    judge: () =>
      notKnowable(
        'A key may be shared, and nobody here can tell.',
        'Give every person or application a key of its own.',
      ),
  },
  {
    id: 'pci-dss-10-3-4',
    regulation: 'pci-dss',
    place: 'requirement 10.3.4',
    asks: 'A change of audit logs is detected.',
    source: readAt(
      'https://learn.daydream.ai/requirements/pci-dss-10-3-4',
      'PCI DSS 10.3.4',
      'File integrity monitoring or change-detection mechanisms is used on audit logs',
    ),
    judge: anchored,
  },
  {
    id: 'pci-dss-10-5-1',
    regulation: 'pci-dss',
    place: 'requirement 10.5.1',
    asks: 'Audit logs are kept for twelve months, the last three at hand at once.',
    source: readAt(
      'https://withpci.com/requirements/10/10.5/10.5.1',
      'PCI DSS 10.5.1',
      'Retain audit log history for at least 12 months, with at least the most recent three months immediately available for analysis.',
    ),
    judge: (facts) => keptFor(facts, 366, 'twelve months'),
  },
  {
    id: 'pci-dss-12-8-2',
    regulation: 'pci-dss',
    place: 'requirement 12.8.2',
    asks: 'There is a written agreement with whoever is given account data.',
    source: readAt(
      'https://withpci.com/requirements/12/12.8/12.8.2',
      'PCI DSS 12.8.2',
      'Written agreements are maintained with all TPSPs with which account data is shared or that could affect the security of the CDE.',
    ),
    judge: (facts) =>
      demandOf(recipientsOf(facts, 'payment'), {
        fits: hasAgreement('pci-dss'),
        member: 'agreements',
        who: WHO,
        has: 'has a written agreement on account data (pci-dss)',
        todo: 'Agree in writing and add pci-dss to agreements, or take the financial-services preset, which demands it.',
      }),
  },
];
