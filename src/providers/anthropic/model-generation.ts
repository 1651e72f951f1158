/** What a generation of Claude models accepts; the API answers 400 to what a model's generation does not. */
export interface ModelGeneration {
  /** `budget`: `thinking.budget_tokens`. `adaptive`: `thinking.type: adaptive` with `output_config.effort`. */
  readonly thinking: 'budget' | 'adaptive';
  /** Whether `temperature`, `top_p` and `top_k` are accepted. */
  readonly takesSampling: boolean;
  readonly takesXhighEffort: boolean;
}

/** Claude 3 to 4.5, by their ids at Anthropic, Bedrock and Vertex. */
const UP_TO_4_5 =
  /claude-(?:instant|[23](?![0-9])|(?:opus|sonnet|haiku)-4(?:-[0-5](?![0-9])|[-@]20[0-9]{6}|@|$))/;
const VERSION_4_6 = /claude-(?:opus|sonnet|haiku)-4-6(?![0-9])/;

/**
 * The generation of a model, by its id. An unknown id counts as the newest: Anthropic's "Migration guide" says that
 * from Claude Opus 4.7 on budgets and sampling parameters are refused.
 */
export function generationOf(model: string): ModelGeneration {
  if (UP_TO_4_5.test(model)) return { thinking: 'budget', takesSampling: true, takesXhighEffort: false };
  if (VERSION_4_6.test(model)) return { thinking: 'adaptive', takesSampling: true, takesXhighEffort: false };
  return { thinking: 'adaptive', takesSampling: false, takesXhighEffort: true };
}
