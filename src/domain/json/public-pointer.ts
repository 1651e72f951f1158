import { type JsonNode, memberOf } from './json-node.ts';

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

/** Deeper than any wire format goes; what lies below is of the caller's making. */
const MAX_SEGMENTS = 12;

/**
 * A JSON Pointer into the body `root` that may be recorded and shown: keys that the caller made up are replaced by
 * `*`, also those that look like an index, and only the upper levels are told.
 */
export function publicPointer(pointer: string, root: JsonNode): string {
  const segments = pointer.split('/').slice(1);
  let at: JsonNode | undefined = root;
  const told: string[] = [];
  for (const segment of segments.slice(0, MAX_SEGMENTS)) {
    const isIndex: boolean = at?.kind === 'array' && /^\d{1,9}$/.test(segment);
    told.push(isIndex || PROTOCOL_NAMES.has(segment) ? segment : '*');
    at =
      at?.kind === 'array'
        ? at.items[Number(segment)]
        : memberOf(at, segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  if (segments.length > MAX_SEGMENTS) told.push('…');
  return told.map((segment) => `/${segment}`).join('');
}
