import type { AuditFound } from '../../domain/audit-answer.ts';
import type { RecordType } from '../../domain/audit-entry.ts';
import type { CanonicalObject } from '../canonical-line.ts';

/** A record as an inquiry is shown it. */
export interface SeenRecord {
  readonly sequence: number;
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string;
  readonly type: string;
  readonly tenant: string;
  readonly request: string | undefined;
  readonly actor: string | undefined;
  /** All members of its line, those of the log itself included. */
  readonly fields: CanonicalObject;
}

/** A question on its way through the log: it is shown the records of its types in order and says what it found. */
export interface Inquiry {
  /** The types of record it looks at. */
  readonly types: readonly RecordType[];
  see(record: SeenRecord): void;
  /** What was found. Shown nothing but the records of {@link rests}, an inquiry finds the same. */
  found(): AuditFound;
  /** The sequences of the records that the answer rests on, in no particular order. */
  rests(): Iterable<number>;
  /** Names of destinations that are on record, where the one asked for is not among them. */
  unknownDestination?(): readonly string[] | undefined;
}
