import type { Dialect } from '../dialect.ts';
import { decodeRequest } from './decode-request.ts';
import { encodeError } from './encode-error.ts';
import { encodeModel, encodeModels } from './encode-models.ts';
import { encodeResponse } from './encode-response.ts';
import { createStreamEncoder } from './encode-stream.ts';
import { placesOf } from './places.ts';

/** OpenAI's Embeddings. */
export const openaiEmbeddings: Dialect = {
  name: 'openai-embeddings',
  format: 'openai-embeddings',
  path: '/v1/embeddings',
  decodeRequest,
  placesOf,
  encodeResponse,
  createStreamEncoder,
  encodeError,
  encodeModels,
  encodeModel,
};
