import type { ModelCall } from '../domain/model-call.ts';
import type { ModelRequest } from '../domain/model-request.ts';
import type { WorkEstimate } from '../domain/work.ts';

/** Says how hard the work of a request is. What it says moves a request among those who may see it, and never adds one. */
export interface Scorer {
  /**
   * Never rejects, and always has an answer. For embeddings it is the same for every text, since vectors of a harder one
   * must have the same maker: complexity 0, and nobody is asked.
   * @param ask undefined where nothing may be sent: to explain a request, or where the caller named a model.
   */
  score(request: ModelRequest, ask?: ModelCall): WorkEstimate | Promise<WorkEstimate>;
}
