import type { WritableJson } from '../../domain/json/write-json.ts';
import type { ReasoningRequest } from '../../domain/model-request.ts';
import type { ModelGeneration } from './model-generation.ts';

type Effort = NonNullable<ReasoningRequest['effort']>;

/** The least budget that the API accepts, in tokens. */
const LEAST_BUDGET = 1_024;
/** Thinking counts inside `max_tokens`: at least a quarter is left for the answer. */
const LARGEST_SHARE = 0.75;

const BUDGETS: Readonly<Record<Exclude<Effort, 'none'>, number>> = {
  minimal: LEAST_BUDGET,
  low: 2_048,
  medium: 8_192,
  high: 24_576,
  xhigh: 32_768,
};

export interface ReasoningContext {
  readonly generation: ModelGeneration;
  readonly maxTokens: number;
  /** A tool is demanded: the API refuses that together with thinking. */
  readonly isToolForced: boolean;
  /** The turn under way began with calls but without thinking, which manual thinking refuses. */
  readonly isMidToolUse: boolean;
}

export interface EncodedReasoning {
  readonly thinking: WritableJson;
  /** For `output_config`. */
  readonly effort: string | undefined;
  /** The wish could not be told to this model. */
  readonly isDropped: boolean;
}

const NOTHING: EncodedReasoning = { thinking: undefined, effort: undefined, isDropped: false };

/** A wish for reasoning in the terms of the model's generation. A wish is no demand: what cannot be told is dropped. */
export function encodeReasoning(
  wish: ReasoningRequest | undefined,
  context: ReasoningContext,
): EncodedReasoning {
  if (wish === undefined) return NOTHING;
  return context.generation.thinking === 'budget' ? encodeBudget(wish, context) : encodeEffort(wish, context);
}

function encodeBudget(
  { effort, budgetTokens }: ReasoningRequest,
  context: ReasoningContext,
): EncodedReasoning {
  if (effort === 'none') return NOTHING;
  const wanted = budgetTokens ?? (effort === undefined ? undefined : BUDGETS[effort]);
  if (wanted === undefined) return NOTHING;
  const budget = Math.min(Math.max(wanted, LEAST_BUDGET), Math.floor(context.maxTokens * LARGEST_SHARE));
  if (budget < LEAST_BUDGET || context.isToolForced || context.isMidToolUse) {
    return { ...NOTHING, isDropped: true };
  }
  return { ...NOTHING, thinking: { type: 'enabled', budget_tokens: budget } };
}

function encodeEffort(
  { effort, budgetTokens }: ReasoningRequest,
  context: ReasoningContext,
): EncodedReasoning {
  const wanted = effort ?? effortOfBudget(budgetTokens);
  if (wanted === undefined) return NOTHING;
  // Newer models think unless told not to, and some refuse to be told: the least effort comes nearest.
  if (wanted === 'none') {
    return context.generation.takesXhighEffort ? { ...NOTHING, effort: 'low', isDropped: true } : NOTHING;
  }
  return {
    thinking: context.isToolForced ? undefined : { type: 'adaptive' },
    effort: effortWord(wanted, context.generation),
    isDropped: context.isToolForced,
  };
}

function effortWord(effort: Exclude<Effort, 'none'>, generation: ModelGeneration): string {
  if (effort === 'minimal') return 'low';
  return effort === 'xhigh' && !generation.takesXhighEffort ? 'high' : effort;
}

function effortOfBudget(budgetTokens: number | undefined): Exclude<Effort, 'none'> | undefined {
  if (budgetTokens === undefined) return undefined;
  if (budgetTokens <= BUDGETS.low) return 'low';
  return budgetTokens <= BUDGETS.medium ? 'medium' : 'high';
}
