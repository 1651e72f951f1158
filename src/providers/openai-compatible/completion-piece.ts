import { type JsonDocument, memberOf, stringOf } from '../../domain/json/json-node.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import { readErrorObject } from '../error-evidence.ts';
import { firstChoice, logprobsOf, wordOf } from './chat-message.ts';
import { mapErrorObject } from './map-error.ts';
import { isBrokenFinish, mapFinishReason } from './map-finish-reason.ts';
import { mapUsage } from './map-usage.ts';
import type { TextPiece } from './text-piece.ts';

/** Reads a `text_completion` (OpenAI API reference, "The completion object"), which streams repeat piece by piece. */
export function readCompletionPiece(document: JsonDocument): TextPiece | UpstreamFailure {
  const { root } = document;
  const evidence = readErrorObject(root);
  if (evidence !== undefined) return mapErrorObject(evidence);
  const choice = firstChoice(root);
  const reason = wordOf(choice, 'finish_reason');
  if (reason !== undefined && isBrokenFinish(reason)) {
    return { code: 'upstream_error', cause: 'broken-finish' };
  }
  return {
    id: wordOf(root, 'id'),
    model: wordOf(root, 'model'),
    text: stringOf(memberOf(choice, 'text')),
    logprobs: choice === undefined ? undefined : logprobsOf(document, choice),
    finish:
      reason === undefined
        ? undefined
        : mapFinishReason(reason, {
            hasToolCalls: false,
            hasRefusal: false,
            stopSequence: wordOf(choice, 'stop_reason'),
          }),
    usage: mapUsage(memberOf(root, 'usage')),
    isLast: false,
  };
}
