import type { ModelRequest } from './model-request.ts';
import type { ModelResponse } from './model-response.ts';

/**
 * How a part of Demarc that is not a caller (a judge, an embedder, a detector's model) asks a model: through the
 * same classification, guard and record as any request. `pipeline` implements it; nothing else opens a way out.
 */
export interface ModelCall {
  /** @throws DemarcError as a caller would get it, for instance `no_cleared_destination`. */
  call(request: ModelRequest, purpose: string, signal: AbortSignal): Promise<ModelResponse>;
}
