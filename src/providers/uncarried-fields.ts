import type { ModelRequest, WireFormat } from '../domain/model-request.ts';
import { unsupportedParameter } from './unsupported-parameter.ts';

/** Fields of a shape that {@link ModelRequest} carries, so that nothing is lost on the way to another. */
const CARRIED: Readonly<Record<WireFormat, ReadonlySet<string>>> = {
  'openai-chat': names(
    'model messages tools tool_choice functions function_call parallel_tool_calls max_tokens n stop',
    'max_completion_tokens temperature top_p seed presence_penalty frequency_penalty response_format',
    'reasoning_effort user safety_identifier stream stream_options store',
  ),
  'anthropic-messages': names(
    'model messages system tools tool_choice max_tokens stop_sequences temperature top_p top_k thinking',
    'output_config output_format metadata stream',
  ),
  'openai-completions': names(
    'model prompt suffix max_tokens n best_of echo logprobs stop temperature top_p seed presence_penalty',
    'frequency_penalty user stream stream_options',
  ),
  'openai-embeddings': names('model input dimensions encoding_format user stream'),
  // No caller speaks these.
  'ollama-chat': names(),
  'ollama-generate': names(),
  'ollama-embed': names(),
  'llama-cpp-infill': names(),
};

/** Fields that may be named in the record when they are dropped. Any other name is the caller's own text. */
const NAMED = names(
  'audio logit_bias logprobs metadata modalities moderation prediction prompt_cache_key prompt_cache_options',
  'prompt_cache_retention service_tier top_logprobs verbosity cache_control container context_management',
  'diagnostics inference_geo speed min_p top_k repetition_penalty chat_template_kwargs',
);

/** Fields that make a vendor act for the caller, or go on from what it keeps. Without them the answer would be another one. */
const ACTING = names('web_search_options mcp_servers background previous_response_id conversation thread');

const UNNAMED = 'unknown fields';

/**
 * The fields of the source that another shape cannot be told.
 * @throws DemarcError `unsupported_parameter` when leaving one out would change what is asked for.
 */
export function uncarriedFields(request: ModelRequest): string[] {
  const { document, format } = request.source;
  if (document.root.kind !== 'object') return [];
  const dropped = new Set<string>();
  for (const { key, value } of document.root.members) {
    const name = key.value;
    if (CARRIED[format].has(name) || (value.kind === 'literal' && value.value !== true)) continue;
    if (ACTING.has(name)) {
      throw unsupportedParameter(name, `the model chosen does not support \`${name}\``);
    }
    dropped.add(NAMED.has(name) ? name : UNNAMED);
  }
  return [...dropped];
}

function names(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}
