import type { ConfigurationReport, StartOptions } from '../cli/services.ts';
import { ConfigError } from '../config/config-problem.ts';
import { loadConfiguration } from '../config/load-config.ts';
import type { Clock } from '../domain/world.ts';
import { readConfigFile } from './configure.ts';
import { licenceReview, loadLicenceCatalogue } from './licence-catalogue.ts';
import { priceReview } from './price-review.ts';

export interface CheckConfigurationOptions {
  readonly env: StartOptions['env'];
  readonly clock: Clock;
  /** Where the catalogues lie that ship with the program. */
  readonly catalogFolder: string;
}

/** Everything that is wrong with a configuration. @throws ConfigError only when there is no such file. */
export async function checkConfiguration(
  file: string,
  { env, clock, catalogFolder }: CheckConfigurationOptions,
): Promise<ConfigurationReport> {
  try {
    const text = await readConfigFile(file);
    const whyUnpriced = await priceReview(clock);
    const reviewLicence = licenceReview(await loadLicenceCatalogue(catalogFolder));
    const options = { file, env, starterSocketPath: '', whyUnpriced, reviewLicence };
    const { warnings } = loadConfiguration(text, options);
    return { errors: [], warnings };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { errors: error.problems, warnings: [] };
  }
}
