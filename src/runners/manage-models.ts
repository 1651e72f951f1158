import type { Provider } from '../domain/deployment.ts';
import { doubtsAbout, type ManagedDeployment } from './doubts.ts';
import { isSameModel } from './model-name.ts';
import { openRunner } from './open-runner.ts';
import { RunnerError } from './runner-error.ts';
import type { RunnerHttpOptions } from './runner-http.ts';
import type { Pulled, PullOptions, RunnerModel, RunnerModelDetails } from './runner-model.ts';

export interface ModelManagerOptions extends RunnerHttpOptions {
  /** Every deployment of the configuration. */
  readonly deployments: readonly ManagedDeployment[];
  /** Every provider of the configuration, also one without a deployment. */
  readonly providers: readonly Provider[];
}

export interface ListedModel extends RunnerModel {
  /** Names of the deployments that use it. */
  readonly deployments: readonly string[];
  readonly doubts: readonly string[];
}

/** What one runner has. */
export interface RunnerReport {
  readonly runner: string;
  readonly type: string;
  readonly models: readonly ListedModel[];
  /** Deployments whose model the runner does not have. */
  readonly missing: readonly { readonly deployment: string; readonly model: string }[];
  /** Whether it can be told to fetch a model. */
  readonly canFetch: boolean;
  /** Why nothing can be said of it. */
  readonly problem: string | undefined;
}

export interface ShownModel extends RunnerModelDetails {
  readonly runner: string;
  readonly deployments: readonly string[];
  readonly doubts: readonly string[];
}

export interface PulledModel extends Pulled {
  readonly runner: string;
  /** Whether a digest is pinned, and so was compared. */
  readonly isPinned: boolean;
}

export type PullRequest = Omit<PullOptions, 'digest'>;

/** The models on the runners of a configuration. Rejects with {@link RunnerError}. */
export interface ModelManager {
  /** Every runner of the operator's own, or the one of a deployment. A runner that is down does not hide the others. */
  list(deployment: string | undefined): Promise<readonly RunnerReport[]>;
  /** @param name A deployment's, or a model's at one of the runners. */
  show(name: string, deployment: string | undefined): Promise<ShownModel>;
  pull(name: string, deployment: string | undefined, request: PullRequest): Promise<PulledModel>;
}

export function createModelManager(options: ModelManagerOptions): ModelManager {
  return {
    list: (deployment) =>
      Promise.all(runnersOf(options, deployment).map((provider) => report(provider, options))),
    async show(name, deployment) {
      const { provider, model } = await locate(name, deployment, options);
      const details = await openRunner(provider, options).showModel(model);
      const users = usersOf(provider, details.name, options);
      return { ...details, runner: provider.name, ...judged(details, users) };
    },
    async pull(name, deployment, request) {
      const { provider, model } = targetOf(name, deployment, options);
      const runner = openRunner(provider, options);
      if (runner.pullModel === undefined) {
        throw new RunnerError(
          'not-supported',
          `${provider.name} cannot be told to fetch a model: start it with the model that it is to serve`,
        );
      }
      const digest = pinnedDigest(usersOf(provider, model, options), model);
      const pulled = await runner.pullModel(model, { ...request, digest });
      return { ...pulled, runner: provider.name, isPinned: digest !== undefined };
    },
  };
}

async function report(provider: Provider, options: ModelManagerOptions): Promise<RunnerReport> {
  const common = { runner: provider.name, type: provider.type };
  try {
    const runner = openRunner(provider, options);
    const models = await runner.listModels();
    const canFetch = runner.pullModel !== undefined;
    const missing = options.deployments
      .filter(({ deployment }) => deployment.provider.name === provider.name)
      .filter(({ deployment }) => !models.some(({ name }) => isSameModel(name, deployment.model)))
      .map(({ deployment }) => ({ deployment: deployment.name, model: deployment.model }));
    const listed = models.map((model) => ({
      ...model,
      ...judged(model, usersOf(provider, model.name, options)),
    }));
    return { ...common, models: listed, missing, canFetch, problem: undefined };
  } catch (error) {
    if (!(error instanceof RunnerError)) throw error;
    return { ...common, models: [], missing: [], canFetch: false, problem: error.message };
  }
}

function judged(model: RunnerModel, users: readonly ManagedDeployment[]) {
  return {
    deployments: users.map(({ deployment }): string => deployment.name),
    doubts: users.flatMap((user) => doubtsAbout(model, user)),
  };
}

