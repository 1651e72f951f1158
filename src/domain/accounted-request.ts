import { type AttemptOutcome, type AttemptPurpose, isAside } from './decision-record.ts';
import type { Placement } from './deployment.ts';
import type { Operation } from './model-request.ts';
import type { Usage } from './usage.ts';

/** A settled request, with what each of its attempts used and cost. */
export interface AccountedRequest {
  readonly id: string;
  /** When it was decided: RFC 3339, UTC, milliseconds. */
  readonly at: string;
  readonly keyId: string;
  readonly operation: Operation;
  /** What the caller declared, else what the text looks like. */
  readonly task: string;
  readonly level: string;
  /** In the order they were made, at least one. */
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
  /** What it was for, where it was not to answer as the plan says. */
  readonly purpose?: AttemptPurpose | undefined;
}

/**
 * The attempt that the caller's answer came from, or the last that should have given one; undefined for a request that
 * nobody was asked to answer. An escalation that came to nothing leaves the answer there was before it.
 */
export function answeringAttempt({
  attempts,
}: Pick<AccountedRequest, 'attempts'>): AccountedAttempt | undefined {
  const answering = attempts.filter(({ purpose }) => !isAside(purpose));
  return answering.findLast(({ result }) => result === 'answered') ?? answering.at(-1);
}

/** Whether its cost rests on tokens that were estimated. An owned machine is paid by the hour, whatever the tokens. */
export function isCostEstimated({ usage, costBasis }: AccountedAttempt): boolean {
  return usage?.source === 'estimated' && costBasis !== 'hardware';
}
