import { assertNever } from '../../domain/assert-never.ts';
import type { Deployment } from '../../domain/deployment.ts';
import { type WritableJson, writeJson } from '../../domain/json/write-json.ts';
import type { ChatRequest, ModelRequest } from '../../domain/model-request.ts';
import type { EncodedRequest, EncodingAids } from '../../domain/provider-codec.ts';
import { toConversation } from '../conversation.ts';
import { uncarriedFields } from '../uncarried-fields.ts';
import { encodeEmbed } from './encode-embed.ts';
import { encodeGenerate } from './encode-generate.ts';
import { encodeMessages } from './encode-messages.ts';
import { encodeOptions } from './encode-options.ts';
import { encodeFormat, encodeTools } from './encode-tools.ts';
import { mapReasoning } from './map-reasoning.ts';

/**
 * Writes a request at the address that Ollama has for what is asked. No caller speaks its shapes, so every request is
 * encoded anew.
 * @throws DemarcError `unsupported_parameter` when the request cannot be said without changing its meaning.
 */
export function encodeRequest(
  request: ModelRequest,
  deployment: Deployment,
  aids: Pick<EncodingAids, 'asksLogprobs'> = {},
): EncodedRequest {
  switch (request.operation) {
    case 'chat':
      return encodeChat(request, deployment, aids);
    case 'completion':
      return encodeGenerate(request, deployment);
    case 'embeddings':
      return encodeEmbed(request, deployment);
    default:
      return assertNever(request);
  }
}

/** Writes a request for `POST /api/chat` (Ollama, `docs/api.md`, "Generate a chat completion"). */
function encodeChat(
  request: ChatRequest,
  deployment: Deployment,
  { asksLogprobs }: Pick<EncodingAids, 'asksLogprobs'>,
): EncodedRequest {
  const conversation = toConversation(request.messages);
  const { responseFormat, reasoning } = request;
  const think = reasoning && mapReasoning(reasoning);
  const body: WritableJson = {
    model: deployment.model,
    messages: encodeMessages(conversation),
    tools: encodeTools(request),
    format: responseFormat && encodeFormat(responseFormat),
    think,
    // Of the chosen tokens alone. A server before 0.12.11 does not know the field and leaves it unread.
    logprobs: asksLogprobs === true || request.wantsLogprobs === true ? true : undefined,
    options: encodeOptions(request, deployment),
    // Unless told otherwise the server drops the oldest messages, or the oldest tokens, when they do not fit.
    truncate: false,
    shift: false,
    // It streams unless told otherwise.
    stream: request.stream,
  };
  const dropped = uncarriedFields(request).filter((name) => name !== 'logprobs');
  if (request.tools.some(({ strict }) => strict === true)) dropped.push('tools.strict');
  if (reasoning?.budgetTokens !== undefined && think === undefined) dropped.push('reasoning');
  if (conversation.hasDroppedReasoning) dropped.push('messages.reasoning');
  return { format: 'ollama-chat', path: '/api/chat', headers: {}, body: writeJson(body), dropped };
}
