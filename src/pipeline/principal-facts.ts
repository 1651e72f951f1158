import type { PrincipalFacts } from '../domain/facts.ts';
import type { Principal } from '../domain/principal.ts';

/** What the law and the rules may know of who is asking. */
export function principalFacts({
  keyId,
  keyName,
  allowedModels,
  maxOutboundLevel,
}: Principal): PrincipalFacts {
  return { keyId, keyName, allowedModels, maxOutboundLevel };
}
