import { type JsonDocument, type JsonNode, memberOf, stringOf } from '../../domain/json/json-node.ts';
import type { Finish } from '../../domain/model-response.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import type { Usage } from '../../domain/usage.ts';
import { readErrorObject } from '../error-evidence.ts';
import { readTokenCount } from '../token-count.ts';
import { wordOf } from './chat-message.ts';
import { mapErrorObject } from './map-error.ts';
import type { TextPiece } from './text-piece.ts';

/**
 * Reads one object of llama.cpp's own completions (`tools/server/README.md`, "POST /completion", "Response format").
 * Its last object repeats the prompt, which goes nowhere.
 */
export function readInfillPiece(document: JsonDocument): TextPiece | UpstreamFailure {
  const { root } = document;
  const evidence = readErrorObject(root);
  if (evidence !== undefined) return mapErrorObject(evidence);
  const stop = memberOf(root, 'stop');
  const isLast = stop?.kind === 'literal' && stop.value === true;
  return {
    id: undefined,
    model: wordOf(root, 'model'),
    text: stringOf(memberOf(root, 'content')),
    logprobs: undefined,
    finish: isLast ? finishOf(root) : undefined,
    usage: isLast ? usageOf(root) : undefined,
    isLast,
  };
}

function finishOf(root: JsonNode): Finish {
  switch (wordOf(root, 'stop_type')) {
    case 'eos':
      return { reason: 'stop' };
    case 'limit':
      return { reason: 'length' };
    case 'word': {
      const stopSequence = wordOf(root, 'stopping_word');
      return stopSequence === undefined ? { reason: 'stop' } : { reason: 'stop-sequence', stopSequence };
    }
    default:
      return { reason: 'unknown' };
  }
}

function usageOf(root: JsonNode): Usage | undefined {
  const inputTokens = readTokenCount(memberOf(root, 'tokens_evaluated'));
  const outputTokens = readTokenCount(memberOf(root, 'tokens_predicted'));
  if (inputTokens === undefined && outputTokens === undefined) return undefined;
  return { inputTokens, outputTokens, source: 'upstream' };
}
