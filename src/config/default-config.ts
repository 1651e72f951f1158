import { type Deployment, leavesPremises } from '../domain/deployment.ts';
import type { DeploymentName } from '../domain/ids.ts';
import { checkPolicy } from '../policy/check.ts';
import { type PolicyDocument, type PolicyRule, policyDestination } from '../policy/policy-document.ts';
import { ConfigError, createProblemCollector, type ProblemCollector } from './config-problem.ts';
import { type Configuration, DEFAULT_CLASSIFICATION, DEFAULT_SERVER } from './configuration.ts';
import type { FoundRunner } from './discover-runners.ts';
import {
  distinctNames,
  makeDeployment,
  makeProvider,
  runnerDeployments,
  type StarterDestination,
  starterDeployment,
} from './discovered-deployments.ts';
import { checkAddress, isLoopback, readAddress } from './provider-address.ts';
import { PROVIDER_TYPES, type ProviderTypeName } from './provider-types.ts';
import { DEFAULT_AUDIT } from './read-audit.ts';
import { readSecret } from './read-secret.ts';
import type { Environment } from './read-shape.ts';
import { DEFAULT_TELEMETRY } from './read-telemetry.ts';

export interface Discovery {
  readonly runners: readonly FoundRunner[];
  /** The starter model, where it is to be offered. */
  readonly starter?: StarterDestination | undefined;
}

/** An API that a key in the environment speaks for. Model names as the price catalogue lists them. */
interface KnownApi {
  readonly name: string;
  readonly type: ProviderTypeName;
  readonly keyVariable: string;
  readonly addressVariable: string;
  readonly model: string;
}

const KNOWN_APIS: readonly KnownApi[] = [
  {
    name: 'openai',
    type: 'openai',
    keyVariable: 'OPENAI_API_KEY',
    addressVariable: 'OPENAI_BASE_URL',
    model: 'gpt-5.5',
  },
  {
    name: 'anthropic',
    type: 'anthropic',
    keyVariable: 'ANTHROPIC_API_KEY',
    addressVariable: 'ANTHROPIC_BASE_URL',
    model: 'claude-opus-5-5',
  },
];

/** The variable that the key of a provider found in the environment stands in; undefined for a runner. */
export function keyVariableOf(provider: string): string | undefined {
  return KNOWN_APIS.find(({ name }) => name === provider)?.keyVariable;
}

/**
 * A configuration without a file: the runners that were found may see everything, the APIs whose keys stand in the
 * environment ordinary text, and hard work that may leave goes to those. Without any of them it has no deployments.
 * @throws ConfigError when a variable of the environment cannot be used.
 */
export function configurationFromDiscovery(discovery: Discovery, env: Environment): Configuration {
  const problems = createProblemCollector('environment', () => ({ line: 1, column: 1 }));
  const notices = createProblemCollector('environment', () => ({ line: 1, column: 1 }));
  const frontier = KNOWN_APIS.flatMap((api) => apiDeployment(api, env, { problems, notices }) ?? []);
  if (problems.problems.length > 0) throw new ConfigError(problems.problems);
  const deployments = distinctNames([
    ...discovery.runners.flatMap(runnerDeployments),
    ...(discovery.starter === undefined ? [] : [starterDeployment(discovery.starter)]),
    ...frontier,
  ]);
  for (const runner of discovery.runners) noteCloudModels(runner, notices);
  return configurationOf(deployments, defaultPolicy(deployments), notices);
}

/** A configuration of these deployments, with the defaults for everything else. */
export function configurationOf(
  deployments: readonly Deployment[],
  policy: PolicyDocument,
  notices: ProblemCollector,
): Configuration {
  for (const { path, message } of deployments.length === 0
    ? []
    : checkPolicy(policy, { floor: DEFAULT_CLASSIFICATION.floor })) {
    notices.add(path, message);
  }
  return {
    source: { kind: 'discovery' },
    server: DEFAULT_SERVER,
    providers: [...new Set(deployments.map(({ provider }) => provider))],
    deployments: new Map(deployments.map((deployment) => [deployment.name, deployment])),
    notes: new Map(),
    policy,
    preset: undefined,
    catalogueFiles: [],
    scorer: { kind: 'features' },
    classification: DEFAULT_CLASSIFICATION,
    telemetry: DEFAULT_TELEMETRY,
    audit: DEFAULT_AUDIT,
    warnings: notices.problems,
  };
}

