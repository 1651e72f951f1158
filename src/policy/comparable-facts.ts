import type { Facts } from '../domain/facts.ts';
import type { CompiledPolicy } from './compile.ts';
import { isModelAllowed, resolveModel } from './resolve-model.ts';

/** What a policy would have been asked. */
export type Asked =
  | { readonly kind: 'asked'; readonly facts: Facts }
  /** The key may not ask for that model under this policy. */
  | { readonly kind: 'not-allowed' }
  /** The model asked for stands for nothing here, and nothing here is the same. */
  | { readonly kind: 'not-comparable' };

/**
 * The recorded facts as `policy` would have got them. A name that only `other` knows becomes the name that means the
 * same here: one that the rules decide, or the deployment of the same model at its provider.
 */
export function comparableFacts(facts: Facts, policy: CompiledPolicy, other: CompiledPolicy): Asked {
  const { requestedModel, principal } = facts;
  if (resolveModel(policy, requestedModel) !== undefined) {
    return isModelAllowed(policy, requestedModel, principal.allowedModels)
      ? { kind: 'asked', facts }
      : { kind: 'not-allowed' };
  }
  const same = sameName(requestedModel, policy, other);
  return same === undefined
    ? { kind: 'not-comparable' }
    : { kind: 'asked', facts: { ...facts, requestedModel: same } };
}

function sameName(name: string, policy: CompiledPolicy, other: CompiledPolicy): string | undefined {
  const meaning = resolveModel(other, name);
  if (meaning === undefined) return undefined;
  if (meaning.kind === 'auto') {
    return [...policy.models].find(([, entry]) => entry.kind === 'auto')?.[0];
  }
  const [first] = meaning.use;
  const model = first === undefined ? undefined : other.document.destinations[first]?.model;
  return model === undefined ? undefined : policy.byUpstreamModel.get(model)?.[0];
}
