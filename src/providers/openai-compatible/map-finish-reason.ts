import type { Finish, FinishReason } from '../../domain/model-response.ts';

/** What the answer held, where the upstream's word for its end does not tell. */
export interface AnswerShape {
  readonly hasToolCalls: boolean;
  readonly hasRefusal: boolean;
  /** vLLM's `stop_reason`, when it is the stop sequence that matched. */
  readonly stopSequence?: string | undefined;
}

const REASONS: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  eos: 'stop', // Together
  end_turn: 'stop', // proxies that forget to translate
  length: 'length',
  max_tokens: 'length',
  model_length: 'context-exceeded', // Mistral: the model's own window was full
  tool_calls: 'tool-calls',
  function_call: 'tool-calls',
  content_filter: 'content-filter',
};

/** Ends that are no answer: the upstream gave up, or only loaded or unloaded a model. */
const BROKEN = ['error', 'abort', 'load', 'unload', 'insufficient_system_resource'];

/** Whether the upstream ended the answer with a word that means it failed. */
export function isBrokenFinish(reason: string): boolean {
  return BROKEN.includes(reason);
}

/**
 * Why the model stopped. Upstreams say `stop` although they called a tool, and `tool_calls` although they called
 * none; what the answer holds decides between those two. A cut answer stays cut, calls or not.
 */
export function mapFinishReason(reason: string, shape: AnswerShape): Finish {
  const mapped = Object.hasOwn(REASONS, reason) ? (REASONS[reason] ?? 'unknown') : 'unknown';
  const isOrdinary = mapped === 'stop' || mapped === 'tool-calls' || mapped === 'unknown';
  if (!isOrdinary) return { reason: mapped };
  if (shape.hasToolCalls) return { reason: 'tool-calls' };
  if (mapped === 'unknown') return { reason: 'unknown' };
  if (shape.hasRefusal) return { reason: 'refusal' };
  if (shape.stopSequence !== undefined) return { reason: 'stop-sequence', stopSequence: shape.stopSequence };
  return { reason: 'stop' };
}
