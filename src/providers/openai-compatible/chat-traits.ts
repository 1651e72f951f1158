/** Where servers that speak Chat Completions differ. Code asks for a trait, never for a name. */
export interface ChatTraits {
  /** The `type:` in the configuration. */
  readonly type: string;
  /** Path below the provider's endpoint. */
  readonly path: string;
  /** OpenAI's reasoning models refuse `max_tokens`; Ollama and older runners know nothing else. */
  readonly outputLimitField: 'max_completion_tokens' | 'max_tokens';
  /** Where the end user's pseudonym goes; undefined when nothing at the destination reads it. */
  readonly endUserField: 'safety_identifier' | 'user' | undefined;
  /** Whether the server can keep answers, and so must be told not to where the contract is zero retention. */
  readonly canStore: boolean;
  /** Most stop sequences in a request. */
  readonly maxStopSequences: number;
  /**
   * Whether a caller's wish for reasoning is passed on when it came in another shape. Ollama answers it with 400 for
   * a model that cannot reason, so a runner of which nothing is known is not told.
   */
  readonly takesReasoningEffort: boolean;
  /** Whether images and files may be sent. */
  readonly takesMedia: boolean;
  /** Whether its models may write their reasoning into the content as `<think>…</think>`. */
  readonly readsThinkTags: boolean;
}

/** OpenAI's own API. */
export const OPENAI: ChatTraits = {
  type: 'openai',
  path: '/chat/completions',
  outputLimitField: 'max_completion_tokens',
  endUserField: 'safety_identifier',
  canStore: true,
  maxStopSequences: 4,
  takesReasoningEffort: true,
  takesMedia: true,
  readsThinkTags: false,
};

/** Every server that copies it: vLLM, llama.cpp, LM Studio, Ollama's `/v1`, and the APIs that speak the same. */
export const OPENAI_COMPATIBLE: ChatTraits = {
  ...OPENAI,
  type: 'openai-compatible',
  outputLimitField: 'max_tokens',
  endUserField: 'user',
  takesReasoningEffort: false,
  readsThinkTags: true,
};
