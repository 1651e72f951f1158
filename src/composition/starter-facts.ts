import { join } from 'node:path';
import { starterSocketPath } from '../starter/socket-path.ts';
import { STARTER_CONTEXT_TOKENS, STARTER_WEIGHTS } from '../starter/starter-weights.ts';
import type { StarterFacts } from './configure.ts';

/** What a configuration says of the starter model of a data folder, whether or not it runs. */
export function starterFacts(dataFolder: string): StarterFacts {
  return {
    socketPath: starterSocketPath(join(dataFolder, 'starter')),
    modelId: STARTER_WEIGHTS.modelId,
    contextTokens: STARTER_CONTEXT_TOKENS,
  };
}