function usersOf(provider: Provider, model: string, { deployments }: ModelManagerOptions) {
  return deployments.filter(
    ({ deployment }) => deployment.provider.name === provider.name && isSameModel(deployment.model, model),
  );
}

/** The providers that are runners of the operator's own; the starter model is not managed here. */
function runnersOf(options: ModelManagerOptions, deployment: string | undefined): Provider[] {
  if (deployment !== undefined) return [named(deployment, options).deployment.provider];
  const ours = options.providers.filter(
    ({ endpoint, destination }) =>
      endpoint.kind === 'url' &&
      (destination.placement === 'on-premises' || destination.placement === 'own-cloud'),
  );
  return ours;
}

function named(name: string, { deployments }: ModelManagerOptions): ManagedDeployment {
  const found = deployments.find(({ deployment }) => deployment.name === name);
  if (found !== undefined) return found;
  const names = deployments.map(({ deployment }) => deployment.name).join(', ');
  throw new RunnerError(
    'not-found',
    `there is no deployment ${name.slice(0, 100)}; there are: ${names || 'none'}`,
  );
}

interface Target {
  readonly provider: Provider;
  readonly model: string;
}

/** Where a model is or shall be, as far as the configuration says; undefined where it says nothing. */
function configured(
  name: string,
  deployment: string | undefined,
  options: ModelManagerOptions,
): Target | undefined {
  if (deployment !== undefined) {
    const { provider, model } = named(deployment, options).deployment;
    return { provider, model: name === deployment ? model : name };
  }
  const called = options.deployments.find((each) => each.deployment.name === name);
  if (called !== undefined) return called.deployment;
  const runners = new Set(runnersOf(options, undefined).map((provider) => provider.name));
  const users = options.deployments
    .map((each) => each.deployment)
    .filter(({ provider, model }) => runners.has(provider.name) && isSameModel(model, name));
  const [first, ...others] = users;
  if (first === undefined) return undefined;
  if (others.every(({ provider }) => provider.name === first.provider.name)) {
    return { provider: first.provider, model: name };
  }
  throw ambiguous(
    name,
    users.map((each) => each.name),
  );
}

/** Looks at the runners themselves where the configuration does not name the model. */
async function locate(
  name: string,
  deployment: string | undefined,
  options: ModelManagerOptions,
): Promise<Target> {
  const target = configured(name, deployment, options);
  if (target !== undefined) return target;
  const having: Provider[] = [];
  for (const provider of runnersOf(options, undefined)) {
    const models = await openRunner(provider, options)
      .listModels()
      .catch(() => []);
    if (models.some((model) => isSameModel(model.name, name))) having.push(provider);
  }
  const [only, ...others] = having;
  if (only !== undefined && others.length === 0) return { provider: only, model: name };
  if (only === undefined) {
    throw new RunnerError('not-found', `none of your runners that can be reached has ${name.slice(0, 100)}`);
  }
  throw ambiguous(
    name,
    having.map((provider) => provider.name),
  );
}

/** A model that the configuration does not name goes to the one runner that can fetch it. */
function targetOf(name: string, deployment: string | undefined, options: ModelManagerOptions): Target {
  const target = configured(name, deployment, options);
  if (target !== undefined) return target;
  const fetching = runnersOf(options, undefined).filter(
    (provider) => openRunner(provider, options).pullModel !== undefined,
  );
  const [only, ...others] = fetching;
  if (only !== undefined && others.length === 0) return { provider: only, model: name };
  if (only === undefined) {
    throw new RunnerError('not-supported', 'the configuration has no runner of yours that can fetch models');
  }
  throw ambiguous(
    name,
    fetching.map((provider) => provider.name),
  );
}

function ambiguous(name: string, places: readonly string[]): RunnerError {
  return new RunnerError(
    'ambiguous',
    `${name.slice(0, 100)} could be at ${places.join(' or ')}: say which with --deployment`,
  );
}

/** Deployments of one model must agree on what it is. */
function pinnedDigest(users: readonly ManagedDeployment[], model: string): string | undefined {
  const digests = [...new Set(users.flatMap(({ digest }) => (digest === undefined ? [] : [digest])))];
  if (digests.length <= 1) return digests[0];
  throw new RunnerError(
    'digest',
    `the deployments of ${model.slice(0, 100)} pin different digests: they cannot all be served under one name`,
  );
}
