import { assertNever } from '../../domain/assert-never.ts';
import type { Finish } from '../../domain/model-response.ts';
import { answerFinishReason } from '../answer-finish-reason.ts';
import type { StopReason } from './schema.ts';

export interface EncodedFinish {
  readonly stop_reason: StopReason;
  readonly stop_sequence: string | null;
}

export function encodeFinish(finish: Finish, toolCalls: number): EncodedFinish {
  const reason = answerFinishReason(finish, toolCalls);
  switch (reason) {
    case 'stop':
    case 'unknown':
      return stopped('end_turn');
    case 'stop-sequence':
      return { stop_reason: 'stop_sequence', stop_sequence: finish.stopSequence ?? null };
    case 'length':
      return stopped('max_tokens');
    case 'tool-calls':
      return stopped('tool_use');
    case 'refusal':
    case 'content-filter':
      return stopped('refusal');
    case 'context-exceeded':
      return stopped('model_context_window_exceeded');
    case 'pause':
      return stopped('pause_turn');
    default:
      return assertNever(reason);
  }
}

function stopped(reason: StopReason): EncodedFinish {
  return { stop_reason: reason, stop_sequence: null };
}
