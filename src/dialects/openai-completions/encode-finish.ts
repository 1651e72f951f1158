import { assertNever } from '../../domain/assert-never.ts';
import type { Finish } from '../../domain/model-response.ts';
import type { CompletionFinishReason } from './schema.ts';

/** A text has no tools and no turns: whatever is neither its end nor a limit is no reason that this shape knows. */
export function encodeFinish({ reason }: Finish): CompletionFinishReason {
  switch (reason) {
    case 'stop':
    case 'stop-sequence':
    case 'tool-calls':
    case 'pause':
    case 'unknown':
      return 'stop';
    case 'length':
    case 'context-exceeded':
      return 'length';
    case 'refusal':
    case 'content-filter':
      return 'content_filter';
    default:
      return assertNever(reason);
  }
}
