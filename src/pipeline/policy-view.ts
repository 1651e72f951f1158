import type { Route } from '../domain/decision.ts';
import type { Capabilities, Deployment, Destination } from '../domain/deployment.ts';
import type { Facts } from '../domain/facts.ts';
import type { DeploymentName } from '../domain/ids.ts';
import type { Law } from '../domain/law.ts';
import type { Escalations } from '../policy/evaluate-escalation.ts';

/** What a policy document says of one deployment. */
export interface PolicyDestination {
  /** The model's name at its provider. */
  readonly model: string;
  readonly destination: Destination;
  readonly capabilities: Capabilities;
}

/** One version of the policy, all a decision may depend on beside the facts. Made of the policy document alone. */
export interface PolicyView {
  /** Hash of the document, as recorded. */
  readonly hash: string;
  readonly law: Law;
  readonly destinations: ReadonlyMap<DeploymentName, PolicyDestination>;
  /** @throws DemarcError `model_not_found` with the names that exist. */
  route(facts: Facts): Route;
  /** The names a key of these allowed models may ask for, as `/v1/models` lists them. */
  callableModels(allowed: readonly string[] | undefined): readonly string[];
  /** Whether any rule has requests cleaned; where none has, nothing of it is looked at. */
  readonly cleans: boolean;
  /** Whether the rules decide for this name; where they do not, how hard the work is makes no difference. */
  isDecidedByRules(model: string): boolean;
  /** @throws DemarcError `model_not_found` as `route` does, with the names that a key of these allowed models may ask for. */
  requireModel(allowed: readonly string[] | undefined, model: string): void;
  /** Whether a key of these allowed models may ask for `model`. */
  allows(allowed: readonly string[] | undefined, model: string): boolean;
}

/** The policy together with the live deployments it speaks of. A request sees one snapshot from decide to settle. */
export interface PolicySnapshot extends PolicyView {
  /** What an answer calls for, once it is there. */
  readonly escalations: Escalations;
  readonly deployments: ReadonlyMap<DeploymentName, Deployment>;
}
