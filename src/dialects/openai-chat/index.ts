import type { Dialect } from '../dialect.ts';
import { decodeRequest } from './decode-request.ts';
import { encodeError } from './encode-error.ts';
import { encodeModel, encodeModels } from './encode-models.ts';
import { encodeResponse } from './encode-response.ts';
import { ChatStreamEncoder } from './encode-stream.ts';
import { placesOf } from './places.ts';

/** OpenAI's Chat Completions. */
export const openaiChat: Dialect = {
  name: 'openai-chat',
  format: 'openai-chat',
  path: '/v1/chat/completions',
  decodeRequest,
  placesOf,
  encodeResponse,
  createStreamEncoder: (context) => new ChatStreamEncoder(context),
  encodeError,
  encodeModels,
  encodeModel,
};
