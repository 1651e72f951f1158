import { createTextClassifier } from '../classifier/classify-text.ts';
import type { OperatorTerms } from '../classifier/operator-terms.ts';
import { loadConfiguration } from '../config/load-config.ts';
import type { Level } from '../domain/label.ts';
import type { TextClassifier } from '../domain/text-report.ts';
import type { World } from '../domain/world.ts';
import { systemWorld } from '../observability/system-world.ts';
import { readConfigFile } from './configure.ts';
import { termsOf } from './terms-of.ts';

export interface OpenTextClassifierOptions {
  /** Undefined: the detectors alone, with the floor `public` and no terms. */
  readonly configFile: string | undefined;
  /** Replaces the configuration's floor. */
  readonly floor: Level | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The detectors as a configuration has them, within this thread. @throws ConfigError with every mistake. */
export async function openTextClassifier(
  { configFile, floor, env }: OpenTextClassifierOptions,
  { clock }: Pick<World, 'clock'>,
): Promise<TextClassifier> {
  if (configFile === undefined) return createTextClassifier({ clock, floor });
  const text = await readConfigFile(configFile);
  const configuration = loadConfiguration(text, {
    file: configFile,
    env,
    starterSocketPath: '',
    areKeysNeeded: false,
  });
  // The budget of a request is for a gateway that others wait at; here it would only make a slow machine say less.
  return createTextClassifier({
    clock,
    floor: floor ?? configuration.classification.floor,
    terms: termsOf(configuration),
    mapping: configuration.classification.mapping,
  });
}

/** Words and `/patterns/` of one's own, by the level that they mean. */
export type OwnTerms = OperatorTerms;

export interface LocalTextClassifierOptions {
  readonly floor?: Level | undefined;
  readonly terms?: OwnTerms | undefined;
}

/** The detectors for an application that has no configuration. @throws OperatorTermsError */
export function createLocalTextClassifier(options: LocalTextClassifierOptions): TextClassifier {
  return createTextClassifier({ ...options, clock: systemWorld().clock });
}
