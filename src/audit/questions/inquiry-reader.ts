import { AuditLogError } from '../audit-log-error.ts';
import { NotCanonicalError } from '../canonical-line.ts';
import { readRecord } from '../record.ts';
import type { Inquiry } from './inquiry.ts';
import { holds, type SignedLogReader } from './read-signed.ts';

/**
 * Shows an inquiry the records of its types. A line is read in full only where it may be one: in its one spelling the
 * type of a record stands as `"type":"…"`, and inside a text that quotation mark would be escaped.
 */
export function inquiryReader(inquiry: Inquiry): SignedLogReader {
  const spellings = inquiry.types.map((type) => Buffer.from(`"type":"${type}"`));
  const types: ReadonlySet<string> = new Set(inquiry.types);
  return {
    wants: () => false,
    see({ sequence, bytes }) {
      if (!spellings.some((spelling) => holds(bytes, spelling))) return;
      const record = read(bytes, sequence);
      if (types.has(record.type)) inquiry.see(record);
    },
  };
}

function read(bytes: Uint8Array, sequence: number) {
  try {
    const record = readRecord(bytes);
    if (record.sequence === sequence) return record;
  } catch (error) {
    if (!(error instanceof NotCanonicalError)) throw error;
  }
  throw new AuditLogError('unreadable', `record ${sequence} cannot be read; verify the log`, sequence);
}