/** Whether anything here may answer: what makes vectors alone does not. */
export function holdsConversations({ deployments }: Pick<Configuration, 'deployments'>): boolean {
  return [...deployments.values()].some(({ capabilities }) => capabilities.chat !== false);
}

// What runs elsewhere must not be taken for a runner's own: whoever wants it says where it runs.
function noteCloudModels({ name, cloudModelCount }: FoundRunner, notices: ProblemCollector): void {
  if (cloudModelCount === 0) return;
  const [models, they, them] =
    cloudModelCount === 1
      ? ['cloud model, which runs', 'it is', 'it']
      : ['cloud models, which run', 'they are', 'them'];
  notices.add(
    [],
    `${name} offers ${cloudModelCount} ${models} elsewhere; ${they} left out; add ${them} in a file with placement api to use ${them}`,
  );
}

function defaultPolicy(deployments: readonly Deployment[]): PolicyDocument {
  const makers = deployments.filter(({ capabilities }) => capabilities.embeddings === true);
  const others = deployments.filter(
    ({ capabilities }) => capabilities.chat !== false || capabilities.completion === true,
  );
  const frontier = others.filter(({ provider }) => leavesPremises(provider.destination));
  const local = others.filter(({ provider }) => !leavesPremises(provider.destination));
  const destinations = deployments.map(
    (deployment) => [deployment.name, policyDestination(deployment)] as const,
  );
  return {
    v: 1,
    rules: [
      ...embeddingRules(makers.map(({ name }) => name)),
      ...defaultRules(
        local.map(({ name }) => name),
        frontier.map(({ name }) => name),
      ),
    ],
    models: { auto: { kind: 'auto' } },
    destinations: Object.fromEntries(destinations),
    law: { airGapped: false, requirements: [] },
    thresholdThousandths: 600,
    escalations: [],
  };
}

export function embeddingRules(makers: readonly DeploymentName[]): PolicyRule[] {
  if (makers.length === 0) return [];
  return [{ name: 'embeddings', when: 'operation == "embeddings"', use: makers }];
}

export function defaultRules(
  local: readonly DeploymentName[],
  frontier: readonly DeploymentName[],
): PolicyRule[] {
  if (local.length === 0 && frontier.length === 0) return [];
  if (frontier.length === 0) return [{ name: 'everything stays', use: local }];
  if (local.length === 0) return [{ name: 'everything that may leave goes to the frontier', use: frontier }];
  return [
    {
      name: 'hard work that may leave goes to the frontier',
      when: 'complexity >= threshold || task == "reasoning"',
      use: [...frontier, ...local],
    },
    { name: 'everything else stays', use: [...local, ...frontier] },
  ];
}

interface Collectors {
  readonly problems: ProblemCollector;
  readonly notices: ProblemCollector;
}

function apiDeployment(
  api: KnownApi,
  env: Environment,
  { problems, notices }: Collectors,
): Deployment | undefined {
  if (!isSet(env, api.keyVariable)) return undefined;
  const apiKey = readSecret(`env:${api.keyVariable}`, [api.keyVariable], { problems, env });
  const url = apiAddress(api, env, problems);
  if (apiKey === undefined || url === undefined) return undefined;
  if (isLoopback(url) && Number(url.port) === DEFAULT_SERVER.port) {
    notices.add(
      [api.addressVariable],
      `points at this gateway itself, so ${api.name} is left out; unset it where the gateway is started`,
    );
    return undefined;
  }
  return makeDeployment(api.model, {
    provider: makeProvider(api.name, api.type, { endpoint: { kind: 'url', url }, apiKey, placement: 'api' }),
    model: api.model,
    pricing: { kind: 'catalogue' },
    // Both are models of conversations; a text from an editor has no business being tried there first.
    stated: { serves: ['chat'] },
  });
}

function isSet(env: Environment, variable: string): boolean {
  return Object.hasOwn(env, variable) && env[variable]?.trim() !== '' && env[variable] !== undefined;
}

// The same variables that the vendors' own clients obey.
function apiAddress(api: KnownApi, env: Environment, problems: ProblemCollector): URL | undefined {
  const path = [api.addressVariable];
  const stated = isSet(env, api.addressVariable) ? env[api.addressVariable] : undefined;
  const url = readAddress(stated?.trim() ?? PROVIDER_TYPES[api.type].url ?? '', path, problems);
  if (url !== undefined) checkAddress(url, 'api', { path, problems });
  return url;
}
