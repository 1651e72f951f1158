import type { Deployment } from '../domain/deployment.ts';
import type { Clock } from '../domain/world.ts';
import { type AttemptedOnce, type AttemptTerms, attemptOnce } from './attempt-once.ts';
import type { Course, Turn } from './course.ts';
import { foreseeEscalation } from './foresee-escalation.ts';
import type { GatewayServices } from './gateway-services.ts';
import { liesInRequest } from './next-step.ts';
import { cleaningOf } from './plan-decision.ts';
import type { Recorded } from './stages.ts';

/** How an attempt ended, and at which deployment. */
export type Attempted = AttemptedOnce & { readonly deployment: Deployment };

/** An attempt under way that can be given up. */
interface Bet {
  /** There is the first content of its answer, which may be held back for long; stays open where none comes. */
  readonly begun: Promise<{ readonly kind: 'begun' }>;
  /** Never rejects. */
  readonly ended: Promise<BetResult>;
  giveUp(): void;
}

type BetResult =
  | { readonly kind: 'ended'; readonly attempted: Attempted }
  | { readonly kind: 'threw'; readonly error: unknown };

/**
 * One attempt; and where its deployment says so and it has not begun to answer in time, a second one beside it at the
 * next of the plan, cleared and recorded like any other. The first to answer wins, the other is given up: its
 * connection is closed, what it did is on record and paid for, and none of it reaches the caller.
 * @throws DemarcError `audit_unavailable` when the first cannot be recorded.
 */
export async function attemptHedged(
  recorded: Recorded,
  { turn, course, loadWaitMs }: { turn: Turn; course: Course; loadWaitMs: number | undefined },
  services: GatewayServices,
): Promise<Attempted> {
  const { deployment, hasNext } = turn;
  const { hedgeAfterMs } = deployment;
  const cleaning = cleaningOf(recorded.decision.route);
  const foresight = foreseeEscalation(recorded, deployment.name);
  const terms = { deployment, hasNext, loadWaitMs, cleaning, foresight };
  if (hedgeAfterMs === undefined || !hasNext) {
    const { signal } = recorded.exchange;
    return { ...(await attemptOnce(recorded, { ...terms, signal }, services)), deployment };
  }
  const first = placeBet(recorded, terms, services);
  const sign = await within(hedgeAfterMs, Promise.race([first.ended, first.begun]), services.world.clock);
  if (sign !== undefined) return resultOf(sign.kind === 'begun' ? await first.ended : sign);
  const other = course.takeHedge();
  if (other === undefined || recorded.exchange.signal.aborted) return resultOf(await first.ended);
  services.retryBudget.earn(other.name);
  const hedge = {
    deployment: other,
    hasNext: true,
    isHedge: true,
    cleaning,
    foresight: foreseeEscalation(recorded, other.name),
  };
  return race(first, placeBet(recorded, hedge, services));
}

function placeBet(recorded: Recorded, terms: Omit<AttemptTerms, 'signal'>, services: GatewayServices): Bet {
  const giveUp = new AbortController();
  const signal = AbortSignal.any([recorded.exchange.signal, giveUp.signal]);
  let onBegun = () => {};
  const begun = new Promise<{ readonly kind: 'begun' }>((resolve) => {
    onBegun = () => resolve({ kind: 'begun' });
  });
  const ended = attemptOnce(recorded, { ...terms, signal, onBegun }, services).then(
    (attempted): BetResult => ({
      kind: 'ended',
      attempted: { ...attempted, deployment: terms.deployment },
    }),
    (error: unknown): BetResult => ({ kind: 'threw', error }),
  );
  return { begun, ended, giveUp: () => giveUp.abort() };
}

/** Takes the first answer, and the later failure where there is none. */
async function race(first: Bet, hedge: Bet): Promise<Attempted> {
  const [early, other] = await Promise.race([
    first.ended.then((result) => [result, hedge] as const),
    hedge.ended.then((result) => [result, first] as const),
  ]);
  // A hedge that cannot be recorded was not sent, and takes nothing away from the first.
  const isDecided = early.kind === 'threw' ? other === hedge : isFinal(early.attempted);
  if (isDecided) {
    other.giveUp();
    await discard(other);
    return resultOf(early);
  }
  const late = await other.ended;
  return resultOf(late.kind === 'threw' && early.kind === 'ended' && other === hedge ? early : late);
}

/** Whether nothing that the other could bring changes the outcome. */
function isFinal(attempted: AttemptedOnce): boolean {
  return attempted.kind !== 'replaceable' || liesInRequest(attempted.failure);
}

/** Waits until it is over and on record; what it may have begun to say is closed unread. */
async function discard({ ended }: Bet): Promise<void> {
  const result = await ended;
  if (result.kind === 'ended' && result.attempted.kind === 'stream') await result.attempted.stream.close();
}

function resultOf(result: BetResult): Attempted {
  if (result.kind === 'threw') throw result.error;
  return result.attempted;
}

/** The result, if it is there in time. */
function within<Value>(durationMs: number, result: Promise<Value>, clock: Clock): Promise<Value | undefined> {
  return new Promise((resolve) => {
    const cancel = clock.after(durationMs, () => resolve(undefined));
    void result.then((value) => {
      cancel();
      resolve(value);
    });
  });
}
