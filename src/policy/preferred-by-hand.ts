import type { Route } from '../domain/decision.ts';
import { leavesPremises } from '../domain/deployment.ts';
import { type Facts, PREFERRED_PLACES } from '../domain/facts.ts';
import type { DeploymentName } from '../domain/ids.ts';
import type { CompiledPolicy } from './compile.ts';
import { isModelAllowed } from './resolve-model.ts';

/**
 * The route as the caller would rather have it (`x-demarc-prefer`): what it prefers first, in the order of the rule, the
 * rest behind. Where the rule has none of that kind and the caller named no model, those come first that any rule uses
 * and the key may ask for by name; none come for embeddings, whose maker the rule alone chooses. An order among
 * candidates, no more: the law has its say of each of them, and what the rules refuse stays refused.
 */
export function preferredByHand(policy: CompiledPolicy, facts: Facts, route: Route): Route {
  const { prefer } = facts;
  if (prefer === undefined || route.use.length === 0) return route;
  const isPreferred = kindOf(policy, prefer);
  const inRule = route.use.filter(isPreferred);
  const first =
    inRule.length > 0 || route.kind === 'named' || facts.operation === 'embeddings'
      ? inRule
      : elsewhere(policy, prefer).filter(
          (name) => isPreferred(name) && isModelAllowed(policy, name, facts.principal.allowedModels),
        );
  return { ...route, use: [...first, ...route.use.filter((name) => !isPreferred(name))] };
}

function kindOf({ document }: CompiledPolicy, prefer: string): (name: DeploymentName) => boolean {
  if (!isPlace(prefer)) return (name) => name === prefer;
  return (name) => {
    const known = document.destinations[name];
    return known !== undefined && leavesPremises(known.destination) === (prefer === 'cloud');
  };
}

/** A place means what the operator routes to of itself; a name means that deployment, routed to or not. */
function elsewhere({ rules, deployments }: CompiledPolicy, prefer: string): readonly DeploymentName[] {
  return isPlace(prefer) ? [...new Set(rules.flatMap(({ use }) => use))] : deployments;
}

function isPlace(prefer: string): prefer is (typeof PREFERRED_PLACES)[number] {
  return (PREFERRED_PLACES as readonly string[]).includes(prefer);
}
