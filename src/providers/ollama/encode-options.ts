import type { Deployment } from '../../domain/deployment.ts';
import type { WritableJson } from '../../domain/json/write-json.ts';
import type { ChatRequest, CompletionRequest } from '../../domain/model-request.ts';

/**
 * `options` (Ollama, `docs/modelfile.mdx`, "Valid parameters and values"); undefined when there is nothing to say.
 *
 * `num_ctx` is always said where it is known: the server's own default is a few thousand tokens, whatever the model
 * could read.
 */
export function encodeOptions(
  { sampling, maxOutputTokens, stopSequences }: ChatRequest | CompletionRequest,
  { capabilities }: Deployment,
): WritableJson {
  const options = {
    num_ctx: capabilities.contextTokens,
    num_predict: maxOutputTokens,
    temperature: sampling.temperature,
    top_p: sampling.topP,
    top_k: sampling.topK,
    seed: sampling.seed,
    stop: stopSequences.length === 0 ? undefined : stopSequences,
    presence_penalty: sampling.presencePenalty,
    frequency_penalty: sampling.frequencyPenalty,
  };
  return Object.values(options).every((value) => value === undefined) ? undefined : options;
}
