import type { ReasoningRequest } from '../../domain/model-request.ts';

/** `think`: false, or a level (Ollama, `docs/capabilities/thinking.mdx`). */
export type Think = false | 'low' | 'medium' | 'high' | 'max';

const LEVELS: Readonly<Record<NonNullable<ReasoningRequest['effort']>, Think>> = {
  none: false,
  minimal: 'low',
  low: 'low',
  medium: 'medium',
  high: 'high',
  xhigh: 'max',
};

/**
 * A wish for reasoning as `think`; undefined where none was made in words that this shape has. A budget of tokens is
 * not one: a model that can reason does so unless told otherwise, and one that cannot refuses to be asked, so that a
 * client which sets a budget for every model could use none of those.
 */
export function mapReasoning({ effort }: ReasoningRequest): Think | undefined {
  return effort === undefined ? undefined : LEVELS[effort];
}
