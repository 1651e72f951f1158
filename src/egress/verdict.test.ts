import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Destination, PLACEMENTS } from '../domain/deployment.ts';
import type { Need } from '../domain/facts.ts';
import { CATEGORIES, joinLabels, type Label, LEVELS } from '../domain/label.ts';
import type { Law, Requirement } from '../domain/law.ts';
import { refusalsFor } from './verdict.ts';

const LAW: Law = { airGapped: false, requirements: [] };
const ANYONE = { maxOutboundLevel: 'restricted' } as const;

function destination(changes: Partial<Destination> = {}): Destination {
  return {
    placement: 'api',
    region: 'us-east-1',
    retention: { kind: 'days', days: 30 },
    agreements: [],
    certifications: [],
    clearance: 'internal',
    except: [],
    ...changes,
  };
}

function label(changes: Partial<Label> = {}): Label {
  return { level: 'internal', categories: [], residency: [], ...changes };
}

function requirement(changes: Partial<Requirement> = {}): Requirement {
  return {
    name: 'health data under a BAA',
    categories: ['health'],
    fromLevel: undefined,
    agreements: ['baa'],
    maxRetentionDays: 0,
    regions: [],
    placements: [],
    ...changes,
  };
}

function codes(question: { label: Label; destination: Destination; law?: Law; sender?: typeof ANYONE }) {
  return refusalsFor({ law: LAW, sender: ANYONE, needs: [], ...question }).map(({ code }) => code);
}

describe('refusalsFor', () => {
  it('compares the level with the clearance', () => {
    expect(codes({ label: label(), destination: destination() })).toEqual([]);
    expect(codes({ label: label({ level: 'confidential' }), destination: destination() })).toEqual(['level']);
    expect(
      codes({ label: label({ level: 'restricted' }), destination: destination({ clearance: 'restricted' }) }),
    ).toEqual([]);
  });

  it('bars a category whatever the level', () => {
    const barred = destination({ clearance: 'restricted', except: ['source-code'] });
    expect(
      codes({ label: label({ level: 'public', categories: ['source-code'] }), destination: barred }),
    ).toEqual(['category']);
  });

  it('keeps data in its region, and takes an unknown region for a wrong one', () => {
    const inEurope = label({ residency: ['eu'] });
    expect(codes({ label: inEurope, destination: destination({ region: 'eu-west-1' }) })).toEqual([]);
    expect(codes({ label: inEurope, destination: destination({ region: 'europe' }) })).toEqual(['residency']);
    expect(codes({ label: inEurope, destination: destination({ region: undefined }) })).toEqual([
      'residency',
    ]);
    expect(
      codes({ label: inEurope, destination: destination({ region: undefined, placement: 'on-premises' }) }),
    ).toEqual([]);
  });

  it('holds a key to the level it may send out, and only off the premises', () => {
    const sender = { maxOutboundLevel: 'public' } as const;
    expect(
      refusalsFor({ label: label(), destination: destination(), law: LAW, sender, needs: [] }).map(
        ({ code }) => code,
      ),
    ).toEqual(['key-level']);
    expect(
      refusalsFor({
        label: label(),
        destination: destination({ placement: 'on-premises' }),
        law: LAW,
        sender,
        needs: [],
      }),
    ).toEqual([]);
  });

  it('demands what a requirement demands, and takes unknown for unmet', () => {
    const law: Law = { airGapped: false, requirements: [requirement()] };
    const health = label({ categories: ['health'] });
    expect(codes({ label: health, destination: destination(), law })).toEqual(['requirement', 'requirement']);
    expect(
      codes({ label: health, destination: destination({ retention: undefined, agreements: ['baa'] }), law }),
    ).toEqual(['requirement']);
    expect(
      codes({
        label: health,
        destination: destination({ retention: { kind: 'none' }, agreements: ['baa'] }),
        law,
      }),
    ).toEqual([]);
    expect(codes({ label: label(), destination: destination(), law })).toEqual([]);
    expect(codes({ label: health, destination: destination({ placement: 'on-premises' }), law })).toEqual([]);
  });

  it('lets a requirement bind by level, region and placement', () => {
    const law: Law = {
      airGapped: false,
      requirements: [
        requirement({
          categories: [],
          fromLevel: 'internal',
          agreements: [],
          maxRetentionDays: undefined,
          regions: ['eu'],
          placements: ['own-cloud'],
        }),
      ],
    };
    expect(codes({ label: label(), destination: destination(), law })).toEqual([
      'requirement',
      'requirement',
    ]);
    expect(
      codes({ label: label(), destination: destination({ region: 'eu', placement: 'own-cloud' }), law }),
    ).toEqual([]);
    expect(codes({ label: label({ level: 'public' }), destination: destination(), law })).toEqual([]);
  });

  it('lets nothing off the premises when air-gapped', () => {
    const law: Law = { airGapped: true, requirements: [] };
    expect(codes({ label: label({ level: 'public' }), destination: destination(), law })).toEqual([
      'air-gapped',
    ]);
    expect(
      codes({ label: label({ level: 'public' }), destination: destination({ placement: 'own-cloud' }), law }),
    ).toEqual(['air-gapped']);
    expect(codes({ label: label(), destination: destination({ placement: 'on-premises' }), law })).toEqual(
      [],
    );
  });

  it('gives tools that a vendor runs no more than ordinary text, wherever the rest may go', () => {
    const question = { destination: destination({ clearance: 'restricted' }), law: LAW, sender: ANYONE };
    const asked = (level: Label['level'], needs: readonly Need[]) =>
      refusalsFor({ ...question, label: label({ level }), needs }).map(({ code }) => code);
    expect(asked('confidential', [])).toEqual([]);
    expect(asked('internal', ['server-tools'])).toEqual([]);
    expect(asked('confidential', ['server-tools'])).toEqual(['third-party']);
  });

  it('lets no model server fetch an address when air-gapped, inside or not', () => {
    const law: Law = { airGapped: true, requirements: [] };
    const inside = destination({ placement: 'on-premises', clearance: 'restricted' });
    const asked = (needs: readonly Need[]) =>
      refusalsFor({ label: label(), destination: inside, law, sender: ANYONE, needs });
    expect(asked(['images'])).toEqual([]);
    expect(asked(['remote-media']).map(({ code }) => code)).toEqual(['third-party']);
  });

  it('never clears more when a label rises', () => {
    const anyLabel = fc.record({
      level: fc.constantFrom(...LEVELS),
      categories: fc.subarray([...CATEGORIES]),
      residency: fc.subarray(['eu', 'us']),
    });
    const anyDestination = fc.record({
      placement: fc.constantFrom(...PLACEMENTS),
      region: fc.constantFrom(undefined, 'eu', 'us-east-1'),
      retention: fc.constantFrom(undefined, { kind: 'none' } as const, { kind: 'days', days: 30 } as const),
      agreements: fc.subarray(['baa', 'dpa']),
      certifications: fc.constant([]),
      clearance: fc.constantFrom(...LEVELS),
      except: fc.subarray([...CATEGORIES]),
    });
    fc.assert(
      fc.property(
        anyLabel,
        anyLabel,
        anyDestination,
        fc.constantFrom(...LEVELS),
        (a, b, where, maxOutboundLevel) => {
          const law: Law = { airGapped: false, requirements: [requirement()] };
          const question = { destination: where, law, sender: { maxOutboundLevel }, needs: [] };
          const higher = joinLabels(a, b);
          if (refusalsFor({ ...question, label: higher }).length === 0) {
            expect(refusalsFor({ ...question, label: a })).toEqual([]);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
