import type { ProviderCodec } from '../../domain/provider-codec.ts';
import { decodeResponse } from './decode-response.ts';
import { createEmbeddedStreamDecoder } from './decode-stream.ts';
import { encodeRequest } from './encode-request.ts';
import { mapError } from './map-error.ts';

/** The starter model, served by a child process. */
export const embedded: ProviderCodec = {
  type: 'embedded',
  format: 'openai-chat',
  encodeRequest,
  // The socket's permissions are the credential; a key would be given to a server that does not ask for one.
  credentialHeaders: () => ({}),
  decodeResponse,
  createStreamDecoder: createEmbeddedStreamDecoder,
  mapError,
};
