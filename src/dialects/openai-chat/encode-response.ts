import { type WritableJson, writeJson } from '../../domain/json/write-json.ts';
import type { ModelResponse, OutputPart } from '../../domain/model-response.ts';
import { answerId } from '../answer-id.ts';
import type { AnswerContext } from '../dialect.ts';
import { encodeUsage } from '../openai-usage.ts';
import { encodeFinish } from './encode-finish.ts';

/** Writes a whole answer as a `chat.completion`. */
export function encodeResponse(response: ModelResponse, context: AnswerContext): string {
  const { parts } = response;
  const toolCalls = parts.filter((part) => part.type === 'tool-call').map(encodeToolCall);
  const refusal = textOf(parts, 'refusal');
  const finishReason = encodeFinish(response.finish, {
    toolCalls: toolCalls.length,
    hasRefusalText: refusal !== '',
  });
  const text = textOf(parts, 'text');
  const isTextless = text === '' && (toolCalls.length > 0 || refusal !== '');
  const message = {
    role: 'assistant',
    content: isTextless ? null : text,
    refusal: refusal === '' ? null : refusal,
    // DeepSeek's name, which most clients of local servers read; a signature cannot be said in this shape.
    reasoning_content: textOf(parts, 'reasoning') || undefined,
    tool_calls: toolCalls.length === 0 ? undefined : toolCalls,
  };
  return writeJson({
    id: answerId('chatcmpl-', context.requestId),
    object: 'chat.completion',
    created: context.createdS,
    model: response.model ?? context.requestedModel,
    choices: [{ index: 0, message, logprobs: response.logprobs ?? null, finish_reason: finishReason }],
    usage: encodeUsage(response.usage),
  });
}

function textOf(parts: readonly OutputPart[], type: 'text' | 'reasoning' | 'refusal'): string {
  let text = '';
  for (const part of parts) if (part.type === type) text += part.text;
  return text;
}

function encodeToolCall({ id, name, argumentsJson }: OutputPart & { type: 'tool-call' }): WritableJson {
  return { id, type: 'function', function: { name, arguments: argumentsJson === '' ? '{}' : argumentsJson } };
}
