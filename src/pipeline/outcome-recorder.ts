import type { Appended, AuditEntry, AuditTrail } from '../domain/audit-entry.ts';
import type { Log } from '../domain/log.ts';
import type { Clock } from '../domain/world.ts';

/** How long to wait before what the log refused is offered to it again. */
const RETRY_MS = 1_000;

/**
 * Most outcomes that wait. While the log is away nothing new is decided, so that those wait that were being answered;
 * beyond this the next start closes them.
 */
const MAX_WAITING = 10_000;

/** Puts the one outcome of each request on record. */
export interface OutcomeRecorder {
  /**
   * What the log refuses waits and is offered again, so that a disk that was full or slow for a while makes no answered
   * request look as if a crash had ended it.
   *
   * @param decision the record that the outcome closes.
   */
  record(outcome: AuditEntry, decision: Appended): void;
  /** Offers what waits a last time. */
  close(): Promise<void>;
}

export interface OutcomeParts {
  readonly audit: AuditTrail;
  readonly log: Log;
  readonly clock: Clock;
}

export function createOutcomeRecorder({ audit, log, clock }: OutcomeParts): OutcomeRecorder {
  let waiting: AuditEntry[] = [];
  let cancelOffer: (() => void) | undefined;
  let isClosed = false;

  const wait = (outcome: AuditEntry): void => {
    if (isClosed || waiting.length >= MAX_WAITING) {
      // The decision stays open in the log, and recovery closes it at the next start.
      log.error('outcome-not-recorded', { request: outcome.request });
      return;
    }
    waiting.push(outcome);
    cancelOffer ??= clock.after(RETRY_MS, () => void offerAgain());
  };

  const offer = async (outcomes: readonly AuditEntry[]): Promise<void> => {
    await Promise.all(
      outcomes.map(async (outcome) => {
        if (!(await isTaken(audit, outcome))) wait(outcome);
      }),
    );
  };

  const offerAgain = async (): Promise<void> => {
    cancelOffer?.();
    cancelOffer = undefined;
    const [first, ...others] = waiting;
    waiting = [];
    if (first === undefined) return;
    // A log that refuses one refuses all.
    if (await isTaken(audit, first)) await offer(others);
    else for (const outcome of [first, ...others]) wait(outcome);
  };

  return {
    record(outcome, decision) {
      void isTaken(audit, outcome).then(async (taken) => {
        // Of a decision that is not on record itself, nothing is left open.
        if (taken || !(await isDurable(decision))) return;
        log.warn('outcome-waits', { request: outcome.request });
        wait(outcome);
      });
    },
    async close() {
      isClosed = true;
      await offerAgain();
    },
  };
}

async function isTaken(audit: AuditTrail, entry: AuditEntry): Promise<boolean> {
  try {
    return await isDurable(audit.append(entry));
  } catch {
    return false;
  }
}

function isDurable({ durable }: Appended): Promise<boolean> {
  return durable.then(
    () => true,
    () => false,
  );
}
