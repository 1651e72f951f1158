export interface AuditVerdict {
  readonly exit: 0 | 1 | 3 | 4;
  readonly verdict: 'proven' | 'tampered' | 'unreadable' | 'unproven-tail';
  /** One sentence for a person. */
  readonly message: string;
  /** What was done, and the first record that is not as it was signed; where something was. */
  readonly what?: string;
  readonly firstBad?: number;
  readonly records?: number;
  readonly proven?: number;
  /** Records that were pruned, and records that an anchor covers; −1 without an anchor. */
  readonly pruned?: number;
  readonly anchored?: number;
  /** How many keys signed, one after the other. */
  readonly keys?: number;
  readonly root?: string;
}

export interface AuditLogPlaces {
  readonly folder: string;
  /** The verifier key that was kept elsewhere; the one in the folder without it. */
  readonly key?: string | undefined;
  readonly anchors?: readonly string[] | undefined;
}

export function verifyAuditLog(places: AuditLogPlaces): AuditVerdict;
