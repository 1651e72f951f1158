import type { JsonDocument } from '../../domain/json/json-node.ts';
import type {
  ChatRequest,
  Message,
  ReasoningRequest,
  ResponseFormat,
  Sampling,
} from '../../domain/model-request.ts';
import { Field } from '../field.ts';
import { decodeContent } from './decode-content.ts';
import { decodeMessages } from './decode-messages.ts';
import { decodeToolUse } from './decode-tools.ts';
import { EFFORTS, OUTPUT_FORMATS, TEMPERATURE, THINKING_TYPES, TOP_P } from './schema.ts';

/**
 * Reads a Messages request.
 * @throws DemarcError `invalid_request` whose `param` names the field.
 */
export function decodeRequest(document: JsonDocument): ChatRequest {
  const body = Field.ofBody(document);
  return {
    operation: 'chat',
    requestedModel: body.member('model').name(),
    messages: [...decodeSystem(body.member('system')), ...decodeMessages(body.member('messages'))],
    ...decodeToolUse(body),
    maxOutputTokens: decodeMaxTokens(body.member('max_tokens')),
    stopSequences: decodeStop(body.member('stop_sequences')),
    sampling: decodeSampling(body),
    responseFormat: decodeResponseFormat(body),
    reasoning: decodeReasoning(body),
    endUserId: decodeEndUser(body.member('metadata')),
    stream: body.member('stream').optionalBoolean() ?? false,
    includeStreamUsage: true,
    source: { format: 'anthropic-messages', document },
  };
}

/** Required in this shape. Zero only fills the prompt cache. */
function decodeMaxTokens(field: Field): number {
  const value = field.optionalInteger(0);
  if (value === undefined) throw field.mustBe('an integer: how many tokens the answer may have at most');
  return value;
}

/** One system message with a part for each block, so that the marks for caching stay where they were put. */
function decodeSystem(system: Field): Message[] {
  const parts = system.isAbsent ? [] : decodeContent(system);
  return parts.length === 0 ? [] : [{ role: 'system', parts }];
}

function decodeStop(stop: Field): string[] {
  return stop
    .items()
    .map((item) => item.text())
    .filter((sequence) => sequence !== '');
}

function decodeSampling(body: Field): Sampling {
  return {
    temperature: body.member('temperature').optionalNumber(TEMPERATURE),
    topP: body.member('top_p').optionalNumber(TOP_P),
    topK: body.member('top_k').optionalInteger(0),
  };
}

/** `output_config.format` replaced the `output_format` of the beta. The shape has no name for a schema. */
function decodeResponseFormat(body: Field): ResponseFormat | undefined {
  const current = outputConfig(body)?.member('format');
  const format = current === undefined || current.isAbsent ? body.member('output_format') : current;
  if (format.isAbsent) return undefined;
  format.object().member('type').oneOf(OUTPUT_FORMATS);
  const schemaJson = format.member('schema').objectSource();
  return { type: 'json-schema', name: 'answer', schemaJson, strict: true };
}

function outputConfig(body: Field): Field | undefined {
  const config = body.member('output_config');
  return config.isAbsent ? undefined : config.object();
}

function decodeReasoning(body: Field): ReasoningRequest | undefined {
  const word = outputConfig(body)?.member('effort').optionalOneOf(EFFORTS);
  // `max` is the highest word of some models only; `xhigh` is the highest that every shape here can say.
  const effort = word === 'max' ? 'xhigh' : word;
  const thinking = body.member('thinking');
  if (thinking.isAbsent) return effort === undefined ? undefined : { effort };
  switch (thinking.object().member('type').oneOf(THINKING_TYPES)) {
    case 'disabled':
      return { effort: 'none' };
    case 'enabled':
      return { effort, budgetTokens: decodeBudget(thinking.member('budget_tokens')) };
    default:
      // The model chooses how much it thinks.
      return { effort };
  }
}

function decodeBudget(field: Field): number {
  const value = field.optionalInteger(1);
  if (value === undefined) throw field.mustBe('an integer: how many tokens the model may think at most');
  return value;
}

function decodeEndUser(metadata: Field): string | undefined {
  return metadata.isAbsent ? undefined : metadata.object().member('user_id').optionalText();
}
