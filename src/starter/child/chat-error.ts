/** An error in OpenAI's shape: `{ error: { message, type, param, code } }`. Never carries request content. */
export class ChatError extends Error {
  readonly status: number;
  readonly type: string;
  readonly code: string;
  readonly param: string | null;
  readonly retryAfterS: number | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    extras: { type?: string; param?: string; retryAfterS?: number } = {},
  ) {
    super(message);
    this.name = 'ChatError';
    this.status = status;
    this.code = code;
    this.type = extras.type ?? (status >= 500 ? 'server_error' : 'invalid_request_error');
    this.param = extras.param ?? null;
    this.retryAfterS = extras.retryAfterS;
  }

  toBody(): { error: { message: string; type: string; param: string | null; code: string } } {
    return { error: { message: this.message, type: this.type, param: this.param, code: this.code } };
  }
}

export function contextLengthExceeded(contextTokens: number, promptTokens: number): ChatError {
  return new ChatError(
    400,
    'context_length_exceeded',
    `This model's maximum context length is ${contextTokens} tokens. However, your messages resulted in ` +
      `${promptTokens} tokens. Please reduce the length of the messages.`,
    { param: 'messages' },
  );
}
