import type { Deployment } from '../../domain/deployment.ts';
import { writeJson } from '../../domain/json/write-json.ts';
import type { CompletionRequest } from '../../domain/model-request.ts';
import type { EncodedRequest } from '../../domain/provider-codec.ts';
import { uncarriedFields } from '../uncarried-fields.ts';
import { unsupportedParameter } from '../unsupported-parameter.ts';
import { encodeOptions } from './encode-options.ts';

/**
 * Writes a request for `POST /api/generate` (Ollama, `docs/api.md`, "Generate a completion").
 * @throws DemarcError `unsupported_parameter` when the request cannot be said without changing its meaning.
 */
export function encodeGenerate(request: CompletionRequest, deployment: Deployment): EncodedRequest {
  const { prompt, suffix } = request;
  if (request.logprobs !== undefined) {
    throw unsupportedParameter(
      'logprobs',
      'the model chosen tells log-probabilities in another shape; leave `logprobs` out',
    );
  }
  if (prompt === '') {
    // The server takes it for an order to load the model, and answers nothing.
    throw unsupportedParameter('prompt', 'the model chosen cannot begin with an empty `prompt`');
  }
  const body = {
    model: deployment.model,
    prompt,
    suffix,
    // Raw, or the server would put the text into the template of a conversation. Its template alone knows the marks of
    // a gap, and a raw request would lose its suffix without a word.
    raw: suffix === undefined,
    // What goes on with a text does not reason about it first.
    think: false,
    options: encodeOptions(request, deployment),
    // Unless told otherwise the server drops what does not fit.
    truncate: false,
    shift: false,
    // It streams unless told otherwise.
    stream: request.stream,
  };
  return {
    format: 'ollama-generate',
    path: '/api/generate',
    headers: {},
    body: writeJson(body),
    dropped: uncarriedFields(request),
  };
}
