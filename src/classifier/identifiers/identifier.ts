import type { Category, Level } from '../../domain/label.ts';

/** One kind of numbered identity: its shape, its check and the words without which it is too common to believe. */
export interface Identifier {
  readonly type: string;
  readonly level: Level;
  readonly categories: readonly Category[];
  /**
   * How it begins, told by its first run of letters and digits: `d3` digits alone and three of them, `a` letters alone,
   * `m` a digit with letters behind, `x` a letter with digits behind; `dm7..9` either, of seven to nine. Of two runs,
   * what stands between them (`_` for a space) and how long the second is: `d3-2`. The pattern is tried nowhere else.
   */
  readonly starts: string;
  /** Sticky; boundaries on both sides are seen to where it is tried. */
  readonly pattern: RegExp;
  /** Given the match without anything but letters and digits, upper case. */
  readonly valid?: (compact: string) => boolean;
  /** How much the shape and the check rule out, in bits: 3 for one check digit, 7 for two, 5 for a date. */
  readonly bits: number;
  /** Words that make the number what it seems, within {@link CONTEXT_RADIUS}; case-insensitive. */
  readonly context: RegExp;
  /**
   * Whether it is believed without such a word. Given the match as written, of which the length and what stands
   * between its digits are looked at. Absent: no.
   */
  readonly alone?: boolean | ((written: string) => boolean);
}

/** How far from a number the word may stand that names it. */
export const CONTEXT_RADIUS = 60;
