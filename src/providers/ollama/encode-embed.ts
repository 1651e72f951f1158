import type { Deployment } from '../../domain/deployment.ts';
import { writeJson } from '../../domain/json/write-json.ts';
import type { EmbeddingsRequest } from '../../domain/model-request.ts';
import type { EncodedRequest } from '../../domain/provider-codec.ts';
import { uncarriedFields } from '../uncarried-fields.ts';
import { unsupportedParameter } from '../unsupported-parameter.ts';

/**
 * Writes a request for `POST /api/embed` (Ollama, `docs/api.md`, "Generate embeddings").
 * @throws DemarcError `unsupported_parameter` for the numbers of tokens, which it does not take.
 */
export function encodeEmbed(request: EmbeddingsRequest, deployment: Deployment): EncodedRequest {
  const { input, dimensions } = request;
  if (input.kind === 'token-ids') {
    throw unsupportedParameter('input', 'the model chosen reads text only, not the numbers of tokens');
  }
  const { contextTokens } = deployment.capabilities;
  const body = {
    model: deployment.model,
    // A list also for one text: an empty text alone would count as none.
    input: input.texts,
    dimensions,
    // Unless told otherwise the server cuts a text that is too long, and the vector stands for its beginning.
    truncate: false,
    options: contextTokens === undefined ? undefined : { num_ctx: contextTokens },
  };
  return {
    format: 'ollama-embed',
    path: '/api/embed',
    headers: {},
    body: writeJson(body),
    dropped: uncarriedFields(request),
  };
}
