import { DemarcError } from '../domain/error-catalogue.ts';
import { inputCount, type ModelRequest } from '../domain/model-request.ts';
import type { ModelResponse } from '../domain/model-response.ts';
import type { UpstreamFailure } from '../domain/upstream-failure.ts';

export interface WrongVectors {
  readonly failure: UpstreamFailure;
  /** What the caller is told, where it can do something about it. */
  readonly error?: DemarcError;
}

/**
 * Whether an answer has the vectors that were asked for: one for each input, each as long as asked for. Undefined when it
 * has. Servers exist that pass over `dimensions`, and a collection cannot hold vectors of two lengths.
 */
export function wrongVectors(request: ModelRequest, { vectors }: ModelResponse): WrongVectors | undefined {
  if (request.operation !== 'embeddings') return undefined;
  if (vectors?.length !== inputCount(request.input)) {
    return { failure: { code: 'upstream_protocol', cause: 'wrong-number-of-vectors' } };
  }
  const length = request.dimensions ?? vectors[0]?.dimensions;
  const other = vectors.find(({ dimensions }) => dimensions !== length);
  if (other === undefined) return undefined;
  if (request.dimensions === undefined) {
    return { failure: { code: 'upstream_protocol', cause: 'uneven-vectors' } };
  }
  return {
    failure: { code: 'unsupported_parameter', cause: 'wrong-dimensions' },
    error: new DemarcError('unsupported_parameter', {
      message: `the model chosen makes vectors of ${other.dimensions} numbers, whatever \`dimensions\` says; leave it out`,
      param: 'dimensions',
    }),
  };
}
