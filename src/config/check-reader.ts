import { type Deployment, leavesPremises } from '../domain/deployment.ts';
import type { DeploymentName } from '../domain/ids.ts';
import { CATEGORIES, HIGHEST_LEVEL } from '../domain/label.ts';
import type { ProblemCollector } from './config-problem.ts';
import type { ReaderOptions } from './configuration.ts';
import { checkName } from './read-names.ts';

export interface ReaderContext {
  readonly deployments: ReadonlyMap<DeploymentName, Deployment>;
  /** Every name under `deployments`, also of those that have mistakes. */
  readonly names: readonly string[];
  readonly problems: ProblemCollector;
}

/** Refuses a reader of pictures that may not see whatever a picture may show. */
export function checkReader(
  reader: ReaderOptions | undefined,
  { deployments, names, problems }: ReaderContext,
): void {
  if (reader === undefined) return;
  const path = ['classification', 'reader', 'deployment'];
  if (!checkName(reader.deployment, names, { what: 'deployment', path, problems })) return;
  const deployment = deployments.get(reader.deployment);
  if (deployment === undefined) return;
  const { destination } = deployment.provider;
  if (leavesPremises(destination)) {
    problems.add(
      path,
      `must be on the premises: it is shown pictures before anybody knows what is on them; this one is ${destination.placement}`,
    );
  } else if (destination.clearance !== HIGHEST_LEVEL || destination.except.length > 0) {
    problems.add(
      path,
      `must be cleared for ${HIGHEST_LEVEL} without exceptions: a picture may show anything, in all ${CATEGORIES.length} categories`,
    );
  } else if (deployment.capabilities.images === false) {
    problems.add(path, 'must be a model that sees pictures; its deployment says images: false');
  } else if (deployment.capabilities.chat === false) {
    problems.add(path, 'must serve chat, because it is asked in words; see its `serves`');
  }
}
