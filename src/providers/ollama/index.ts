import type { ProviderCodec } from '../../domain/provider-codec.ts';
import { decodeResponse } from './decode-response.ts';
import { createOllamaStreamDecoder } from './decode-stream.ts';
import { encodeRequest } from './encode-request.ts';
import { health } from './health.ts';
import { mapError } from './map-error.ts';

/** Ollama by its own API, which alone can be told how much a model reads and not to cut what it is sent. */
export const ollama: ProviderCodec = {
  type: 'ollama',
  format: 'ollama-chat',
  encodeRequest,
  credentialHeaders: (apiKey) => ({ authorization: `Bearer ${apiKey}` }),
  decodeResponse,
  createStreamDecoder: createOllamaStreamDecoder,
  mapError,
  health,
};
