import type { RegulationFacts } from '../advisor/regulation/regulation-facts.ts';
import type { Configuration } from '../config/configuration.ts';
import type { Endpoint } from '../domain/deployment.ts';

/** What of a configuration regulations are held against. */
export function regulationFacts(configuration: Configuration): RegulationFacts {
  const { deployments, policy, classification, audit } = configuration;
  return {
    deployments: [...deployments.values()].map(({ name, provider }) => ({
      name,
      provider: provider.name,
      // A deployment may be stricter than the provider it belongs to.
      destination: provider.destination,
      isEncryptedInTransit: isEncrypted(provider.endpoint),
    })),
    law: policy.law,
    floor: classification.floor,
    hasOwnReading: classification.mapping.levels.size > 0,
    audit: {
      retainDays: audit.retainDays,
      anchors: audit.anchors.length,
      payloadDays: audit.payloads?.retainDays,
    },
  };
}

/** A socket and this machine itself are no network. */
function isEncrypted(endpoint: Endpoint): boolean {
  if (endpoint.kind === 'socket') return true;
  const { protocol, hostname } = endpoint.url;
  return protocol === 'https:' || /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
