/**
 * A line before `servers` places, each of which serves one request at a time: M/M/c. Requests come by chance (Poisson)
 * and take by chance (exponentially) as long; real answers vary less, so that this errs on the side of waiting.
 */
export interface QueueQuestion {
  readonly arrivalsPerSecond: number;
  readonly servers: number;
  /** How long one request keeps its place, in seconds, when all places are taken. */
  readonly serviceSeconds: number;
}

export type QueueAnswer =
  /** More comes than goes: the line grows without end. */
  | { readonly kind: 'overloaded'; readonly utilisation: number }
  | {
      readonly kind: 'stable';
      readonly utilisation: number;
      /** Of the requests, how many have to wait at all. */
      readonly waitingShare: number;
      readonly meanWaitSeconds: number;
      /** 95 of 100 wait no longer. */
      readonly wait95Seconds: number;
    };

/** @throws RangeError for less than one server or a time that is not above zero. */
export function queueAt({ arrivalsPerSecond, servers, serviceSeconds }: QueueQuestion): QueueAnswer {
  if (!Number.isInteger(servers) || servers < 1)
    throw new RangeError('a line needs a whole number of places');
  if (!(serviceSeconds > 0) || !(arrivalsPerSecond >= 0)) throw new RangeError('times must be above zero');
  const offered = arrivalsPerSecond * serviceSeconds;
  const utilisation = offered / servers;
  if (utilisation >= 1) return { kind: 'overloaded', utilisation };
  const waitingShare = erlangC(servers, offered);
  // Those who wait do so exponentially, at the rate at which the line empties.
  const drainPerSecond = (servers - offered) / serviceSeconds;
  const beyond = waitingShare <= 0.05 ? 0 : Math.log(waitingShare / 0.05) / drainPerSecond;
  return {
    kind: 'stable',
    utilisation,
    waitingShare,
    meanWaitSeconds: waitingShare / drainPerSecond,
    wait95Seconds: beyond,
  };
}

/** By the recursion of Erlang B, which neither overflows nor loses digits. */
function erlangC(servers: number, offered: number): number {
  let blocked = 1;
  for (let index = 1; index <= servers; index += 1) {
    blocked = (offered * blocked) / (index + offered * blocked);
  }
  const utilisation = offered / servers;
  return blocked / (1 - utilisation * (1 - blocked));
}
