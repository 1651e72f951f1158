import type { Clock } from '../../domain/world.ts';

export interface BreakerLimits {
  /** Failures in a row that open it. */
  readonly failures: number;
  /** How long it stays open before one request may try, doubled by each try that fails. */
  readonly firstOpenMs: number;
  readonly longestOpenMs: number;
}

export const DEFAULT_BREAKER_LIMITS: BreakerLimits = {
  failures: 5,
  firstOpenMs: 2_000,
  longestOpenMs: 60_000,
};

export type BreakerState = 'closed' | 'open' | 'half-open';

/**
 * Keeps requests away from a deployment that fails again and again. Closed lets everything through; open nothing;
 * half-open exactly one request, whose fate decides. Knows only what it is told: an outcome that says nothing of the
 * deployment's health (a caller that left, a request that was itself at fault) is `released`.
 */
export class CircuitBreaker {
  readonly #clock: Clock;
  readonly #limits: BreakerLimits;
  #failures = 0;
  #openings = 0;
  #openUntilMs = 0;
  #isProbing = false;

  constructor(clock: Clock, limits: BreakerLimits = DEFAULT_BREAKER_LIMITS) {
    this.#clock = clock;
    this.#limits = limits;
  }

  get state(): BreakerState {
    if (this.#openings === 0) return 'closed';
    return this.#clock.monotonicMs() < this.#openUntilMs ? 'open' : 'half-open';
  }

  /** Whether a request may go; in half-open it becomes the probe and must be told of by one of the methods below. */
  admit(): boolean {
    if (this.state === 'closed') return true;
    if (this.state === 'open' || this.#isProbing) return false;
    this.#isProbing = true;
    return true;
  }

  /** Milliseconds until a request may try; 0 when one may. While a probe is under way, one more opening is assumed. */
  retryAfterMs(): number {
    if (this.state === 'closed') return 0;
    const leftMs = this.#openUntilMs - this.#clock.monotonicMs();
    if (leftMs > 0) return leftMs;
    return this.#isProbing ? this.#limits.firstOpenMs : 0;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#openings = 0;
    this.#isProbing = false;
  }

  failed(): void {
    this.#failures += 1;
    const wasProbe = this.#isProbing;
    this.#isProbing = false;
    if (!wasProbe && this.#failures < this.#limits.failures) return;
    // Late failures of requests that began before it opened do not prolong it.
    if (!wasProbe && this.state === 'open') return;
    const openMs = Math.min(this.#limits.longestOpenMs, this.#limits.firstOpenMs * 2 ** this.#openings);
    this.#openings += 1;
    this.#openUntilMs = this.#clock.monotonicMs() + openMs;
  }

  released(): void {
    this.#isProbing = false;
  }
}
