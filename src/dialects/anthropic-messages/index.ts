import type { Dialect } from '../dialect.ts';
import { decodeRequest } from './decode-request.ts';
import { encodeError } from './encode-error.ts';
import { encodeModel, encodeModels } from './encode-models.ts';
import { encodeResponse } from './encode-response.ts';
import { MessagesStreamEncoder } from './encode-stream.ts';
import { placesOf } from './places.ts';

/** Anthropic's Messages. */
export const anthropicMessages: Dialect = {
  name: 'anthropic-messages',
  format: 'anthropic-messages',
  path: '/v1/messages',
  decodeRequest,
  placesOf,
  encodeResponse,
  createStreamEncoder: (context) => new MessagesStreamEncoder(context),
  encodeError,
  encodeModels,
  encodeModel,
};
