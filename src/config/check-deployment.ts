import type { DeploymentName } from '../domain/ids.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import { checkName } from './read-names.ts';
import type { Pools } from './read-pools.ts';
import type { ReadContext } from './read-shape.ts';

export interface RoutingContext extends ReadContext {
  /** Every name under `deployments`. */
  readonly deployments: readonly string[];
  readonly pools: Pools;
}

/** Reports a name that no deployment has. */
export function checkDeployment(
  name: string,
  path: PolicyPath,
  { problems, deployments }: RoutingContext,
): void {
  checkName(name, deployments, { what: 'deployment', path, problems });
}

/** Names in order of preference, each a deployment's or a pool's, which stands for its members, none of them twice. */
export function readUse(
  names: readonly string[],
  pathOf: (index: number) => PolicyPath,
  context: RoutingContext,
): DeploymentName[] {
  const { problems, deployments, pools } = context;
  const known = [...deployments, ...pools.keys()];
  for (const [index, name] of names.entries())
    checkName(name, known, { what: 'deployment', path: pathOf(index), problems });
  if (!names.some((name) => pools.has(name))) return names as DeploymentName[];
  const members = names.flatMap((name) => pools.get(name) ?? [name]);
  return [...new Set(members)] as DeploymentName[];
}
