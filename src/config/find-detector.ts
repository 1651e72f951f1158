import { leavesPremises } from '../domain/deployment.ts';
import type { DeploymentName } from '../domain/ids.ts';
import { CATEGORIES, HIGHEST_LEVEL } from '../domain/label.ts';
import type { PolicyRule } from '../policy/policy-document.ts';
import type { ProblemCollector } from './config-problem.ts';
import type { ReadDeployment } from './read-deployments.ts';

/**
 * The one deployment with the role `detector`. Refuses a second, and one that may not see whatever a request may
 * hold: it is asked before anybody knows all that is in it.
 */
export function findDetector(
  deployments: readonly ReadDeployment[],
  problems: ProblemCollector,
): DeploymentName | undefined {
  const [detector, ...others] = deployments.filter(({ role }) => role === 'detector');
  for (const { deployment } of others) {
    problems.add(
      ['deployments', deployment.name, 'role'],
      `only one deployment can be the detector, and "${detector?.deployment.name}" is`,
    );
  }
  if (detector === undefined) return undefined;
  const { name, provider, capabilities } = detector.deployment;
  const path = ['deployments', name, 'role'];
  const { destination } = provider;
  if (leavesPremises(destination)) {
    problems.add(
      path,
      `must be on the premises: it is asked before anybody knows all that is in a request; this one is ${destination.placement}`,
    );
  } else if (destination.clearance !== HIGHEST_LEVEL || destination.except.length > 0) {
    problems.add(
      path,
      `must be cleared for ${HIGHEST_LEVEL} without exceptions: a request may hold anything, in all ${CATEGORIES.length} categories`,
    );
  } else if (capabilities.chat === false) {
    problems.add(path, 'must serve chat, because it is asked in words; see its `serves`');
  }
  return name;
}

/** Refuses a rule that would have the detector answer. */
export function checkRulesAskNobodyAside(
  rules: readonly PolicyRule[],
  detector: DeploymentName | undefined,
  problems: ProblemCollector,
): void {
  for (const [index, { use }] of rules.entries()) {
    if (detector === undefined || !use.includes(detector)) continue;
    problems.add(
      ['routing', 'rules', index, 'use'],
      `"${detector}" has the role detector, which answers nobody; give the model a second deployment to answer with`,
    );
  }
}
