/**
 * The closed sets of words and the bounds of OpenAI's Chat Completions, as its API reference and the types of its
 * official client state them. Every other field of a request is accepted as it is: it was scanned, and it stays in
 * the source for an upstream of the same shape.
 */
export const ROLES = ['system', 'developer', 'user', 'assistant', 'tool', 'function'] as const;
export type ChatRole = (typeof ROLES)[number];

export const RESPONSE_FORMATS = ['text', 'json_object', 'json_schema'] as const;

export const TOOL_CHOICE_WORDS = ['none', 'auto', 'required'] as const;

/** Function calling before there were tools. */
export const FUNCTION_CALL_WORDS = ['none', 'auto'] as const;

export const ALLOWED_TOOLS_MODES = ['auto', 'required'] as const;

export const REASONING_EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const;

export const TEMPERATURE = { min: 0, max: 2 };
export const TOP_P = { min: 0, max: 1 };
export const PENALTY = { min: -2, max: 2 };

export type ChatFinishReason = 'stop' | 'length' | 'tool_calls' | 'content_filter';

/** The `type` of an error object, by which callers group errors; `code` tells them apart. */
export type ChatErrorType =
  | 'invalid_request_error'
  | 'authentication_error'
  | 'permission_error'
  | 'not_found_error'
  | 'request_too_large'
  | 'rate_limit_error'
  | 'overloaded_error'
  | 'timeout_error'
  | 'api_error';
