import type { InjectionKind } from './injection.ts';
import type { Category, Level } from './label.ts';

/**
 * Where a text stood before it was given to be read. It matters for injection alone: an order in what a person types
 * is a question, the same order in a page that a tool fetched is somebody else's.
 */
export const TEXT_PLACES = ['system', 'user', 'assistant', 'tool-result', 'passage', 'file'] as const;
export type TextPlace = (typeof TEXT_PLACES)[number];

export function isTextPlace(text: string): text is TextPlace {
  return (TEXT_PLACES as readonly string[]).includes(text);
}

/** Offsets are UTF-16 code units into the text as it was given, `end` exclusive. */
export interface TextSpan {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** One finding, with what made the detector speak. Never holds the text. */
export interface TextFinding extends TextSpan {
  readonly level: Level;
  readonly categories: readonly Category[];
  /** The detector. */
  readonly signal: string;
  /** In words, for instance `passes the Luhn check and starts like a Visa card`. */
  readonly reason: string;
}

export interface InjectionVerdict {
  /** 0 to 1; 0 where nothing was found. */
  readonly score: number;
  readonly label: InjectionKind;
}

/** What a text holds, in a word each: identifies somebody, lets somebody in, or gives orders to a model. */
export type TextFlag = 'pii' | 'secret' | 'injection';

/** Everything that the detectors say of one text by itself. */
export interface TextReport {
  readonly level: Level;
  readonly categories: readonly Category[];
  /** What identifies people or is a number of theirs; in the order of the text. */
  readonly spans: readonly TextSpan[];
  /** Credentials. */
  readonly secrets: readonly TextSpan[];
  readonly injection: InjectionVerdict;
  readonly flags: readonly TextFlag[];
  /** All findings, those that neither identify nor open anything among them; in the order of the text. */
  readonly findings: readonly TextFinding[];
  /** Findings past those that one text lists; they count for the level. */
  readonly findingsLeftOut: number;
  /** Why the level is as high as it is, apart from findings, in words. */
  readonly reasons: readonly string[];
  readonly classifier: string;
}

export interface TextClassifier {
  /** Never rejects: whatever goes wrong is a reason for the highest level. */
  classify(text: string, given?: TextSurroundings): Promise<TextReport>;
}

export interface TextSurroundings {
  /** Default `user`. */
  readonly place?: TextPlace | undefined;
  /** Whose text it is: long texts of one caller wait in a line of their own. */
  readonly caller?: string | undefined;
}
