import type { WritableJson } from '../domain/json/write-json.ts';
import type { Usage } from '../domain/usage.ts';

/**
 * Usage as OpenAI counts it: `prompt_tokens` with the cached part inside, `completion_tokens` with the reasoning
 * inside. A count that is unknown is left out, never zero; undefined when nothing is known.
 */
export function encodeUsage(usage: Usage | undefined): WritableJson {
  if (usage?.inputTokens === undefined && usage?.outputTokens === undefined) return undefined;
  const { inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens, reasoningTokens } = usage;
  const isTotalKnown = inputTokens !== undefined && outputTokens !== undefined;
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: isTotalKnown ? inputTokens + outputTokens : undefined,
    prompt_tokens_details:
      cachedInputTokens === undefined && cacheWriteTokens === undefined
        ? undefined
        : { cached_tokens: cachedInputTokens, cache_write_tokens: cacheWriteTokens },
    completion_tokens_details:
      reasoningTokens === undefined ? undefined : { reasoning_tokens: reasoningTokens },
  };
}
