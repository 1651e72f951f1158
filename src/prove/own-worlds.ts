import type { Configuration } from '../config/configuration.ts';
import { loadConfiguration } from '../config/load-config.ts';
import type { Deployment, Provider } from '../domain/deployment.ts';
import type { Requirement } from '../domain/law.ts';
import type { CanaryKind } from './canary.ts';
import { makeTraffic } from './make-world.ts';
import { SeededRandom } from './seeded-random.ts';
import type {
  PlannedConfiguration,
  PlannedDeployment,
  PlannedKey,
  PlannedProvider,
  PlannedRequirement,
  WorldPlan,
} from './world-plan.ts';

/** What every configuration knows, whatever terms it has. */
const KINDS: readonly CanaryKind[] = ['iban', 'card', 'database-url', 'email', 'plain'];

/**
 * Worlds around an operator's own configuration: its law, its rules, its names, with fakes in the place of all that it
 * names. No key is read and nothing is dialled.
 * @throws ConfigError with every mistake of the file.
 */
export function ownWorlds(text: string, file: string): (seed: number) => WorldPlan {
  const configuration = loadConfiguration(text, {
    file,
    env: {},
    areKeysNeeded: false,
    starterSocketPath: '',
  });
  const planned = asPlanned(configuration);
  const keys = keysFor(configuration);
  return (seed) => ({
    ...makeTraffic(new SeededRandom(seed), planned, { keys, kinds: KINDS }),
    configuration: planned,
    keys,
    file: { name: file, text },
  });
}

/** As the reference reads it: what is in force, defaults included. */
function asPlanned({ providers, deployments, policy, classification }: Configuration): PlannedConfiguration {
  return {
    airGapped: policy.law.airGapped,
    providers: Object.fromEntries(providers.map((provider) => [provider.name, plannedProvider(provider)])),
    deployments: Object.fromEntries(
      [...deployments.values()].map((each) => [each.name, plannedDeployment(each)]),
    ),
    requirements: policy.law.requirements.map(plannedRequirement),
    classification: {
      floor: classification.floor,
      grants: classification.grants.map(({ name, keys, unreadable }) => ({
        name,
        unreadable,
        ...(keys === undefined ? {} : { keys }),
      })),
    },
    routing: { rules: policy.rules.map(plannedRule), escalate: policy.escalations.map(plannedRule) },
    models: policy.models,
  };
}

function plannedRule({ name, clean }: { readonly name: string; readonly clean?: unknown }): {
  name: string;
  clean?: unknown;
} {
  return clean === undefined ? { name } : { name, clean };
}

function plannedProvider({ type, destination }: Provider): PlannedProvider {
  const { placement, clearance, except, region, retention, agreements } = destination;
  const days = retention?.kind === 'days' ? `${retention.days}d` : retention?.kind;
  return {
    type,
    placement,
    clearance,
    except,
    agreements,
    ...(region === undefined ? {} : { region }),
    ...(days === undefined ? {} : { retention: days }),
  };
}

/** A deployment may be stricter than its provider; in force is what stands at the deployment. */
function plannedDeployment({ provider, model }: Deployment): PlannedDeployment {
  const { clearance, except } = provider.destination;
  return { provider: provider.name, model, clearance, except };
}

function plannedRequirement(requirement: Requirement): PlannedRequirement {
  const { name, categories, fromLevel, agreements, maxRetentionDays, regions, placements } = requirement;
  return {
    name,
    categories,
    ...(fromLevel === undefined ? {} : { fromLevel }),
    requires: {
      agreements,
      ...(maxRetentionDays === undefined
        ? {}
        : { retention: maxRetentionDays === 0 ? 'none' : `${maxRetentionDays}d` }),
      ...(regions.length === 0 ? {} : { regions }),
      ...(placements.length === 0 ? {} : { placements }),
    },
  };
}

/** One key of each kind that makes a difference: unlimited, bound to little, and those that grants name. */
function keysFor({ classification }: Configuration): PlannedKey[] {
  const named = classification.grants.flatMap(({ keys = [] }) => keys);
  return [...new Set(['any', 'cautious', ...named])].map((name) => ({
    name,
    tenant: 'default',
    maxOutboundLevel: name === 'cautious' ? 'internal' : 'restricted',
    seesLabels: true,
  }));
}
