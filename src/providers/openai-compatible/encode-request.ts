import { assertNever } from '../../domain/assert-never.ts';
import type { Deployment } from '../../domain/deployment.ts';
import { type WritableJson, writeJson } from '../../domain/json/write-json.ts';
import type { ChatRequest, ModelRequest } from '../../domain/model-request.ts';
import type { EncodedRequest, EncodingAids } from '../../domain/provider-codec.ts';
import { assertWithinTerms } from '../assert-within-terms.ts';
import { toConversation } from '../conversation.ts';
import { assertToolsArePortable } from '../tool-names.ts';
import { uncarriedFields } from '../uncarried-fields.ts';
import { unsupportedParameter } from '../unsupported-parameter.ts';
import { logprobMembers } from './ask-logprobs.ts';
import type { ChatTraits } from './chat-traits.ts';
import { encodeCompletion } from './encode-completion.ts';
import { encodeEmbeddings } from './encode-embeddings.ts';
import { encodeMessages } from './encode-messages.ts';
import { encodeResponseFormat, encodeTools } from './encode-tools.ts';
import { mapReasoning } from './map-reasoning.ts';
import { type ChatEncoding, spliceRequest } from './splice-request.ts';

/**
 * Writes a request in the shape that OpenAI has for what is asked.
 * @throws DemarcError `unsupported_parameter` when the request cannot be said without changing its meaning.
 */
export function encodeRequest(
  request: ModelRequest,
  deployment: Deployment,
  encoding: ChatEncoding,
): EncodedRequest {
  switch (request.operation) {
    case 'chat':
      return encodeChat(request, deployment, encoding);
    case 'completion':
      return encodeCompletion(request, deployment, encoding);
    case 'embeddings':
      return encodeEmbeddings(request, deployment, encoding);
    default:
      return assertNever(request);
  }
}

/** Writes a Chat Completions request (OpenAI API reference, "Create chat completion"). */
function encodeChat(request: ChatRequest, deployment: Deployment, encoding: ChatEncoding): EncodedRequest {
  const common = { format: 'openai-chat', path: encoding.traits.path, headers: {} } as const;
  if (request.source.format === 'openai-chat') {
    assertWithinTerms(request, deployment);
    return { ...common, ...spliceRequest(request, deployment, encoding) };
  }
  const { body, dropped } = encodeAnew(request, deployment, encoding);
  return { ...common, body: writeJson(body), dropped };
}

function encodeAnew(
  request: ChatRequest,
  deployment: Deployment,
  encoding: ChatEncoding,
): { body: WritableJson; dropped: string[] } {
  const { traits, aids } = encoding;
  assertToolsArePortable(request);
  assertStopsFit(request, traits);
  const conversation = toConversation(request.messages);
  if (!traits.takesMedia) assertTextOnly(request);
  const { sampling, responseFormat, reasoning } = request;
  const effort = reasoning && mapReasoning(reasoning);
  const body = {
    model: deployment.model,
    messages: encodeMessages(conversation),
    [traits.outputLimitField]: request.maxOutputTokens,
    stop: request.stopSequences.length === 0 ? undefined : request.stopSequences,
    temperature: sampling.temperature,
    top_p: sampling.topP,
    top_k: traits.takesTopK ? sampling.topK : undefined,
    seed: sampling.seed,
    presence_penalty: sampling.presencePenalty,
    frequency_penalty: sampling.frequencyPenalty,
    ...encodeTools(request, traits),
    response_format: responseFormat && encodeResponseFormat(responseFormat, traits),
    reasoning_effort: traits.takesReasoningEffort ? effort : undefined,
    ...endUser(request, traits.endUserField, aids),
    store: traits.canStore && deployment.provider.destination.retention?.kind === 'none' ? false : undefined,
    ...logprobMembers(request, encoding),
    stream: request.stream ? true : undefined,
    stream_options: request.stream ? { include_usage: true } : undefined,
  };
  const dropped = uncarriedFields(request);
  if (sampling.topK !== undefined && !traits.takesTopK) dropped.push('top_k');
  if (effort !== undefined && !traits.takesReasoningEffort) dropped.push('reasoning');
  if (conversation.hasDroppedReasoning) dropped.push('messages.reasoning');
  return { body, dropped };
}

function endUser(
  { endUserId }: ChatRequest,
  field: ChatTraits['endUserField'],
  aids: EncodingAids,
): Record<string, string> {
  return endUserId === undefined || field === undefined ? {} : { [field]: aids.pseudonym(endUserId) };
}

function assertStopsFit(request: ChatRequest, traits: ChatTraits): void {
  if (request.stopSequences.length <= traits.maxStopSequences) return;
  throw unsupportedParameter(
    'stop_sequences',
    `the model chosen takes at most ${traits.maxStopSequences} stop sequences`,
  );
}

function assertTextOnly(request: ChatRequest): void {
  const isMedia = ({ type }: { type: string }) => type === 'image' || type === 'file';
  const holdsMedia = request.messages.some(({ parts }) =>
    parts.some((part) => isMedia(part) || (part.type === 'tool-result' && part.content.some(isMedia))),
  );
  if (holdsMedia) throw unsupportedParameter('messages', 'the model chosen reads text only');
}
