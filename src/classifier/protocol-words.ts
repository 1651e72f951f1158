/**
 * Words of the wire formats themselves. A leaf that is exactly one of them says nothing but how the body is built,
 * and is the only kind of leaf that is not looked at. Only for keys, and for values under the keys named here.
 */
const KEYS: ReadonlySet<string> = new Set([
  'model', 'messages', 'role', 'content', 'type', 'text', 'image_url', 'url', 'detail', 'input', 'output', 'system',
  'tools', 'tool_choice', 'function', 'name', 'description', 'parameters', 'properties', 'required', 'items', 'enum',
  'strict', 'arguments', 'tool_calls', 'tool_call_id', 'tool_use_id', 'id', 'index', 'is_error', 'input_schema',
  'additionalProperties', 'stream', 'stream_options', 'include_usage', 'temperature', 'top_p', 'top_k', 'n', 'seed',
  'stop', 'stop_sequences', 'max_tokens', 'max_completion_tokens', 'max_output_tokens', 'presence_penalty',
  'frequency_penalty', 'logprobs', 'top_logprobs', 'logit_bias', 'user', 'metadata', 'user_id', 'response_format',
  'json_schema', 'schema', 'reasoning_effort', 'reasoning', 'effort', 'summary', 'thinking', 'budget_tokens', 'signature',
  'parallel_tool_calls', 'disable_parallel_tool_use', 'service_tier', 'store', 'cache_control', 'ttl', 'source',
  'media_type', 'data', 'title', 'default', 'minimum', 'maximum', 'anyOf', 'oneOf', 'allOf', '$schema', '$ref', '$defs',
]);

const VALUES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['role', new Set(['system', 'developer', 'user', 'assistant', 'tool', 'function'])],
  [
    'type',
    new Set([
      'text', 'image_url', 'image', 'document', 'file', 'input_text', 'output_text', 'input_image', 'function', 'tool_use',
      'tool_result', 'thinking', 'redacted_thinking', 'base64', 'url', 'json_object', 'json_schema', 'ephemeral',
      'enabled', 'disabled', 'adaptive', 'auto', 'any', 'none', 'tool', 'object', 'string', 'number', 'integer', 'boolean',
      'array', 'null', 'message', 'refusal', 'custom',
    ]),
  ],
  ['detail', new Set(['auto', 'low', 'high'])],
  ['tool_choice', new Set(['auto', 'none', 'required', 'any'])],
  ['reasoning_effort', new Set(['none', 'minimal', 'low', 'medium', 'high', 'xhigh'])],
  ['effort', new Set(['none', 'minimal', 'low', 'medium', 'high', 'xhigh'])],
]);

export function isProtocolKey(key: string): boolean {
  return KEYS.has(key);
}

export function isProtocolValue(key: string | number | undefined, value: string): boolean {
  return typeof key === 'string' && VALUES.get(key)?.has(value) === true;
}
