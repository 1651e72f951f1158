import type { TenantId } from './ids.ts';

/**
 * A value that has exactly one canonical spelling: no fractions, no `undefined`. Integers stay within ±(2^53−1);
 * larger amounts are written as decimal text.
 */
export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [name: string]: CanonicalValue };

export const RECORD_TYPES = [
  'genesis',
  'decision',
  'attempt',
  // No longer written: what is shown to a reader of pictures is an attempt.
  'reading',
  'outcome',
  'admin',
  'auth',
  'security',
  'read',
  'erasure',
  'config',
  'key',
  'checkpoint',
  'heartbeat',
  'recovery',
  'degraded',
] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/** What a part of Demarc asks to be put on record; the log adds its own sequence, time, boot and chain. */
export interface AuditEntry {
  readonly type: RecordType;
  readonly tenant: TenantId;
  /** The request it belongs to, where there is one. */
  readonly request?: string | undefined;
  /** The key on whose behalf it happened, where there is one. */
  readonly actor?: string | undefined;
  readonly fields: Readonly<Record<string, CanonicalValue>>;
}

export interface Appended {
  /** Position in the log, from 0. */
  readonly sequence: number;
  /** Fulfilled once the record would survive a loss of power; rejected when it could not be written. */
  readonly durable: Promise<void>;
}

/** The write side of the audit log, as the rest of Demarc sees it. */
export interface AuditTrail {
  /** @throws DemarcError `audit_unavailable` when the log is known to be unwritable. */
  append(entry: AuditEntry): Appended;
}
