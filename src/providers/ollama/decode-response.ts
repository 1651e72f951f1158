import type { ModelResponse, OutputPart } from '../../domain/model-response.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import { unreadableBody } from '../unreadable-body.ts';
import { parseUpstreamJson } from '../upstream-json.ts';
import type { ReadObject } from './chat-object.ts';
import { mapFinishReason } from './map-finish-reason.ts';

/** Reads the answer to a request with `stream: false`; an answer that is not done is none. */
export function decodeResponse(body: Uint8Array, read: ReadObject): ModelResponse | UpstreamFailure {
  const document = parseUpstreamJson(body);
  if (document === undefined) return unreadableBody(body);
  const answer = read(document, 0);
  if ('cause' in answer) return answer;
  if (!answer.isDone) return { code: 'upstream_incomplete', cause: 'not-done' };
  const parts: OutputPart[] = [];
  if (answer.reasoning !== '') parts.push({ type: 'reasoning', text: answer.reasoning });
  if (answer.text !== '') parts.push({ type: 'text', text: answer.text });
  parts.push(...answer.calls.map((call) => ({ type: 'tool-call', ...call }) as const));
  return {
    id: undefined,
    model: answer.model,
    parts,
    finish: mapFinishReason(answer.reason, answer.calls.length > 0),
    usage: answer.usage,
    ...(answer.logprobs === undefined ? {} : { logprobs: answer.logprobs }),
  };
}
