import { assertNever } from '../domain/assert-never.ts';
import { DemarcError } from '../domain/error-catalogue.ts';
import type { Facts } from '../domain/facts.ts';
import { inputCount, type ModelRequest } from '../domain/model-request.ts';
import type { GatewayServices } from './gateway-services.ts';
import { planDecision } from './plan-decision.ts';
import { needsOf } from './request-needs.ts';
import type { Classified, Decided } from './stages.ts';

/**
 * Gathers the facts and lets the policy of this moment decide.
 * @throws DemarcError `model_not_found`, `model_not_allowed`.
 */
export function decide(classified: Classified, services: Pick<GatewayServices, 'policy'>): Decided {
  const policy = services.policy();
  const facts = factsOf(classified);
  const { allowedModels } = facts.principal;
  const decision = planDecision(policy, facts);
  if (!policy.allows(allowedModels, facts.requestedModel)) {
    throw new DemarcError('model_not_allowed', {
      message: `this API key may ask for: ${policy.callableModels(allowedModels).join(', ')}`,
      param: 'model',
    });
  }
  return { ...classified, policy, facts, decision };
}

/** Everything a decision may depend on, without a word of content. */
export function factsOf({ request, classified, work, principal, declaredTask }: Classified): Facts {
  return {
    v: 1,
    tenant: principal.tenant,
    label: classified.classification.label,
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
    principal: {
      keyId: principal.keyId,
      keyName: principal.keyName,
      allowedModels: principal.allowedModels,
      maxOutboundLevel: principal.maxOutboundLevel,
    },
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
