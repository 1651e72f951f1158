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

export type ChatFinishReason = 'stop' | 'length' | 'tool_calls' | 'content_filter';
