import type { ProviderCodec } from '../../domain/provider-codec.ts';
import { healthPath } from '../health-path.ts';
import { decodeResponse } from './decode-response.ts';
import { createMessageStreamDecoder } from './decode-stream.ts';
import { encodeRequest, HEADERS } from './encode-request.ts';
import { mapError } from './map-error.ts';

/** Anthropic's Messages API. */
export const anthropic: ProviderCodec = {
  type: 'anthropic',
  format: 'anthropic-messages',
  encodeRequest,
  credentialHeaders: (apiKey) => ({ 'x-api-key': apiKey }),
  decodeResponse,
  createStreamDecoder: createMessageStreamDecoder,
  mapError,
  health: healthPath('/models', { fromRoot: false, headers: HEADERS }),
};
