import { type JsonNode, memberOf } from '../../domain/json/json-node.ts';
import type { Usage } from '../../domain/usage.ts';
import { partOf, readTokenCount } from '../token-count.ts';

/**
 * Chat Completions' `usage`. `prompt_tokens` counts cached tokens in and `completion_tokens` counts reasoning in, as
 * ours do. Undefined when there is none or none of its counts is sane.
 */
export function mapUsage(node: JsonNode | undefined): Usage | undefined {
  const inputTokens = readTokenCount(memberOf(node, 'prompt_tokens'));
  const outputTokens = readTokenCount(memberOf(node, 'completion_tokens'));
  if (inputTokens === undefined && outputTokens === undefined) return undefined;
  const promptDetails = memberOf(node, 'prompt_tokens_details');
  const completionDetails = memberOf(node, 'completion_tokens_details');
  return {
    inputTokens,
    cachedInputTokens: partOf(readTokenCount(memberOf(promptDetails, 'cached_tokens')), inputTokens),
    cacheWriteTokens: partOf(readTokenCount(memberOf(promptDetails, 'cache_write_tokens')), inputTokens),
    outputTokens,
    reasoningTokens: partOf(readTokenCount(memberOf(completionDetails, 'reasoning_tokens')), outputTokens),
    source: 'upstream',
  };
}
