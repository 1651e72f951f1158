import type { WireFormat } from '../../domain/model-request.ts';
import type { ModelResponse } from '../../domain/model-response.ts';
import type { ProviderCodec, StreamDecoder } from '../../domain/provider-codec.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import { healthPath } from '../health-path.ts';
import { type ChatTraits, LLAMA_CPP, LM_STUDIO, OPENAI, OPENAI_COMPATIBLE, VLLM } from './chat-traits.ts';
import { readCompletionPiece } from './completion-piece.ts';
import { decodeEmbeddings } from './decode-embeddings.ts';
import { decodeResponse } from './decode-response.ts';
import { createChatStreamDecoder } from './decode-stream.ts';
import { decodeText } from './decode-text.ts';
import { createTextStreamDecoder } from './decode-text-stream.ts';
import { encodeRequest } from './encode-request.ts';
import { readInfillPiece } from './infill-piece.ts';
import { mapError } from './map-error.ts';

/** The codec of a server that speaks OpenAI's shapes and has these traits. */
export function createChatCodec(traits: ChatTraits): ProviderCodec {
  return {
    type: traits.type,
    format: 'openai-chat',
    encodeRequest: (request, deployment, aids) => encodeRequest(request, deployment, { traits, aids }),
    credentialHeaders: (apiKey) => ({ authorization: `Bearer ${apiKey}` }),
    decodeResponse: (body, format) => decodeAnswer(body, format, traits),
    createStreamDecoder: (format) => streamDecoderFor(format, traits),
    mapError,
    health: healthPath(traits.health.path, { fromRoot: traits.health.fromRoot }),
  };
}

function decodeAnswer(
  body: Uint8Array,
  format: WireFormat,
  traits: ChatTraits,
): ModelResponse | UpstreamFailure {
  switch (format) {
    case 'openai-completions':
      return decodeText(body, readCompletionPiece);
    case 'llama-cpp-infill':
      return decodeText(body, readInfillPiece);
    case 'openai-embeddings':
      return decodeEmbeddings(body);
    default:
      return decodeResponse(body, traits);
  }
}

function streamDecoderFor(format: WireFormat, traits: ChatTraits): StreamDecoder {
  switch (format) {
    case 'openai-completions':
      return createTextStreamDecoder(readCompletionPiece);
    case 'llama-cpp-infill':
      return createTextStreamDecoder(readInfillPiece);
    default:
      return createChatStreamDecoder(traits);
  }
}

export const openai: ProviderCodec = createChatCodec(OPENAI);
export const openaiCompatible: ProviderCodec = createChatCodec(OPENAI_COMPATIBLE);
export const vllm: ProviderCodec = createChatCodec(VLLM);
export const llamaCpp: ProviderCodec = createChatCodec(LLAMA_CPP);
export const lmStudio: ProviderCodec = createChatCodec(LM_STUDIO);
