import type { Category, Level } from '../../domain/label.ts';

/** One kind of numbered identity: its shape, its check and the words without which it is too common to believe. */
export interface Identifier {
  readonly type: string;
  /** Digits that every such number has; where no run has as many, the shape is not looked for. Default 8. */
  readonly minDigits?: number;
  readonly level: Level;
  readonly categories: readonly Category[];
  /** Global, with boundaries on both sides. */
  readonly pattern: RegExp;
  /** Given the match without anything but letters and digits, upper case, and the match as written. */
  readonly valid?: (compact: string, written: string) => boolean;
  /** A word that makes the number what it seems; looked for within 60 characters. */
  readonly context?: RegExp;
  /** Whether the context must be there; by default it must when there is one. */
  readonly needsContext?: (written: string) => boolean;
}

export const CONTEXT_RADIUS = 60;
export const USUAL_MIN_DIGITS = 8;
