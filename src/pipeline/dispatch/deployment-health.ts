import type { ProbeReading } from '../../domain/health-probe.ts';
import type { Clock } from '../../domain/world.ts';

/** What is known of a deployment at this moment; `unknown` where nobody looked, or not yet. */
export type Health = ProbeReading | { readonly state: 'unknown' };

export interface HealthTerms {
  /** Whether a refused connection is a server that is still starting. */
  readonly refusedIsLoading: boolean;
  /** A request, not a look, found the model being loaded. */
  readonly onMetLoading: () => void;
}

/** What a look changed. */
export interface Change {
  /** It was not well, and is. */
  readonly hasRecovered: boolean;
  /** The model was being loaded, and is there; for how long that was seen. */
  readonly loadedAfterMs: number | undefined;
}

/** How waiting for a model ended: with one that may be asked, one that is none any more, or nothing yet. */
export type LoadWait = 'over' | 'died' | 'too-long' | 'gone';

/** One look may be lost to a server that is merely busy; two in a row are an answer. */
const ILL_AFTER = 2;
const UNKNOWN: Health = { state: 'unknown' };
/** For a load that was never seen to end: bounds of the guess. */
const LEAST_GUESS_MS = 5_000;
const LONGEST_GUESS_MS = 60_000;

/** The health of one deployment, from looks and from what requests met. */
export class DeploymentHealth {
  readonly #clock: Clock;
  readonly #terms: HealthTerms;
  readonly #waiting = new Set<(how: LoadWait) => void>();
  #now: Health = UNKNOWN;
  #failedLooks = 0;
  #loadingSinceMs = 0;
  #lastLoadMs: number | undefined;

  constructor(clock: Clock, terms: HealthTerms) {
    this.#clock = clock;
    this.#terms = terms;
  }

  get now(): Health {
    return this.#now;
  }

  /** Whether the next look may well say something else. */
  get mayChangeSoon(): boolean {
    return this.#now.state === 'loading' || (this.#failedLooks > 0 && this.#failedLooks < ILL_AFTER);
  }

  take(reading: ProbeReading): Change {
    const seen = this.#understand(reading);
    const before = this.#now;
    const loadedAfterMs =
      before.state === 'loading' && seen.state === 'ready' ? this.#loadingForMs() : undefined;
    this.#lastLoadMs = loadedAfterMs ?? this.#lastLoadMs;
    this.#failedLooks = seen.state === 'ill' ? this.#failedLooks + 1 : 0;
    // What stops answering while it loads has died; at any other time it may just be busy.
    const isCertain = seen.state !== 'ill' || before.state === 'loading' || this.#failedLooks >= ILL_AFTER;
    if (isCertain) this.#become(seen);
    return { hasRecovered: before.state === 'ill' && seen.state === 'ready', loadedAfterMs };
  }

  /** A request was told that the model is being loaded. */
  metLoading(): void {
    this.#become({ state: 'loading' });
    this.#terms.onMetLoading();
  }

  /** Nothing is known any more. */
  forget(): void {
    this.#failedLooks = 0;
    this.#become(UNKNOWN);
  }

  /** Waits while the model is being loaded, for `waitMs` at most. */
  untilLoaded(waitMs: number, signal: AbortSignal): Promise<LoadWait> {
    if (signal.aborted) return Promise.resolve('gone');
    if (this.#now.state !== 'loading') return Promise.resolve('over');
    return new Promise((resolve) => {
      const end = (how: LoadWait) => {
        cancel();
        signal.removeEventListener('abort', gone);
        this.#waiting.delete(end);
        resolve(how);
      };
      const gone = () => end('gone');
      const cancel = this.#clock.after(waitMs, () => end('too-long'));
      signal.addEventListener('abort', gone, { once: true });
      this.#waiting.add(end);
    });
  }

  /** Seconds until the model may be loaded: as long as the last time; else as long again as it has taken so far. */
  loadedInS(): number {
    const soFarMs = this.#loadingForMs();
    const leftMs =
      this.#lastLoadMs === undefined || this.#lastLoadMs <= soFarMs
        ? Math.min(LONGEST_GUESS_MS, Math.max(LEAST_GUESS_MS, soFarMs))
        : this.#lastLoadMs - soFarMs;
    return Math.max(1, Math.ceil(leftMs / 1_000));
  }

  #understand(reading: ProbeReading): ProbeReading {
    const isRefusal = reading.state === 'ill' && reading.cause === 'connection-refused';
    return isRefusal && this.#terms.refusedIsLoading ? { state: 'loading' } : reading;
  }

  #loadingForMs(): number {
    return this.#clock.monotonicMs() - this.#loadingSinceMs;
  }

  #become(next: Health): void {
    const before = this.#now;
    this.#now = next;
    if (next.state === 'loading') {
      if (before.state !== 'loading') this.#loadingSinceMs = this.#clock.monotonicMs();
      return;
    }
    const how = next.state === 'ill' ? 'died' : 'over';
    for (const wake of this.#waiting) wake(how);
  }
}
