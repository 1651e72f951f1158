import { createLocalTextClassifier, type OwnTerms } from '../composition/text-classifier.ts';
import type { Level } from '../domain/label.ts';
import type { TextPlace, TextReport } from '../domain/text-report.ts';

export interface ClassifyTextOptions {
  /** Where the text stood; matters for injection alone. Default `user`. */
  readonly place?: TextPlace;
}

export interface TextDetectorsOptions {
  /** No text is labelled below this. Default `public`. */
  readonly floor?: Level;
  /** Words, and `/patterns/` in RE2 syntax, by the level that they mean. */
  readonly terms?: OwnTerms;
}

/** The detectors, made once and asked often. */
export interface TextDetectors {
  /** Never rejects: whatever goes wrong is a reason for the highest level. Sends and records nothing. */
  classifyText(text: string, options?: ClassifyTextOptions): Promise<TextReport>;
}

/**
 * Detectors with a floor and terms of your own.
 *
 * @throws Error that names the place of a term that cannot be used, never the term.
 */
export function createTextDetectors(options: TextDetectorsOptions = {}): TextDetectors {
  const classifier = createLocalTextClassifier(options);
  return { classifyText: (text, given = {}) => classifier.classify(text, given) };
}

let shared: TextDetectors | undefined;

/**
 * How sensitive a text is, what was found in it, where and why.
 *
 *     const { level, spans, secrets } = await classifyText('My card is 4012 8888 8888 1881');
 *
 * Offsets are UTF-16 code units into the text. Nothing that comes back holds the text. Runs in the calling thread, at
 * some tens of megabytes a second; never rejects.
 */
export function classifyText(text: string, options: ClassifyTextOptions = {}): Promise<TextReport> {
  shared ??= createTextDetectors();
  return shared.classifyText(text, options);
}
