import { leavesPremises } from '../domain/deployment.ts';
import { closestName } from '../policy/closest-name.ts';
import { findPreset, PRESET_NAMES } from '../policy/presets/find-preset.ts';
import type { Configuration } from './configuration.ts';
import { configurationFromDiscovery, type Discovery, holdsConversations } from './default-config.ts';
import type { StarterDestination } from './discovered-deployments.ts';
import type { Environment } from './read-shape.ts';
import { writeConfiguration } from './write-configuration.ts';

export type ConfigurationDraft =
  | {
      readonly kind: 'draft';
      readonly text: string;
      /** Names of the deployments in it. */
      readonly deployments: readonly string[];
      /** What the person should know, a sentence each. */
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'unknown-preset';
      readonly known: readonly string[];
      readonly suggestion: string | undefined;
    };

export interface DraftOptions {
  readonly preset: string | undefined;
  readonly env: Environment;
}

/**
 * Writes down what was found as a file. Where nothing was, and where a preset needs something on the premises and
 * nothing is there, the starter model stands in.
 * @throws ConfigError when a variable of the environment cannot be used.
 */
export function draftConfiguration(
  { runners, starter }: Pick<Discovery, 'runners'> & { readonly starter: StarterDestination },
  { preset: name, env }: DraftOptions,
): ConfigurationDraft {
  const preset = name === undefined ? undefined : findPreset(name);
  if (name !== undefined && preset === undefined) {
    return { kind: 'unknown-preset', known: PRESET_NAMES, suggestion: closestName(name, PRESET_NAMES) };
  }
  const found = configurationFromDiscovery({ runners }, env);
  const isEnough = preset === undefined ? holdsConversations(found) : hasLocal(found);
  const configuration = isEnough ? found : configurationFromDiscovery({ runners, starter }, env);
  return {
    kind: 'draft',
    text: writeConfiguration(configuration, preset),
    deployments: [...configuration.deployments.keys()],
    notes: [
      ...(isEnough
        ? []
        : [
            'No model runner was found on this machine, so the small starter model stands in; start one, such as Ollama, for real work.',
          ]),
      ...configuration.warnings.map(({ message }) => message),
    ],
  };
}

function hasLocal({ deployments }: Configuration): boolean {
  return [...deployments.values()].some(
    ({ provider, capabilities }) => capabilities.chat !== false && !leavesPremises(provider.destination),
  );
}
