import type { Destination } from '../../domain/deployment.ts';
import type { DeploymentFacts, RegulationFacts } from './regulation-facts.ts';

/** A rented model of which nothing good is known, and that may see everything. */
export function rented(change: Partial<Destination> = {}, isEncryptedInTransit = true): DeploymentFacts {
  return {
    name: 'frontier',
    provider: 'vendor',
    isEncryptedInTransit,
    destination: {
      placement: 'api',
      region: undefined,
      retention: undefined,
      agreements: [],
      certifications: [],
      clearance: 'restricted',
      except: [],
      ...change,
    },
  };
}

export const OWNED: DeploymentFacts = {
  name: 'everyday',
  provider: 'house',
  isEncryptedInTransit: false,
  destination: { ...rented().destination, placement: 'on-premises' },
};

/** Everything inside, records kept for ever and anchored, no bodies. */
export function facts(change: Partial<RegulationFacts> = {}): RegulationFacts {
  return {
    deployments: [OWNED],
    law: { airGapped: false, requirements: [] },
    floor: 'internal',
    hasOwnReading: false,
    audit: { retainDays: undefined, anchors: 1, payloadDays: undefined },
    ...change,
  };
}

/** A rented model may see everything, over plain http; records are few, alone, and bodies are kept. */
export const CARELESS: RegulationFacts = facts({
  deployments: [OWNED, rented({}, false)],
  audit: { retainDays: 30, anchors: 0, payloadDays: 30 },
});
