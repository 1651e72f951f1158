import type { ReasoningRequest } from '../../domain/model-request.ts';

/** Budgets, in tokens, up to which an effort is meant; the inverse of what Anthropic's models are given for one. */
const LOW_UP_TO = 2_048;
const MEDIUM_UP_TO = 8_192;

/** A wish for reasoning as `reasoning_effort`. A budget, which this shape does not know, becomes the nearest effort. */
export function mapReasoning({ effort, budgetTokens }: ReasoningRequest): string | undefined {
  if (effort !== undefined) return effort;
  if (budgetTokens === undefined) return undefined;
  if (budgetTokens <= LOW_UP_TO) return 'low';
  return budgetTokens <= MEDIUM_UP_TO ? 'medium' : 'high';
}
