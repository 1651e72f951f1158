import { createTextClassifier } from '../classifier/classify-text.ts';
import type { OperatorTerms } from '../classifier/operator-terms.ts';
import type { OpenTextClassifierOptions } from '../cli/services.ts';
import type { Level } from '../domain/label.ts';
import type { TextClassifier } from '../domain/text-report.ts';
import type { World } from '../domain/world.ts';
import { systemWorld } from '../observability/system-world.ts';

/** The detectors as a configuration has them, within this thread. @throws ConfigError with every mistake. */
export async function openTextClassifier(
  { configFile, floor, env }: OpenTextClassifierOptions,
  { clock }: Pick<World, 'clock'>,
): Promise<TextClassifier> {
  if (configFile === undefined) return createTextClassifier({ clock, floor });
  // What reads a configuration is as large as what classifies, and most have none to read.
  const { createConfiguredTextClassifier } = await import('./configured-text-classifier.ts');
  return createConfiguredTextClassifier({ configFile, floor, env }, { clock });
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
