import { DemarcError } from '../../domain/error-catalogue.ts';
import { type RawJson, type WritableJson, writeJson } from '../../domain/json/write-json.ts';
import type { StreamPart } from '../../domain/stream-part.ts';
import type { Usage } from '../../domain/usage.ts';
import { answerId } from '../answer-id.ts';
import type { AnswerContext, StreamEncoder } from '../dialect.ts';
import { mergeUsage } from '../merge-usage.ts';
import { errorEnvelope } from '../openai-error.ts';
import { encodeUsage } from '../openai-usage.ts';
import { serverSentEvent } from '../server-sent-event.ts';
import { encodeFinish } from './encode-finish.ts';
import { type CompletionFinishReason, OBJECT } from './schema.ts';

/**
 * Writes an answer as `text_completion` events. All carry one id, time and model; one without text says why the answer
 * ended, and usage follows it when the caller asked (every other chunk then says `usage: null`). Only text can be said.
 */
export class CompletionStreamEncoder implements StreamEncoder {
  readonly #context: AnswerContext;
  #head: string | undefined;
  #model: string | undefined;
  #usage: Usage | undefined;
  #state: 'answering' | 'finished' | 'closed' = 'answering';

  constructor(context: AnswerContext) {
    this.#context = context;
  }

  encode(parts: readonly StreamPart[]): string {
    let events = '';
    for (const part of parts) events += this.#encodePart(part);
    return events;
  }

  end(): string {
    if (this.#state === 'closed') return '';
    // A stream that was cut must not end as if it were whole: OpenAI's client would take it for a success.
    if (this.#state !== 'finished') return this.failure(new DemarcError('upstream_incomplete'));
    this.#state = 'closed';
    const usage = this.#context.includeStreamUsage
      ? this.#event({ choices: [], usage: encodeUsage(this.#usage) ?? null })
      : '';
    return `${usage}data: [DONE]\n\n`;
  }

  failure(error: DemarcError): string {
    if (this.#state === 'closed') return '';
    this.#state = 'closed';
    return serverSentEvent(errorEnvelope(error));
  }

  heartbeat(): string {
    return ': keep-alive\n\n';
  }

  #encodePart(part: StreamPart): string {
    switch (part.type) {
      case 'start':
        this.#model ??= part.model;
        return '';
      case 'usage':
        this.#usage = mergeUsage(this.#usage, part.usage);
        return '';
      case 'text-delta':
        if (this.#state !== 'answering' || (part.text === '' && part.logprobs === undefined)) return '';
        return this.#chunk(part.text, null, part.logprobs);
      case 'finish':
        if (this.#state !== 'answering') return '';
        this.#state = 'finished';
        return this.#chunk('', encodeFinish(part.finish));
      case 'failure':
        throw new Error('a failure is written by failure(), not encode()');
      default:
        return '';
    }
  }

  #chunk(text: string, finishReason: CompletionFinishReason | null, logprobs?: RawJson): string {
    const choice = { text, index: 0, logprobs: logprobs ?? null, finish_reason: finishReason };
    return this.#event({ choices: [choice], usage: this.#context.includeStreamUsage ? null : undefined });
  }

  /** The members that all chunks share are written once. */
  #event(members: { readonly [name: string]: WritableJson }): string {
    this.#head ??= writeJson({
      id: answerId('cmpl-', this.#context.requestId),
      object: OBJECT,
      created: this.#context.createdS,
      model: this.#model ?? this.#context.requestedModel,
    }).slice(0, -1);
    return serverSentEvent(`${this.#head},${writeJson(members).slice(1)}`);
  }
}
