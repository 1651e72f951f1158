import { assertNever } from '../domain/assert-never.ts';
import { DemarcError } from '../domain/error-catalogue.ts';
import { type Facts, PREFERRED_PLACES } from '../domain/facts.ts';
import type { DeploymentName } from '../domain/ids.ts';
import { inputCount, type ModelRequest } from '../domain/model-request.ts';
import type { GatewayServices } from './gateway-services.ts';
import { planDecision } from './plan-decision.ts';
import type { PolicyView } from './policy-view.ts';
import { principalFacts } from './principal-facts.ts';
import { needsOf } from './request-needs.ts';
import type { Cleaned, Decided, Estimated } from './stages.ts';

/**
 * Gathers the facts and lets the policy of this moment decide.
 * @throws DemarcError `model_not_found`, `model_not_allowed`, `invalid_header`.
 */
export function decide(cleaned: Cleaned, services: Pick<GatewayServices, 'policy'>): Decided {
  const policy = services.policy();
  const facts = withCleanings(factsOf(cleaned), cleaned);
  const { allowedModels } = facts.principal;
  checkPreference(policy, facts);
  const decision = planDecision(policy, facts);
  if (!policy.allows(allowedModels, facts.requestedModel)) {
    throw new DemarcError('model_not_allowed', {
      message: `this API key may ask for: ${policy.callableModels(allowedModels).join(', ')}`,
      param: 'model',
    });
  }
  return { ...cleaned, policy, facts, decision };
}

/** A name that nobody configured would stand in the record. One that the key may not ask for is asked for in vain. */
function checkPreference(policy: PolicyView, { prefer, principal }: Facts): void {
  if (prefer === undefined || (PREFERRED_PLACES as readonly string[]).includes(prefer)) return;
  const { allowedModels } = principal;
  if (policy.destinations.has(prefer as DeploymentName) && policy.allows(allowedModels, prefer)) return;
  const known = policy
    .callableModels(allowedModels)
    .filter((name) => policy.destinations.has(name as DeploymentName));
  throw new DemarcError('invalid_header', {
    message: `the header x-demarc-prefer is not valid; allowed: ${[...PREFERRED_PLACES, ...known].join(', ')}`,
    param: 'x-demarc-prefer',
  });
}

function withCleanings(facts: Facts, { cleanings }: Cleaned): Facts {
  if (cleanings.size === 0) return facts;
  return { ...facts, cleaned: [...cleanings.values()].map(({ fact }) => fact) };
}

/** Everything a decision may depend on, without a word of content. */
export function factsOf({ request, classified, work, principal, declaredTask, prefer }: Estimated): Facts {
  return {
    v: 1,
    tenant: principal.tenant,
    label: classified.classification.label,
    injection: classified.classification.injection,
    operation: request.operation === 'chat' ? undefined : request.operation,
    complexityThousandths: work.complexityThousandths,
    task: work.task,
    declaredTask,
    inputTokens: work.inputTokens,
    maxOutputTokens: request.operation === 'embeddings' ? undefined : request.maxOutputTokens,
    messages: messageCount(request),
    needs: needsOf(request),
    stream: request.stream,
    requestedModel: request.requestedModel,
    prefer,
    principal: principalFacts(principal),
  };
}

function messageCount(request: ModelRequest): number {
  switch (request.operation) {
    case 'chat':
      return request.messages.length;
    case 'completion':
      return 1;
    case 'embeddings':
      return inputCount(request.input);
    default:
      return assertNever(request);
  }
}
