import type { Deployment } from '../../domain/deployment.ts';
import type { DeploymentName } from '../../domain/ids.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import type { Clock } from '../../domain/world.ts';
import { type BreakerState, CircuitBreaker, DEFAULT_BREAKER_LIMITS } from './circuit-breaker.ts';
import { type Leave, type Priority, WaitingLine } from './waiting-line.ts';

/** How an attempt ended, as far as it tells of the deployment's health. */
export type Health = 'succeeded' | 'failed' | 'unknown';

/** A place at a deployment. Whoever holds one must leave it. */
export interface Place {
  leave(health: Health): void;
}

export interface Arrival {
  readonly priority: Priority;
  /** Whether another deployment could take the request instead: then nobody waits here. */
  readonly hasNext: boolean;
  readonly signal: AbortSignal;
}

/** What is known of a deployment at this moment; no part of any decision. */
export interface DeploymentLoad {
  readonly busy: number;
  readonly waiting: number;
  readonly breaker: BreakerState;
}

/**
 * Who may be sent to at this moment: keeps to each deployment's concurrency, keeps away from one that fails again and
 * again, and lets a full one overflow to the next of the plan.
 */
export interface Dispatcher {
  enter(deployment: Deployment, arrival: Arrival): Promise<Place | UpstreamFailure>;
  loadOf(deployment: DeploymentName): DeploymentLoad;
}

/** Requests in line are answered at the pace of those before them; beyond this the caller is better told to return. */
const MAX_WAITING_PER_PLACE = 16;
/** Weight of the latest duration in the running mean: a dozen requests make a new mean. */
const LATEST = 0.15;

export function createDispatcher(clock: Clock): Dispatcher {
  const gates = new Map<string, Gate>();
  const latest = new Map<DeploymentName, Gate>();
  // Requests that began under a former configuration keep its gate; they do not take the new one's place.
  const gateOf = ({ name, maxConcurrent, breakerFailures }: Deployment): Gate => {
    const key = JSON.stringify([name, maxConcurrent, breakerFailures]);
    const known = gates.get(key);
    if (known !== undefined) return known;
    const gate = new Gate(clock, maxConcurrent, breakerFailures);
    gates.set(key, gate);
    latest.set(name, gate);
    return gate;
  };
  return {
    enter: (deployment, arrival) => gateOf(deployment).enter(arrival),
    loadOf(name) {
      const gate = latest.get(name);
      return {
        busy: gate?.line.busy ?? 0,
        waiting: gate?.line.waiting ?? 0,
        breaker: gate?.breaker.state ?? 'closed',
      };
    },
  };
}

/** The breaker and the line of one deployment. */
class Gate {
  readonly maxConcurrent: number | undefined;
  readonly breaker: CircuitBreaker;
  readonly line: WaitingLine;
  readonly #clock: Clock;
  #meanMs: number | undefined;

  constructor(clock: Clock, maxConcurrent: number | undefined, breakerFailures: number | undefined) {
    this.maxConcurrent = maxConcurrent;
    const { failures, ...times } = DEFAULT_BREAKER_LIMITS;
    this.breaker = new CircuitBreaker(clock, { ...times, failures: breakerFailures ?? failures });
    this.line = new WaitingLine({ maxConcurrent, maxWaiting: (maxConcurrent ?? 0) * MAX_WAITING_PER_PLACE });
    this.#clock = clock;
  }

  async enter({ priority, hasNext, signal }: Arrival): Promise<Place | UpstreamFailure> {
    if (hasNext && this.line.isFull(priority)) return this.#busyFailure('overflow');
    const leave = await this.line.enter(priority, signal);
    if (leave === undefined) {
      return signal.aborted
        ? { code: 'client_gone', cause: 'aborted-before-sending' }
        : this.#busyFailure('queue-full');
    }
    // Asked last, so that the one probe of a half-open breaker really is sent.
    if (this.breaker.admit()) return this.#place(leave);
    leave();
    return {
      code: 'upstream_overloaded',
      cause: 'breaker-open',
      retryAfterS: this.breaker.retryAfterMs() / 1_000,
    };
  }

  #place(leave: Leave): Place {
    const startedMs = this.#clock.monotonicMs();
    let hasLeft = false;
    return {
      leave: (health) => {
        if (hasLeft) return;
        hasLeft = true;
        this.#tell(health, this.#clock.monotonicMs() - startedMs);
        leave();
      },
    };
  }

  #tell(health: Health, durationMs: number): void {
    switch (health) {
      case 'succeeded':
        this.#meanMs =
          this.#meanMs === undefined ? durationMs : this.#meanMs + LATEST * (durationMs - this.#meanMs);
        this.breaker.succeeded();
        return;
      case 'failed':
        this.breaker.failed();
        return;
      case 'unknown':
        this.breaker.released();
    }
  }

  /** Tells truly when a place may be free: the line before one, at the pace that was measured. */
  #busyFailure(cause: string): UpstreamFailure {
    const turns = Math.ceil((this.line.waiting + 1) / (this.maxConcurrent ?? 1));
    return {
      code: 'upstream_overloaded',
      cause,
      retryAfterS: Math.max(1, (turns * (this.#meanMs ?? 1_000)) / 1_000),
    };
  }
}
