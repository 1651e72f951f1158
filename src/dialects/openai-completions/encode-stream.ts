import type { DemarcError } from '../../domain/error-catalogue.ts';
import type { RawJson, WritableJson } from '../../domain/json/write-json.ts';
import type { StreamPart } from '../../domain/stream-part.ts';
import type { AnswerContext, StreamEncoder } from '../dialect.ts';
import { OpenAiChunks } from '../openai-chunks.ts';
import { encodeFinish } from './encode-finish.ts';
import { type CompletionFinishReason, OBJECT } from './schema.ts';

/** Writes an answer as `text_completion` events; one without text says why it ended. Only text can be said. */
export class CompletionStreamEncoder implements StreamEncoder {
  readonly #chunks: OpenAiChunks;

  constructor(context: AnswerContext) {
    this.#chunks = new OpenAiChunks(context, { idPrefix: 'cmpl-', object: OBJECT });
  }

  encode(parts: readonly StreamPart[]): string {
    let events = '';
    for (const part of parts) events += this.#encodePart(part);
    return events;
  }

  end(): string {
    return this.#chunks.end();
  }

  failure(error: DemarcError): string {
    return this.#chunks.failure(error);
  }

  heartbeat(): string {
    return this.#chunks.heartbeat();
  }

  #encodePart(part: StreamPart): string {
    switch (part.type) {
      case 'start':
        this.#chunks.noteStart(part);
        return '';
      case 'usage':
        this.#chunks.noteUsage(part);
        return '';
      case 'text-delta':
        if (this.#chunks.isFinished || (part.text === '' && part.logprobs === undefined)) return '';
        return this.#chunks.chunk(choiceOf(part.text, null, part.logprobs));
      case 'finish':
        return this.#chunks.isFinished ? '' : this.#chunks.lastChunk(choiceOf('', encodeFinish(part.finish)));
      case 'failure':
        throw new Error('a failure is written by failure(), not encode()');
      default:
        return '';
    }
  }
}

function choiceOf(
  text: string,
  finishReason: CompletionFinishReason | null,
  logprobs?: RawJson,
): WritableJson {
  return { text, index: 0, logprobs: logprobs ?? null, finish_reason: finishReason };
}
