/**
 * Names that the wire formats themselves give to members. A key that is not among them was chosen by the caller
 * and may itself be the secret.
 */
const PROTOCOL_NAMES: ReadonlySet<string> = new Set(
  (
    'model messages role content name text type system tools function functions parameters description properties ' +
    'required items enum tool_choice tool_calls tool_call_id function_call arguments id input tool_use_id is_error ' +
    'image_url url source data media_type file file_id filename file_data detail thinking signature refusal stop ' +
    'stop_sequences metadata user user_id response_format json_schema schema input_schema cache_control prediction ' +
    'citations title context audio input_audio format store seed temperature top_p top_k max_tokens ' +
    'max_completion_tokens stream stream_options n logit_bias reasoning_effort output_config safety_identifier'
  ).split(' '),
);

/** A JSON Pointer that may be recorded and shown: keys that the caller made up are replaced by `*`. */
export function publicPointer(pointer: string): string {
  return pointer
    .split('/')
    .map((segment) =>
      segment === '' || /^\d{1,9}$/.test(segment) || PROTOCOL_NAMES.has(segment) ? segment : '*',
    )
    .join('/');
}
