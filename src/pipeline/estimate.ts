import { type AskServices, createAskedModel } from './ask-model.ts';
import type { DecisionServices } from './gateway-services.ts';
import type { Detected, Estimated } from './stages.ts';

/**
 * Says how hard the work is. Where the scorer is a model it is asked now, unless the complexity can make no difference:
 * the caller named a model, or may not ask for what it asked for.
 * @param sending undefined where nothing may be sent.
 */
export async function estimate(
  detected: Detected,
  services: Pick<DecisionServices, 'scorer' | 'policy'>,
  sending: AskServices | undefined,
): Promise<Estimated> {
  const { request, principal, askedBefore } = detected;
  const policy = services.policy();
  const isAsked =
    policy.isDecidedByRules(request.requestedModel) &&
    policy.allows(principal.allowedModels, request.requestedModel);
  const about = { purpose: 'scoring', before: askedBefore } as const;
  const asked = sending && isAsked ? createAskedModel(detected, policy, sending, about) : undefined;
  const work = await services.scorer.score(request, asked?.ask);
  return { ...detected, work, askedBefore: asked?.attempts.outcomes ?? askedBefore };
}
