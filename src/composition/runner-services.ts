import type { CliServices } from '../cli/services.ts';
import type { Provider } from '../domain/deployment.ts';
import { type ConfigureOptions, configure } from './configure.ts';
import { diagnose } from './diagnose.ts';
import { openModels } from './open-models.ts';
import { starterFacts } from './starter-facts.ts';

/** What `demarc models` and `demarc doctor` are made of: both ask the runners of the operator's own. */
export function createRunnerServices(
  outside: Pick<ConfigureOptions, 'world' | 'fetch'>,
): Pick<CliServices, 'openModels' | 'diagnose'> {
  const asking = { ...outside, credentialsOf };
  return {
    async openModels({ configFile, dataFolder, env }) {
      const starter = { facts: starterFacts(dataFolder), isOffered: false };
      const options = { ...outside, configFile, env, areKeysNeeded: false };
      return openModels(await configure(options, starter), asking);
    },
    diagnose: (options) => diagnose({ ...options, ...asking, starter: starterFacts(options.dataFolder) }),
  };
}

/** What a runner of the operator's own is sent with a question about its models. */
function credentialsOf({ apiKey }: Provider): Record<string, string> {
  return apiKey === undefined ? {} : { authorization: `Bearer ${apiKey.reveal()}` };
}
