import type { PolicyPath } from '../policy/policy-problem.ts';
import { checkName } from './read-names.ts';
import type { ReadContext } from './read-shape.ts';

export interface RoutingContext extends ReadContext {
  /** Every name under `deployments`. */
  readonly deployments: readonly string[];
}

/** Reports a name that no deployment has. */
export function checkDeployment(
  name: string,
  path: PolicyPath,
  { problems, deployments }: RoutingContext,
): void {
  checkName(name, deployments, { what: 'deployment', path, problems });
}
