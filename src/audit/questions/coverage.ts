import type { AuditRefusal } from '../../domain/audit-answer.ts';
import type { AuditQuestion } from '../../domain/audit-question.ts';
import { isWithin } from '../../domain/period.ts';
import { type SignedLog, stampOf } from './read-signed.ts';

/**
 * What of the period the log can speak of, in sentences; or why it can say nothing.
 */
export function coverageOf(
  { period }: AuditQuestion,
  signed: SignedLog,
): { readonly notes: readonly string[] } | AuditRefusal {
  const { firstSequence, begins, ends } = signed;
  const { from, to } = period;
  if (to !== null && to <= begins) return notCovered(beginningOf(signed));
  if (from !== null && from > ends) {
    return notCovered(`the record ends at ${ends}, before the period that was asked about`);
  }
  const open = signed.unsigned.filter((bytes) => isWithin(period, stampOf(bytes)));
  if (open.length > 0) return unproven(open.length, signed);
  const notes: string[] = [];
  if (from === null ? firstSequence > 0 : from < begins)
    notes.push(`${beginningOf(signed)}; about what came before nothing is said`);
  if (to === null || to > ends)
    notes.push(`the record ends at ${ends}; about what came later nothing is said`);
  if (signed.unsigned.length > 0) {
    notes.push(
      `${count(signed.unsigned.length)} behind record ${format(signed.size - 1)} are not signed; none lies in the period`,
    );
  }
  if (signed.setBack.length > 0) {
    const where = signed.setBack.map(format).join(', ');
    notes.push(
      `the clock of the gateway was set back before record ${where}: around there a stamp may be of another time. ` +
        'Ask without dates to leave stamps out of it',
    );
  }
  // Of a period that lies before the end, everything up to the end is there.
  if (signed.anchored === null && (to === null || to > ends)) {
    notes.push('no anchor was given: that no later records were cut off cannot be shown by the log alone');
  }
  return { notes };
}

function beginningOf({ firstSequence, begins }: SignedLog): string {
  return firstSequence > 0
    ? `records 0 to ${format(firstSequence - 1)} were pruned, which is on record; the first that is there is of ${begins}`
    : `the log begins at ${begins}`;
}

function notCovered(message: string): AuditRefusal {
  return { kind: 'refused', why: 'not-covered', message: `${message}; there is nothing to answer from` };
}

function unproven(open: number, { size }: SignedLog): AuditRefusal {
  return {
    kind: 'refused',
    why: 'unproven',
    message:
      `${count(open)} in the period, from record ${format(size)} on, are not signed, so that nothing is ` +
      'proven about them. A running server signs within a second; after a crash, start it and ask again',
    sequence: size,
  };
}

function count(records: number): string {
  return records === 1 ? '1 record' : `${format(records)} records`;
}

function format(sequence: number): string {
  return sequence.toLocaleString('en-US');
}
