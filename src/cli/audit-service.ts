import type { AuditFound, AuditProof, AuditReply } from '../domain/audit-answer.ts';
import type { AuditQuestion } from '../domain/audit-question.ts';

/** The auditor's questions, as the commands ask them: of the log's files, whether or not a server runs. */
export interface AuditService {
  ask(question: AuditQuestion, options: AskAuditOptions): Promise<AuditReply>;
  checkProof(text: string, options: CheckAuditProofOptions): Promise<AuditProofVerdict>;
  /** The name under which an end user is on record; undefined where the key for it is not on this machine. */
  endUserPseudonym(dataFolder: string, endUserId: string): Promise<string | undefined>;
}

export interface AskAuditOptions {
  readonly dataFolder: string;
  readonly checkpointFile: string | undefined;
  readonly publicKeyFile: string | undefined;
  readonly anchorFiles: readonly string[];
  readonly withProof: boolean;
}

export interface CheckAuditProofOptions {
  readonly publicKeyFile: string;
  /** The folder of the log itself, to find the answer again in all of it. */
  readonly logFolder: string | undefined;
}

export type AuditProofVerdict =
  | {
      readonly kind: 'confirmed';
      readonly proof: AuditProof;
      readonly records: number;
      readonly found: AuditFound;
    }
  | {
      readonly kind: 'genuine';
      readonly proof: AuditProof;
      readonly records: number;
      readonly notShown: number;
      readonly found: AuditFound;
    }
  | { readonly kind: 'false' | 'unreadable'; readonly explanation: string };
