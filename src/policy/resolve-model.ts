import { DemarcError } from '../domain/error-catalogue.ts';
import type { DeploymentName } from '../domain/ids.ts';
import { closestName } from './closest-name.ts';
import type { CompiledPolicy } from './compile.ts';

/** What a name that a caller asked for stands for. */
export type ModelResolution =
  /** The routing rules decide. */
  | { readonly kind: 'auto' }
  /** Named outright: these, in order. */
  | {
      readonly kind: 'named';
      readonly through: 'model' | 'deployment' | 'upstream-model';
      readonly use: readonly DeploymentName[];
    };

/**
 * Looks a name up among the configured models, then the deployments, then the names models have at their
 * providers; undefined when nothing has that name. Only names that were configured are ever found: text such as
 * `__proto__` is a name like any other.
 */
export function resolveModel(policy: CompiledPolicy, name: string): ModelResolution | undefined {
  const entry = policy.models.get(name);
  if (entry?.kind === 'auto') return { kind: 'auto' };
  if (entry !== undefined) {
    return { kind: 'named', through: 'model', use: unique([entry.deployment, ...entry.fallbacks]) };
  }
  const deployment = policy.deployments.find((known) => known === name);
  if (deployment !== undefined) return { kind: 'named', through: 'deployment', use: [deployment] };
  const serving = policy.byUpstreamModel.get(name);
  return serving === undefined ? undefined : { kind: 'named', through: 'upstream-model', use: serving };
}

/** As {@link resolveModel}. @throws DemarcError `model_not_found` that lists what the key could ask for. */
export function requireModel(
  policy: CompiledPolicy,
  name: string,
  allowed: readonly string[] | undefined,
): ModelResolution {
  const resolution = resolveModel(policy, name);
  if (resolution === undefined) throw modelNotFound(policy, name, allowed);
  return resolution;
}

/** A name that may be asked for, for `/v1/models` and for error messages. */
export interface CallableModel {
  readonly name: string;
  readonly kind: 'auto' | 'model' | 'deployment';
}

/** Configured models and deployments, sorted by name; with a key's list only those it may ask for. */
export function callableModels(policy: CompiledPolicy, allowed?: readonly string[]): CallableModel[] {
  const callable = new Map<string, CallableModel>();
  for (const name of policy.deployments) callable.set(name, { name, kind: 'deployment' });
  for (const [name, entry] of policy.models) {
    callable.set(name, { name, kind: entry.kind === 'auto' ? 'auto' : 'model' });
  }
  return [...callable.values()]
    .filter(({ name }) => isModelAllowed(policy, name, allowed))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Whether a key with this list may ask for `name`: the list has the name itself, or, where the name is that of a
 * model at its provider, every deployment it would reach. No list allows everything. Unknown names are allowed
 * nothing; they fail as unknown.
 */
export function isModelAllowed(
  policy: CompiledPolicy,
  name: string,
  allowed: readonly string[] | undefined,
): boolean {
  if (allowed === undefined || allowed.includes(name)) return true;
  const resolution = resolveModel(policy, name);
  if (resolution?.kind !== 'named' || resolution.through !== 'upstream-model') return false;
  return resolution.use.every((deployment) => allowed.includes(deployment));
}

/** Enough to find the right name by; a long list would drown the message. */
const MAX_NAMES_SHOWN = 30;

/** The error for a name that stands for nothing. Lists what the key could ask for; does not repeat the caller's text. */
export function modelNotFound(
  policy: CompiledPolicy,
  name: string,
  allowed: readonly string[] | undefined,
): DemarcError {
  const names = callableModels(policy, allowed).map((model) => model.name);
  const suggestion = closestName(name, names);
  const shown = names.slice(0, MAX_NAMES_SHOWN).join(', ');
  const more = names.length > MAX_NAMES_SHOWN ? ` and ${names.length - MAX_NAMES_SHOWN} more` : '';
  return new DemarcError('model_not_found', {
    message:
      `no model of that name is configured${suggestion === undefined ? '' : `; did you mean "${suggestion}"?`}` +
      `${suggestion === undefined ? '; ' : ' '}you can ask for: ${shown}${more}`,
    param: 'model',
  });
}

function unique(names: readonly DeploymentName[]): DeploymentName[] {
  return [...new Set(names)];
}
