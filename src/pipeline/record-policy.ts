import type { Appended, AuditTrail } from '../domain/audit-entry.ts';
import { DEFAULT_TENANT } from '../domain/ids.ts';

/** A line of the log holds 64 KiB; escaping may double what a piece of JSON text takes. */
const PIECE_CHARACTERS = 24_000;

/** A piece of a policy document as a `config` record holds it. */
export interface PolicyPiece {
  readonly event: 'policy';
  readonly hash: string;
  /** From 0. */
  readonly piece: number;
  readonly pieces: number;
  readonly text: string;
}

/**
 * Puts the whole policy on record, so that decisions made under it can be recomputed from the log alone.
 * Resolves once it is durable: no decision may name a policy that is not on record.
 */
export async function recordPolicy(audit: AuditTrail, hash: string, text: string): Promise<void> {
  const pieces = Math.ceil(text.length / PIECE_CHARACTERS);
  const appended: Appended[] = [];
  for (let piece = 0; piece < pieces; piece += 1) {
    const fields = {
      event: 'policy',
      hash,
      piece,
      pieces,
      text: text.slice(piece * PIECE_CHARACTERS, (piece + 1) * PIECE_CHARACTERS),
    } as const satisfies PolicyPiece;
    appended.push(audit.append({ type: 'config', tenant: DEFAULT_TENANT, fields }));
  }
  await Promise.all(appended.map(({ durable }) => durable));
}
