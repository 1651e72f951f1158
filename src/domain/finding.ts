import type { Category, Level } from './label.ts';
import type { Place } from './place.ts';

/**
 * Something a signal recognised: what kind of thing it is and where it stands, never the text itself.
 * `start` and `end` are offsets in UTF-16 code units into the decoded leaf, `end` exclusive.
 */
export interface Finding {
  /** The entity or reason, for instance `CREDIT_CARD`, `EMAIL`, `OPERATOR_TERM`, `UNREADABLE_CONTENT`. */
  readonly type: string;
  readonly level: Level;
  readonly categories: readonly Category[];
  /** The signal that found it. */
  readonly signal: string;
  /** JSON Pointer of the leaf, for instance `/messages/0/content`; empty where no body was involved. */
  readonly pointer: string;
  readonly start: number;
  readonly end: number;
  /** The page, from 1, where the leaf is a document; offsets are then into the text that was read of that page. */
  readonly page?: number | undefined;
  /** Where in the request that is; absent in records from before it was told, and where no body was involved. */
  readonly place?: Place | undefined;
  /** For what is a matter of degree, an attempt at injection: 0 to 1000. */
  readonly scoreThousandths?: number | undefined;
}
