import { writeJson } from '../../domain/json/write-json.ts';
import type { CompletionRequest } from '../../domain/model-request.ts';
import type { EncodedRequest } from '../../domain/provider-codec.ts';
import { uncarriedFields } from '../uncarried-fields.ts';
import { unsupportedParameter } from '../unsupported-parameter.ts';

/**
 * Writes a request for llama.cpp's `/infill` (`tools/server/README.md`, "POST /infill"), which knows the model's own
 * marks for a gap. Its `/v1/completions` refuses `suffix`.
 * @throws DemarcError `unsupported_parameter` for log-probabilities, which it tells in another shape.
 */
export function encodeInfill(request: CompletionRequest): EncodedRequest {
  if (request.logprobs !== undefined) {
    throw unsupportedParameter(
      'logprobs',
      'the model chosen tells no log-probabilities where it fills a gap; leave `logprobs` out',
    );
  }
  const { sampling, stopSequences } = request;
  const body = {
    input_prefix: request.prompt,
    input_suffix: request.suffix,
    n_predict: request.maxOutputTokens,
    stop: stopSequences.length === 0 ? undefined : stopSequences,
    temperature: sampling.temperature,
    top_p: sampling.topP,
    seed: sampling.seed,
    presence_penalty: sampling.presencePenalty,
    frequency_penalty: sampling.frequencyPenalty,
    stream: request.stream,
  };
  return {
    format: 'llama-cpp-infill',
    // Unlike everything else of this server it does not stand below `/v1`.
    path: '/infill',
    isUnversioned: true,
    headers: {},
    body: writeJson(body),
    dropped: uncarriedFields(request),
  };
}
