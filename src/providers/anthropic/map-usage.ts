import { type JsonNode, memberOf } from '../../domain/json/json-node.ts';
import type { Usage } from '../../domain/usage.ts';
import { partOf, readTokenCount } from '../token-count.ts';

/** Anthropic's own counts, which a later report of the same answer replaces one by one. */
export interface AnthropicCounts {
  /** Without the cached tokens. */
  readonly input?: number | undefined;
  readonly cacheRead?: number | undefined;
  readonly cacheWrite?: number | undefined;
  readonly output?: number | undefined;
  readonly thinking?: number | undefined;
}

/** The counts after a report: cumulative, so each that it names replaces the earlier and none is added. */
export function mergeCounts(earlier: AnthropicCounts, usage: JsonNode | undefined): AnthropicCounts {
  const thinking = memberOf(memberOf(usage, 'output_tokens_details'), 'thinking_tokens');
  return {
    input: readTokenCount(memberOf(usage, 'input_tokens')) ?? earlier.input,
    cacheRead: readTokenCount(memberOf(usage, 'cache_read_input_tokens')) ?? earlier.cacheRead,
    cacheWrite: readTokenCount(memberOf(usage, 'cache_creation_input_tokens')) ?? earlier.cacheWrite,
    output: readTokenCount(memberOf(usage, 'output_tokens')) ?? earlier.output,
    thinking: readTokenCount(thinking) ?? earlier.thinking,
  };
}

/** Anthropic leaves cached tokens out of `input_tokens`; ours is everything the model read. */
export function mapUsage(counts: AnthropicCounts): Usage | undefined {
  if (counts.input === undefined && counts.output === undefined) return undefined;
  return {
    inputTokens:
      counts.input === undefined
        ? undefined
        : counts.input + (counts.cacheRead ?? 0) + (counts.cacheWrite ?? 0),
    cachedInputTokens: counts.cacheRead,
    cacheWriteTokens: counts.cacheWrite,
    outputTokens: counts.output,
    reasoningTokens: partOf(counts.thinking, counts.output),
    source: 'upstream',
  };
}
