import { describe, expect, it } from 'vitest';
import type { Destination, Placement } from '../../domain/deployment.ts';
import type { DeploymentName } from '../../domain/ids.ts';
import { destinationOf, named } from '../fixtures/policy-fixture.ts';
import { bindLanes, type GivenLanes } from './bind-lanes.ts';
import { HEALTHCARE } from './healthcare.ts';
import { SOFTWARE } from './software.ts';

function destinations(places: Readonly<Record<string, Placement>>): ReadonlyMap<DeploymentName, Destination> {
  return new Map(
    Object.entries(places).map(([name, placement]) => [
      named(name),
      destinationOf('model', { placement }).destination,
    ]),
  );
}

const ALL = destinations({
  everyday: 'on-premises',
  frontier: 'api',
  clinical: 'on-premises',
  hosted: 'managed',
});

describe('bindLanes', () => {
  it('takes what is on the premises for local, and what is not for the cloud, which falls back on local', () => {
    const { lanes } = bindLanes(SOFTWARE, {}, ALL);
    expect(lanes).toEqual({
      local: ['everyday', 'clinical'],
      'fine-tuned': ['everyday', 'clinical'],
      cloud: ['frontier', 'hosted', 'everyday', 'clinical'],
      either: ['everyday', 'clinical', 'frontier', 'hosted'],
    });
  });

  it('keeps the fine-tuned model out of the local lane, unless there is no other', () => {
    const given: GivenLanes = { 'fine-tuned': [named('clinical')] };
    expect(bindLanes(HEALTHCARE, given, ALL)).toMatchObject({
      lanes: { local: ['everyday'], 'fine-tuned': ['clinical'] },
      issues: [],
    });
    const alone = destinations({ clinical: 'on-premises', frontier: 'api' });
    expect(bindLanes(HEALTHCARE, given, alone).lanes.local).toEqual(['clinical']);
  });

  it('does what the operator says', () => {
    const given: GivenLanes = {
      local: [named('clinical')],
      cloud: [named('hosted')],
      either: [named('frontier')],
    };
    expect(bindLanes(SOFTWARE, given, ALL).lanes).toMatchObject({
      local: ['clinical'],
      cloud: ['hosted', 'clinical'],
      either: ['frontier'],
    });
  });

  it('lets the local lane do the work of a fine-tuned model that is not there, and says so', () => {
    const { lanes, issues } = bindLanes(HEALTHCARE, {}, ALL);
    expect(lanes['fine-tuned']).toEqual(lanes.local);
    expect(issues).toEqual([
      { severity: 'warning', path: ['preset'], message: expect.stringContaining('lanes: fine-tuned') },
    ]);
    expect(bindLanes(SOFTWARE, {}, ALL).issues).toEqual([]);
  });

  it('lets the local lane do the work of the cloud where there is none, and says so', () => {
    const { lanes, issues } = bindLanes(SOFTWARE, {}, destinations({ everyday: 'on-premises' }));
    expect(lanes.cloud).toEqual(['everyday']);
    expect(issues.map(({ message }) => message)).toEqual([
      'software sends some work to the cloud and no deployment is there, so the local lane does it',
    ]);
  });

  it.each(['local', 'fine-tuned'] as const)('refuses to call %s what leaves the premises', (lane) => {
    for (const name of ['frontier', 'hosted']) {
      const { issues } = bindLanes(HEALTHCARE, { [lane]: [named('everyday'), named(name)] }, ALL);
      expect(issues).toContainEqual({
        severity: 'error',
        path: ['lanes', lane, 1],
        message: expect.stringContaining(`"${name}" is not on your premises`),
      });
    }
  });

  it('refuses to work without anything on the premises', () => {
    const { issues } = bindLanes(HEALTHCARE, {}, destinations({ frontier: 'api' }));
    expect(issues).toContainEqual({
      severity: 'error',
      path: ['preset'],
      message: expect.stringContaining('no deployment is there'),
    });
  });

  it('says when a lane is bound that the preset has no work for', () => {
    expect(bindLanes(SOFTWARE, { 'fine-tuned': [named('clinical')] }, ALL).issues).toEqual([
      { severity: 'warning', path: ['lanes', 'fine-tuned'], message: expect.stringContaining('nothing') },
    ]);
  });
});
