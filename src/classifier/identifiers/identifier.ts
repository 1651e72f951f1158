import type { Category, Level } from '../../domain/label.ts';

/** One kind of numbered identity: its shape, its check and the words without which it is too common to believe. */
export interface Identifier {
  readonly type: string;
  readonly level: Level;
  readonly categories: readonly Category[];
  /**
   * How its first run of letters and digits may begin and how long it may be, for instance `d3 d9`: a digit and
   * three long, or nine. The pattern is tried nowhere else.
   */
  readonly starts: string;
  /** Sticky; boundaries on both sides are seen to where it is tried. */
  readonly pattern: RegExp;
  /** Given the match without anything but letters and digits, upper case, and the match as written. */
  readonly valid?: (compact: string, written: string) => boolean;
  /** How much the shape and the check rule out, in bits: 3 for one check digit, 7 for two, 5 for a date. */
  readonly bits: number;
  /** Words that make the number what it seems, within {@link CONTEXT_RADIUS}; case-insensitive and global. */
  readonly context?: RegExp;
  /** Whether it is believed without such a word; by default only when it has none. */
  readonly alone?: boolean | ((written: string) => boolean);
}

/** How far from a number the word may stand that names it. */
export const CONTEXT_RADIUS = 60;
