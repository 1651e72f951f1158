import type { Configuration } from '../config/configuration.ts';
import { createModelManager, type ModelManager } from '../runners/manage-models.ts';
import type { RunnerHttpOptions } from '../runners/runner-http.ts';
import type { ConfigureOptions } from './configure.ts';

export interface OpenModelsOptions extends Pick<ConfigureOptions, 'world' | 'fetch'> {
  readonly credentialsOf: RunnerHttpOptions['credentialsOf'];
}

/** The models on the runners that a configuration names. */
export function openModels(
  { providers, deployments, notes }: Configuration,
  { world, fetch, credentialsOf }: OpenModelsOptions,
): ModelManager {
  return createModelManager({
    providers,
    deployments: [...deployments.values()].map((deployment) => ({
      deployment,
      digest: notes.get(deployment.name)?.digest,
    })),
    fetch,
    clock: world.clock,
    credentialsOf,
  });
}
