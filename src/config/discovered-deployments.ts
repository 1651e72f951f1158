import type { Deployment, DeploymentPricing, Endpoint, Placement, Provider } from '../domain/deployment.ts';
import type { DeploymentName, ProviderName } from '../domain/ids.ts';
import type { Secret } from '../domain/secret.ts';
import type { FoundRunner } from './discover-runners.ts';
import { baseAddress } from './provider-address.ts';
import { PROVIDER_TYPES, type ProviderTypeName } from './provider-types.ts';
import { capabilitiesOf, type StatedCapabilities } from './read-capabilities.ts';
import { defaultTimeouts } from './read-deployments.ts';
import { defaultHealth, defaultLoading } from './read-health.ts';
import { defaultClearance } from './read-providers.ts';

export interface StarterDestination {
  readonly socketPath: string;
  /** The name its server knows it by. */
  readonly model: string;
  readonly contextTokens: number;
}

/** A deployment for every model of a runner on this machine. */
export function runnerDeployments(runner: FoundRunner): Deployment[] {
  const { name, type, url, models, embeddingModels = [], abilities } = runner;
  const provider = makeProvider(name, type, {
    endpoint: { kind: 'url', url: baseAddress(url, PROVIDER_TYPES[type]) },
    apiKey: undefined,
    placement: 'on-premises',
  });
  const deployment = (model: string, unlessTold: StatedCapabilities) => {
    const told = abilities?.get(model);
    const stated = told === undefined ? unlessTold : statedBy(told);
    return makeDeployment(model, { provider, model, pricing: { kind: 'unknown' }, stated });
  };
  return [
    ...models.map((model) => deployment(model, {})),
    ...embeddingModels.map((model) => deployment(model, { serves: ['embeddings'] })),
  ];
}

/** What Ollama's words for a model's abilities mean (`types/model/capability.go`). */
function statedBy(abilities: readonly string[]): StatedCapabilities {
  const isGenerating = abilities.includes('completion');
  return {
    serves: [
      ...(isGenerating ? (['chat', 'completion'] as const) : []),
      ...(abilities.includes('embedding') ? (['embeddings'] as const) : []),
    ],
    fillInTheMiddle: isGenerating && abilities.includes('insert'),
  };
}

/** The starter model, behind its socket. */
export function starterDeployment({ socketPath, model, contextTokens }: StarterDestination): Deployment {
  const provider = makeProvider('starter', 'embedded', {
    endpoint: { kind: 'socket', path: socketPath },
    apiKey: undefined,
    placement: 'on-premises',
  });
  return makeDeployment('starter', {
    provider,
    model,
    pricing: { kind: 'unknown' },
    stated: { contextTokens },
  });
}

/** A provider with the clearance that its placement has until the operator says otherwise. */
export function makeProvider(
  name: string,
  type: ProviderTypeName,
  {
    endpoint,
    apiKey,
    placement,
  }: {
    readonly endpoint: Endpoint;
    readonly apiKey: Secret | undefined;
    readonly placement: Placement;
  },
): Provider {
  return {
    name: name as ProviderName,
    type: PROVIDER_TYPES[type].codec,
    endpoint,
    apiKey,
    destination: {
      placement,
      region: undefined,
      retention: undefined,
      agreements: [],
      certifications: [],
      clearance: defaultClearance(placement),
      except: [],
    },
    health: defaultHealth({ endpoint, placement }),
  };
}

/** A deployment of which nothing is known but where it is, and what is said of it. */
export function makeDeployment(
  name: string,
  {
    provider,
    model,
    pricing,
    stated,
  }: {
    readonly provider: Provider;
    readonly model: string;
    readonly pricing: DeploymentPricing;
    readonly stated?: StatedCapabilities;
  },
): Deployment {
  return {
    name: plainName(name),
    provider,
    model,
    capabilities: capabilitiesOf(provider.type, stated),
    timeouts: defaultTimeouts(provider.destination),
    pricing,
    health: provider.health,
    loading: defaultLoading({ endpoint: provider.endpoint, placement: provider.destination.placement }),
  };
}

// llama.cpp names a model by the path of its file, which is nothing to show to callers.
function plainName(model: string): DeploymentName {
  const last = /\.gguf$/i.test(model) ? (model.split(/[\\/]/).at(-1) ?? model).slice(0, -5) : model;
  const plain = last.replace(/[^\w.:/@-]/g, '-').replace(/^[^A-Za-z0-9]+/, '');
  return (plain === '' || plain === 'auto' ? 'model' : plain) as DeploymentName;
}

/** Two runners may serve the same model: the second is called by its runner's name too. */
export function distinctNames(deployments: readonly Deployment[]): Deployment[] {
  const taken = new Set<string>();
  return deployments.map((deployment) => {
    let { name } = deployment;
    for (let count = 1; taken.has(name); count++) {
      const suffix = count === 1 ? '' : `-${count}`;
      name = `${deployment.name}@${deployment.provider.name}${suffix}` as DeploymentName;
    }
    taken.add(name);
    return { ...deployment, name };
  });
}
