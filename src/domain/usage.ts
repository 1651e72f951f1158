/**
 * Tokens of one attempt. A count that the upstream did not give is `undefined`, never zero.
 *
 * `inputTokens` is everything the model read, cached parts included (OpenAI's way of counting; Anthropic's
 * `input_tokens` leaves them out and is converted at the boundary). `outputTokens` includes reasoning.
 */
export interface Usage {
  readonly inputTokens?: number | undefined;
  readonly cachedInputTokens?: number | undefined;
  readonly cacheWriteTokens?: number | undefined;
  readonly outputTokens?: number | undefined;
  readonly reasoningTokens?: number | undefined;
  /** `upstream` as counted there; `estimated` by us, because the upstream was cut, silent or absurd. */
  readonly source: 'upstream' | 'estimated';
}
