import type { CanonicalValue } from './audit-entry.ts';
import type { AuditQuestion } from './audit-question.ts';
import type { Level } from './label.ts';

/** A record that an answer names. */
export interface RecordPlace {
  readonly sequence: number;
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string;
}

/** One attempt at a destination, as the log tells it. */
export interface SentAttempt extends RecordPlace {
  readonly request: string;
  readonly attempt: number;
  readonly purpose: string | null;
  readonly deployment: string;
  readonly provider: string;
  readonly placement: string;
  /** Null is unknown. */
  readonly region: string | null;
  /** Null where the record does not say: it is then counted as the highest. */
  readonly level: Level | null;
  /** Bytes of the body; null where only the outcome is on record, as for most of what stays on the premises. */
  readonly bytes: number | null;
  readonly commitment: string | null;
  /** `unknown` where the outcome is not on record, or a crash is the outcome. */
  readonly result: 'answered' | 'failed' | 'aborted' | 'unknown';
}

/** What some attempts come to. */
export interface SentTotals {
  readonly attempts: number;
  readonly byLevel: Readonly<Record<Level, { readonly attempts: number; readonly bytes: number }>>;
  readonly results: Readonly<Record<SentAttempt['result'], number>>;
  readonly destinations: readonly {
    readonly deployment: string;
    readonly provider: string;
    readonly placement: string;
    readonly region: string | null;
    readonly attempts: number;
  }[];
}

/** How many rows an answer spells out; the totals are over all of them. */
export const MAX_ROWS = 1_000;

export interface SentFound {
  readonly totals: SentTotals;
  /** Requests that a crash ended and whose plan named the destination: whether they reached it is not on record. */
  readonly inDoubt: number;
  /** The first {@link MAX_ROWS}, in the order of the log. */
  readonly rows: readonly SentAttempt[];
}

export interface NothingAboveFound {
  readonly holds: boolean;
  /** Attempts above the level that left the premises. */
  readonly above: number;
  /** Everything that left the premises. */
  readonly left: SentTotals;
  /** The first {@link MAX_ROWS} of those above the level. */
  readonly rows: readonly SentAttempt[];
}

/** A record of which the answer shows all that is its own. */
export interface ToldRecord extends RecordPlace {
  readonly actor: string | null;
  readonly request: string | null;
  readonly fields: Readonly<Record<string, CanonicalValue>>;
}

/** Whether the body of a request is kept, apart from the log: it never was, it is, or its key was destroyed. */
export type ContentState = 'not-kept' | 'kept' | 'erased';

export interface ReadersFound {
  /** The decision on the request; null where the log holds none in this period. */
  readonly decided: (RecordPlace & { readonly key: string | null; readonly level: Level | null }) | null;
  /** Everyone who was shown what was asked or answered. */
  readonly reads: readonly ToldRecord[];
  /** The models it was given to. */
  readonly models: readonly SentAttempt[];
  /** Null where there is no decision on record. */
  readonly content: ContentState | null;
  readonly erasures: readonly ToldRecord[];
}

export interface PolicyInForce {
  /** `sha256:…` over the document. */
  readonly hash: string;
  /** The record that completes the document; where that was pruned, the first decision that names the policy. */
  readonly recorded: RecordPlace;
  /** Whether it came into force before the records that are there begin. */
  readonly beganEarlier: boolean;
  /** The records that hold the document; none where they were pruned. */
  readonly pieces: readonly number[];
  /** The record by which another policy took its place. */
  readonly replaced: RecordPlace | null;
  /** The first and last decision that names it, within the period. */
  readonly firstDecision: RecordPlace | null;
  readonly lastDecision: RecordPlace | null;
}

export interface PoliciesFound {
  /** In the order in which they came into force, the one that was in force when the period began included. */
  readonly policies: readonly PolicyInForce[];
  /** Changed configurations that were refused and never came into force. */
  readonly refused: readonly RecordPlace[];
}

export interface SubjectRequest extends RecordPlace {
  readonly request: string;
  readonly level: Level | null;
  readonly outcome: string;
}

