import type { ModelRequest } from '../domain/model-request.ts';
import type { StreamPart } from '../domain/stream-part.ts';
import type { CommittedStream } from './committed-stream.ts';
import type { AttemptedResult } from './stages.ts';

/**
 * The answer without log-probabilities, unless its caller asked for them: they may be there for Demarc's own use. Those
 * of a text that goes on never are, and stay.
 */
export function withoutUnaskedLogprobs(request: ModelRequest, result: AttemptedResult): AttemptedResult {
  if (request.operation !== 'chat' || request.wantsLogprobs === true) return result;
  if (result.kind === 'whole' && result.response.logprobs !== undefined) {
    const { logprobs: _, ...response } = result.response;
    return { ...result, response };
  }
  return result.kind === 'stream' ? { ...result, stream: new StreamWithoutLogprobs(result.stream) } : result;
}

class StreamWithoutLogprobs implements CommittedStream {
  readonly #stream: CommittedStream;

  constructor(stream: CommittedStream) {
    this.#stream = stream;
  }

  async next(): Promise<readonly StreamPart[] | undefined> {
    const parts = await this.#stream.next();
    return parts?.some(hasLogprobs) === true ? parts.map(withoutLogprobs) : parts;
  }

  close(): Promise<void> {
    return this.#stream.close();
  }
}

function hasLogprobs(part: StreamPart): boolean {
  return part.type === 'text-delta' && part.logprobs !== undefined;
}

function withoutLogprobs(part: StreamPart): StreamPart {
  return part.type === 'text-delta' ? { type: 'text-delta', text: part.text } : part;
}
