import { describe, expect, it } from 'vitest';
import type { Destination } from '../../domain/deployment.ts';
import type { Requirement } from '../../domain/law.ts';
import { checkRegulations, regulationsOf } from './check-regulations.ts';
import { CARELESS, facts, OWNED, rented } from './facts.fixture.ts';
import type { RegulationFacts } from './regulation-facts.ts';
import { REGULATIONS, type RegulationVerdict } from './regulation-rule.ts';

function item(id: string, given: RegulationFacts) {
  const found = checkRegulations(given, REGULATIONS).find((each) => each.id === id);
  if (found === undefined) throw new Error(`no item ${id}`);
  return found;
}

function verdictWith(id: string, change: Partial<Destination>): RegulationVerdict {
  return item(id, facts({ deployments: [OWNED, rented(change)] })).verdict;
}

/** What no configuration turns off. */
const ALWAYS_MET = ['hipaa-164-312-b', 'ai-act-12-1'];

describe('every item', () => {
  const items = checkRegulations(facts(), REGULATIONS);

  it('has an id of its own, and a source that can be opened', () => {
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    for (const { id, source, asks, place } of items) {
      expect(source.url, id).toMatch(/^https:\/\//);
      expect(source.quote.length, id).toBeGreaterThan(10);
      expect(source.readOn, id).toBe('2026-11-20');
      expect(asks, id).toMatch(/\.$/);
      expect(place, id).not.toBe('');
    }
  });

  it.each(items.map(({ id }) => id))(
    '%s is met by one configuration and not by another, or never known',
    (id) => {
      const good = item(id, facts());
      const bad = item(id, CARELESS);
      if (good.verdict === 'not-knowable') {
        expect(bad.verdict).toBe('not-knowable');
        expect(good.todo).toBeDefined();
        return;
      }
      expect(good).toMatchObject({ verdict: 'met', todo: undefined });
      expect(bad.verdict).toBe(ALWAYS_MET.includes(id) ? 'met' : 'not-met');
      if (bad.verdict === 'not-met') {
        expect(bad.todo).toBeDefined();
        expect(bad.by.length).toBeGreaterThan(0);
      }
    },
  );

  it('is met in air-gapped mode as if nothing rented were there', () => {
    const sealed = { ...CARELESS, law: { airGapped: true, requirements: [] }, audit: facts().audit };
    expect(checkRegulations(sealed, REGULATIONS).filter(({ verdict }) => verdict === 'not-met')).toEqual([]);
  });
});

describe('what a rented model has to have', () => {
  it.each<[string, Partial<Destination>, RegulationVerdict]>([
    ['gdpr-28-3', { agreements: ['dpa'] }, 'met'],
    ['gdpr-28-3', { agreements: ['DPA'] }, 'met'],
    ['gdpr-28-3', { agreements: ['baa'] }, 'not-met'],
    ['gdpr-28-3', { except: ['personal'] }, 'met'],
    ['gdpr-28-3', { clearance: 'internal' }, 'met'],
    ['gdpr-28-3', { placement: 'own-cloud' }, 'not-met'],
    ['gdpr-5-1-e', { retention: { kind: 'days', days: 30 } }, 'met'],
    ['gdpr-17', { retention: { kind: 'days', days: 30 } }, 'not-met'],
    ['gdpr-17', { retention: { kind: 'none' } }, 'met'],
    ['gdpr-44', { region: 'eu' }, 'met'],
    ['gdpr-44', { region: 'eu-west-1' }, 'met'],
    ['gdpr-44', { region: 'de' }, 'met'],
    ['gdpr-44', { region: 'europe-west4' }, 'met'],
    ['gdpr-44', { region: 'us-east-1' }, 'not-met'],
    ['gdpr-44', { region: 'us-east-1', agreements: ['scc'] }, 'met'],
    ['gdpr-44', { region: 'gb' }, 'not-met'],
    ['gdpr-44', {}, 'not-met'],
    ['hipaa-164-502-e', { agreements: ['baa'] }, 'met'],
    ['hipaa-164-502-e', { clearance: 'confidential' }, 'met'],
    ['hipaa-164-502-e', { except: ['health'] }, 'met'],
    ['hipaa-164-502-e', { except: ['payment'] }, 'not-met'],
    ['pci-dss-3-5-1', { retention: { kind: 'none' } }, 'met'],
    ['pci-dss-12-8-2', { agreements: ['pci-dss'] }, 'met'],
    ['sox-404-a-1', { except: ['financial'] }, 'met'],
    ['itar-120-50-a-1', { region: 'us-gov-west-1' }, 'met'],
    ['itar-120-50-a-1', { region: 'usbekistan' }, 'not-met'],
    ['itar-120-50-a-2', { region: 'us' }, 'not-met'],
    ['itar-120-50-a-2', { agreements: ['us-persons'] }, 'met'],
    ['itar-120-54-a-5', { region: 'us', agreements: ['us-persons'] }, 'not-met'],
  ])('%s with %o: %s', (id, change, verdict) => {
    expect(verdictWith(id, change)).toBe(verdict);
  });

  it('names those that lack it, and where to write it', () => {
    const { because, by } = item('gdpr-28-3', facts({ deployments: [OWNED, rented()] }));
    expect(because).toContain('frontier');
    expect(by).toEqual(['providers.vendor.agreements']);
  });
});

describe('requirements', () => {
  const demand: Requirement = {
    name: 'personal data under a contract',
    categories: ['personal'],
    fromLevel: undefined,
    agreements: ['dpa'],
    maxRetentionDays: undefined,
    regions: [],
    placements: [],
  };
  const governed = (requirement: Requirement) =>
    facts({ deployments: [OWNED, rented()], law: { airGapped: false, requirements: [requirement] } });

  it('keep data from whoever does not meet them', () => {
    expect(item('gdpr-28-3', governed(demand)).verdict).toBe('met');
    expect(item('gdpr-28-3', governed({ ...demand, categories: ['health'] })).verdict).toBe('not-met');
  });

  it('govern where financial data goes, without forbidding it', () => {
    const terms: Requirement = {
      ...demand,
      categories: ['financial'],
      agreements: [],
      fromLevel: 'restricted',
    };
    expect(item('sox-404-a-1', governed(terms)).verdict).toBe('met');
    expect(item('sox-404-a-1', governed({ ...terms, categories: ['health'] })).verdict).toBe('not-met');
  });
});

describe('a reading of one’s own', () => {
  it('may call personal data ordinary, so that clearance for ordinary text keeps nothing back', () => {
    const given = facts({ deployments: [rented({ clearance: 'internal' })] });
    expect(item('gdpr-28-3', given).verdict).toBe('met');
    expect(item('gdpr-28-3', { ...given, hasOwnReading: true }).verdict).toBe('not-met');
  });
});

describe('how long records are kept', () => {
  it.each<[string, number, RegulationVerdict]>([
    ['ai-act-19-1', 183, 'not-met'],
    ['ai-act-19-1', 184, 'met'],
    ['ai-act-26-6', 184, 'met'],
    ['pci-dss-10-5-1', 365, 'not-met'],
    ['pci-dss-10-5-1', 366, 'met'],
    ['sox-404-a-2-kept', 365, 'not-met'],
    ['hipaa-164-316-b-2', 2_191, 'not-met'],
    ['hipaa-164-316-b-2', 2_192, 'met'],
  ])('%s with %d days: %s', (id, retainDays, verdict) => {
    expect(item(id, facts({ audit: { ...facts().audit, retainDays } })).verdict).toBe(verdict);
  });
});

describe('regulationsOf', () => {
  it('knows what an industry has to do with, and takes all without one', () => {
    expect(regulationsOf('healthcare')).toContain('hipaa');
    expect(regulationsOf('financial-services')).toEqual(expect.arrayContaining(['pci-dss', 'sox']));
    expect(regulationsOf(undefined)).toEqual(REGULATIONS);
  });
});
