import type { ProviderCodec } from '../../domain/provider-codec.ts';
import { healthPath } from '../health-path.ts';
import { type ChatTraits, LLAMA_CPP, LM_STUDIO, OPENAI, OPENAI_COMPATIBLE, VLLM } from './chat-traits.ts';
import { decodeResponse } from './decode-response.ts';
import { createChatStreamDecoder } from './decode-stream.ts';
import { encodeRequest } from './encode-request.ts';
import { mapError } from './map-error.ts';

/** The codec of a server that speaks Chat Completions and has these traits. */
export function createChatCodec(traits: ChatTraits): ProviderCodec {
  return {
    type: traits.type,
    format: 'openai-chat',
    encodeRequest: (request, deployment, aids) => encodeRequest(request, deployment, { traits, aids }),
    credentialHeaders: (apiKey) => ({ authorization: `Bearer ${apiKey}` }),
    decodeResponse: (body) => decodeResponse(body, traits),
    createStreamDecoder: () => createChatStreamDecoder(traits),
    mapError,
    health: healthPath(traits.health.path, { fromRoot: traits.health.fromRoot }),
  };
}

export const openai: ProviderCodec = createChatCodec(OPENAI);
export const openaiCompatible: ProviderCodec = createChatCodec(OPENAI_COMPATIBLE);
export const vllm: ProviderCodec = createChatCodec(VLLM);
export const llamaCpp: ProviderCodec = createChatCodec(LLAMA_CPP);
export const lmStudio: ProviderCodec = createChatCodec(LM_STUDIO);
