import type { Dialect } from '../dialects/dialect.ts';
import { type JsonDocument, memberOf } from '../domain/json/json-node.ts';
import { setMembers, splice } from '../domain/json/splice.ts';
import { tokeniseText } from '../domain/json/tokenise.ts';
import { authenticate } from './authenticate.ts';
import type { Exchange } from './exchange.ts';
import type { GatewayServices } from './gateway-services.ts';
import { receive } from './receive.ts';
import { parseBody } from './understand.ts';

/**
 * How many tokens a request of this dialect would be, tools included: an estimate, made here, since asking a vendor
 * would send it what nobody has cleared. Nothing is recorded, because nothing is decided.
 * @throws DemarcError as the request itself would get it.
 */
export async function countTokens(
  exchange: Exchange,
  dialect: Dialect,
  services: GatewayServices,
): Promise<number> {
  authenticate(receive(exchange, dialect, services.world), services);
  const document = parseBody(await exchange.readBody(services.limits.maxBodyBytes));
  // Without leave to ask a model, which only judges how hard the work is.
  const { inputTokens } = await services.scorer.score(dialect.decodeRequest(withLimit(document)));
  return inputTokens;
}

/** A question about tokens sets no limit on the answer, which a request of Anthropic's shape must. */
function withLimit(document: JsonDocument): JsonDocument {
  const { root, text } = document;
  if (root.kind !== 'object' || memberOf(root, 'max_tokens') !== undefined) return document;
  return tokeniseText(splice(text, setMembers(root, { max_tokens: '1' })));
}
