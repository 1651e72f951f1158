import { assertNever } from '../../domain/assert-never.ts';
import type { Finish } from '../../domain/model-response.ts';
import { answerFinishReason } from '../answer-finish-reason.ts';
import type { ChatFinishReason } from './schema.ts';

export interface AnswerShape {
  readonly toolCalls: number;
  /** Whether the answer says in words that it refuses; OpenAI then finishes with `stop`. */
  readonly hasRefusalText: boolean;
}

export function encodeFinish(finish: Finish, answer: AnswerShape): ChatFinishReason {
  const reason = answerFinishReason(finish, answer.toolCalls);
  switch (reason) {
    case 'stop':
    case 'stop-sequence':
    case 'pause':
    case 'unknown':
      return 'stop';
    case 'length':
    case 'context-exceeded':
      return 'length';
    case 'tool-calls':
      return 'tool_calls';
    case 'refusal':
      return answer.hasRefusalText ? 'stop' : 'content_filter';
    case 'content-filter':
      return 'content_filter';
    default:
      return assertNever(reason);
  }
}
