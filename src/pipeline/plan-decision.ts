import type { Candidate, Decision, Verdict } from '../domain/decision.ts';
import type { Capabilities } from '../domain/deployment.ts';
import type { Facts, Need } from '../domain/facts.ts';
import type { DeploymentName } from '../domain/ids.ts';
import { refusalsFor } from '../egress/verdict.ts';
import type { PolicyView } from './policy-view.ts';

/**
 * Preference first, then the law: the rule orders the candidates, the law strikes out those that may not see the
 * request, and what is left in order is the plan. Pure, so that a record can be recomputed.
 *
 * @throws DemarcError `model_not_found`.
 */
export function planDecision(policy: PolicyView, facts: Facts): Decision {
  const route = policy.route(facts);
  const candidates = route.use.map(
    (name): Candidate => ({ deployment: name, verdict: judgeDeployment(policy, facts, name) }),
  );
  const plan = candidates
    .filter(({ verdict }) => verdict.kind === 'cleared')
    .map(({ deployment }) => deployment);
  return { route, candidates, plan };
}

/** Whether a deployment may see a request of these facts, and can do what it needs. */
export function judgeDeployment(policy: PolicyView, facts: Facts, name: DeploymentName): Verdict {
  const known = policy.destinations.get(name);
  if (known === undefined) throw new Error('a rule names a deployment that the policy does not describe');
  const refusals = refusalsFor({
    label: facts.label,
    sender: facts.principal,
    destination: known.destination,
    law: policy.law,
    needs: facts.needs,
  });
  if (refusals.length > 0) return { kind: 'refused', refusals };
  const lacks = lackingFor(facts, known.capabilities);
  return lacks.length > 0 ? { kind: 'unfit', lacks } : { kind: 'cleared' };
}

/** What the request needs and the model is known not to have. Unknown is tried. */
function lackingFor(facts: Facts, capabilities: Capabilities): string[] {
  const lacks: string[] = facts.needs.filter((need) => capabilityFor(need, capabilities) === false);
  const { contextTokens } = capabilities;
  if (contextTokens !== undefined && facts.inputTokens > contextTokens) {
    lacks.push(`context for about ${facts.inputTokens} tokens (has ${contextTokens})`);
  }
  return lacks;
}

function capabilityFor(need: Need, capabilities: Capabilities): boolean | undefined {
  switch (need) {
    case 'tools':
      return capabilities.tools;
    case 'images':
      return capabilities.images;
    case 'structured-output':
      return capabilities.structuredOutput;
    case 'files':
    case 'server-tools':
    case 'remote-media':
      return undefined;
  }
}
