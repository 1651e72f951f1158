import type { ModelRequest, Operation } from '../domain/model-request.ts';

/**
 * Members of a body that ask for an answer and for nothing else. A vendor may take any other for an order of its own
 * (search the web, ask another provider), so any other counts as a tool that the vendor runs.
 */
const PLAIN_MEMBERS: Readonly<Record<Operation, ReadonlySet<string>>> = {
  chat: words(
    'model messages system tools tool_choice parallel_tool_calls functions function_call max_tokens ',
    'max_completion_tokens stop stop_sequences temperature top_p top_k min_p typical_p seed n stream stream_options ',
    'presence_penalty frequency_penalty repetition_penalty repeat_penalty logit_bias logprobs top_logprobs user ',
    'safety_identifier prompt_cache_key prompt_cache_retention metadata store response_format output_config ',
    'output_format reasoning reasoning_effort verbosity thinking service_tier prediction modalities cache_control ',
    'chat_template_kwargs guided_json guided_regex guided_grammar guided_choice grammar json_schema keep_alive ',
    'options think include_reasoning stop_token_ids ignore_eos context_management inference_geo',
  ),
  completion: words(
    'model prompt suffix max_tokens stop temperature top_p top_k min_p typical_p seed n best_of echo logprobs',
    'logit_bias stream stream_options presence_penalty frequency_penalty repetition_penalty repeat_penalty user',
    'stop_token_ids ignore_eos guided_json guided_regex guided_grammar guided_choice grammar json_schema keep_alive',
    'options raw cache_prompt n_predict',
  ),
  embeddings: words(
    'model input dimensions encoding_format user input_type task prompt_name truncate truncation',
    'truncate_prompt_tokens add_special_tokens normalize keep_alive options priority stream',
  ),
};

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.trim().split(' ')));
}

/** Whether a body holds anything beyond what its operation needs. */
export function ordersOf({ operation, source }: ModelRequest): boolean {
  const { root } = source.document;
  if (root.kind !== 'object') return false;
  return root.members.some(
    ({ key, value }) =>
      !PLAIN_MEMBERS[operation].has(key.value) && !(value.kind === 'literal' && value.value !== true),
  );
}
