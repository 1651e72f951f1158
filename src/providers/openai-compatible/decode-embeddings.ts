import { itemsOf, type JsonNode, memberOf } from '../../domain/json/json-node.ts';
import type { ModelResponse, Vector } from '../../domain/model-response.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import type { Usage } from '../../domain/usage.ts';
import { readErrorObject } from '../error-evidence.ts';
import { readVector } from '../read-vector.ts';
import { readTokenCount } from '../token-count.ts';
import { parseVectors } from '../upstream-vectors.ts';
import { wordOf } from './chat-message.ts';
import { mapErrorObject } from './map-error.ts';

/** Reads a list of embeddings (OpenAI API reference, "Create embeddings"). They stand in the order of their `index`. */
export function decodeEmbeddings(body: Uint8Array): ModelResponse | UpstreamFailure {
  const document = parseVectors(body);
  if ('cause' in document) return document;
  const { root } = document;
  const evidence = readErrorObject(root);
  if (evidence !== undefined) return mapErrorObject(evidence);
  const entries = itemsOf(memberOf(root, 'data'));
  const vectors: (Vector | undefined)[] = entries.map(() => undefined);
  for (const [position, entry] of entries.entries()) {
    const index = placeOf(entry, position);
    // An index beyond the list or said twice leaves a gap elsewhere.
    if (index >= entries.length) return WRONG_SHAPE;
    vectors[index] = readVector(document, memberOf(entry, 'embedding'));
  }
  if (entries.length === 0 || !vectors.every((vector) => vector !== undefined)) return WRONG_SHAPE;
  return {
    id: undefined,
    model: wordOf(root, 'model'),
    parts: [],
    vectors,
    finish: { reason: 'stop' },
    usage: usageOf(memberOf(root, 'usage')),
  };
}

const WRONG_SHAPE: UpstreamFailure = { code: 'upstream_protocol', cause: 'wrong-shape' };

function placeOf(entry: JsonNode, position: number): number {
  const index = memberOf(entry, 'index');
  if (index === undefined) return position;
  const place = index.kind === 'number' ? Number(index.raw) : Number.NaN;
  return Number.isSafeInteger(place) && place >= 0 ? place : Number.POSITIVE_INFINITY;
}

/** Nothing is written for an embedding, so that zero output tokens are a fact and no guess. */
function usageOf(node: JsonNode | undefined): Usage | undefined {
  const inputTokens = readTokenCount(memberOf(node, 'prompt_tokens'));
  return inputTokens === undefined ? undefined : { inputTokens, outputTokens: 0, source: 'upstream' };
}
