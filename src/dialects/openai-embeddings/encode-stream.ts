import type { StreamEncoder } from '../dialect.ts';

/** Vectors come whole: a request for them never asks for a stream, so that none is ever opened. */
export function createStreamEncoder(): StreamEncoder {
  throw new Error('embeddings are not streamed');
}
