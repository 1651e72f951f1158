import type { AdvisorService } from '../cli/advisor-service.ts';
import type { Log } from '../domain/log.ts';
import { loadCatalogue } from './advisor-catalogue.ts';
import { createAdvisorServices } from './advisor-services.ts';
import { type ConfigureOptions, configure } from './configure.ts';
import { starterFacts } from './starter-facts.ts';

export interface OpenAdvisorOptions extends Pick<ConfigureOptions, 'world' | 'fetch'> {
  readonly log: Log;
}

/** The advisor over the catalogue that comes along, and over the deployments of this machine's configuration. */
export function openAdvisor({ world, fetch, log }: OpenAdvisorOptions): AdvisorService {
  return createAdvisorServices({
    world,
    log,
    loadCatalogue,
    configure: ({ configFile, dataFolder, env }) =>
      configure({ configFile, env, world, fetch }, { facts: starterFacts(dataFolder), isOffered: false }),
  });
}
