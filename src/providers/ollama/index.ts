import type { WireFormat } from '../../domain/model-request.ts';
import type { ProviderCodec } from '../../domain/provider-codec.ts';
import { type ReadObject, readChatObject } from './chat-object.ts';
import { decodeEmbed } from './decode-embed.ts';
import { decodeResponse } from './decode-response.ts';
import { createOllamaStreamDecoder } from './decode-stream.ts';
import { encodeRequest } from './encode-request.ts';
import { readGenerateObject } from './generate-object.ts';
import { health } from './health.ts';
import { mapError } from './map-error.ts';

/** Ollama by its own API, which alone can be told how much a model reads and not to cut what it is sent. */
export const ollama: ProviderCodec = {
  type: 'ollama',
  format: 'ollama-chat',
  encodeRequest,
  credentialHeaders: (apiKey) => ({ authorization: `Bearer ${apiKey}` }),
  decodeResponse: (body, format) =>
    format === 'ollama-embed' ? decodeEmbed(body) : decodeResponse(body, readerFor(format)),
  createStreamDecoder: (format) => createOllamaStreamDecoder(readerFor(format)),
  mapError,
  health,
};

function readerFor(format: WireFormat): ReadObject {
  return format === 'ollama-generate' ? readGenerateObject : readChatObject;
}
