import type { Finish } from '../../domain/model-response.ts';

/** A model was loaded or unloaded: nobody answered (Ollama, `docs/api.md`, "Load a model"). */
const BROKEN = ['load', 'unload'];

/** Whether the server ended with a word that means there is no answer. */
export function isBrokenFinish(reason: string): boolean {
  return BROKEN.includes(reason);
}

/**
 * Why the model stopped. `done_reason` is `stop` also where a tool was called, and missing at servers before 2024; a
 * word that is not known is unknown, never a stop sequence. A cut answer stays cut, calls or not.
 */
export function mapFinishReason(reason: string | undefined, hasToolCalls: boolean): Finish {
  if (reason === 'length') return { reason: 'length' };
  if (hasToolCalls) return { reason: 'tool-calls' };
  return { reason: reason === 'stop' ? 'stop' : 'unknown' };
}
