import type { CatalogueServices } from '../cli/catalogue-services.ts';
import type { OpenCatalogueOptions } from '../cli/services.ts';
import type { Clock } from '../domain/world.ts';
import { createCatalogueServices } from './catalogue-services.ts';
import { readConfigFile } from './configure.ts';
import { readCatalogueTexts } from './read-catalogue-texts.ts';

/** What `demarc catalog` is made of. @throws ConfigError that names the file when one cannot be read. */
export async function openCatalogue(options: OpenCatalogueOptions, clock: Clock): Promise<CatalogueServices> {
  return createCatalogueServices({
    texts: await readCatalogueTexts(options),
    clock,
    readFile: readConfigFile,
  });
}
