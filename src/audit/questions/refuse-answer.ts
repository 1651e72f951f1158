import { assertNever } from '../../domain/assert-never.ts';
import type { AuditRefusal } from '../../domain/audit-answer.ts';
import { AuditLogError } from '../audit-log-error.ts';
import { CheckpointError } from '../checkpoint.ts';
import { errorCode } from '../file-system.ts';
import { type Verification, verifyLog } from '../verify.ts';
import { NotAsSigned, type SignedLogOptions } from './read-signed.ts';
import { tellTampering } from './tell-tampering.ts';

export type ReadingPlaces = SignedLogOptions;

/** Whether reading a log ended for what the log is, and not for a fault of this program. */
export function isReadingFault(error: unknown): boolean {
  return (
    error instanceof NotAsSigned ||
    error instanceof CheckpointError ||
    error instanceof AuditLogError ||
    errorCode(error) !== undefined
  );
}

/** Has the verifier find out what is wrong with a log that could not be answered from, and says so in words. */
export async function refusalOf(places: ReadingPlaces): Promise<AuditRefusal> {
  const verification = await verifyLog(places);
  switch (verification.kind) {
    case 'tampered':
      return refused('tampered', await tellTampering(verification, places), verification);
    case 'unreadable':
      return refused('unreadable', verification.explanation);
    case 'unproven-tail':
      if (verification.why === 'unsigned') return refused('unproven', verification.explanation);
      return changedMeanwhile();
    case 'proven':
      return changedMeanwhile();
    default:
      return assertNever(verification);
  }
}

function refused(
  why: AuditRefusal['why'],
  message: string,
  verification?: Extract<Verification, { kind: 'tampered' }>,
): AuditRefusal {
  return { kind: 'refused', why, message, sequence: verification?.firstBadSequence };
}

function changedMeanwhile(): AuditRefusal {
  return refused('unreadable', 'the log was changed while it was read, and is in order now: ask again');
}
