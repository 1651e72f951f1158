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
  /** Whether a message may have the role `developer`; templates of local models refuse it, or leave the message out. */
  readonly takesDeveloperRole: boolean;
  /** Whether `tool_choice` may name a tool; llama.cpp reads an object as `auto`, LM Studio answers it with 400. */
  readonly takesNamedToolChoice: boolean;
  /** Whether `response_format` may be `json_object`; LM Studio knows schemas only. */
  readonly takesJsonObject: boolean;
  /** Whether `top_k`, which OpenAI does not have, is read. */
  readonly takesTopK: boolean;
  /** Whether images and files may be sent. */
  readonly takesMedia: boolean;
  /**
   * Whether it can be asked for log-probabilities that the caller did not ask for: `streams-without-tools` where it
   * refuses them for a stream with tools (llama.cpp, `tools/server/server-common.cpp`), `no` where it ignores them
   * (LM Studio) or where nothing is known of it.
   */
  readonly givesLogprobs: 'always' | 'streams-without-tools' | 'no';
  /** What is asked to learn whether it can serve: below its address, or its root. */
  readonly health: { readonly path: string; readonly fromRoot: boolean };
  /** Whether its models may write their reasoning into the content as `<think>…</think>`. */
  readonly readsThinkTags: boolean;
  /** Whether it goes on with a text, at `/completions`. */
  readonly takesCompletions: boolean;
  /** How it is told of a gap in a text: by `suffix`, at llama.cpp's `/infill`, or not at all (vLLM answers 400). */
  readonly fillsGapsBy: 'suffix' | 'infill' | undefined;
  /** Whether it turns texts into vectors, at `/embeddings`. */
  readonly takesEmbeddings: boolean;
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
  takesDeveloperRole: true,
  takesNamedToolChoice: true,
  takesJsonObject: true,
  takesTopK: false,
  takesMedia: true,
  // Its reasoning models refuse them.
  givesLogprobs: 'no',
  health: { path: '/models', fromRoot: false },
  readsThinkTags: false,
  takesCompletions: true,
  fillsGapsBy: 'suffix',
  takesEmbeddings: true,
};

/** A server that copies it and of which nothing else is known. */
export const OPENAI_COMPATIBLE: ChatTraits = {
  ...OPENAI,
  type: 'openai-compatible',
  outputLimitField: 'max_tokens',
  endUserField: 'user',
  takesReasoningEffort: false,
  readsThinkTags: true,
};

/** Runners of one's own: they keep nothing, know no users, and stop at as many texts as one likes. */
const RUNNER: ChatTraits = {
  ...OPENAI_COMPATIBLE,
  endUserField: undefined,
  canStore: false,
  maxStopSequences: 64,
  takesDeveloperRole: false,
  takesTopK: true,
};

/** Of vLLM and llama.cpp: the list of models is there while the model is not yet, or when its engine is dead. */
const OWN_HEALTH = { path: '/health', fromRoot: true };

/** vLLM hands roles to the model's own template as they are. */
export const VLLM: ChatTraits = {
  ...RUNNER,
  type: 'vllm',
  health: OWN_HEALTH,
  givesLogprobs: 'always',
  fillsGapsBy: undefined,
};

export const LLAMA_CPP: ChatTraits = {
  ...RUNNER,
  type: 'llama.cpp',
  health: OWN_HEALTH,
  takesNamedToolChoice: false,
  givesLogprobs: 'streams-without-tools',
  fillsGapsBy: 'infill',
};

export const LM_STUDIO: ChatTraits = {
  ...RUNNER,
  type: 'lm-studio',
  takesNamedToolChoice: false,
  takesJsonObject: false,
};
