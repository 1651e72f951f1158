import type { AuditTrail } from '../../domain/audit-entry.ts';
import { DEFAULT_TENANT } from '../../domain/ids.ts';
import type { Clock } from '../../domain/world.ts';
import { parseCheckpoint } from '../checkpoint.ts';
import { AnchorError, type AnchorTarget } from './anchor-target.ts';

export interface AnchorKeeperOptions {
  readonly targets: readonly AnchorTarget[];
  readonly clock: Clock;
  /** Anchored so often, in milliseconds. Default 50,000, so that with everything a state is elsewhere within a minute. */
  readonly everyMs?: number | undefined;
  /** The newest signed checkpoint, once everything durable is signed; undefined while there is none. */
  readonly signedNote: () => Promise<string | undefined>;
  /** Where failing and returning go on record. */
  readonly trail: AuditTrail;
}

export interface AnchorStatus {
  readonly name: string;
  /** Records that the place holds a state of; undefined before the first. */
  readonly size: number | undefined;
  /** How long the place has been without a newer state that there is, in seconds. */
  readonly lagS: number;
  /** Why the last attempt failed; undefined when it did not. */
  readonly failure: string | undefined;
  /** Whether nobody says that a state arrived: what is told here is then what was sent. */
  readonly isUnanswered: boolean;
}

interface Place {
  /** In the configuration, from 0. */
  readonly index: number;
  readonly target: AnchorTarget;
  size: number | undefined;
  lastMs: number;
  failure: string | undefined;
  running: Promise<void> | undefined;
}

const EVERY_MS = 50_000;

/** Takes the newest signed state to every place, again and again; no request ever waits for it. */
export class AnchorKeeper {
  readonly #options: AnchorKeeperOptions;
  readonly #places: readonly Place[];
  #cancel: (() => void) | undefined;
  #isStopped = false;

  constructor(options: AnchorKeeperOptions) {
    this.#options = options;
    const lastMs = options.clock.monotonicMs();
    this.#places = options.targets.map((target, index) => ({
      index,
      target,
      size: undefined,
      lastMs,
      failure: undefined,
      running: undefined,
    }));
  }

  start(): void {
    if (this.#isStopped || this.#places.length === 0) return;
    void this.anchorNow();
    this.#cancel = this.#options.clock.after(this.#options.everyMs ?? EVERY_MS, () => this.start());
  }

  /** Takes the newest state to every place that lacks it. Never rejects: what failed is in the status. */
  async anchorNow(): Promise<readonly AnchorStatus[]> {
    const note = await this.#options.signedNote().catch(() => undefined);
    if (note !== undefined) {
      const { size } = parseCheckpoint(note);
      await Promise.all(this.#places.map((place) => this.#bring(place, { note, size })));
    }
    return this.status();
  }

  status(): readonly AnchorStatus[] {
    const nowMs = this.#options.clock.monotonicMs();
    return this.#places.map(({ target, size, lastMs, failure, running }) => {
      const isUpToDate = failure === undefined && running === undefined && size !== undefined;
      const lagS = isUpToDate ? 0 : (nowMs - lastMs) / 1000;
      return { name: target.name, size, lagS, failure, isUnanswered: target.isUnanswered ?? false };
    });
  }

  /** The last states are anchored, as far as the places can be reached within `limitMs`. */
  async stop(limitMs: number): Promise<void> {
    this.#isStopped = true;
    this.#cancel?.();
    if (this.#places.length === 0) return;
    const late = new Promise<void>((resolve) => void this.#options.clock.after(limitMs, resolve));
    await Promise.race([this.anchorNow(), late]);
  }

  /** One at a time for each place: a slow one is not asked again before it answered. */
  async #bring(place: Place, state: { readonly note: string; readonly size: number }): Promise<void> {
    // What is on its way may be an older state than this one.
    while (place.running !== undefined) await place.running;
    if (place.size === state.size) {
      place.lastMs = this.#options.clock.monotonicMs();
      return;
    }
    place.running = this.#put(place, state).finally(() => {
      place.running = undefined;
    });
    await place.running;
  }

  async #put(place: Place, { note, size }: { readonly note: string; readonly size: number }): Promise<void> {
    const { clock } = this.#options;
    try {
      await place.target.put({ note, size, at: new Date(clock.wallMs()).toISOString() });
      place.size = size;
      place.lastMs = clock.monotonicMs();
      if (place.failure !== undefined) this.#record(place, 'recovery', 'anchor_returned');
      place.failure = undefined;
    } catch (error) {
      if (place.failure === undefined) this.#record(place, 'degraded', 'anchor_failed');
      place.failure = error instanceof AnchorError ? error.message : describe(error);
    }
  }

  /** By its place in the configuration: its name may hold a path or address, which no record does. */
  #record({ index }: Place, type: 'degraded' | 'recovery', cause: string): void {
    try {
      const fields = { cause, anchor: index };
      this.#options.trail.append({ type, tenant: DEFAULT_TENANT, fields }).durable.catch(() => undefined);
    } catch {
      // A log that cannot be written says so by itself.
    }
  }
}

function describe(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? `failed (${code})` : 'failed';
}
