import { DemarcError } from '../domain/error-catalogue.ts';
import { PREFERRED_PLACES } from '../domain/facts.ts';
import type { DeploymentName } from '../domain/ids.ts';
import type { PolicyView } from './policy-view.ts';
import type { Understood } from './stages.ts';

/** What a caller asked for by name. */
export type AskedFor = Pick<Understood, 'prefer'> & {
  readonly request: Pick<Understood['request'], 'requestedModel'>;
  readonly principal: Pick<Understood['principal'], 'allowedModels'>;
};

/**
 * Turns away who asks for what there is not, or may not ask for it. That depends on no word of the content, so it is
 * found before any model is asked about the content: what that costs would stand on no record, since a request that is
 * turned away here has none.
 * @throws DemarcError `model_not_found`, `model_not_allowed`, `invalid_header`.
 */
export function checkAsked(policy: PolicyView, { request, prefer, principal }: AskedFor): void {
  const { allowedModels } = principal;
  checkPreference(policy, prefer, allowedModels);
  policy.requireModel(allowedModels, request.requestedModel);
  if (policy.allows(allowedModels, request.requestedModel)) return;
  throw new DemarcError('model_not_allowed', {
    message: `this API key may ask for: ${policy.callableModels(allowedModels).join(', ')}`,
    param: 'model',
  });
}

/** A name that nobody configured would stand in the record. One that the key may not ask for is asked for in vain. */
function checkPreference(
  policy: PolicyView,
  prefer: string | undefined,
  allowedModels: readonly string[] | undefined,
): void {
  if (prefer === undefined || (PREFERRED_PLACES as readonly string[]).includes(prefer)) return;
  if (policy.destinations.has(prefer as DeploymentName) && policy.allows(allowedModels, prefer)) return;
  const known = policy
    .callableModels(allowedModels)
    .filter((name) => policy.destinations.has(name as DeploymentName));
  throw new DemarcError('invalid_header', {
    message: `the header x-demarc-prefer is not valid; allowed: ${[...PREFERRED_PLACES, ...known].join(', ')}`,
    param: 'x-demarc-prefer',
  });
}
