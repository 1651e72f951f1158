import type { OpenCatalogueOptions } from '../cli/services.ts';
import { loadConfiguration } from '../config/load-config.ts';
import { readConfigFile } from './configure.ts';
import { type CatalogueText, SHIPPED_CATALOGUE } from './shipped-catalogue.ts';

/**
 * The catalogues in force, the weakest first: those that come along, those that the configuration names, those that
 * were asked for.
 *
 * @throws ConfigError that names the file when one cannot be read.
 */
export async function readCatalogueTexts(options: OpenCatalogueOptions): Promise<CatalogueText[]> {
  const files = [...(await configuredFiles(options)), ...options.files];
  const named = await Promise.all(files.map(async (file) => ({ file, text: await readConfigFile(file) })));
  return [...SHIPPED_CATALOGUE, ...named];
}

async function configuredFiles({ configFile, env }: OpenCatalogueOptions): Promise<readonly string[]> {
  if (configFile === undefined) return [];
  const text = await readConfigFile(configFile);
  const options = { file: configFile, env, starterSocketPath: '', areKeysNeeded: false };
  return loadConfiguration(text, options).catalogueFiles;
}
