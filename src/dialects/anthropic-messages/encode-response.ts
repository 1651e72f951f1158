import { assertNever } from '../../domain/assert-never.ts';
import { DemarcError } from '../../domain/error-catalogue.ts';
import { RawJson, type WritableJson, writeJson } from '../../domain/json/write-json.ts';
import type { ModelResponse, OutputPart } from '../../domain/model-response.ts';
import { UNSIGNED } from '../../domain/unsigned-thinking.ts';
import { answerId } from '../answer-id.ts';
import type { AnswerContext } from '../dialect.ts';
import { encodeFinish } from './encode-finish.ts';
import { encodeUsage } from './encode-usage.ts';

/**
 * Writes a whole answer as a `message`. A refusal's words become text: this shape says by `stop_reason` that it is one.
 *
 * @throws DemarcError `upstream_protocol` when the arguments of a call are not a JSON object. `input` cannot hold
 *   anything else, and `{}` in its place would run the tool with arguments that the model never gave.
 */
export function encodeResponse(response: ModelResponse, context: AnswerContext): string {
  const { parts } = response;
  return writeJson({
    id: answerId('msg_', context.requestId),
    type: 'message',
    role: 'assistant',
    model: response.model ?? context.requestedModel,
    content: parts.filter((part) => !isEmpty(part)).map(encodePart),
    ...encodeFinish(response.finish, parts.filter((part) => part.type === 'tool-call').length),
    usage: encodeUsage(response.usage, {
      inputTokens: context.estimatedInputTokens,
      outputCharacters: parts.reduce((sum, part) => sum + charactersOf(part), 0),
    }),
  });
}

/** Clients send an answer back as history, and Anthropic refuses a text block without text. */
function isEmpty(part: OutputPart): boolean {
  switch (part.type) {
    case 'text':
    case 'refusal':
      return part.text === '';
    case 'reasoning':
      return part.text === '' && part.signature === undefined;
    default:
      return false;
  }
}

function encodePart(part: OutputPart): WritableJson {
  switch (part.type) {
    case 'text':
    case 'refusal':
      return { type: 'text', text: part.text };
    case 'reasoning':
      return { type: 'thinking', thinking: part.text, signature: part.signature ?? UNSIGNED };
    case 'redacted-reasoning':
      return { type: 'redacted_thinking', data: part.data };
    case 'tool-call':
      return { type: 'tool_use', id: part.id, name: part.name, input: toolInput(part.argumentsJson) };
    default:
      return assertNever(part);
  }
}

function toolInput(argumentsJson: string): RawJson {
  if (argumentsJson === '') return new RawJson('{}');
  if (!isJsonObject(argumentsJson)) {
    throw new DemarcError('upstream_protocol', {
      message: 'the model called a tool with arguments that are not a JSON object',
    });
  }
  return new RawJson(argumentsJson);
}

function isJsonObject(text: string): boolean {
  if (!text.trimStart().startsWith('{')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function charactersOf(part: OutputPart): number {
  switch (part.type) {
    case 'tool-call':
      return part.argumentsJson.length;
    case 'redacted-reasoning':
      return 0;
    default:
      return part.text.length;
  }
}
