import { type WritableJson, writeJson } from '../../domain/json/write-json.ts';
import type { ModelResponse } from '../../domain/model-response.ts';
import type { Usage } from '../../domain/usage.ts';
import type { AnswerContext } from '../dialect.ts';
import { encodeVector } from './encode-vector.ts';
import { ENTRY, LIST } from './schema.ts';

/**
 * Writes vectors as a list. Its `model` is the configured name of the model that made them, whatever was asked for and
 * whatever the upstream calls itself: vectors are stored, and only those of one model can be compared.
 */
export function encodeResponse(response: ModelResponse, context: AnswerContext): string {
  const { vectors = [] } = response;
  const encoding = context.vectorEncoding ?? 'float';
  return writeJson({
    object: LIST,
    data: vectors.map((vector, index) => ({
      object: ENTRY,
      index,
      embedding: encodeVector(vector, encoding),
    })),
    model: context.servedModel ?? response.model ?? context.requestedModel,
    usage: encodeUsage(response.usage),
  });
}

/** Only what was read is counted: nothing is written for a vector. Unknown is left out, never zero. */
function encodeUsage(usage: Usage | undefined): WritableJson {
  if (usage?.inputTokens === undefined) return undefined;
  return { prompt_tokens: usage.inputTokens, total_tokens: usage.inputTokens };
}
