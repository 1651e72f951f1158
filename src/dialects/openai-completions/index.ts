import type { Dialect } from '../dialect.ts';
import { decodeRequest } from './decode-request.ts';
import { encodeError } from './encode-error.ts';
import { encodeModel, encodeModels } from './encode-models.ts';
import { encodeResponse } from './encode-response.ts';
import { CompletionStreamEncoder } from './encode-stream.ts';
import { placesOf } from './places.ts';

/** OpenAI's Completions: what code editors ask for. */
export const openaiCompletions: Dialect = {
  name: 'openai-completions',
  format: 'openai-completions',
  path: '/v1/completions',
  decodeRequest,
  placesOf,
  encodeResponse,
  createStreamEncoder: (context) => new CompletionStreamEncoder(context),
  encodeError,
  encodeModels,
  encodeModel,
};
