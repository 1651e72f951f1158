import type { AttemptOutcome } from './decision-record.ts';
import type { Placement } from './deployment.ts';
import type { Usage } from './usage.ts';

/** A settled request, with what each of its attempts used and cost. */
export interface AccountedRequest {
  readonly id: string;
  /** When it was decided: RFC 3339, UTC, milliseconds. */
  readonly at: string;
  readonly keyId: string;
  /** What the caller declared, else what the text looks like. */
  readonly task: string;
  readonly level: string;
  /** In the order they were made, at least one; the last is the one that answered, where any did. */
  readonly attempts: readonly AccountedAttempt[];
}

export interface AccountedAttempt {
  readonly deployment: string;
  readonly placement: Placement;
  /** `crash` for an attempt whose end is nowhere on record. */
  readonly result: AttemptOutcome['result'] | 'crash';
  /** Undefined where nothing was used, or nobody knows; the cost tells which. */
  readonly usage: Usage | undefined;
  readonly durationMs: number | undefined;
  /** Nano-dollars; undefined is unknown, never free. */
  readonly costNano: bigint | undefined;
  readonly costBasis: AttemptOutcome['costBasis'];
}

/** Whether its cost rests on tokens that were estimated. An owned machine is paid by the hour, whatever the tokens. */
export function isCostEstimated({ usage, costBasis }: AccountedAttempt): boolean {
  return usage?.source === 'estimated' && costBasis !== 'hardware';
}
