import { type JsonDocument, memberOf, stringOf } from '../../domain/json/json-node.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import { readErrorObject } from '../error-evidence.ts';
import type { ChatObject } from './chat-object.ts';
import { mapErrorObject } from './map-error.ts';
import { isBrokenFinish } from './map-finish-reason.ts';
import { mapUsage } from './map-usage.ts';

/** Reads one object of `/api/generate` (Ollama, `api/types.go`, `GenerateResponse`): text, and nothing else. */
export function readGenerateObject({ root }: JsonDocument): ChatObject | UpstreamFailure {
  const evidence = readErrorObject(root);
  if (evidence !== undefined) return mapErrorObject(evidence);
  const text = stringOf(memberOf(root, 'response'));
  const done = memberOf(root, 'done');
  const isDone = done?.kind === 'literal' && done.value === true;
  if (text === undefined && !isDone) return { code: 'upstream_protocol', cause: 'wrong-shape' };
  const reason = stringOf(memberOf(root, 'done_reason')) || undefined;
  if (isDone && reason !== undefined && isBrokenFinish(reason)) {
    return { code: 'upstream_error', cause: 'broken-finish' };
  }
  return {
    model: stringOf(memberOf(root, 'model')) || undefined,
    reasoning: '',
    text: text ?? '',
    calls: [],
    isDone,
    reason,
    usage: isDone ? mapUsage(root) : undefined,
    // A request for them is refused: they come in another shape than its caller reads.
    logprobs: undefined,
  };
}
