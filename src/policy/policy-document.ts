import type { Cleaning } from '../domain/cleaning.ts';
import type { Capabilities, Deployment, Destination } from '../domain/deployment.ts';
import type { DeploymentName } from '../domain/ids.ts';
import type { Law } from '../domain/law.ts';

/**
 * Everything a decision depends on beside the facts: text, booleans and integers only, so that it has exactly one
 * canonical spelling, a hash, and can be put on record and replayed years later. Members that are `undefined` are
 * unknown and are left out of the spelling.
 */
export interface PolicyDocument {
  readonly v: 1;
  /** Routing rules in order; the first that matches decides. */
  readonly rules: readonly PolicyRule[];
  /** What callers may ask for beside the deployments themselves, by name. */
  readonly models: Readonly<Record<string, ModelEntry>>;
  /** Every deployment, by name: what the law and the rules may know of it. */
  readonly destinations: Readonly<Record<string, PolicyDestination>>;
  readonly law: Law;
  /** From this complexity on, work counts as hard: 0 to 1000. Conditions read it as `threshold`, 0.0 to 1.0. */
  readonly thresholdThousandths: number;
  /** In order; the first that an answer calls for is carried out. */
  readonly escalations: readonly PolicyEscalation[];
}

/** A preference among deployments. */
export interface PolicyRule {
  readonly name: string;
  /** CEL text; without one the rule always matches. */
  readonly when?: string | undefined;
  /** In order of preference. */
  readonly use: readonly DeploymentName[];
  /** For those of them outside that may not see a request as it is: what is taken out of it first. */
  readonly clean?: Cleaning | undefined;
}

/** What a callable name stands for. */
export type ModelEntry =
  /** The rules decide. */
  | { readonly kind: 'auto' }
  /** One deployment, then others in order. */
  | {
      readonly kind: 'deployment';
      readonly deployment: DeploymentName;
      readonly fallbacks: readonly DeploymentName[];
    };

export interface PolicyDestination {
  readonly provider: string;
  readonly providerType: string;
  /** The model's name at the provider: callers may ask for it too. */
  readonly model: string;
  readonly destination: Destination;
  readonly capabilities: Capabilities;
}

/** When an answer is not good enough, ask another deployment. */
export interface PolicyEscalation {
  readonly name: string;
  /** CEL text over the same variables and `answer`. */
  readonly when: string;
  readonly to: DeploymentName;
  /** `hold`: a streamed answer is held back until it is complete and was looked at. Undefined leaves streams alone. */
  readonly streams?: 'hold' | undefined;
  /** Where it may not see the request as it is: what is taken out of it first. */
  readonly clean?: Cleaning | undefined;
}

/** The part of a deployment that decisions may depend on: no address, no credential, no price, no time limit. */
export function policyDestination(deployment: Deployment): PolicyDestination {
  return {
    provider: deployment.provider.name,
    providerType: deployment.provider.type,
    model: deployment.model,
    destination: deployment.provider.destination,
    capabilities: deployment.capabilities,
  };
}
