import { createTextClassifier } from '../classifier/classify-text.ts';
import type { OpenTextClassifierOptions } from '../cli/services.ts';
import { loadConfiguration } from '../config/load-config.ts';
import type { TextClassifier } from '../domain/text-report.ts';
import type { World } from '../domain/world.ts';
import { readConfigFile } from './configure.ts';
import { termsOf } from './terms-of.ts';

export interface ConfiguredTextClassifierOptions extends Omit<OpenTextClassifierOptions, 'configFile'> {
  readonly configFile: string;
}

/** The detectors with a file's floor, terms and mapping. @throws ConfigError with every mistake. */
export async function createConfiguredTextClassifier(
  { configFile, floor, env }: ConfiguredTextClassifierOptions,
  { clock }: Pick<World, 'clock'>,
): Promise<TextClassifier> {
  const text = await readConfigFile(configFile);
  const { classification } = loadConfiguration(text, {
    file: configFile,
    env,
    starterSocketPath: '',
    areKeysNeeded: false,
  });
  // The budget of a request is for a gateway that others wait at; here it would only make a slow machine say less.
  return createTextClassifier({
    clock,
    floor: floor ?? classification.floor,
    terms: termsOf({ classification }),
    mapping: classification.mapping,
  });
}
