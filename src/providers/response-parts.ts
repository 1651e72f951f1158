import { assertNever } from '../domain/assert-never.ts';
import type { ModelResponse, OutputPart } from '../domain/model-response.ts';
import type { StreamPart } from '../domain/stream-part.ts';

/** A whole answer as the parts of a stream: for an upstream that was asked to stream and did not. */
export function responseParts(response: ModelResponse): StreamPart[] {
  const parts: StreamPart[] = [{ type: 'start', id: response.id, model: response.model }];
  let callIndex = 0;
  // The log-probabilities are of the whole answer: they go out once, with its first text.
  let logprobs = response.logprobs;
  for (const part of response.parts) {
    if (part.type === 'text') {
      parts.push({ type: 'text-delta', text: part.text, logprobs }, { type: 'block-end' });
      logprobs = undefined;
    } else if (part.type === 'tool-call') {
      parts.push(...toolCallParts(part, callIndex));
      callIndex += 1;
    } else {
      parts.push(...otherParts(part));
    }
  }
  if (response.usage !== undefined) parts.push({ type: 'usage', usage: response.usage });
  parts.push({ type: 'finish', finish: response.finish });
  return parts;
}

function toolCallParts(call: Extract<OutputPart, { type: 'tool-call' }>, index: number): StreamPart[] {
  return [
    { type: 'tool-call-start', index, id: call.id, name: call.name },
    { type: 'tool-call-delta', index, argumentsDelta: call.argumentsJson },
    { type: 'tool-call-end', index },
  ];
}

function otherParts(part: Exclude<OutputPart, { type: 'text' | 'tool-call' }>): StreamPart[] {
  switch (part.type) {
    case 'reasoning':
      return [
        { type: 'reasoning-delta', text: part.text },
        ...(part.signature === undefined
          ? []
          : [{ type: 'reasoning-signature', signature: part.signature } as const]),
        { type: 'block-end' },
      ];
    case 'redacted-reasoning':
      return [{ type: 'redacted-reasoning', data: part.data }];
    case 'refusal':
      return [{ type: 'refusal-delta', text: part.text }, { type: 'block-end' }];
    default:
      return assertNever(part);
  }
}
