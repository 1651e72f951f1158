import type { JsonDocument } from '../../domain/json/json-node.ts';
import type { ChatRequest, ReasoningRequest, ResponseFormat } from '../../domain/model-request.ts';
import { Field } from '../field.ts';
import { decodeIncludeUsage, decodeSampling, decodeStop } from '../openai-sampling.ts';
import { decodeMessages } from './decode-messages.ts';
import { decodeToolUse } from './decode-tools.ts';
import { REASONING_EFFORTS, RESPONSE_FORMATS } from './schema.ts';

/**
 * Reads a Chat Completions request.
 * @throws DemarcError `invalid_request` or `unsupported_parameter` whose `param` names the field.
 */
export function decodeRequest(document: JsonDocument): ChatRequest {
  const body = Field.ofBody(document);
  const requestedModel = body.member('model').name();
  refuseWhatCannotBeAnswered(body);
  return {
    operation: 'chat',
    requestedModel,
    messages: decodeMessages(body.member('messages')),
    ...decodeToolUse(body),
    parallelToolCalls: body.member('parallel_tool_calls').optionalBoolean(),
    maxOutputTokens: decodeMaxOutputTokens(body),
    stopSequences: decodeStop(body.member('stop')),
    sampling: decodeSampling(body),
    responseFormat: decodeResponseFormat(body.member('response_format')),
    reasoning: decodeReasoning(body.member('reasoning_effort')),
    endUserId: decodeEndUser(body),
    stream: body.member('stream').optionalBoolean() ?? false,
    includeStreamUsage: decodeIncludeUsage(body.member('stream_options')),
    wantsLogprobs: decodeWantsLogprobs(body.member('logprobs')),
    source: { format: 'openai-chat', document },
  };
}

function refuseWhatCannotBeAnswered(body: Field): void {
  const choices = body.member('n');
  if ((choices.optionalInteger(1) ?? 1) > 1) {
    throw choices.unsupported('may only be 1; send the request once for each choice you want');
  }
  for (const modality of body.member('modalities').items()) {
    if (modality.text() !== 'text')
      throw modality.unsupported('must be "text": other output is not supported');
  }
}

/** `max_completion_tokens` replaced `max_tokens`; both count reasoning as output where a model reasons. */
function decodeMaxOutputTokens(body: Field): number | undefined {
  const legacy = body.member('max_tokens').optionalInteger(1);
  return body.member('max_completion_tokens').optionalInteger(1) ?? legacy;
}

function decodeResponseFormat(format: Field): ResponseFormat | undefined {
  if (format.isAbsent) return undefined;
  const type = format.object().member('type').oneOf(RESPONSE_FORMATS);
  if (type === 'text') return undefined;
  if (type === 'json_object') return { type: 'json-object' };
  const described = format.member('json_schema').object();
  const schema = described.member('schema');
  return {
    type: 'json-schema',
    name: described.member('name').name(),
    schemaJson: schema.isAbsent ? '{}' : schema.objectSource(),
    strict: described.member('strict').optionalBoolean(),
  };
}

function decodeReasoning(field: Field): ReasoningRequest | undefined {
  const effort = field.optionalOneOf(REASONING_EFFORTS);
  // `max` is the highest word of some models only; `xhigh` is the highest that every shape here can say.
  return effort === undefined ? undefined : { effort: effort === 'max' ? 'xhigh' : effort };
}

/** `safety_identifier` replaced `user`. */
function decodeEndUser(body: Field): string | undefined {
  const legacy = body.member('user').optionalText();
  return body.member('safety_identifier').optionalText() ?? legacy;
}

/** Some servers take a number here; the value stays in the source. */
function decodeWantsLogprobs({ isAbsent, node }: Field): boolean {
  return !isAbsent && !(node?.kind === 'literal' && node.value === false);
}
