import type { TenantId } from './ids.ts';
import type { Level } from './label.ts';
import type { Period } from './period.ts';

/** Whom or what a record can be about: an API key, one request, an end user by its pseudonym, or bytes by their commitment. */
export interface Subject {
  readonly kind: 'key' | 'request' | 'end-user' | 'commitment';
  readonly id: string;
}

/** What an auditor asks of the log. */
export type AuditQuestion = AskedOf & { readonly period: Period; readonly tenant: TenantId | null };

type AskedOf =
  /** What went to a deployment or a provider. */
  | { readonly ask: 'sent'; readonly destination: string }
  /** Whether nothing above a level left the premises. */
  | { readonly ask: 'nothing-above'; readonly level: Level }
  /** Who read a prompt. */
  | { readonly ask: 'readers'; readonly request: string }
  /** Which policy was in force. */
  | { readonly ask: 'policies' }
  /** Everything about one data subject. */
  | { readonly ask: 'subject'; readonly subject: Subject };

export type AuditQuestionKind = AuditQuestion['ask'];

/** Reads the id of a subject by its form; undefined when it is none. */
export function subjectOf(id: string): Subject | undefined {
  if (/^key_[0-9a-zA-Z-]{1,64}$/.test(id)) return { kind: 'key', id };
  if (/^req_[0-9a-zA-Z-]{1,64}$/.test(id)) return { kind: 'request', id };
  if (/^eu_[0-9a-f]{32}$/.test(id)) return { kind: 'end-user', id };
  if (/^hmac-sha256:[0-9a-f]{64}$/.test(id)) return { kind: 'commitment', id };
  return undefined;
}
