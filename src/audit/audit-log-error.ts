/**
 * Why the audit log cannot be opened or read; for whoever operates Demarc, not for callers.
 * - `locked`: another process writes it.
 * - `signing-key`: the key is missing or wrong.
 * - `contradiction`: the records are not those that were signed.
 * - `unreadable`: a file cannot be read or does not belong there.
 */
export type AuditLogErrorKind = 'locked' | 'signing-key' | 'contradiction' | 'unreadable';

/** The message says what was wrong and what to do; it can be shown. */
export class AuditLogError extends Error {
  readonly kind: AuditLogErrorKind;
  /** The first record at fault, where one is known. */
  readonly sequence: number | undefined;

  constructor(kind: AuditLogErrorKind, message: string, sequence?: number) {
    super(message);
    this.name = 'AuditLogError';
    this.kind = kind;
    this.sequence = sequence;
  }
}
