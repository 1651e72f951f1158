import type { Category, Level } from '../domain/label.ts';
import type { TextTraits, TextView } from './view/text-view.ts';

/** A finding before it is known which leaf of which request it stands in. Offsets are UTF-16 code units. */
export interface RawFinding {
  readonly type: string;
  readonly level: Level;
  readonly categories: readonly Category[];
  readonly start: number;
  readonly end: number;
  /** For what is a matter of degree: 0 to 1000. */
  readonly scoreThousandths?: number | undefined;
}

/**
 * One detector. Pure over one decoded text: the same text gives the same findings. A signal that throws, returns
 * another shape or is late counts as having found the worst.
 */
export interface Signal {
  readonly name: string;
  readonly version: string;
  /**
   * Lower-case words; when given, the signal is asked only about texts that hold one, and told where. `-itis` stands
   * for all words of seven letters and more that end so; an ending has four letters.
   */
  readonly words?: readonly string[];
  /** Asked about every text of data as well, whether or not one of `words` stands in it. */
  readonly readsAllData?: boolean;
  /** A cheap test of whether the signal could find anything; absent means it is always asked. */
  readonly applies?: (traits: TextTraits) => boolean;
  /** Every regular expression the signal runs, so that a test can prove them linear. */
  readonly patterns?: readonly RegExp[];
  detect(text: string, view: TextView): readonly RawFinding[] | Promise<readonly RawFinding[]>;
}
