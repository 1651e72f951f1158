import type { WritableJson } from '../../domain/json/write-json.ts';
import type { Usage } from '../../domain/usage.ts';

/** What stands in for counts that the upstream did not give: this shape must carry numbers. */
export interface UsageEstimate {
  readonly inputTokens: number;
  /** Characters of the answer so far. */
  readonly outputCharacters: number;
}

/** A rule of thumb for English text and for code; used only where the upstream is silent. */
const CHARACTERS_PER_TOKEN = 4;

/**
 * Usage as Anthropic counts it: `input_tokens` without what was read from or written to the cache. Counts of the
 * cache that are unknown are left out.
 */
export function encodeUsage(usage: Usage | undefined, estimate: UsageEstimate): WritableJson {
  return {
    ...encodeInputUsage(usage, estimate.inputTokens),
    output_tokens: usage?.outputTokens ?? Math.ceil(estimate.outputCharacters / CHARACTERS_PER_TOKEN),
    output_tokens_details:
      usage?.reasoningTokens === undefined ? undefined : { thinking_tokens: usage.reasoningTokens },
  };
}

function encodeInputUsage(usage: Usage | undefined, estimatedInputTokens: number) {
  if (usage?.inputTokens === undefined) return { input_tokens: estimatedInputTokens };
  const { inputTokens, cachedInputTokens, cacheWriteTokens } = usage;
  return {
    // An upstream may report more cached than read; a negative count would break a caller's sum.
    input_tokens: Math.max(0, inputTokens - (cachedInputTokens ?? 0) - (cacheWriteTokens ?? 0)),
    cache_creation_input_tokens: cacheWriteTokens,
    cache_read_input_tokens: cachedInputTokens,
  };
}
