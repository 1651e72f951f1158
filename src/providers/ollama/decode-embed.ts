import { itemsOf, memberOf, stringOf } from '../../domain/json/json-node.ts';
import type { ModelResponse } from '../../domain/model-response.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import { readErrorObject } from '../error-evidence.ts';
import { readVector } from '../read-vector.ts';
import { readTokenCount } from '../token-count.ts';
import { parseVectors } from '../upstream-vectors.ts';
import { mapErrorObject } from './map-error.ts';

/** Reads the answer of `/api/embed` (Ollama, `api/types.go`, `EmbedResponse`). */
export function decodeEmbed(body: Uint8Array): ModelResponse | UpstreamFailure {
  const document = parseVectors(body);
  if ('cause' in document) return document;
  const { root } = document;
  const evidence = readErrorObject(root);
  if (evidence !== undefined) return mapErrorObject(evidence);
  const vectors = itemsOf(memberOf(root, 'embeddings')).map((node) => readVector(document, node));
  if (vectors.length === 0 || !vectors.every((vector) => vector !== undefined)) {
    return { code: 'upstream_protocol', cause: 'wrong-shape' };
  }
  // Zero is never written: missing and zero both mean that nobody counted.
  const inputTokens = readTokenCount(memberOf(root, 'prompt_eval_count')) || undefined;
  return {
    id: undefined,
    model: stringOf(memberOf(root, 'model')) || undefined,
    parts: [],
    vectors,
    finish: { reason: 'stop' },
    usage: inputTokens === undefined ? undefined : { inputTokens, outputTokens: 0, source: 'upstream' },
  };
}
