import type { Finish, FinishReason } from '../../domain/model-response.ts';

const REASONS: Readonly<Record<string, FinishReason>> = {
  end_turn: 'stop',
  max_tokens: 'length',
  stop_sequence: 'stop-sequence',
  tool_use: 'tool-calls',
  pause_turn: 'pause',
  refusal: 'refusal',
  model_context_window_exceeded: 'context-exceeded',
};

/** Why the model stopped, from `stop_reason` and `stop_sequence`; a call makes an ordinary end `tool-calls`. */
export function mapFinishReason(
  reason: string | undefined,
  stopSequence: string | undefined,
  hasToolCalls: boolean,
): Finish {
  const known = reason !== undefined && Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined;
  if (known === 'stop-sequence' && stopSequence !== undefined) return { reason: known, stopSequence };
  // A client that is told of a call and finds none would wait for ever.
  if (known === 'tool-calls' && !hasToolCalls) return { reason: 'stop' };
  if (hasToolCalls && (known === 'stop' || known === undefined)) return { reason: 'tool-calls' };
  return { reason: known ?? 'unknown' };
}
