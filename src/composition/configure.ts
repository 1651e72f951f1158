import { readFile } from 'node:fs/promises';
import type { Configuration } from '../config/configuration.ts';
import { configurationFromDiscovery } from '../config/default-config.ts';
import { discoverRunners } from '../config/discover-runners.ts';
import { loadConfiguration } from '../config/load-config.ts';
import type { World } from '../domain/world.ts';
import type { StarterModel } from '../starter/starter-model.ts';

export interface ConfigureOptions {
  /** Undefined looks at what is there: runners on this machine, keys in the environment. */
  readonly configFile: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly world: World;
  readonly fetch: typeof globalThis.fetch;
}

/** What the configuration needs to know of the starter model. */
export type StarterFacts = Pick<StarterModel, 'socketPath' | 'modelId' | 'contextTokens'>;

/**
 * The configuration in force: a file's, or one made of what was found; of the starter model, if it is offered,
 * where nothing was.
 * @throws ConfigError with every mistake.
 */
export async function configure(
  { configFile, env, world, fetch }: ConfigureOptions,
  starter: { readonly facts: StarterFacts; readonly isOffered: boolean },
): Promise<Configuration> {
  const { socketPath, modelId, contextTokens } = starter.facts;
  if (configFile !== undefined) {
    const text = await readFile(configFile, 'utf8');
    return loadConfiguration(text, { file: configFile, env, starterSocketPath: socketPath });
  }
  const runners = await discoverRunners({ fetch, clock: world.clock });
  const found = configurationFromDiscovery({ runners }, env);
  if (found.deployments.size > 0 || !starter.isOffered) return found;
  return configurationFromDiscovery({ runners, starter: { socketPath, model: modelId, contextTokens } }, env);
}
