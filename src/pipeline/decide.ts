import { assertNever } from '../domain/assert-never.ts';
import type { Facts } from '../domain/facts.ts';
import { inputCount, type ModelRequest } from '../domain/model-request.ts';
import { checkAsked } from './check-asked.ts';
import type { GatewayServices } from './gateway-services.ts';
import { planDecision } from './plan-decision.ts';
import { principalFacts } from './principal-facts.ts';
import { needsOf } from './request-needs.ts';
import type { Cleaned, Decided, Estimated } from './stages.ts';

/**
 * Gathers the facts and lets the policy of this moment decide.
 * @throws DemarcError `model_not_found`, `model_not_allowed`, `invalid_header`.
 */
export function decide(cleaned: Cleaned, services: Pick<GatewayServices, 'policy'>): Decided {
  const policy = services.policy();
  checkAsked(policy, cleaned);
  const facts = withCleanings(factsOf(cleaned), cleaned);
  return { ...cleaned, policy, facts, decision: planDecision(policy, facts) };
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