export interface SubjectFound {
  readonly requests: number;
  readonly first: RecordPlace | null;
  readonly last: RecordPlace | null;
  readonly byLevel: Readonly<Record<Level, number>>;
  readonly categories: Readonly<Record<string, number>>;
  readonly sent: SentTotals;
  /** Of how many of the requests the body is kept. */
  readonly content: Readonly<Record<ContentState, number>>;
  readonly reads: readonly ToldRecord[];
  readonly erasures: readonly ToldRecord[];
  /** What was done about an API key: made, revoked. */
  readonly administration: readonly ToldRecord[];
  /** The first {@link MAX_ROWS}. */
  readonly rows: readonly SubjectRequest[];
}

export type AuditFound =
  | ({ readonly ask: 'sent' } & SentFound)
  | ({ readonly ask: 'nothing-above' } & NothingAboveFound)
  | ({ readonly ask: 'readers' } & ReadersFound)
  | ({ readonly ask: 'policies' } & PoliciesFound)
  | ({ readonly ask: 'subject' } & SubjectFound);

/** What an answer stands on. */
export interface AnswerBasis {
  /** Name of the log and of its keys. */
  readonly origin: string;
  /** Id of the key that signed the checkpoint. */
  readonly keyId: string;
  /** Sequence of the first record that is there; above 0 where earlier ones were pruned, on record. */
  readonly firstSequence: number;
  /** How many records are signed, the pruned ones counted. Every one of them that is there was read. */
  readonly size: number;
  /** Root over them, in hexadecimal. */
  readonly root: string;
  /** How many of them a checkpoint covers that was kept elsewhere; null when none was given. */
  readonly anchored: number | null;
  /** The first and last of the records that are there. */
  readonly begins: string;
  readonly ends: string;
  /** Records that the answer rests on. */
  readonly records: { readonly count: number; readonly first: number | null; readonly last: number | null };
  /** What whoever relies on the answer should know, a sentence each. */
  readonly notes: readonly string[];
}

/** Everything needed to check an answer; what each member is, and how to check it, stands in docs/auditors.md. */
export interface AuditProof {
  readonly format: 'demarc-audit-proof/1';
  readonly question: AuditQuestion;
  readonly found: AuditFound;
  /** The signed checkpoint, as it was written. */
  readonly checkpoint: string;
  /** The notes by which the log's keys handed over to each other, oldest first. */
  readonly keyChanges: readonly string[];
  readonly firstSequence: number;
  readonly size: number;
  readonly root: string;
  /** The records that the answer rests on, all of them, as one tree of their own (RFC 9162). */
  readonly selection: { readonly count: number; readonly root: string };
  /** The first of them, each with its path to the root. Where it is all, `isComplete`. */
  readonly records: readonly ProvenRecord[];
  readonly isComplete: boolean;
}

export interface ProvenRecord {
  readonly sequence: number;
  /** The record exactly as it was hashed, without its line end. */
  readonly line: string;
  /** Inclusion proof (RFC 9162 §2.1.3), from the leaf up, in hexadecimal. */
  readonly path: readonly string[];
}

export type AuditReply =
  | {
      readonly kind: 'answered';
      readonly question: AuditQuestion;
      readonly found: AuditFound;
      readonly basis: AnswerBasis;
      readonly proof?: AuditProof | undefined;
    }
  | AuditRefusal;

/** Why there is no answer, in words. */
export interface AuditRefusal {
  readonly kind: 'refused';
  /**
   * - `tampered`: the log is not as it was signed.
   * - `unreadable`: a file or the key is missing or cannot be read.
   * - `unproven`: records that the answer needs are not signed.
   * - `not-covered`: the log does not reach into the period, or no longer does.
   * - `unknown-destination`: nobody of that name is on record.
   */
  readonly why: 'tampered' | 'unreadable' | 'unproven' | 'not-covered' | 'unknown-destination';
  readonly message: string;
  /** The first record that is not as it was signed. */
  readonly sequence?: number | undefined;
  /** The destinations on record, where the one asked for is not. */
  readonly known?: readonly string[] | undefined;
}
