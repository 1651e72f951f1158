import { compareLevels } from '../../domain/label.ts';
import type { AdviceCase } from './advice-case.ts';
import type { Approach } from './choose-approach.ts';
import { type Reason, reason } from './reason.ts';

/** Something to sign, or to have in writing, before content goes to a vendor. */
export interface Agreement {
  /** As a configuration states it. */
  readonly id: 'baa' | 'dpa' | 'pci-dss' | 'zero-retention' | 'region' | 'no-training';
  /** Required, or better so. */
  readonly need: 'required' | 'advised';
  readonly because: Reason;
}

/** What a vendor must have promised; nothing where nothing leaves. */
export function agreementsFor(advised: AdviceCase, approach: Approach): readonly Agreement[] {
  if (approach === 'open') return [];
  const { answers, sensitivity, leaving } = advised;
  const { regulations = [], regions = [], industry } = answers;
  const mayLeaveSensitive = leaving.value === 'under-agreement' || leaving.value === 'may-leave';
  const isSensitive = compareLevels(sensitivity.value, 'confidential') >= 0;
  const sensitiveLeaves = mayLeaveSensitive && isSensitive;
  const need = sensitiveLeaves ? 'required' : 'advised';
  const list: Agreement[] = [];
  if (regulations.includes('hipaa') || industry === 'healthcare') {
    list.push({
      id: 'baa',
      need,
      because: reason(
        sensitiveLeaves
          ? 'Health data goes to a vendor only under a business associate agreement.'
          : 'Health data is planned to stay; a business associate agreement covers what slips through.',
        'regulations',
        'industry',
        'leaving',
      ),
    });
  }
  if (regulations.includes('gdpr') || regions.some((region) => region.startsWith('eu'))) {
    list.push({
      id: 'dpa',
      need: 'required',
      because: reason(
        'Whoever processes personal data for you does so under a contract (GDPR, Art. 28).',
        'regulations',
        'regions',
      ),
    });
  }
  if (regulations.includes('pci-dss')) {
    list.push({
      id: 'pci-dss',
      need,
      because: reason(
        'Whoever is given account data confirms in writing that it answers for it (PCI DSS 12.8).',
        'regulations',
        'leaving',
      ),
    });
  }
  if (isSensitive) {
    list.push({
      id: 'zero-retention',
      need,
      because: reason(
        sensitiveLeaves
          ? 'What is sensitive leaves, so nothing of it may be kept.'
          : 'What is not kept cannot be lost: detectors miss some day.',
        'sensitivity',
        'leaving',
      ),
    });
  }
  if (regions.length > 0) {
    list.push({
      id: 'region',
      need: 'required',
      because: reason(
        `Data must not leave ${regions.join(', ')}: have the vendor's region there in writing.`,
        'regions',
      ),
    });
  }
  if (compareLevels(sensitivity.value, 'internal') >= 0) {
    list.push({
      id: 'no-training',
      need: 'required',
      because: reason('What you send must train no model of theirs.', 'sensitivity'),
    });
  }
  return list;
}
