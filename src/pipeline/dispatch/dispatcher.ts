import type { Deployment } from '../../domain/deployment.ts';
import type { DeploymentName } from '../../domain/ids.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import type { Clock } from '../../domain/world.ts';
import { type BreakerState, CircuitBreaker, DEFAULT_BREAKER_LIMITS } from './circuit-breaker.ts';
import type { Health } from './deployment-health.ts';
import type { HealthWatch } from './health-watch.ts';
import { byLoad, type Equal } from './least-loaded.ts';
import { type Leave, type Priority, WaitingLine } from './waiting-line.ts';

/** How an attempt ended, as far as it tells of the deployment's health. */
export type Ending = 'succeeded' | 'failed' | 'unknown';

/** A place at a deployment. Whoever holds one must leave it. */
export interface Place {
  /** Whether the model was not in memory when the place was had: a cold start. */
  readonly isCold: boolean;
  leave(ending: Ending): void;
}

export interface Arrival {
  readonly priority: Priority;
  /** Whether another deployment could take the request instead: then nobody waits here. */
  readonly hasNext: boolean;
  /** How much longer it may wait for a model that is being loaded; the deployment's own limit unless given. */
  readonly loadWaitMs?: number | undefined;
  readonly signal: AbortSignal;
}

/** What is known of a deployment at this moment; no part of any decision. */
export interface DeploymentLoad {
  readonly busy: number;
  readonly waiting: number;
  readonly breaker: BreakerState;
  readonly health: Health;
}

/**
 * Who may be sent to at this moment: keeps to each deployment's concurrency, keeps away from one that is ill or fails
 * again and again, waits for one that is being loaded, and lets a full one overflow to the next of the plan.
 */
export interface Dispatcher {
  enter(deployment: Deployment, arrival: Arrival): Promise<Place | UpstreamFailure>;
  /** The plan with equals in the order in which they are best asked now. */
  arrange(plan: readonly Deployment[]): readonly Deployment[];
  /** Whether it is known that asking it is in vain at this moment. */
  isDown(deployment: Deployment): boolean;
  /** A request was told that the model is being loaded. */
  metLoading(deployment: Deployment): void;
  loadOf(deployment: DeploymentName): DeploymentLoad;
}

/** Requests in line are answered at the pace of those before them; beyond this the caller is better told to return. */
const MAX_WAITING_PER_PLACE = 16;
/** Weight of the latest duration in the running mean: a dozen requests make a new mean. */
const LATEST = 0.15;

export function createDispatcher(clock: Clock, watch: HealthWatch): Dispatcher {
  const gates = new Map<string, Gate>();
  const latest = new Map<DeploymentName, Gate>();
  let turn = 0;
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
  // What failed because it was away need not be tried out by somebody's request once it answers again.
  watch.onRecovered((name) => latest.get(name)?.breaker.succeeded());
  const isDown = (deployment: Deployment): boolean => {
    const { state } = watch.of(deployment).now;
    return state === 'ill' || state === 'other-weights' || gateOf(deployment).breaker.state === 'open';
  };
  const equalOf = (deployment: Deployment): Equal => {
    const { line, lastTurn } = gateOf(deployment);
    const { maxConcurrent } = deployment;
    return {
      deployment,
      load: line.busy + line.waiting,
      maxConcurrent,
      lastTurn,
      isDown: isDown(deployment),
    };
  };
  return {
    isDown,
    metLoading: (deployment) => watch.of(deployment).metLoading(),
    arrange: (plan) => byLoad(plan, equalOf),
    enter(deployment, arrival) {
      const gate = gateOf(deployment);
      gate.lastTurn = turn += 1;
      return enter(gate, { deployment, arrival, watch });
    },
    loadOf(name) {
      const gate = latest.get(name);
      return {
        busy: gate?.line.busy ?? 0,
        waiting: gate?.line.waiting ?? 0,
        breaker: gate?.breaker.state ?? 'closed',
        health: watch.peek(name) ?? { state: 'unknown' },
      };
    },
  };
}

interface Entering {
  readonly deployment: Deployment;
  readonly arrival: Arrival;
  readonly watch: HealthWatch;
}

async function enter(gate: Gate, { deployment, arrival, watch }: Entering): Promise<Place | UpstreamFailure> {
  const health = watch.of(deployment);
  const { state } = health.now;
  if (state === 'other-weights') return { code: 'upstream_model', cause: 'other-weights' };
  if (state === 'ill' && arrival.hasNext) return { code: 'upstream_unreachable', cause: 'unhealthy' };
  let hasWaited = false;
  if (state === 'loading' && deployment.loading !== undefined) {
    const { waitMs, overflow } = deployment.loading;
    const starting = (cause: string): UpstreamFailure => ({
      code: 'starting',
      cause,
      retryAfterS: health.loadedInS(),
    });
    if (arrival.hasNext && overflow) return starting('overflow-while-loading');
    const waited = await health.untilLoaded(arrival.loadWaitMs ?? waitMs, arrival.signal);
    if (waited === 'gone') return { code: 'client_gone', cause: 'aborted-before-sending' };
    if (waited === 'too-long') return starting('load-wait');
    if (waited === 'died') return { code: 'upstream_load_failed', cause: 'died-while-loading' };
    hasWaited = true;
  }
  const entered = await gate.enter(arrival);
  if ('cause' in entered) return entered;
  const { now } = health;
  return { ...entered, isCold: hasWaited || (now.state === 'ready' && now.isLoaded === false) };
}

/** The breaker and the line of one deployment. */
class Gate {
  readonly maxConcurrent: number | undefined;
  readonly breaker: CircuitBreaker;
  readonly line: WaitingLine;
  /** When it was last asked, in turns: of equals with the same load, the one that was asked longest ago is next. */
  lastTurn = 0;
  readonly #clock: Clock;
  #meanMs: number | undefined;

  constructor(clock: Clock, maxConcurrent: number | undefined, breakerFailures: number | undefined) {
    this.maxConcurrent = maxConcurrent;
    const { failures, ...times } = DEFAULT_BREAKER_LIMITS;
    this.breaker = new CircuitBreaker(clock, { ...times, failures: breakerFailures ?? failures });
    this.line = new WaitingLine({ maxConcurrent, maxWaiting: (maxConcurrent ?? 0) * MAX_WAITING_PER_PLACE });
    this.#clock = clock;
  }

  async enter({ priority, hasNext, signal }: Arrival): Promise<Omit<Place, 'isCold'> | UpstreamFailure> {
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

  #place(leave: Leave): Omit<Place, 'isCold'> {
    const startedMs = this.#clock.monotonicMs();
    let hasLeft = false;
    return {
      leave: (ending) => {
        if (hasLeft) return;
        hasLeft = true;
        this.#tell(ending, this.#clock.monotonicMs() - startedMs);
        leave();
      },
    };
  }

  #tell(ending: Ending, durationMs: number): void {
    switch (ending) {
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
