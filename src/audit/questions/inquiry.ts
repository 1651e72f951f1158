import type { AuditFound } from '../../domain/audit-answer.ts';
import type { RecordType } from '../../domain/audit-entry.ts';
import type { StoredRecord } from '../record.ts';

/** A question on its way through the log: it is shown the records of its types in order and says what it found. */
export interface Inquiry {
  /** The types of record it looks at. */
  readonly types: readonly RecordType[];
  see(record: StoredRecord): void;
  /** What was found. Shown nothing but the records of {@link rests}, an inquiry finds the same. */
  found(): AuditFound;
  /** The sequences of the records that the answer rests on, in no particular order. */
  rests(): Iterable<number>;
  /** Names of destinations that are on record, where the one asked for is not among them. */
  unknownDestination?(): readonly string[] | undefined;
}
