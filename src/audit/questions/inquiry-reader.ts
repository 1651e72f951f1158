import type { CanonicalValue } from '../../domain/audit-entry.ts';
import { AuditLogError } from '../audit-log-error.ts';
import { type CanonicalObject, isObject } from '../canonical-line.ts';
import type { Inquiry, SeenRecord } from './inquiry.ts';
import { asBuffer, holds, type SignedLogReader } from './read-signed.ts';

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

/** What is signed has one spelling, which the verifier checks; here it is read as it stands. */
function read(bytes: Uint8Array, sequence: number): SeenRecord {
  const fields = parse(bytes);
  const { seq, ts, type, tenant, req, actor } = fields;
  const isRecord = seq === sequence && typeof ts === 'string' && typeof type === 'string';
  if (!isRecord || typeof tenant !== 'string') throw unreadable(sequence);
  return { sequence, at: ts, type, tenant, request: text(req), actor: text(actor), fields };
}

function parse(bytes: Uint8Array): CanonicalObject {
  try {
    const value = JSON.parse(asBuffer(bytes).toString('utf8')) as CanonicalValue;
    if (isObject(value)) return value;
  } catch {
    // It then has no sequence, and is refused as unreadable.
  }
  return {};
}

function text(value: CanonicalValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function unreadable(sequence: number): AuditLogError {
  return new AuditLogError('unreadable', `record ${sequence} cannot be read; verify the log`, sequence);
}
