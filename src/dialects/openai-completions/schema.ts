/** The words of OpenAI's Completions that this gateway writes, as its API reference states them. */
export const OBJECT = 'text_completion';

export type CompletionFinishReason = 'stop' | 'length' | 'content_filter';
