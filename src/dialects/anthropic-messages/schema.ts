/**
 * The closed sets of words and the bounds of Anthropic's Messages, as its API reference and the types of its official
 * client state them. Every other field of a request is accepted as it is: it was scanned, and it stays in the source
 * for an upstream of the same shape.
 */
export const ROLES = ['user', 'assistant', 'system'] as const;

export const TOOL_CHOICES = ['auto', 'any', 'tool', 'none'] as const;

export const THINKING_TYPES = ['enabled', 'adaptive', 'between_tools', 'disabled'] as const;

export const EFFORTS = ['low', 'medium', 'high', 'xhigh', 'max'] as const;

export const OUTPUT_FORMATS = ['json_schema'] as const;

export const MEDIA_SOURCES = ['base64', 'url', 'file'] as const;
export const DOCUMENT_SOURCES = ['base64', 'url', 'file', 'text', 'content'] as const;

export const TEMPERATURE = { min: 0, max: 1 };
export const TOP_P = { min: 0, max: 1 };

export type StopReason =
  | 'end_turn'
  | 'max_tokens'
  | 'stop_sequence'
  | 'tool_use'
  | 'pause_turn'
  | 'refusal'
  | 'model_context_window_exceeded';

export type MessagesErrorType =
  | 'invalid_request_error'
  | 'authentication_error'
  | 'permission_error'
  | 'not_found_error'
  | 'request_too_large'
  | 'rate_limit_error'
  | 'overloaded_error'
  | 'timeout_error'
  | 'api_error';
