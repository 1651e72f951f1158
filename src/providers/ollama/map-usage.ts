import { type JsonNode, memberOf } from '../../domain/json/json-node.ts';
import type { Usage } from '../../domain/usage.ts';
import { readTokenCount } from '../token-count.ts';

/**
 * The counters of the last object. `prompt_eval_count` is missing when the whole prompt was cached, since zero is
 * never written: missing and zero both mean that nobody counted. The durations beside them tell of the machine:
 * `load_duration` is the time in which the model was read from disk, and no part of the answer.
 */
export function mapUsage(root: JsonNode): Usage | undefined {
  const inputTokens = readTokenCount(memberOf(root, 'prompt_eval_count')) || undefined;
  const outputTokens = readTokenCount(memberOf(root, 'eval_count')) || undefined;
  if (inputTokens === undefined && outputTokens === undefined) return undefined;
  return { inputTokens, outputTokens, source: 'upstream' };
}
