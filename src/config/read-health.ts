import type { z } from 'zod';
import type { Endpoint, HealthChecks, LoadingTerms, Placement } from '../domain/deployment.ts';
import type { deploymentSchema, providerSchema } from './schema.ts';

const EVERY_MS = 10_000;
const TIMEOUT_MS = 3_000;
const LOAD_WAIT_MS = 5 * 60_000;

/** Where the operator says nothing: what is the operator's own is asked for its health, nobody else is. */
export interface Whereabouts {
  readonly endpoint: Endpoint;
  readonly placement: Placement;
}

/** The health checks of a provider or deployment as written; as by default where nothing is. */
export function readHealth(
  written: z.output<typeof providerSchema>['health'],
  byDefault: HealthChecks | undefined,
): HealthChecks | undefined {
  if (written === undefined) return byDefault;
  if (written === 'off') return undefined;
  const { everyMs = EVERY_MS, timeoutMs = TIMEOUT_MS } = written === 'on' ? {} : written;
  return { everyMs, timeoutMs };
}

/** Somebody else's server is not asked unless the operator wants it: it may count or charge for it. */
export function defaultHealth(where: Whereabouts): HealthChecks | undefined {
  return isOwnServer(where) ? { everyMs: EVERY_MS, timeoutMs: TIMEOUT_MS } : undefined;
}

export function readLoading(
  written: z.output<typeof deploymentSchema>['loading'],
  where: Whereabouts,
): LoadingTerms | undefined {
  if (written === undefined) return defaultLoading(where);
  const { waitMs = LOAD_WAIT_MS, overflow, refusedIsLoading } = written;
  return { waitMs, overflow, refusedIsLoading };
}

/** A runner of one's own may take minutes to read a model from disk. */
export function defaultLoading(where: Whereabouts): LoadingTerms | undefined {
  return isOwnServer(where) ? { waitMs: LOAD_WAIT_MS, overflow: false, refusedIsLoading: false } : undefined;
}

/** The starter model, behind a socket, is looked after by this process, which knows without asking. */
function isOwnServer({ endpoint, placement }: Whereabouts): boolean {
  return endpoint.kind === 'url' && (placement === 'on-premises' || placement === 'own-cloud');
}
