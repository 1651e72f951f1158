import type { Deployment } from '../domain/deployment.ts';
import type { ProblemCollector } from './config-problem.ts';

/** Names of deployments by the pool that they are equals in, in the order of the file. */
export type Pools = ReadonlyMap<string, readonly string[]>;

/**
 * Reads which deployments are equals, as they are written, so that a mistake in another member hides none. A pool
 * that has the name of a deployment is reported: whoever reads a rule could not tell which is meant.
 */
export function readPools(
  section: Readonly<Record<string, unknown>> | undefined,
  problems: ProblemCollector,
): Pools {
  const pools = new Map<string, string[]>();
  for (const [name, written] of Object.entries(section ?? {})) {
    const pool = poolOf(written);
    if (pool === undefined) continue;
    if (Object.hasOwn(section ?? {}, pool)) {
      problems.add(
        ['deployments', name, 'pool'],
        'is the name of a deployment; give the pool one of its own',
      );
    }
    pools.set(pool, [...(pools.get(pool) ?? []), name]);
  }
  return pools;
}

/** Warns of equals that are none: whoever is asked first is a matter of load, and so would be who sees the request. */
export function reviewPools(deployments: Iterable<Deployment>, warnings: ProblemCollector): void {
  const first = new Map<string, Deployment>();
  for (const deployment of deployments) {
    const { name, pool, provider } = deployment;
    if (pool === undefined) continue;
    const other = first.get(pool);
    if (other === undefined) first.set(pool, deployment);
    else if (other.provider.destination.placement !== provider.destination.placement) {
      const { placement } = provider.destination;
      warnings.add(
        ['deployments', name, 'pool'],
        `is placed ${placement}, and ${other.name} of the same pool ${other.provider.destination.placement}: which of them sees a request depends on their load alone`,
      );
    }
  }
}

function poolOf(written: unknown): string | undefined {
  if (typeof written !== 'object' || written === null || !('pool' in written)) return undefined;
  return typeof written.pool === 'string' ? written.pool : undefined;
}
