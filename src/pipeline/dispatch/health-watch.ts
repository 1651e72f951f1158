import type { Deployment, HealthChecks } from '../../domain/deployment.ts';
import type { ProbeReading } from '../../domain/health-probe.ts';
import type { DeploymentName } from '../../domain/ids.ts';
import type { World } from '../../domain/world.ts';
import { type Change, DeploymentHealth, type Health } from './deployment-health.ts';

/** Looks at a deployment once; undefined where nobody knows how. Carries no content. */
export type LookAt = (
  deployment: Deployment,
  look: { readonly timeoutMs: number; readonly signal: AbortSignal },
) => Promise<ProbeReading | undefined>;

export interface HealthWatchOptions {
  readonly world: World;
  readonly lookAt: LookAt;
  /** Told when a model that was being loaded is there. */
  readonly onLoaded: (loaded: { readonly deployment: string; readonly durationMs: number }) => void;
}

/**
 * Asks deployments for their health, each in its own time, so that no request has to find out. What it knows changes
 * who of a plan is asked, and no decision.
 */
export interface HealthWatch {
  /** From now on these are watched, and no others. What is known of those that stay is kept. */
  watch(deployments: Iterable<Deployment>): void;
  /** What is known of a deployment; watches over it from then on, without asking it anything, where nobody did. */
  of(deployment: Deployment): DeploymentHealth;
  /** Told of every deployment that is well again after it was not. */
  onRecovered(listener: (deployment: DeploymentName) => void): void;
  /** For whoever shows it; undefined for what is not watched. */
  peek(deployment: DeploymentName): Health | undefined;
  stop(): void;
}

/** While something may change at any moment, it is asked this often. */
const SOON_MS = 1_000;
/** Where nobody looks, requests ask again whether a model is loaded: this often in the time that they wait. */
const UNSEEN_LOOKS = 15;
/** How far the time between two looks is spread, so that many gateways do not ask at once. */
const SPREAD = 0.2;

export function createHealthWatch(options: HealthWatchOptions): HealthWatch {
  const watched = new Map<string, Watched>();
  /** A request asks several times; a deployment's key is made once. */
  const known = new WeakMap<Deployment, DeploymentHealth>();
  const listeners: ((deployment: DeploymentName) => void)[] = [];
  const add = (deployment: Deployment, isAsked: boolean): Watched => {
    const key = keyOf(deployment);
    const present = watched.get(key);
    if (present !== undefined) return present;
    const added = new Watched(deployment, options, () => {
      for (const listener of listeners) listener(deployment.name);
    });
    watched.set(key, added);
    if (isAsked) added.begin();
    return added;
  };
  const drop = (keep: ReadonlySet<string>) => {
    for (const [key, each] of watched) {
      if (keep.has(key)) continue;
      each.end();
      watched.delete(key);
    }
  };
  return {
    watch(deployments) {
      const all = [...deployments];
      drop(new Set(all.map(keyOf)));
      for (const deployment of all) add(deployment, true);
    },
    of(deployment) {
      const health = known.get(deployment) ?? add(deployment, false).health;
      known.set(deployment, health);
      return health;
    },
    onRecovered: (listener) => void listeners.push(listener),
    peek: (name) => [...watched.values()].find(({ deployment }) => deployment.name === name)?.health.now,
    stop: () => drop(new Set()),
  };
}

/** What is known holds for a model at an address; whatever else of a deployment changes, it stays known. */
function keyOf({ name, provider, model, digest, health, loading }: Deployment): string {
  const { endpoint } = provider;
  const place = endpoint.kind === 'socket' ? endpoint.path : endpoint.url.href;
  return JSON.stringify([name, place, model, digest, health, loading]);
}

/** One deployment and the next look at it. */
class Watched {
  readonly deployment: Deployment;
  readonly health: DeploymentHealth;
  readonly #options: HealthWatchOptions;
  readonly #onRecovered: () => void;
  readonly #ending = new AbortController();
  #cancelNext: () => void = () => {};

  constructor(deployment: Deployment, options: HealthWatchOptions, onRecovered: () => void) {
    this.deployment = deployment;
    this.#options = options;
    this.#onRecovered = onRecovered;
    this.health = new DeploymentHealth(options.world.clock, {
      refusedIsLoading: deployment.loading?.refusedIsLoading ?? false,
      onMetLoading: () => this.#metLoading(),
    });
  }

  begin(): void {
    if (this.deployment.health !== undefined) void this.#look(this.deployment.health);
  }

  end(): void {
    this.#ending.abort();
    this.#cancelNext();
    this.health.forget();
  }

  async #look(checks: HealthChecks): Promise<void> {
    const { signal } = this.#ending;
    const { timeoutMs } = checks;
    const reading = await this.#options
      .lookAt(this.deployment, { timeoutMs, signal })
      .catch((): ProbeReading => ({ state: 'ill', cause: 'fault' }));
    // Nobody knows how to ask such a server: what requests meet is all that is known of it.
    if (signal.aborted || reading === undefined) return;
    this.#tell(this.health.take(reading));
    this.#lookAfter(this.health.mayChangeSoon ? SOON_MS : this.#spread(checks.everyMs), checks);
  }

  #metLoading(): void {
    const { health: checks, loading } = this.deployment;
    if (checks !== undefined) return this.#lookAfter(SOON_MS, checks);
    this.#after(Math.max(SOON_MS, (loading?.waitMs ?? 0) / UNSEEN_LOOKS), () => this.health.forget());
  }

  #tell({ loadedAfterMs, hasRecovered }: Change): void {
    if (hasRecovered) this.#onRecovered();
    if (loadedAfterMs === undefined) return;
    this.#options.onLoaded({ deployment: this.deployment.name, durationMs: loadedAfterMs });
  }

  #lookAfter(delayMs: number, checks: HealthChecks): void {
    this.#after(Math.min(delayMs, checks.everyMs * (1 + SPREAD)), () => void this.#look(checks));
  }

  #after(delayMs: number, then: () => void): void {
    this.#cancelNext();
    if (this.#ending.signal.aborted) return;
    this.#cancelNext = this.#options.world.clock.after(delayMs, then);
  }

  #spread(everyMs: number): number {
    const random = (this.#options.world.randomBytes(1)[0] ?? 0) / 256;
    return everyMs * (1 - SPREAD + 2 * SPREAD * random);
  }
}
