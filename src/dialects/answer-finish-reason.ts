import type { Finish, FinishReason } from '../domain/model-response.ts';

/**
 * Why an answer ended, as its own content shows it: calls that were made are to be run even if the upstream said
 * `stop` (many local servers do), and an answer without calls must not make an agent wait for some. An answer that
 * was cut, refused or paused stays so: its last call may be half written.
 */
export function answerFinishReason(finish: Finish, toolCalls: number): FinishReason {
  switch (finish.reason) {
    case 'stop':
    case 'stop-sequence':
    case 'unknown':
      return toolCalls > 0 ? 'tool-calls' : finish.reason;
    case 'tool-calls':
      return toolCalls > 0 ? 'tool-calls' : 'stop';
    default:
      return finish.reason;
  }
}
