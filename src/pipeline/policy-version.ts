import type { Deployment } from '../domain/deployment.ts';
import type { DeploymentName } from '../domain/ids.ts';
import { compilePolicy } from '../policy/compile.ts';
import { evaluate } from '../policy/evaluate.ts';
import { compileEscalations } from '../policy/evaluate-escalation.ts';
import type { PolicyDocument } from '../policy/policy-document.ts';
import { callableModels, isModelAllowed, requireModel, resolveModel } from '../policy/resolve-model.ts';
import type { PolicySnapshot, PolicyView } from './policy-view.ts';

/** One version of the policy, from its document alone. @throws InvalidPolicyError naming every mistake. */
export function policyView(document: PolicyDocument): PolicyView {
  const policy = compilePolicy(document);
  return {
    hash: policy.hash,
    law: document.law,
    cleans: [...document.rules, ...document.escalations].some(({ clean }) => clean !== undefined),
    destinations: new Map(policy.deployments.map((name) => [name, document.destinations[name]!])),
    route: (facts) => evaluate(policy, facts),
    callableModels: (allowed) => callableModels(policy, allowed).map(({ name }) => name),
    isDecidedByRules: (model) => resolveModel(policy, model)?.kind === 'auto',
    requireModel: (allowed, model) => void requireModel(policy, model, allowed),
    allows: (allowed, model) => isModelAllowed(policy, model, allowed),
  };
}

/** {@link policyView} with the deployments it speaks of, ready to serve. */
export function policySnapshot(
  document: PolicyDocument,
  deployments: ReadonlyMap<DeploymentName, Deployment>,
): PolicySnapshot {
  return { ...policyView(document), deployments, escalations: compileEscalations(document) };
}
