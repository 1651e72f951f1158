import { readFile } from 'node:fs/promises';
import { ConfigError } from '../config/config-problem.ts';
import type { Configuration } from '../config/configuration.ts';
import { configurationFromDiscovery, holdsConversations } from '../config/default-config.ts';
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
  /** False where nothing is sent to a provider, and whoever only reads need not hold its key. Default true. */
  readonly areKeysNeeded?: boolean | undefined;
}

/** What the configuration needs to know of the starter model. */
export type StarterFacts = Pick<StarterModel, 'socketPath' | 'modelId' | 'contextTokens'>;

/**
 * The configuration in force: a file's, or one made of what was found; of the starter model, if it is offered,
 * where nothing was.
 * @throws ConfigError with every mistake.
 */
export async function configure(
  { configFile, env, world, fetch, areKeysNeeded }: ConfigureOptions,
  starter: { readonly facts: StarterFacts; readonly isOffered: boolean },
): Promise<Configuration> {
  const { socketPath, modelId, contextTokens } = starter.facts;
  if (configFile !== undefined) {
    const text = await readConfigFile(configFile);
    return loadConfiguration(text, { file: configFile, env, starterSocketPath: socketPath, areKeysNeeded });
  }
  const runners = await discoverRunners({ fetch, clock: world.clock });
  const found = configurationFromDiscovery({ runners }, env);
  if (holdsConversations(found) || !starter.isOffered) return found;
  return configurationFromDiscovery({ runners, starter: { socketPath, model: modelId, contextTokens } }, env);
}

/** @throws ConfigError that names the file when it cannot be read. */
export async function readConfigFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT' ? 'there is no such file' : `the file cannot be read (${code ?? 'unknown fault'})`;
    throw new ConfigError([{ file, line: 1, column: 1, path: '', message: why }]);
  }
}
